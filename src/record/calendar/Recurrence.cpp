#include "record/calendar/Recurrence.h"

#include "base/Phrases.h"

#include <QCache>
#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/RecurrenceRule>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestRule = 500;
/// All times of one that is counted are worked out at once.
constexpr int mostCounted = 10'000;
/// A rule that lists more for each of its units is followed unit by unit, and no further than is asked.
constexpr qint64 fewListed = 8;
/// Stretches in which such a rule is followed: each is listed whole, and the library lists no more than 10,000 units at once.
constexpr int daysAtOnce = 62;

/// The wall's time where no clock is ever set.
QDateTime onTheWall(const WallTime &wall)
{
    return {wall.date, wall.time, QTimeZone(QTimeZone::UTC)};
}

/// What is not said in capital letters, digits and the rule's marks is no rule.
bool looksLikeRule(const QString &rule)
{
    return rule.size() <= longestRule
           && std::ranges::all_of(rule, [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || QStringView(u"=;,+-").contains(c); });
}

bool parseRule(const QString &text, KCalendarCore::RecurrenceRule &rule)
{
    KCalendarCore::ICalFormat format;
    return looksLikeRule(text) && text.contains("FREQ="_L1) && ruleCombinations(text) <= mostRuleCombinations && format.fromString(&rule, text)
           && rule.recurs();
}

/// At most so many times are listed for one of the rule's units, whatever of them BYSETPOS leaves.
qint64 listedAtOnce(const KCalendarCore::RecurrenceRule &rule, const QString &text)
{
    using KCalendarCore::RecurrenceRule;
    const bool isYearly = rule.recurrenceType() == RecurrenceRule::rYearly;
    const bool isMonth = rule.recurrenceType() == RecurrenceRule::rMonthly || !rule.byMonths().isEmpty();
    const bool isNarrowed = !rule.byMonthDays().isEmpty() || !rule.byYearDays().isEmpty() || !rule.byWeekNumbers().isEmpty();
    qint64 ofEach = 1;
    if (std::ranges::any_of(rule.byDays(), [](const RecurrenceRule::WDayPos &day) { return day.pos() == 0; })) {
        if (!isNarrowed && (isYearly || rule.recurrenceType() == RecurrenceRule::rMonthly))
            ofEach = isMonth ? 5 : 53;
        else if (isYearly && !isMonth && !rule.byMonthDays().isEmpty())
            ofEach = 12;
    } else if (rule.byDays().isEmpty() && !rule.byWeekNumbers().isEmpty()) {
        ofEach = 7;
    }
    return ruleCombinations(text) * ofEach;
}

/// So many times each week, month or year of a rule by days of the week has at least; 0: of another one nobody knows.
qint64 leastOfUnit(const KCalendarCore::RecurrenceRule &rule)
{
    using KCalendarCore::RecurrenceRule;
    const RecurrenceRule::PeriodType unit = rule.recurrenceType();
    if (unit != RecurrenceRule::rWeekly && unit != RecurrenceRule::rMonthly && unit != RecurrenceRule::rYearly)
        return 0;
    QSet<int> days;
    for (const RecurrenceRule::WDayPos &day : rule.byDays())
        days.insert(day.day());
    const QList<int> named = rule.byHours();
    const QSet<int> hours(named.begin(), named.end());
    return days.size() * std::max<qint64>(1, hours.size());
}

/// A unit may have none of its times. Of one that is counted all are worked out at once, through thousands of units in vain.
bool mayBeInVain(const KCalendarCore::RecurrenceRule &rule)
{
    using KCalendarCore::RecurrenceRule;
    const bool isFar = std::ranges::any_of(rule.byDays(), [](const RecurrenceRule::WDayPos &day) { return std::abs(day.pos()) > 4; });
    // The last working day of a month is in each.
    const bool isNoPlace = std::ranges::any_of(rule.bySetPos(), [least = leastOfUnit(rule)](int place) { return std::abs(place) > least; });
    return isFar || isNoPlace || !rule.byMonthDays().isEmpty() || !rule.byYearDays().isEmpty() || !rule.byWeekNumbers().isEmpty();
}

/// Of one that is counted a place in a set costs the listing of all of them, for each time.
bool isCountedTooFar(const KCalendarCore::RecurrenceRule &rule, qint64 listed)
{
    return rule.duration() > 0 && listed > fewListed
           && (mayBeInVain(rule) || (!rule.bySetPos().isEmpty() && rule.duration() * listed > mostCounted * fewListed));
}

/// What a rule is the same for.
struct RuleKey
{
    QString rule{};
    WallTime start{};
    QByteArray zone{};

    bool operator==(const RuleKey &) const = default;
};
size_t qHash(const RuleKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.rule, key.start.date.toJulianDay(), key.start.time.msecsSinceStartOfDay(), key.zone);
}

/// A rule that is ready to be followed from its start.
struct FollowedRule
{
    KCalendarCore::RecurrenceRule rule{};
    bool isRule = false;
    QDateTime last{};      ///< invalid: it goes on for ever
    bool isListed = false; ///< see listedTimes()
};
constexpr qsizetype mostFollowed = 20'000;

/// Read once a thread: a calendar is looked at again and again, and reading a rule takes longer than following it.
FollowedRule &followed(const WallTime &start, const QString &text, const QTimeZone &zone)
{
    thread_local QCache<RuleKey, FollowedRule> known(mostFollowed);
    const RuleKey key{text, start, zone.id()};
    if (FollowedRule *there = known.object(key))
        return *there;
    auto made = std::make_unique<FollowedRule>();
    made->isRule = parseRule(text, made->rule);
    if (made->isRule) {
        // The end of a rule is a moment, the wall has times.
        if (made->rule.duration() == 0) {
            const QDateTime end = made->rule.endDt();
            made->rule.setEndDt(onTheWall(end.timeSpec() == Qt::LocalTime ? WallTime{end.date(), end.time()} : wallOf(fromDateTime(end), zone)));
        }
        made->rule.setAllDay(false);
        made->rule.setStartDt(onTheWall(start));
        if (made->rule.duration() >= 0)
            made->last = made->rule.endDt();
        made->isListed = listedAtOnce(made->rule, text) > fewListed && made->rule.duration() <= 0;
    }
    FollowedRule *const kept = made.get();
    known.insert(key, made.release());
    return *kept;
}

qint64 &searchesOfThisThread()
{
    thread_local qint64 searches = 0;
    return searches;
}

/// No time of a rule lies in it.
struct EmptySpan
{
    QDateTime from{};
    QDateTime until{};
};

/// What such a span is the same for: what the rule leaves open is the start's.
QString spanKey(const WallTime &start, const QString &rule, const QTimeZone &zone)
{
    const auto says = [&rule](QLatin1StringView part) { return rule.contains(part); };
    if (says("INTERVAL="_L1) || says("COUNT="_L1) || says("UNTIL="_L1))
        return u"%1/%2/%3"_s.arg(rule, onTheWall(start).toString(Qt::ISODate), QString::fromLatin1(zone.id()));
    if (says("BYMONTH="_L1) && says("BYMONTHDAY="_L1))
        return rule;
    return u"%1/%2/%3"_s.arg(rule, start.date.toString(u"MMdd"_s)).arg(start.date.dayOfWeek());
}

/// How far a search in vain has certainly seen: the library gives up after 10,000 of the rule's units.
std::chrono::seconds searchedFrom(const QString &rule)
{
    if (rule.contains("FREQ=HOURLY"_L1))
        return std::chrono::hours{9'000};
    return rule.contains("FREQ=DAILY"_L1) ? std::chrono::days{9'000} : std::chrono::days{36'500};
}

/// The next time behind `at`; invalid: there is none before `end`. A search in vain is the dearest (50 ms for a 30th of February), and a
/// calendar may have thousands of such rules: what it has shown is kept for all that it holds for.
/// `key`: spanKey().
QDateTime nextOfRule(const FollowedRule &known, const QString &key, const WallTime &start, const QString &rule, const QDateTime &at, const QDateTime &end)
{
    thread_local QCache<QString, EmptySpan> empty(mostFollowed);
    if (const EmptySpan *span = empty.object(key); span != nullptr && at >= span->from && end <= span->until)
        return {};
    ++searchesOfThisThread();
    const QDateTime next = known.rule.getNextDate(at);
    if (next.isValid())
        return next;
    // A day earlier, so that it holds for every time of the day.
    const QDateTime dayBefore = at.addDays(-1);
    ++searchesOfThisThread();
    if (!known.rule.getNextDate(dayBefore).isValid())
        empty.insert(key, new EmptySpan{.from = std::max(dayBefore, onTheWall(start)), .until = dayBefore.addDuration(searchedFrom(rule))});
    return {};
}

/// Of a rule of which each unit lists many times: to go from one to the next would list them anew for each.
QList<WallTime> listedTimes(const FollowedRule &known, const WallTime &from, const WallTime &until, int most)
{
    QList<WallTime> times;
    const QDateTime end = onTheWall(until);
    for (QDateTime at = onTheWall(from); at < end && times.size() < most; at = at.addDays(daysAtOnce)) {
        if (known.last.isValid() && at > known.last)
            break;
        ++searchesOfThisThread();
        for (const QDateTime &one : known.rule.timesInInterval(at, std::min(at.addDays(daysAtOnce), end).addSecs(-1))) {
            if (one.isValid() && times.size() < most)
                times.append({one.date(), one.time()});
        }
    }
    return times;
}

QString partOf(const QString &rule, QLatin1StringView key)
{
    for (const QString &part : rule.split(u';')) {
        if (part.startsWith(key) && part.mid(key.size()).startsWith(u'='))
            return part.mid(key.size() + 1);
    }
    return {};
}

const QStringList &dayCodes()
{
    static const QStringList codes{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s};
    return codes;
}

/// "Friday" of "FR".
QString dayWord(const QString &code)
{
    const qsizetype day = dayCodes().indexOf(code);
    return day < 0 ? code : QLocale().dayName(static_cast<int>(day) + 1);
}

QString weekdays(const QString &byDay, const WallTime &start)
{
    if (byDay == "MO,TU,WE,TH,FR"_L1)
        return QCoreApplication::translate("Calendar", "working days");
    QStringList words;
    for (const QString &code : byDay.split(u',', Qt::SkipEmptyParts))
        words.append(dayWord(code));
    return words.isEmpty() ? QLocale().dayName(start.date.dayOfWeek()) : phrases::list(words);
}

QString monthly(const QString &rule, const WallTime &start)
{
    const QString byDay = partOf(rule, "BYDAY"_L1);
    if (byDay.size() > 2) {
        const int place = byDay.chopped(2).toInt();
        const QString day = dayWord(byDay.right(2));
        if (place == -1)
            return QCoreApplication::translate("Calendar", "on the last %1 of each month").arg(day);
        return QCoreApplication::translate("Calendar", "on %1 number %2 of each month").arg(day).arg(place);
    }
    const QString byMonthDay = partOf(rule, "BYMONTHDAY"_L1);
    if (byMonthDay == "-1"_L1)
        return QCoreApplication::translate("Calendar", "on the last day of each month");
    return QCoreApplication::translate("Calendar", "on day %1 of each month").arg(byMonthDay.isEmpty() ? QString::number(start.date.day()) : byMonthDay);
}

} // namespace

QString dayCode(const QDate &day)
{
    return dayCodes().at(day.dayOfWeek() - 1);
}

qint64 ruleCombinations(QStringView rule)
{
    qint64 combinations = 1;
    for (const QStringView part : rule.split(u';')) {
        if (part.startsWith("BY"_L1, Qt::CaseInsensitive) && !part.startsWith("BYSETPOS"_L1, Qt::CaseInsensitive))
            combinations = std::min<qint64>(combinations * (part.count(u',') + 1), std::numeric_limits<int>::max());
    }
    return combinations;
}

std::unexpected<Error> tooManyAtOnce(QStringView rule)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "“%1” joins more than %2 times into one rule: make several entries of it")
                                             .arg(rule.left(200).toString(), QString::number(mostRuleCombinations)));
}

Status checkRule(const QString &rule)
{
    if (rule.isEmpty())
        return {};
    if (ruleCombinations(rule) > mostRuleCombinations)
        return tooManyAtOnce(rule);
    KCalendarCore::RecurrenceRule parsed;
    if (!parseRule(rule, parsed))
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "“%1” is no rule of a calendar").arg(rule.left(200)));
    // Its parser takes it, and nothing ever comes of it.
    if (const QString interval = partOf(rule, "INTERVAL"_L1); !interval.isEmpty() && interval.toInt() < 1)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "“%1” is no rule of a calendar").arg(rule.left(200)));
    if (parsed.duration() > mostCounted)
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Calendar", "“%1” counts further than %2: give it a last day instead").arg(rule.left(200)).arg(mostCounted));
    const qint64 listed = listedAtOnce(parsed, rule);
    if (listed > mostRuleCombinations)
        return tooManyAtOnce(rule);
    if (isCountedTooFar(parsed, listed))
        return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("Calendar", "“%1” is counted, and picks from too many times for that: give it a last day instead").arg(rule.left(200)));
    using KCalendarCore::RecurrenceRule;
    const bool dense = parsed.recurrenceType() == RecurrenceRule::rSecondly || parsed.recurrenceType() == RecurrenceRule::rMinutely
                       || parsed.bySeconds().size() > 1 || parsed.byMinutes().size() > 1;
    if (dense)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "“%1” recurs more often than once an hour").arg(rule.left(200)));
    return {};
}

qint64 ruleSearches()
{
    return searchesOfThisThread();
}

QList<WallTime> recurrences(const WallTime &start, const QString &rule, const QTimeZone &zone, const WallTime &from, const WallTime &until, int most)
{
    const auto once = [&] { return start >= from && start < until ? QList{start} : QList<WallTime>(); };
    if (rule.isEmpty())
        return once();
    const FollowedRule &known = followed(start, rule, zone);
    if (!known.isRule)
        return once();
    QList<WallTime> times;
    if (known.last.isValid() && known.last < onTheWall(from))
        return times;
    if (known.isListed)
        return listedTimes(known, std::max(from, start), until, most);
    const KCalendarCore::RecurrenceRule &parsed = known.rule;
    const QDateTime end = onTheWall(until);
    QDateTime at = onTheWall(std::max(from, start)).addSecs(-1);
    // Asked for the next one before its start, a rule of hours passes over the start. Whether a place in a set is the start's is not
    // looked at there.
    if (start >= from && start < until && most > 0 && parsed.bySetPos().isEmpty() && parsed.recursAt(onTheWall(start))) {
        times.append(start);
        at = onTheWall(start);
    }
    const QString key = spanKey(start, rule, zone);
    while (times.size() < most) {
        at = nextOfRule(known, key, start, rule, at, end);
        if (!at.isValid() || at >= end)
            break;
        times.append({at.date(), at.time()});
    }
    return times;
}

QString ruleUntil(const QString &rule, TimePoint until)
{
    if (rule.isEmpty())
        return rule;
    QStringList parts;
    for (const QString &part : rule.split(u';')) {
        if (!part.startsWith("UNTIL="_L1) && !part.startsWith("COUNT="_L1))
            parts.append(part);
    }
    // UNTIL is the last one that still is.
    parts.append("UNTIL="_L1 + toDateTime(until - std::chrono::seconds{1}).toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s));
    return parts.join(u';');
}

QString describeRule(const QString &rule, const WallTime &start)
{
    if (rule.isEmpty())
        return {};
    const QString frequency = partOf(rule, "FREQ"_L1);
    const int interval = std::max(1, partOf(rule, "INTERVAL"_L1).toInt());
    if (frequency == "HOURLY"_L1)
        return interval == 1 ? QCoreApplication::translate("Calendar", "every hour")
                             : QCoreApplication::translate("Calendar", "every %n hours", nullptr, interval);
    if (frequency == "DAILY"_L1)
        return interval == 1 ? QCoreApplication::translate("Calendar", "every day")
                             : QCoreApplication::translate("Calendar", "every %n days", nullptr, interval);
    if (frequency == "WEEKLY"_L1) {
        const QString days = weekdays(partOf(rule, "BYDAY"_L1), start);
        return interval == 1 ? QCoreApplication::translate("Calendar", "every week on %1").arg(days)
                             : QCoreApplication::translate("Calendar", "every %n weeks on %1", nullptr, interval).arg(days);
    }
    if (frequency == "MONTHLY"_L1 && interval == 1)
        return monthly(rule, start);
    if (frequency == "MONTHLY"_L1)
        return QCoreApplication::translate("Calendar", "every %n months", nullptr, interval);
    if (frequency == "YEARLY"_L1 && interval == 1)
        return QCoreApplication::translate("Calendar", "every year");
    return rule;
}

} // namespace warrener
