#include "record/calendar/IcsText.h"

#include "base/Units.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/IcsLines.h"
#include "record/calendar/Recurrence.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <KCalendarCore/Alarm>
#include <KCalendarCore/Event>
#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/MemoryCalendar>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

namespace kcal = KCalendarCore;

/// What is hourly and lasts longer would be looked for among all that began before.
constexpr std::chrono::days longestEntry{366};
/// Four weeks. Who is reminded of more at once is told of everything that comes, and reads nothing.
constexpr std::chrono::minutes longestReminder{28 * 24 * 60};
constexpr auto wallFormat = "yyyyMMdd'T'HHmmss"_L1;

QString own(const kcal::Event &event, const char *key)
{
    return event.nonKDECustomProperty(QByteArray("X-WARRENER-") + key);
}

void setOwn(kcal::Event &event, const char *key, const QString &value)
{
    const QByteArray name = QByteArray("X-WARRENER-") + key;
    if (value.isEmpty())
        event.removeNonKDECustomProperty(name);
    else
        event.setNonKDECustomProperty(name, value);
}

QTimeZone zoneOf(const QDateTime &at)
{
    return at.timeSpec() == Qt::LocalTime ? QTimeZone::systemTimeZone() : at.timeZone();
}

/// The same of an event. The parser takes days as those of this machine: they are those of `ofAll`, the zone of the whole text,
/// where that is known.
QTimeZone zoneOf(const kcal::Event &event, const QString &ofAll)
{
    const QByteArray known = event.allDay() ? ics::knownZone(ofAll.toUtf8()) : QByteArray();
    return known.isEmpty() ? zoneOf(event.dtStart()) : QTimeZone(known);
}

/// A time that clocks leave out comes back as another one; ours is said beside it.
WallTime wallOr(const WallTime &read, const kcal::Event &event, const char *key, const QTimeZone &zone)
{
    const QDateTime said = QDateTime::fromString(own(event, key), wallFormat);
    const WallTime meant{said.date(), said.time()};
    return said.isValid() && momentOf(meant, zone) == momentOf(read, zone) ? meant : read;
}

WallTime readStartOf(const kcal::Event &event)
{
    const QDateTime start = event.dtStart();
    return {start.date(), event.allDay() ? QTime(0, 0) : start.time()};
}

WallTime startOf(const kcal::Event &event, const QTimeZone &zone)
{
    return wallOr(readStartOf(event), event, "START", zone);
}

std::chrono::minutes betweenOnTheWall(const WallTime &from, const WallTime &until)
{
    const QTimeZone flat(QTimeZone::UTC);
    return std::chrono::minutes{QDateTime(from.date, from.time, flat).secsTo(QDateTime(until.date, until.time, flat)) / 60};
}

/// As it is written: an end may stand before its beginning. On the wall: clocks that change within a blackout do not move its end.
std::chrono::minutes writtenLengthOf(const kcal::Event &event)
{
    if (event.allDay())
        return std::chrono::days{event.dtStart().date().daysTo(event.dtEnd().date()) + 1};
    const QTimeZone zone = zoneOf(event.dtStart());
    const QDateTime end = event.dtEnd().toTimeZone(zone);
    const WallTime until{end.date(), end.time()};
    if (!own(event, "END").isEmpty())
        return betweenOnTheWall(startOf(event, zone), wallOr(until, event, "END", zone));
    // Written before the end was said too: what begins in the hour that clocks leave out comes back later, and may do so after its end.
    const std::chrono::minutes read = betweenOnTheWall(readStartOf(event), until);
    return read < 0min ? betweenOnTheWall(startOf(event, zone), until) : read;
}

std::chrono::minutes lengthOf(const kcal::Event &event, std::chrono::minutes most)
{
    return std::clamp<std::chrono::minutes>(writtenLengthOf(event), 0min, most);
}

QString ruleOf(const kcal::Event &event)
{
    const kcal::Recurrence *recurrence = event.recurs() ? event.recurrence() : nullptr;
    if (!recurrence || recurrence->rRules().isEmpty())
        return {};
    kcal::ICalFormat format;
    QString text = format.toString(recurrence->rRules().constFirst()).trimmed();
    text.remove(u'\r');
    text.remove("\n "_L1);
    return text.mid(text.indexOf("FREQ="_L1)).section(u'\n', 0, 0);
}

/// Whether it comes at other times than its one rule and its exceptions say: RDATE, EXRULE, a second rule.
bool comesOtherwise(const kcal::Event &event)
{
    const kcal::Recurrence *recurrence = event.recurs() ? event.recurrence() : nullptr;
    return recurrence
           && (recurrence->rRules().size() > 1 || !recurrence->exRules().isEmpty() || !recurrence->rDates().isEmpty() || !recurrence->rDateTimes().isEmpty());
}

QList<TimePoint> exceptionsOf(const kcal::Event &event, const QTimeZone &zone)
{
    QList<TimePoint> moments;
    if (!event.recurs())
        return moments;
    for (const auto listed = event.recurrence()->exDateTimes(); const QDateTime &at : listed)
        moments.append(fromDateTime(at));
    for (const auto listed = event.recurrence()->exDates(); const QDate &day : listed)
        moments.append(momentOf({day, event.allDay() ? QTime(0, 0) : event.dtStart().time()}, zone));
    return moments;
}

/// Which time of the rule an event takes the place of.
TimePoint placeTakenBy(const kcal::Event &event, const QTimeZone &zone)
{
    const QDateTime at = event.recurrenceId();
    return event.allDay() && at.timeSpec() == Qt::LocalTime ? momentOf({at.date(), at.time()}, zone) : fromDateTime(at);
}

QStringList commandOf(const kcal::Event &event)
{
    QStringList words;
    for (const auto listed = QJsonDocument::fromJson(own(event, "COMMAND").toUtf8()).array(); const QJsonValue &word : listed)
        words.append(word.toString());
    return words;
}

std::chrono::minutes reminderOf(const kcal::Event &event)
{
    for (const auto listed = event.alarms(); const kcal::Alarm::Ptr &alarm : listed) {
        if (alarm->hasStartOffset() && alarm->startOffset().asSeconds() < 0)
            return std::min(longestReminder, std::chrono::minutes{-alarm->startOffset().asSeconds() / 60});
    }
    return 0min;
}

/// One occurrence that was changed by a foreign program stands beside what it is of.
QString idOf(const kcal::Event &event)
{
    if (!event.hasRecurrenceId())
        return event.uid();
    // A day is the same one wherever it is read.
    const QDateTime at = event.recurrenceId();
    const QDateTime named = event.allDay() ? QDateTime(at.date(), at.time(), QTimeZone(QTimeZone::UTC)) : at.toUTC();
    return event.uid() + u'@' + named.toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

Blackout blackoutOf(const kcal::Event &event, const QTimeZone &zone)
{
    return {.id = idOf(event),
            .title = ics::bounded(event.summary()),
            .from = startOf(event, zone),
            .length = lengthOf(event, longestBlackout),
            .zone = zone,
            .rule = ruleOf(event),
            .exceptions = exceptionsOf(event, zone)};
}

CalendarEntry entryOf(const kcal::Event &event, const QTimeZone &zone)
{
    const QDateTime since = QDateTime::fromString(own(event, "SINCE"), Qt::ISODate);
    CalendarEntry entry{.id = idOf(event),
                        .title = ics::bounded(event.summary()),
                        .arguments = commandOf(event),
                        .start = startOf(event, zone),
                        .zone = zone,
                        .rule = ruleOf(event),
                        .exceptions = exceptionsOf(event, zone),
                        .length = lengthOf(event, longestEntry),
                        .owner = ics::bounded(own(event, "OWNER")),
                        .reminder = reminderOf(event),
                        .touches = own(event, "TOUCHES").split(u' ', Qt::SkipEmptyParts),
                        .since = since.isValid() ? fromDateTime(since) : TimePoint{}};
    // The command says what it is; a word beside it could say otherwise.
    const std::optional<CalendarKind> kind = entry.arguments.isEmpty() ? std::nullopt : kindOfCommand(entry.arguments);
    entry.kind = kind.value_or(CalendarKind::Note);
    if (!kind)
        entry.arguments.clear();
    return entry;
}

struct Parsed
{
    kcal::MemoryCalendar::Ptr calendar{};
    RunCalendar values{};
    QHash<QString, QString> zonesOfAll{}; ///< id → the zone that its text names for all, of those whose times name none
};

Result<Parsed> parsed(const QByteArray &ics, qsizetype most)
{
    if (ics.size() > most)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Calendar", "A calendar of more than %1 is not read").arg(units::bytes(double(most))));
    const QByteArray flat = ics::unfolded(ics);
    const Result<ics::SeenLines> written = ics::seenIn(flat);
    if (!written)
        return std::unexpected(written.error());
    if (const Status zones = ics::checkZones(*written); !zones)
        return std::unexpected(zones.error());
    Parsed result{.calendar = kcal::MemoryCalendar::Ptr(new kcal::MemoryCalendar(QTimeZone::systemTimeZone()))};
    kcal::ICalFormat format;
    if (!format.fromRawString(result.calendar, ics::withKnownZones(flat)))
        return ics::malformed(QCoreApplication::translate("Calendar", "it cannot be read"));
    QHash<QString, QList<TimePoint>> apart; ///< id → what of it stands beside it
    qsizetype rules = 0;
    for (const auto listed = result.calendar->rawEvents(); const kcal::Event::Ptr &event : listed) {
        const QString ofAll = own(*event, ics::zoneOfAllKey);
        setOwn(*event, ics::zoneOfAllKey, {});
        if (!ofAll.isEmpty() && !(event->allDay() && ics::knownZone(ofAll.toUtf8()).isEmpty()))
            result.zonesOfAll.insert(idOf(*event), ofAll);
        if (!event->dtStart().isValid())
            return ics::malformed(QCoreApplication::translate("Calendar", "“%1” has no time").arg(ics::bounded(event->summary()).left(80)));
        if (const QString rule = ruleOf(*event); !checkRule(rule))
            return std::unexpected(checkRule(rule).error());
        const bool acts = own(*event, "KIND") == ics::blackoutKind || !own(*event, "COMMAND").isEmpty();
        if (acts && event->recurs())
            rules += event->recurrence()->rRules().size();
        // What runs, and what forbids runs, must not do so at half of its times. Of a note it is said where it comes in.
        if (comesOtherwise(*event) && (own(*event, "KIND") == ics::blackoutKind || !commandOf(*event).isEmpty()))
            return ics::malformed(QCoreApplication::translate("Calendar", "“%1” recurs by RDATE, EXRULE or several rules, which are not followed here")
                                      .arg(ics::bounded(event->summary()).left(80)));
        // What forbids runs for longer, or never, must not come in as something else.
        if (own(*event, "KIND") == ics::blackoutKind && writtenLengthOf(*event) != lengthOf(*event, longestBlackout))
            return ics::malformed(QCoreApplication::translate("Calendar", "the blackout “%1” ends before it begins, or lasts longer than ten years")
                                      .arg(ics::bounded(event->summary()).left(80)));
        const QTimeZone zone = zoneOf(*event, ofAll);
        if (event->hasRecurrenceId())
            apart[event->uid()].append(placeTakenBy(*event, zone));
        if (own(*event, "KIND") == ics::blackoutKind)
            result.values.blackouts.append(blackoutOf(*event, zone));
        else
            result.values.entries.append(entryOf(*event, zone));
    }
    for (CalendarEntry &entry : result.values.entries)
        entry.exceptions += apart.value(entry.id);
    if (result.values.entries.size() + result.values.blackouts.size() != written->events)
        return ics::malformed(QCoreApplication::translate("Calendar", "not all of its events can be read"));
    if (rules < written->rules)
        return ics::malformed(QCoreApplication::translate("Calendar", "not all of its rules can be read"));
    // The parser keeps no order; a reader wants one.
    std::ranges::sort(result.values.entries, {}, [](const CalendarEntry &entry) { return std::pair(momentOf(entry.start, entry.zone), entry.id); });
    std::ranges::sort(result.values.blackouts, {}, [](const Blackout &blackout) { return std::pair(momentOf(blackout.from, blackout.zone), blackout.id); });
    return result;
}

QDateTime zoned(TimePoint at, const QTimeZone &zone)
{
    return toDateTime(at).toTimeZone(zone);
}

/// Times, rule and exceptions into an event.
void putTimes(kcal::Event &event, const WallTime &start, std::chrono::minutes length, const QTimeZone &zone, const QString &rule,
              const QList<TimePoint> &exceptions)
{
    const QDateTime begin(start.date, start.time, QTimeZone(QTimeZone::UTC));
    const QDateTime end = begin.addSecs(std::chrono::seconds(length).count());
    event.setAllDay(false);
    event.setDtStart(zoned(momentOf(start, zone), zone));
    event.setDtEnd(zoned(momentOf({end.date(), end.time()}, zone), zone));
    setOwn(event, "START", begin.toString(wallFormat));
    setOwn(event, "END", end.toString(wallFormat));
    event.clearRecurrence();
    if (rule.isEmpty())
        return;
    auto *recurs = new kcal::RecurrenceRule;
    kcal::ICalFormat format;
    if (!format.fromString(recurs, rule)) {
        delete recurs;
        return;
    }
    recurs->setStartDt(event.dtStart());
    event.recurrence()->setStartDateTime(event.dtStart(), false);
    event.recurrence()->addRRule(recurs);
    for (const TimePoint at : exceptions)
        event.recurrence()->addExDateTime(zoned(at, zone));
}

void put(kcal::Event &event, const CalendarEntry &entry)
{
    event.setSummary(entry.title);
    putTimes(event, entry.start, entry.length, entry.zone, entry.rule, entry.exceptions);
    setOwn(event, "KIND", toId(entry.kind));
    setOwn(event, "COMMAND",
           entry.arguments.isEmpty() ? QString()
                                     : QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(entry.arguments)).toJson(QJsonDocument::Compact)));
    setOwn(event, "OWNER", entry.owner);
    setOwn(event, "TOUCHES", entry.touches.join(u' '));
    setOwn(event, "SINCE", isNever(entry.since) ? QString() : toDateTime(entry.since).toUTC().toString(Qt::ISODate));
    if (reminderOf(event) == entry.reminder)
        return;
    event.clearAlarms();
    if (entry.reminder > 0min) {
        const kcal::Alarm::Ptr alarm = event.newAlarm();
        alarm->setDisplayAlarm(entry.title);
        alarm->setStartOffset(kcal::Duration(-static_cast<int>(std::chrono::seconds(entry.reminder).count())));
        alarm->setEnabled(true);
    }
}

void put(kcal::Event &event, const Blackout &blackout)
{
    event.setSummary(blackout.title);
    putTimes(event, blackout.from, blackout.length, blackout.zone, blackout.rule, blackout.exceptions);
    setOwn(event, "KIND", ics::blackoutKind);
    setOwn(event, "COMMAND", {});
}

} // namespace

Result<RunCalendar> calendarFromIcs(const QByteArray &ics, qsizetype most)
{
    Result<Parsed> all = parsed(ics, most);
    return all ? Result<RunCalendar>(std::move(all->values)) : std::unexpected(all.error());
}

Result<QByteArray> calendarToIcs(const RunCalendar &calendar, const QByteArray &base)
{
    Parsed before{.calendar = kcal::MemoryCalendar::Ptr(new kcal::MemoryCalendar(QTimeZone::systemTimeZone()))};
    if (!base.isEmpty()) {
        Result<Parsed> read = parsed(base, 8 << 20);
        if (!read)
            return std::unexpected(read.error());
        before = *std::move(read);
    }
    QHash<QString, kcal::Event::Ptr> events;
    for (const auto listed = before.calendar->rawEvents(); const kcal::Event::Ptr &event : listed)
        events.insert(idOf(*event), event);
    const auto place = [&](const QString &id, const auto &value, const auto *same) {
        kcal::Event::Ptr event = events.take(id);
        // What nobody has changed stays as it was written, whatever we know of it.
        if (event && same && *same == value)
            return;
        if (event) {
            put(*event, value);
            return;
        }
        event = kcal::Event::Ptr(new kcal::Event);
        event->setUid(id);
        put(*event, value);
        before.calendar->addEvent(event);
    };
    const CalendarIndex index(before.values);
    for (const CalendarEntry &entry : calendar.entries)
        place(entry.id, entry, index.entry(entry.id));
    for (const Blackout &blackout : calendar.blackouts)
        place(blackout.id, blackout, index.blackout(blackout.id));
    for (const kcal::Event::Ptr &gone : std::as_const(events))
        before.calendar->deleteEvent(gone);
    kcal::ICalFormat format;
    format.setApplication(u"Warrener"_s, u"-//Warrener//Calendar//EN"_s);
    const QByteArray text = format.toString(before.calendar.staticCast<kcal::Calendar>()).toUtf8();
    if (text.isEmpty())
        return failure(ErrorKind::Internal, QCoreApplication::translate("Calendar", "The calendar cannot be written"));
    return text;
}

Result<QByteArray> calendarForOthers(RunCalendar calendar, const QByteArray &base)
{
    for (CalendarEntry &entry : calendar.entries)
        entry.arguments = withoutConsent(entry.arguments);
    return calendarToIcs(calendar, base);
}

Result<QList<ImportItem>> importable(const QByteArray &ics, const RunCalendar &calendar)
{
    Result<Parsed> all = parsed(ics, largestImport);
    if (!all)
        return std::unexpected(all.error());
    QHash<QString, bool> hadCommand;
    QSet<QString> partly;
    for (const auto listed = all->calendar->rawEvents(); const kcal::Event::Ptr &event : listed) {
        hadCommand.insert(idOf(*event), !own(*event, "COMMAND").isEmpty());
        if (comesOtherwise(*event))
            partly.insert(idOf(*event));
    }
    QList<ImportItem> items;
    const CalendarIndex index(calendar);
    const auto remarkOf = [&](const QString &id, const QString &other) {
        const QString zone = all->zonesOfAll.value(id);
        if (zone.isEmpty())
            return other;
        const QString taken =
            QCoreApplication::translate("Calendar", "Its times name no zone: they are taken as those of %1, which the file names for all of it")
                .arg(ics::bounded(zone).left(80));
        return other.isEmpty() ? taken : other + u". "_s + taken;
    };
    for (CalendarEntry entry : std::as_const(all->values.entries)) {
        entry.arguments = withoutConsent(entry.arguments);
        const bool foreign = entry.arguments.isEmpty() && hadCommand.value(entry.id);
        const QString remark = foreign ? QCoreApplication::translate("Calendar", "Its command is none that a calendar may start: it comes in as a note")
                               : partly.contains(entry.id)
                                   ? QCoreApplication::translate("Calendar", "It recurs by RDATE, EXRULE or several rules: only its first rule comes in")
                                   : QString();
        items.append(
            {.entry = entry, .isKnown = index.entry(entry.id) != nullptr, .wantsToRun = !entry.arguments.isEmpty(), .remark = remarkOf(entry.id, remark)});
    }
    for (const Blackout &blackout : std::as_const(all->values.blackouts))
        items.append({.blackout = blackout, .isKnown = index.blackout(blackout.id) != nullptr, .remark = remarkOf(blackout.id, {})});
    return items;
}

} // namespace warrener
