#include "ui/calendar/RuleChoice.h"

#include "record/calendar/Recurrence.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The rule without its end, and the end.
std::pair<QString, QString> split(const QString &rule)
{
    QStringList rest;
    QString until;
    for (const auto all = rule.split(u';', Qt::SkipEmptyParts); const QString &part : all) {
        if (part.startsWith("UNTIL="_L1))
            until = part.mid(6);
        else
            rest.append(part);
    }
    return {rest.join(u';'), until};
}

} // namespace

RuleChoice::RuleChoice(QWidget *parent) : QWidget(parent), m_choice(new ComboBox(this)), m_ends(new QCheckBox(tr("until"), this)), m_until(new QDateEdit(this))
{
    m_choice->setObjectName(u"ruleChoice"_s);
    m_choice->setAccessibleName(tr("How it recurs"));
    m_ends->setObjectName(u"ruleEnds"_s);
    m_until->setObjectName(u"ruleUntil"_s);
    m_until->setAccessibleName(tr("The last day of it"));
    m_until->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_until->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_choice, 1);
    row->addWidget(m_ends);
    row->addWidget(m_until);
    const auto show = [this] {
        const bool recurs = !m_choice->currentData().toString().isEmpty();
        m_ends->setVisible(recurs);
        m_until->setVisible(recurs && m_ends->isChecked());
    };
    connect(m_choice, &ComboBox::currentIndexChanged, this, show);
    connect(m_ends, &QCheckBox::toggled, this, show);
    connect(m_choice, &ComboBox::currentIndexChanged, this, &RuleChoice::changed);
    connect(m_ends, &QCheckBox::toggled, this, &RuleChoice::changed);
    connect(m_until, &QDateEdit::dateChanged, this, &RuleChoice::changed);
    setDay(QDate(2026, 1, 5));
    show();
}

void RuleChoice::setDay(const QDate &day)
{
    if (!day.isValid() || day == m_day)
        return;
    m_day = day;
    if (!m_ends->isChecked())
        m_until->setDate(day.addMonths(6));
    fill();
}

void RuleChoice::fill()
{
    const int before = m_choice->currentIndex();
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    const WallTime start{m_day, QTime(0, 0)};
    const int place = (m_day.day() - 1) / 7 + 1;
    const bool isLast = m_day.addDays(7).month() != m_day.month();
    m_choice->addItem(tr("Once"), QString());
    QStringList rules{u"FREQ=DAILY"_s, u"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"_s, "FREQ=WEEKLY;BYDAY="_L1 + dayCode(m_day),
                      "FREQ=WEEKLY;INTERVAL=2;BYDAY="_L1 + dayCode(m_day), u"FREQ=MONTHLY;BYMONTHDAY=%1"_s.arg(m_day.day())};
    rules.append(u"FREQ=MONTHLY;BYDAY=%1%2"_s.arg(isLast ? -1 : place).arg(dayCode(m_day)));
    rules.append(u"FREQ=MONTHLY;BYMONTHDAY=-1"_s);
    for (const QString &rule : std::as_const(rules)) {
        QString words = describeRule(rule, start);
        if (!words.isEmpty())
            words[0] = words.at(0).toUpper();
        m_choice->addItem(words, rule);
    }
    if (!m_own.isEmpty())
        m_choice->addItem(m_ownWords, m_own);
    m_choice->setCurrentIndex(std::clamp(before, 0, m_choice->count() - 1));
}

void RuleChoice::setRule(const QString &rule, const WallTime &start, const QTimeZone &zone)
{
    setDay(start.date);
    const auto [plain, until] = split(rule);
    // "Weekly" alone means the weekday that it begins on.
    QString wanted = plain;
    if (plain == "FREQ=WEEKLY"_L1 || plain == "FREQ=WEEKLY;INTERVAL=2"_L1)
        wanted += ";BYDAY="_L1 + dayCode(start.date);
    else if (plain == "FREQ=MONTHLY"_L1)
        wanted += u";BYMONTHDAY=%1"_s.arg(start.date.day());
    int index = wanted.isEmpty() ? 0 : m_choice->findData(wanted);
    if (index < 0) {
        m_own = plain;
        m_ownWords = describeRule(plain, start);
        fill();
        index = m_choice->findData(plain);
    }
    m_choice->setCurrentIndex(index);
    const QDateTime end = QDateTime::fromString(until, u"yyyyMMdd'T'HHmmss'Z'"_s);
    m_ends->setChecked(end.isValid());
    if (end.isValid())
        m_until->setDate(QDateTime(end.date(), end.time(), QTimeZone(QTimeZone::UTC)).toTimeZone(zone).date());
}

QString RuleChoice::rule(const QTimeZone &zone) const
{
    const QString plain = m_choice->currentData().toString();
    if (plain.isEmpty() || !m_ends->isChecked() || plain.contains("COUNT="_L1))
        return plain;
    return ruleUntil(plain, momentOf({m_until->date().addDays(1), QTime(0, 0)}, zone));
}

} // namespace warrener
