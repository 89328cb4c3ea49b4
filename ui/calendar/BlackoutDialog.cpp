#include "ui/calendar/BlackoutDialog.h"

#include "record/calendar/Recurrence.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/RuleChoice.h"
#include "ui/parts/Label.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/Wrap.h"

#include <QDateTimeEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int blackoutWidth = 500;
constexpr int mostThere = 220; ///< px of the list of those that there are
const QString momentFormat = u"yyyy-MM-dd HH:mm"_s;

QDateTime shown(const WallTime &wall)
{
    return {wall.date, wall.time, QTimeZone(QTimeZone::UTC)};
}

} // namespace

BlackoutDialog::BlackoutDialog(Environment environment, const QList<Blackout> &there, const Blackout &first, bool isNew, Judge judge, QWidget *parent)
    : Dialog(isNew ? tr("When should nothing be begun?") : tr("Change a blackout"), parent), m_first(first), m_isNew(isNew), m_judge(std::move(judge)),
      m_title(new QLineEdit(this)), m_from(new QDateTimeEdit(this)), m_until(new QDateTimeEdit(this)), m_rule(new RuleChoice(this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_leftOut(new Label({}, TextStyle::Body, Token::Warn, this))
{
    setObjectName(u"blackoutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(blackoutWidth);
    auto *text = new Label(tr("No drill, test, backup or diagnosis of this calendar begins in a blackout, and none that would last into it."), TextStyle::Body,
                           Token::Text2, this);
    wrap(text, blackoutWidth - 40);
    body()->addWidget(text);
    makeFields();
    m_title->setText(first.title);
    m_from->setDateTime(shown(first.from));
    m_until->setDateTime(shown(first.from).addSecs(std::chrono::seconds(first.length).count()));
    m_rule->setRule(first.rule, first.from, first.zone);
    body()->addWidget(m_problem);
    body()->addWidget(m_leftOut);
    if (!there.isEmpty())
        listThere(there);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    if (!isNew) {
        QPushButton *remove = addButton(tr("Remove…"), u"dangerOutline"_s);
        remove->setObjectName(u"removeBlackout"_s);
        connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_first.id); });
    }
    m_save = addButton(isNew ? tr("Add the blackout") : first.rule.isEmpty() ? tr("Save the change") : tr("Save the change…"), u"primary"_s);
    m_save->setObjectName(u"saveBlackout"_s);
    m_reason = new Label({}, TextStyle::Table, Token::Text2, this);
    m_reason->setObjectName(u"blackoutReason"_s);
    footLeft()->addWidget(m_reason, 1);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(blackout()); });
    connect(m_title, &QLineEdit::textChanged, this, &BlackoutDialog::check);
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, [this] {
        check();
        tellLeftOut();
    });
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &at) {
        m_rule->setDay(at.date());
        check();
        tellLeftOut();
    });
    connect(m_rule, &RuleChoice::changed, this, &BlackoutDialog::tellLeftOut);
    check();
    tellLeftOut();
    m_title->setFocus();
}

void BlackoutDialog::makeFields()
{
    m_title->setObjectName(u"blackoutTitle"_s);
    m_title->setMaxLength(80);
    m_title->setPlaceholderText(tr("Why: month-end close"));
    m_from->setObjectName(u"blackoutFrom"_s);
    m_until->setObjectName(u"blackoutUntil"_s);
    m_problem->setObjectName(u"blackoutProblem"_s);
    m_problem->hide();
    m_leftOut->setObjectName(u"blackoutLeavesOut"_s);
    m_leftOut->hide();
    for (QDateTimeEdit *edit : {m_from, m_until}) {
        edit->setTimeZone(QTimeZone(QTimeZone::UTC));
        edit->setDisplayFormat(momentFormat);
        edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[words, field] :
         {std::pair<QString, QWidget *>(tr("Title"), m_title), {tr("From"), m_from}, {tr("Until"), m_until}, {tr("Repeats"), m_rule}}) {
        auto *label = new Label(words, TextStyle::Table, Token::Text2, this);
        field->setAccessibleName(words);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row++, 1);
    }
    body()->addLayout(grid);
}

void BlackoutDialog::listThere(const QList<Blackout> &there)
{
    body()->addSpacing(4);
    body()->addWidget(new Label(tr("Blackouts that there are"), TextStyle::Body, Token::Text, this));
    auto *inside = new QWidget(this);
    auto *list = new QVBoxLayout(inside);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(4);
    for (const Blackout &one : there)
        addThere(one, *list);
    // However many there are, the buttons below stay within the screen.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"blackoutsThere"_s);
    scroll->setFocusPolicy(Qt::NoFocus);
    showThrough(*scroll, inside);
    scroll->setFixedHeight(std::min(inside->sizeHint().height(), mostThere));
    body()->addWidget(scroll);
}

void BlackoutDialog::addThere(const Blackout &blackout, QVBoxLayout &list)
{
    auto *row = new QHBoxLayout;
    QString when = calendarwords::day(blackout.from.date) + u' ' + blackout.from.time.toString(u"HH:mm"_s);
    if (!blackout.rule.isEmpty())
        when += u", "_s + describeRule(blackout.rule, blackout.from);
    auto *label = new Label(blackout.title + u" · "_s + when, TextStyle::Table, Token::Text2, this);
    label->setEliding(true);
    auto *edit = new QPushButton(tr("Change…"), this);
    edit->setObjectName("editBlackout-"_L1 + blackout.id);
    edit->setProperty("small", true);
    edit->setAccessibleName(tr("Change the blackout %1").arg(blackout.title));
    edit->setAutoDefault(false);
    connect(edit, &QPushButton::clicked, this, [this, id = blackout.id] { Q_EMIT editRequested(id); });
    auto *remove = new QPushButton(tr("Remove"), this);
    remove->setObjectName("removeBlackout-"_L1 + blackout.id);
    remove->setProperty("small", true);
    remove->setAccessibleName(tr("Remove the blackout %1").arg(blackout.title));
    remove->setAutoDefault(false);
    connect(remove, &QPushButton::clicked, this, [this, id = blackout.id] { Q_EMIT removeRequested(id); });
    row->addWidget(label, 1);
    row->addWidget(edit);
    row->addWidget(remove);
    list.addLayout(row);
}

Blackout BlackoutDialog::blackout() const
{
    const QDateTime from = m_from->dateTime();
    return {.id = m_isNew ? newCalendarId() : m_first.id,
            .title = m_title->text().simplified(),
            .from = {from.date(), from.time()},
            .length = std::chrono::minutes{from.secsTo(m_until->dateTime()) / 60},
            .zone = m_first.zone,
            .rule = m_rule->rule(m_first.zone),
            .exceptions = m_first.exceptions};
}

void BlackoutDialog::tellLeftOut()
{
    const QString words = m_problem->text().isEmpty() ? m_judge(blackout()) : QString();
    m_leftOut->setText(words);
    m_leftOut->setVisible(!words.isEmpty());
    wrap(m_leftOut, blackoutWidth - 40);
}

void BlackoutDialog::check()
{
    const bool inOrder = m_until->dateTime() > m_from->dateTime();
    const bool isTooLong = blackout().length > longestBlackout;
    const QString problem = !inOrder ? tr("It ends before it begins.") : isTooLong ? tr("It lasts longer than ten years.") : QString();
    showProblem(problem);
    const QString reason = !problem.isEmpty() ? problem : m_title->text().trimmed().isEmpty() ? tr("It wants a title") : QString();
    m_reason->setText(problem.isEmpty() ? reason : QString()); // what stands above is not said twice
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(plainTip(reason));
}

void BlackoutDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    wrap(m_problem, blackoutWidth - 40);
}

} // namespace warrener
