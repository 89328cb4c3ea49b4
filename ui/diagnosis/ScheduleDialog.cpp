#include "ui/diagnosis/ScheduleDialog.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SpinBox.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Units { Minutes, Hours };

/// A week, as RunSchedule says.
constexpr int mostMinutes = 7 * 24 * 60;
constexpr int mostHours = 7 * 24;

/// A user and a password in the address, to another machine without TLS. Told, not refused: alarms that arrive today
/// go on arriving.
bool isReadableOnTheWay(const QUrl &url)
{
    const QString host = url.host();
    const bool staysHere = host == "localhost"_L1 || QHostAddress(host).isLoopback();
    return url.scheme() == "http"_L1 && !url.userInfo().isEmpty() && !staysHere;
}

} // namespace

ScheduleDialog::ScheduleDialog(const RunSchedule &schedule, const QString &timerProblem, Environment environment, QWidget *parent)
    : Dialog(tr("When should the diagnosis run by itself?"), parent), m_nobody(new QRadioButton(tr("Never, only when I ask"), this)),
      m_window(new QRadioButton(tr("While this window is open"), this)), m_timer(new QRadioButton(tr("Always, by a systemd timer of my account"), this)),
      m_every(new SpinBox(this)), m_unit(new ComboBox(this)), m_notify(new QCheckBox(tr("Desktop notification when the verdict changes"), this)),
      m_webhook(new QLineEdit(this)), m_problem(new Label({}, TextStyle::Table, Token::Bad, this)), m_save(nullptr)
{
    setObjectName(u"scheduleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(480);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_save = addButton(tr("Save schedule"), u"primary"_s);
    build(timerProblem);
    fill(schedule);
    for (QRadioButton *choice : {m_nobody, m_window, m_timer})
        connect(choice, &QRadioButton::toggled, this, &ScheduleDialog::check);
    connect(m_webhook, &QLineEdit::textChanged, this, &ScheduleDialog::check);
    connect(m_unit, &ComboBox::currentIndexChanged, this, [this](int unit) { m_every->setMaximum(unit == Hours ? mostHours : mostMinutes); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(this->schedule()); });
    check();
}

void ScheduleDialog::build(const QString &timerProblem)
{
    m_nobody->setObjectName(u"scheduleNobody"_s);
    m_window->setObjectName(u"scheduleWindow"_s);
    m_timer->setObjectName(u"scheduleTimer"_s);
    m_every->setObjectName(u"scheduleEvery"_s);
    m_every->setAccessibleName(tr("Time between two diagnoses"));
    m_every->setMinimum(1);
    m_unit->setObjectName(u"scheduleUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the time"));
    m_unit->addItems({tr("minutes"), tr("hours")});
    m_notify->setObjectName(u"scheduleNotify"_s);
    m_webhook->setObjectName(u"scheduleWebhook"_s);
    m_webhook->setPlaceholderText(u"https://"_s);
    m_webhook->setAccessibleName(tr("Address of a webhook"));
    m_webhook->setMaxLength(2000);
    m_problem->setObjectName(u"scheduleProblem"_s);
    wrap(m_problem, 440);
    m_save->setObjectName(u"saveSchedule"_s);

    body()->addWidget(m_nobody);
    body()->addWidget(m_window);
    body()->addWidget(m_timer);
    if (!timerProblem.isEmpty()) {
        m_timer->setEnabled(false);
        auto *why = new Label(timerProblem, TextStyle::Table, Token::Text2, this);
        why->setObjectName(u"timerProblem"_s);
        wrap(why, 440);
        why->setContentsMargins(26, 0, 0, 0);
        body()->addWidget(why);
    }
    m_timer->setToolTip(tr("It runs while you are logged in on this machine; “loginctl enable-linger” lets it run always."));
    m_timer->setAccessibleDescription(m_timer->toolTip());
    auto *every = new QHBoxLayout;
    every->setSpacing(8);
    every->addWidget(new Label(tr("Every"), TextStyle::Body, Token::Text, this));
    every->addWidget(m_every);
    every->addWidget(m_unit);
    every->addStretch(1);
    body()->addLayout(every);
    body()->addSpacing(4);
    body()->addWidget(m_notify);
    body()->addWidget(new Label(tr("Webhook that is told of a new verdict (optional)"), TextStyle::Table, Token::Text2, this));
    body()->addWidget(m_webhook);
    body()->addWidget(m_problem);
}

void ScheduleDialog::fill(const RunSchedule &schedule)
{
    m_nobody->setChecked(schedule.by == RunSchedule::By::Nobody);
    m_window->setChecked(schedule.by == RunSchedule::By::Window);
    m_timer->setChecked(schedule.by == RunSchedule::By::Timer);
    const auto minutes = static_cast<int>(std::clamp<std::chrono::minutes::rep>(schedule.every.count(), 1, mostMinutes));
    const bool hours = minutes % 60 == 0;
    m_unit->setCurrentIndex(hours ? Hours : Minutes);
    m_every->setMaximum(hours ? mostHours : mostMinutes);
    m_every->setValue(hours ? minutes / 60 : minutes);
    m_notify->setChecked(schedule.notify);
    m_webhook->setText(schedule.webhook.toString());
}

RunSchedule ScheduleDialog::schedule() const
{
    using By = RunSchedule::By;
    const std::chrono::minutes every = m_unit->currentIndex() == Hours ? std::chrono::hours(m_every->value()) : std::chrono::minutes(m_every->value());
    return {.by = m_timer->isChecked()    ? By::Timer
                  : m_window->isChecked() ? By::Window
                                          : By::Nobody,
            .every = every,
            .notify = m_notify->isChecked(),
            .webhook = QUrl(m_webhook->text().trimmed(), QUrl::StrictMode)};
}

bool ScheduleDialog::isWebhookUsable() const
{
    const QString text = m_webhook->text().trimmed();
    const QUrl url(text, QUrl::StrictMode);
    return text.isEmpty() || (url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1));
}

void ScheduleDialog::check()
{
    const bool runs = !m_nobody->isChecked();
    m_every->setEnabled(runs);
    m_unit->setEnabled(runs);
    const bool usable = isWebhookUsable();
    m_webhook->setProperty("bad", !usable);
    m_webhook->style()->polish(m_webhook);
    m_save->setEnabled(usable);
    if (!usable)
        showProblem(tr("A webhook is an address that begins with https:// or http://"));
    else if (isReadableOnTheWay(QUrl(m_webhook->text().trimmed(), QUrl::StrictMode)))
        showProblem(tr("The user and password in this address cross the network readable: give one with https://"));
    else
        showProblem({});
}

void ScheduleDialog::showProblem(const QString &reason)
{
    m_problem->setText(reason);
    m_problem->setVisible(!reason.isEmpty());
}

} // namespace warrener
