#include "ui/calendar/EntryDialog.h"

#include "base/Units.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/SecondPerson.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/RuleChoice.h"
#include "ui/calendar/RunPlace.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"
#include "ui/theme/Icons.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int dialogWidth = 520;
constexpr int textWidth = dialogWidth - 40;

/// The value behind an option; empty: it is not said.
QString valueOf(const QStringList &arguments, const QString &option)
{
    const qsizetype index = arguments.indexOf(option);
    return index < 0 ? QString() : arguments.value(index + 1);
}

QStringList without(QStringList arguments, const QString &option)
{
    for (qsizetype index = arguments.indexOf(option); index >= 0; index = arguments.indexOf(option))
        arguments.remove(index, std::min<qsizetype>(2, arguments.size() - index));
    return arguments;
}

} // namespace

EntryDialog::EntryDialog(const ClusterProfile &profile, const QList<CalendarOffer> &offers, const CalendarEntry &entry, bool isNew, Judge judge,
                         const QString &who, QWidget *parent)
    : Dialog(isNew ? tr("What should run, and when?") : tr("Change “%1”?").arg(entry.title), parent), m_who(who), m_profile(profile), m_offers(offers),
      m_entry(entry), m_isNew(isNew), m_judge(std::move(judge)), m_what(new ComboBox(this)), m_title(new QLineEdit(this)), m_mode(new ComboBox(this)),
      m_modeLabel(new Label(tr("How"), TextStyle::Table, Token::Text2, this)), m_target(new ComboBox(this)), m_date(new QDateEdit(this)),
      m_time(new QTimeEdit(this)), m_length(new SpinBox(this)), m_rule(new RuleChoice(this)), m_owner(new QLineEdit(this)), m_reminder(new ComboBox(this)),
      m_approver(new QLineEdit(this)), m_approverLabel(new Label(tr("Approved by"), TextStyle::Table, Token::Text2, this)),
      m_targetLabel(new Label(tr("On"), TextStyle::Table, Token::Text2, this)), m_name(new NameCheck(this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"entryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    setFixedWidth(dialogWidth);
    build();
    QPushButton *cancel = addButton(tr("Cancel"));
    m_save = addButton(isNew ? tr("Put into the calendar") : entry.rule.isEmpty() ? tr("Save the change") : tr("Save the change…"), u"primary"_s);
    m_save->setObjectName(u"saveEntry"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(this->entry()); });
    if (!isNew) {
        auto *remove = new QPushButton(tr("Remove…"), this);
        remove->setObjectName(u"removeEntry"_s);
        remove->setProperty("kind", u"dangerOutline"_s);
        footLeft()->addWidget(remove);
        connect(remove, &QPushButton::clicked, this, &EntryDialog::removeRequested);
    }
    footLeft()->addWidget(m_reason, 1);
    for (QLineEdit *field : {m_title, m_owner, m_approver})
        connect(field, &QLineEdit::textChanged, this, &EntryDialog::check);
    connect(m_title, &QLineEdit::textEdited, this, [this] { m_titleIsOwn = true; });
    connect(m_date, &QDateEdit::dateChanged, this, [this](const QDate &day) {
        m_rule->setDay(day);
        forgetConsent();
    });
    connect(m_time, &QTimeEdit::timeChanged, this, &EntryDialog::forgetConsent);
    connect(m_rule, &RuleChoice::changed, this, &EntryDialog::forgetConsent);
    connect(m_length, &QSpinBox::valueChanged, this, &EntryDialog::check);
    connect(m_what, &ComboBox::currentIndexChanged, this, &EntryDialog::chooseOffer);
    connect(m_mode, &ComboBox::currentIndexChanged, this, &EntryDialog::chooseMode);
    connect(m_target, &ComboBox::currentIndexChanged, this, &EntryDialog::forgetConsent);
    connect(m_name, &NameCheck::changed, this, &EntryDialog::check);
    check();
}

void EntryDialog::build()
{
    nameFields();
    fillOffers();
    showEntry();
    body()->addLayout(buildGrid());
    body()->addWidget(m_name);
    m_problem->setWordWrap(true);
    body()->addWidget(m_problem);
    fillModes();
    fillTargets();
    m_ownTarget = m_target->currentText();
    m_what->setFocus();
}

void EntryDialog::nameFields()
{
    m_what->setObjectName(u"entryWhat"_s);
    m_title->setObjectName(u"entryTitle"_s);
    m_mode->setObjectName(u"entryMode"_s);
    m_target->setObjectName(u"entryTarget"_s);
    m_date->setObjectName(u"entryDate"_s);
    m_time->setObjectName(u"entryTime"_s);
    m_length->setObjectName(u"entryLength"_s);
    m_owner->setObjectName(u"entryOwner"_s);
    m_reminder->setObjectName(u"entryReminder"_s);
    m_approver->setObjectName(u"entryApprover"_s);
    m_problem->setObjectName(u"entryProblem"_s);
    m_reason->setObjectName(u"entryReason"_s);
    m_reason->setMostLines(2);
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_length->setRange(1, 24 * 60);
    m_length->setSuffix(tr(" min"));
    for (QAbstractSpinBox *field : std::initializer_list<QAbstractSpinBox *>{m_date, m_time, m_length})
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_title->setMaxLength(120);
    m_owner->setMaxLength(80);
    m_approver->setMaxLength(80);
    m_approver->setPlaceholderText(tr("A second person, by their own name"));
    for (const auto &[words, minutes] : {std::pair(tr("None"), 0), {tr("10 minutes before"), 10}, {tr("1 hour before"), 60}, {tr("1 day before"), 24 * 60}})
        m_reminder->addItem(words, minutes);
}

void EntryDialog::fillOffers()
{
    int current = -1;
    for (const CalendarOffer &offer : std::as_const(m_offers)) {
        if (!m_entry.title.isEmpty() && isOfOffer(m_entry, offer) && (current < 0 || m_entry.title == offer.entry.title))
            current = m_what->count();
        m_what->addItem(icon(calendarwords::icon(offer.entry.kind)), offer.entry.title + u" · "_s + offer.line);
    }
    if (current < 0 && !m_entry.title.isEmpty()) {
        // Something of another program, or of an own document that is gone: it stays what it is.
        m_offers.prepend({.entry = m_entry});
        m_what->insertItem(0, icon(calendarwords::icon(m_entry.kind)), m_entry.title);
        current = 0;
    }
    m_what->setCurrentIndex(std::max(0, current));
    m_ownOffer = current;
}

void EntryDialog::showEntry()
{
    m_titleIsOwn = !m_isNew;
    m_title->setText(m_entry.title.isEmpty() && !m_offers.isEmpty() ? m_offers.first().entry.title : m_entry.title);
    m_date->setDate(m_entry.start.date);
    m_time->setTime(m_entry.start.time);
    const auto length = m_isNew && m_entry.title.isEmpty() && !m_offers.isEmpty() ? m_offers.first().entry.length : m_entry.length;
    m_length->setMaximum(std::max(m_length->maximum(), static_cast<int>(length.count())));
    m_length->setValue(static_cast<int>(length.count()));
    m_rule->setRule(m_entry.rule, m_entry.start, m_entry.zone);
    m_owner->setText(m_entry.owner);
    // One from another program may be any time before; whoever edits something else does not lose it.
    const int reminder = static_cast<int>(std::max<qint64>(0, m_entry.reminder.count()));
    if (m_reminder->findData(reminder) < 0)
        m_reminder->addItem(tr("%1 before").arg(units::span(m_entry.reminder)), reminder);
    m_reminder->setCurrentIndex(m_reminder->findData(reminder));
    m_approver->setText(approverIn(m_entry.arguments));
}

QLayout *EntryDialog::buildGrid()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](Label *label, QWidget *field) {
        label->setBuddy(field);
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(label->text());
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row++, 1);
    };
    const auto label = [this](const QString &text) { return new Label(text, TextStyle::Table, Token::Text2, this); };
    add(label(tr("What")), m_what);
    add(label(tr("Title")), m_title);
    add(m_modeLabel, m_mode);
    add(m_targetLabel, m_target);
    auto *when = new QWidget(this);
    auto *line = new QHBoxLayout(when);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_date, 2);
    line->addWidget(m_time, 1);
    line->addWidget(label(tr("for at most")));
    line->addWidget(m_length, 1);
    m_date->setAccessibleName(tr("Day"));
    m_time->setAccessibleName(tr("Time"));
    m_length->setAccessibleName(tr("Expected length"));
    add(label(tr("When")), when);
    add(label(tr("Repeats")), m_rule);
    add(label(tr("Owner")), m_owner);
    add(label(tr("Reminder")), m_reminder);
    add(m_approverLabel, m_approver);
    return grid;
}

void EntryDialog::chooseOffer(int index)
{
    const CalendarEntry &offer = m_offers.at(index).entry;
    if (!m_titleIsOwn)
        m_title->setText(offer.title);
    m_length->setValue(static_cast<int>(offer.length.count()));
    fillModes();
    fillTargets();
    forgetConsent();
}

/// Who has agreed has agreed to what stood there.
void EntryDialog::forgetConsent()
{
    m_approver->clear();
    m_name->clear();
    check();
}

const CalendarOffer *EntryDialog::offer() const
{
    return m_offers.isEmpty() ? nullptr : &m_offers.at(m_what->currentIndex());
}

/// Of a drill that is made in several ways: which one, and how long its fault is on. What the entry says stays, also where the drill
/// does not have it any more.
void EntryDialog::fillModes()
{
    const QList<CalendarMode> modes = offer() ? offer()->modes : QList<CalendarMode>();
    const bool isOwn = m_ownOffer >= 0 && m_what->currentIndex() == m_ownOffer;
    const QString own = isOwn ? valueOf(m_entry.arguments, u"--mode"_s) : QString();
    const QString said = own.isEmpty() && offer() ? valueOf(offer()->entry.arguments, u"--mode"_s) : own;
    const QSignalBlocker blocker(m_mode);
    m_mode->clear();
    for (const CalendarMode &mode : modes)
        m_mode->addItem(tr("%1, the fault for %2", "the way of a drill, and how long").arg(mode.title, units::span(mode.lasts)), mode.id);
    if (!modes.isEmpty() && !said.isEmpty() && m_mode->findData(said) < 0)
        m_mode->addItem(said, said);
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(said)));
    m_mode->setVisible(m_mode->count() > 1);
    m_modeLabel->setVisible(m_mode->count() > 1);
}

void EntryDialog::chooseMode()
{
    for (const CalendarMode &mode : offer() ? offer()->modes : QList<CalendarMode>()) {
        if (mode.id == m_mode->currentData().toString())
            m_length->setValue(static_cast<int>(mode.length.count()));
    }
    fillTargets();
    forgetConsent();
}

/// Of a drill: whom it is made on; the desk names the hosts that are possible.
void EntryDialog::fillTargets()
{
    const CalendarEntry &offer = m_offers.isEmpty() ? m_entry : m_offers.at(m_what->currentIndex()).entry;
    const QSignalBlocker blocker(m_target);
    m_target->clear();
    const QString said = valueOf(m_entry.arguments, u"--node"_s) + valueOf(m_entry.arguments, u"--proxy"_s);
    if (offer.kind == CalendarKind::Drill) {
        QStringList touched = offer.touches;
        for (const CalendarMode &mode : this->offer() ? this->offer()->modes : QList<CalendarMode>()) {
            if (mode.id == m_mode->currentData().toString())
                touched = mode.touches;
        }
        for (const QString &name : std::as_const(touched))
            m_target->addItem(name);
    }
    m_target->setCurrentIndex(std::max(0, std::max(m_target->findText(said), m_target->findText(shortName(NodeName{said})))));
    const bool asks = m_target->count() > 0;
    m_target->setVisible(asks);
    m_targetLabel->setVisible(asks);
    const bool approves = offer.kind == CalendarKind::Drill && m_profile.environment == Environment::Production;
    m_approver->setVisible(approves);
    m_approverLabel->setVisible(approves);
    // What is agreed to is done to that cluster, in whosever calendar it stands.
    const RunPlace place = placeOfRun(offer.arguments, m_profile, m_offers);
    m_name->setCluster(place.name, place.environment);
    setEnvironment(place.isOther ? place.environment : m_profile.environment);
}

/// What the entry said before stays where its command is still the same; what it left open is named.
QStringList EntryDialog::wantedArguments() const
{
    const CalendarEntry &offer = m_offers.isEmpty() ? m_entry : m_offers.at(m_what->currentIndex()).entry;
    const bool isSame = m_ownOffer >= 0 && m_what->currentIndex() == m_ownOffer && !m_entry.arguments.isEmpty();
    QStringList arguments = withoutConsent(isSame ? m_entry.arguments : offer.arguments);
    if (arguments.isEmpty())
        return arguments;
    for (const QString &option : {u"--mode"_s, u"--duration"_s}) {
        if (const QString value = valueOf(offer.arguments, option); !value.isEmpty() && !arguments.contains(option))
            arguments << option << value;
    }
    for (const CalendarMode &mode : this->offer() ? this->offer()->modes : QList<CalendarMode>()) {
        if (mode.id == m_mode->currentData().toString() && mode.id != valueOf(arguments, u"--mode"_s))
            arguments = without(without(arguments, u"--mode"_s), u"--duration"_s)
                        << u"--mode"_s << mode.id << u"--duration"_s << QString::number(mode.lasts.count());
    }
    const QString target = m_target->currentText();
    const bool isNamed = arguments.contains("--node"_L1) || arguments.contains("--proxy"_L1);
    if (target.isEmpty() || (isSame && isNamed && target == m_ownTarget))
        return arguments;
    arguments = without(without(arguments, u"--node"_s), u"--proxy"_s);
    const bool isProxy = std::ranges::any_of(m_profile.proxies, [&](const ProxyProfile &proxy) { return proxy.name.value == target; });
    return arguments << (isProxy ? u"--proxy"_s : u"--node"_s) << target;
}

CalendarEntry EntryDialog::entry() const
{
    const CalendarEntry &offer = m_offers.isEmpty() ? m_entry : m_offers.at(m_what->currentIndex()).entry;
    CalendarEntry entry = m_entry;
    entry.kind = offer.kind;
    entry.title = m_title->text().simplified();
    entry.start = {m_date->date(), m_time->time()};
    entry.rule = m_rule->rule(m_entry.zone);
    entry.length = std::chrono::minutes{m_length->value()};
    entry.owner = m_owner->text().simplified();
    entry.reminder = std::chrono::minutes{m_reminder->currentData().toInt()};
    const QStringList arguments = wantedArguments();
    if (arguments.isEmpty()) {
        entry.arguments.clear();
        return entry;
    }
    // Of several targets of its own they stay all.
    if (const QString target = m_target->currentText();
        !target.isEmpty() && (m_isNew || m_what->currentIndex() != m_ownOffer || target != m_ownTarget || entry.touches.isEmpty()))
        entry.touches = {target};
    entry.arguments = withConsent(arguments, m_profile.name.value, m_approver->text().simplified());
    return entry;
}

void EntryDialog::check()
{
    const CalendarEntry wish = entry();
    const QString conflict = m_judge(wish, momentOf(wish.start, wish.zone));
    showProblem(conflict);
    const QString reason = reasonAgainst(wish, conflict);
    m_reason->setText(reason);
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(plainTip(reason));
    m_save->setAccessibleDescription(reason);
}

QString EntryDialog::reasonAgainst(const CalendarEntry &wish, const QString &conflict) const
{
    if (!conflict.isEmpty())
        return tr("It cannot be then");
    if (wish.title.isEmpty())
        return tr("It wants a title");
    if (m_approver->isVisibleTo(this)) {
        const QString person = m_approver->text().trimmed().isEmpty() ? tr("A second person must be named under “Approved by”")
                                                                      : whyNoSecondPerson(m_approver->text(), {m_who, wish.owner});
        if (!person.isEmpty())
            return person;
    }
    return m_name->isGiven() ? QString() : tr("Enabled when the name is complete");
}

void EntryDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    wrap(m_problem, textWidth);
}

} // namespace warrener
