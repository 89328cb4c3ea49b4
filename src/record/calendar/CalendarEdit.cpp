#include "record/calendar/CalendarEdit.h"

#include "record/calendar/CalendarCommand.h"
#include "record/calendar/Occurrences.h"
#include "record/calendar/Recurrence.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QDateTime plain(const WallTime &wall)
{
    return {wall.date, wall.time, QTimeZone(QTimeZone::UTC)};
}

WallTime laterBy(const WallTime &wall, qint64 seconds)
{
    const QDateTime at = plain(wall).addSecs(seconds);
    return {at.date(), at.time()};
}

/// The rule when the occurrence on one day is to be on another.
QString followed(const QString &rule, const QDate &from, const QDate &to)
{
    if (from == to)
        return rule;
    static const QRegularExpression weekday(u"(?<=BYDAY=)[A-Z]{2}(?=;|$)"_s);
    static const QRegularExpression nth(u"(?<=BYDAY=)(-?)\\d[A-Z]{2}(?=;|$)"_s);
    static const QRegularExpression monthDay(u"(?<=BYMONTHDAY=)\\d+(?=;|$)"_s);
    QString next = rule;
    if (const QRegularExpressionMatch match = nth.match(rule); match.hasMatch()) {
        const bool isLast = to.addDays(7).month() != to.month();
        const int place = (to.day() - 1) / 7 + 1;
        return next.replace(nth, (isLast && (match.captured(1) == "-"_L1 || place == 5) ? u"-1"_s : QString::number(place)) + dayCode(to));
    }
    next.replace(weekday, dayCode(to));
    next.replace(monthDay, QString::number(to.day()));
    return next;
}

/// Exceptions move with what they are of.
QList<TimePoint> shifted(const QList<TimePoint> &moments, const QTimeZone &zone, qint64 seconds)
{
    QList<TimePoint> later;
    for (const TimePoint at : moments)
        later.append(momentOf(laterBy(wallOf(at, zone), seconds), zone));
    return later;
}

std::unexpected<Error> unknown()
{
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Calendar", "This is not in the calendar any more"));
}

CalendarEntry *entryIn(RunCalendar &calendar, const QString &id)
{
    const auto found = std::ranges::find(calendar.entries, id, &CalendarEntry::id);
    return found == calendar.entries.end() ? nullptr : &*found;
}

bool isFirst(const CalendarEntry &entry, TimePoint at)
{
    return occurrencesOf(entry, momentOf(entry.start, entry.zone) - std::chrono::hours{24}, at, 1).isEmpty();
}

/// "COUNT=5" where two of them stay with the entry of before becomes "COUNT=3".
QString restOf(const QString &rule, const CalendarEntry &before, TimePoint at)
{
    static const QRegularExpression count(u"(?<=COUNT=)\\d+"_s);
    const QRegularExpressionMatch match = count.match(rule);
    if (!match.hasMatch() || rule != before.rule)
        return rule;
    CalendarEntry all = before;
    all.exceptions.clear();
    const qsizetype had = occurrencesOf(all, momentOf(before.start, before.zone) - std::chrono::hours{24}, at).size();
    return QString(rule).replace(count, QString::number(std::max<qsizetype>(1, match.captured().toLongLong() - had)));
}

/// What recurs of a blackout recurs as an entry does.
CalendarEntry asEntry(const Blackout &blackout)
{
    return {.id = blackout.id,
            .title = blackout.title,
            .start = blackout.from,
            .zone = blackout.zone,
            .rule = blackout.rule,
            .exceptions = blackout.exceptions,
            .length = blackout.length};
}

Blackout asBlackout(const CalendarEntry &entry)
{
    return {.id = entry.id,
            .title = entry.title,
            .from = entry.start,
            .length = entry.length,
            .zone = entry.zone,
            .rule = entry.rule,
            .exceptions = entry.exceptions};
}

/// The calendar with what `act` makes of that one alone.
Result<RunCalendar> withBlackout(const RunCalendar &calendar, const QString &id, const std::function<Result<RunCalendar>(const RunCalendar &)> &act)
{
    const Blackout *there = calendar.blackout(id);
    if (!there)
        return unknown();
    const Result<RunCalendar> made = act({.entries = {asEntry(*there)}});
    if (!made)
        return std::unexpected(made.error());
    RunCalendar next = calendar;
    const qsizetype place = std::ranges::find(next.blackouts, id, &Blackout::id) - next.blackouts.begin();
    next.blackouts.removeAt(place);
    for (const CalendarEntry &one : made->entries)
        next.blackouts.insert(one.id == id ? place : next.blackouts.size(), asBlackout(one));
    return next;
}

} // namespace

Result<RunCalendar> changed(const RunCalendar &calendar, const CalendarEntry &edited, TimePoint at, WhichOnes which)
{
    if (const Status rule = checkRule(edited.rule); !rule)
        return std::unexpected(rule.error());
    RunCalendar next = calendar;
    CalendarEntry *entry = entryIn(next, edited.id);
    if (!entry)
        return unknown();
    const CalendarEntry before = *entry;
    const WallTime chosen = wallOf(at, before.zone);
    const qint64 seconds = plain(chosen).secsTo(plain(edited.start));
    if (before.rule.isEmpty()) {
        *entry = edited;
        return next;
    }
    CalendarEntry after = edited;
    if (edited.rule == before.rule)
        after.rule = followed(edited.rule, chosen.date, edited.start.date);
    if (which == WhichOnes::This) {
        entry->exceptions.append(at);
        after.id = newCalendarId();
        after.rule.clear();
        after.exceptions.clear();
        next.entries.append(after);
        return next;
    }
    after.exceptions = shifted(before.exceptions, before.zone, seconds);
    if (which == WhichOnes::All || isFirst(before, at)) {
        after.start = laterBy(before.start, seconds);
        *entry = after;
        return next;
    }
    after.rule = restOf(edited.rule, before, at) == edited.rule ? after.rule : followed(restOf(edited.rule, before, at), chosen.date, edited.start.date);
    after.id = newCalendarId();
    after.exceptions.removeIf([&](TimePoint moment) { return moment < momentOf(edited.start, edited.zone); });
    entry->rule = ruleUntil(before.rule, at);
    entry->exceptions.removeIf([at](TimePoint moment) { return moment >= at; });
    next.entries.append(after);
    return next;
}

Result<RunCalendar> moved(const RunCalendar &calendar, const QString &id, TimePoint at, const WallTime &to, WhichOnes which)
{
    const CalendarEntry *entry = calendar.entry(id);
    if (!entry)
        return unknown();
    CalendarEntry edited = *entry;
    edited.start = to;
    // A second person has agreed to that time, and to no other: until somebody agrees anew it runs nothing.
    if (!approverIn(edited.arguments).isEmpty())
        edited.arguments = withoutConsent(edited.arguments);
    return changed(calendar, edited, at, which);
}

Result<RunCalendar> removed(const RunCalendar &calendar, const QString &id, TimePoint at, WhichOnes which)
{
    RunCalendar next = calendar;
    CalendarEntry *entry = entryIn(next, id);
    if (!entry)
        return unknown();
    if (which == WhichOnes::This && !entry->rule.isEmpty())
        entry->exceptions.append(at);
    else if (which == WhichOnes::AllAfter && !entry->rule.isEmpty() && !isFirst(*entry, at))
        entry->rule = ruleUntil(entry->rule, at);
    else
        next.entries.removeIf([&id](const CalendarEntry &one) { return one.id == id; });
    return next;
}

Result<RunCalendar> changed(const RunCalendar &calendar, const Blackout &edited, TimePoint at, WhichOnes which)
{
    return withBlackout(calendar, edited.id, [&](const RunCalendar &alone) { return changed(alone, asEntry(edited), at, which); });
}

Result<RunCalendar> blackoutRemoved(const RunCalendar &calendar, const QString &id, TimePoint at, WhichOnes which)
{
    return withBlackout(calendar, id, [&](const RunCalendar &alone) { return removed(alone, id, at, which); });
}

} // namespace warrener
