#include "record/calendar/CalendarCommand.h"

#include "app/warrenctl/CalendarWish.h"
#include "app/warrenctl/CommandLine.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/Terminal.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Timers.h"
#include "base/Phrases.h"
#include "base/SafeFile.h"
#include "look/notify/DesktopNotice.h"
#include "look/notify/Webhook.h"
#include "record/calendar/CalendarReminder.h"
#include "record/calendar/CalendarStore.h"
#include "record/calendar/CalendarTimers.h"
#include "record/calendar/IcsText.h"
#include "record/calendar/Recurrence.h"

#include <QCoreApplication>
#include <QCoroTask>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::ctl {

namespace {

Status renew(const RunCalendar &calendar, const ClusterProfile &profile, const Options &options)
{
    return QCoro::waitFor(
        renewTimers(Schedule(QCoreApplication::applicationFilePath()), calendar, profile.name, timerProfileFile(options), SystemClock().now(), {}));
}

/// The calendar of the cluster that is meant, and the cluster.
std::expected<std::pair<ClusterProfile, RunCalendar>, Complaint> openCalendar(const Errand &errand)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const Result<RunCalendar> calendar = CalendarStore(profile->name).read();
    if (!calendar)
        return std::unexpected(Complaint(calendar.error(), Failed));
    return std::pair(*profile, *calendar);
}

QString stateId(CalendarMark::State state)
{
    return state == CalendarMark::State::LeftOut ? u"left-out"_s : u"planned"_s;
}

QString localTime(TimePoint at, const QTimeZone &zone)
{
    return toDateTime(at).toTimeZone(zone).toString(u"yyyy-MM-dd hh:mm"_s);
}

std::optional<Complaint> whyDark(const RunCalendar &calendar, const CalendarEntry &entry, TimePoint at)
{
    for (const auto listed = conflictsAt(calendar, entry, at, at); const CalendarConflict &conflict : listed) {
        if (conflict.why == CalendarConflict::Why::Blackout)
            return Complaint({.kind = ErrorKind::Forbidden,
                              .message = QCoreApplication::translate("warrenctl", "“%1” is left out: the blackout “%2” lasts until %3")
                                             .arg(entry.title, conflict.title, localTime(conflict.until, QTimeZone::systemTimeZone())),
                              .detail = {}},
                             Refused);
    }
    return std::nullopt;
}

/// The blackouts of another cluster that this entry restores into; a calendar that cannot be read may hold one.
std::optional<Complaint> whyNotElsewhere(const CalendarEntry &entry, TimePoint now)
{
    const QString place = testedIn(entry.arguments);
    if (place.isEmpty())
        return std::nullopt;
    const Result<RunCalendar> there = CalendarStore({place}).read();
    return there ? whyNotThere(*there, entry, now) : std::optional(Complaint(there.error(), Refused));
}

} // namespace

Report calendarReport(const RunCalendar &calendar, TimePoint from, TimePoint until, const QTimeZone &zone)
{
    TextTable table;
    for (const QString &title : {QCoreApplication::translate("warrenctl", "WHEN"), QCoreApplication::translate("warrenctl", "KIND"),
                                 QCoreApplication::translate("warrenctl", "WHAT"), QCoreApplication::translate("warrenctl", "STATE"),
                                 QCoreApplication::translate("warrenctl", "RECURS"), QCoreApplication::translate("warrenctl", "ID")})
        table.addColumn(title);
    QJsonArray entries;
    QStringList cut;
    const CalendarIndex index(calendar);
    QHash<const CalendarEntry *, QString> rules;
    for (const CalendarEntry &entry : calendar.entries)
        rules.insert(&entry, describeRule(entry.rule, entry.start));
    for (const auto listed = marksIn(calendar, {}, from, until, from, &cut); const CalendarMark &mark : listed) {
        const CalendarEntry &entry = *index.entry(mark.entry);
        const QString state = toWord(mark.state);
        table.addRow({localTime(mark.at, zone), toWord(mark.kind), printable(mark.title), state, rules.value(&entry), mark.entry});
        entries.append(QJsonObject{{u"id"_s, mark.entry},
                                   {u"kind"_s, toId(mark.kind)},
                                   {u"title"_s, text(mark.title)},
                                   {u"at"_s, toDateTime(mark.at).toUTC().toString(Qt::ISODate)},
                                   {u"state"_s, stateId(mark.state)},
                                   {u"rule"_s, text(entry.rule)},
                                   {u"command"_s, QJsonArray::fromStringList(entry.arguments)}});
    }
    QJsonArray dark;
    for (const auto listed = blackoutsIn(calendar, from, until); const Occurrence &one : listed) {
        const QString title = index.blackout(one.id)->title;
        table.addRow({localTime(one.from, zone), QCoreApplication::translate("warrenctl", "Blackout"), printable(title),
                      QCoreApplication::translate("warrenctl", "until %1").arg(localTime(one.until, zone)), QString(), one.id});
        dark.append(QJsonObject{{u"id"_s, one.id},
                                {u"title"_s, title},
                                {u"from"_s, toDateTime(one.from).toUTC().toString(Qt::ISODate)},
                                {u"until"_s, toDateTime(one.until).toUTC().toString(Qt::ISODate)}});
    }
    QString words = table.isEmpty() ? QCoreApplication::translate("warrenctl", "Nothing is planned") + u'\n' : table.toText();
    if (!cut.isEmpty()) {
        words += QCoreApplication::translate("warrenctl", "Not all is shown: %1 recur more than %2 times in this span; look at fewer days")
                     .arg(printable(phrases::list(cut.first(std::min<qsizetype>(cut.size(), 5)))))
                     .arg(mostMarksOfEach(calendar))
                 + u'\n';
    }
    return {.text = words, .json = {{u"entries"_s, entries}, {u"blackouts"_s, dark}, {u"cut"_s, QJsonArray::fromStringList(cut)}}};
}

std::optional<Complaint> whyNotNow(const RunCalendar &calendar, const QString &id, TimePoint now)
{
    const auto refused = [](ErrorKind kind, const QString &why, ExitCode code) { return Complaint({.kind = kind, .message = why, .detail = {}}, code); };
    const CalendarEntry *entry = calendar.entry(id);
    if (!entry)
        return refused(ErrorKind::NotFound, QCoreApplication::translate("warrenctl", "The calendar has no entry “%1”").arg(id.left(100)), Failed);
    if (!kindOfCommand(entry->arguments) || !hasConsent(entry->arguments))
        return refused(ErrorKind::Forbidden, QCoreApplication::translate("warrenctl", "“%1” is nothing that runs by itself").arg(entry->title), Refused);
    const std::optional<TimePoint> due = dueAt(*entry, now, calendarGrace);
    if (!due)
        return refused(ErrorKind::Forbidden,
                       QCoreApplication::translate("warrenctl", "“%1” is not due now: one that was missed is not run late").arg(entry->title), Refused);
    return whyDark(calendar, *entry, std::max(now, *due));
}

std::optional<Complaint> whyNotThere(const RunCalendar &there, const CalendarEntry &entry, TimePoint now)
{
    return whyDark(there, entry, now);
}

Outcome listCalendar(const Errand &errand, const CalendarWish &wish)
{
    const auto opened = openCalendar(errand);
    if (!opened)
        return std::unexpected(opened.error());
    const TimePoint now = SystemClock().now();
    RunCalendar calendar = opened->second;
    // As the window shows them: what --schedule has made is planned too.
    calendar.entries += entriesOfTimers(Schedule({}).list(), opened->first.name, QTimeZone::systemTimeZone(), now);
    return calendarReport(calendar, now, now + std::chrono::days{wish.days}, QTimeZone::systemTimeZone());
}

Outcome runCalendarEntry(const Errand &errand, const CalendarWish &wish)
{
    const auto opened = openCalendar(errand);
    if (!opened)
        return std::unexpected(opened.error());
    const auto &[profile, calendar] = *opened;
    const TimePoint now = SystemClock().now();
    std::optional<Complaint> refused = whyNotNow(calendar, wish.entry, now);
    if (!refused)
        refused = whyNotElsewhere(*calendar.entry(wish.entry), now);
    // A timer knows its next fifty times: whoever comes by writes the ones behind them.
    if (const Status renewed = renew(calendar, profile, errand.options()); !renewed)
        tell(renewed.error().message);
    if (refused)
        return std::unexpected(*refused);
    const Options &options = errand.options();
    QStringList words{QCoreApplication::applicationFilePath()};
    if (!options.profileFile.isEmpty())
        words << u"--profile"_s << options.profileFile;
    else
        words << u"--cluster"_s << profile.name.value;
    if (options.passwordDescriptor)
        words << u"--password-fd"_s << QString::number(*options.passwordDescriptor);
    const Result<Parsed> parsed = parseArguments(words + asRun(calendar.entry(wish.entry)->arguments));
    if (!parsed)
        return std::unexpected(Complaint(parsed.error(), WrongUsage));
    if (!parsed->options)
        return Report{.text = parsed->print};
    return parsed->run(errand.withOptions(*parsed->options));
}

Outcome remindOfEntry(const Errand &errand, const CalendarWish &wish)
{
    const auto opened = openCalendar(errand);
    if (!opened)
        return std::unexpected(opened.error());
    const auto &[profile, calendar] = *opened;
    if (const Status renewed = renew(calendar, profile, errand.options()); !renewed)
        tell(renewed.error().message);
    const CalendarEntry *entry = calendar.entry(wish.entry);
    if (entry == nullptr)
        return std::unexpected(Complaint({.kind = ErrorKind::NotFound,
                                          .message = QCoreApplication::translate("warrenctl", "The calendar has no entry “%1”").arg(wish.entry.left(100)),
                                          .detail = {}},
                                         Failed));
    const TimePoint now = SystemClock().now();
    // Nobody is reminded of a test that a blackout of where it restores leaves out.
    RunCalendar both = calendar;
    if (const QString place = testedIn(entry->arguments); !place.isEmpty())
        both.blackouts += CalendarStore({place}).read().value_or(RunCalendar()).blackouts;
    const std::optional<Occurrence> when = reminderDueAt(both, *entry, now);
    if (!when)
        return Report{.text = QCoreApplication::translate("warrenctl", "Of “%1” nobody is to be reminded now").arg(printable(entry->title)) + u'\n',
                      .json = {{u"reminded"_s, QJsonValue::Null}}};
    const QString words = reminderText(profile.name, when->from, now, QTimeZone::systemTimeZone());
    const QJsonObject message = reminderMessage(profile, *entry, *when, now);
    DesktopNotice notice;
    const Status shown = QCoro::waitFor(notice.tell(entry->title, words, Level::Note));
    const QUrl hook = webhookOf(profile);
    const Status sent = hook.isEmpty() ? shown : QCoro::waitFor(tellWebhook(profile, hook, message, {}));
    if (!shown && !sent)
        return std::unexpected(Complaint(sent.error(), Failed));
    // Whoever looks at one of the two only would wait in vain.
    if (!sent)
        tell(sent.error().message);
    return Report{.text = printable(entry->title) + u": "_s + words + u'\n', .json = {{u"reminded"_s, message}}};
}

Outcome renewCalendar(const Errand &errand)
{
    const auto opened = openCalendar(errand);
    if (!opened)
        return std::unexpected(opened.error());
    if (const Status renewed = renew(opened->second, opened->first, errand.options()); !renewed)
        return std::unexpected(Complaint(renewed.error()));
    tellWhenNotRun();
    int timers = 0;
    for (const auto listed = Schedule(QCoreApplication::applicationFilePath()).list(); const ScheduledCommand &timer : listed)
        timers += timer.cluster == opened->first.name && isCalendarTimer(timer.id, timer.cluster) ? 1 : 0;
    return Report{.text = (timers == 1 ? QCoreApplication::translate("warrenctl", "The calendar of %1 has 1 timer")
                                       : QCoreApplication::translate("warrenctl", "The calendar of %1 has %n timers", nullptr, timers))
                              .arg(opened->first.name.value)
                          + u'\n',
                  .json = {{u"timers"_s, timers}}};
}

Outcome exportCalendar(const Errand &errand, const CalendarWish &wish)
{
    const auto opened = openCalendar(errand);
    if (!opened)
        return std::unexpected(opened.error());
    const Result<QByteArray> base = CalendarStore(opened->first.name).text();
    const Result<QByteArray> ics = base ? calendarForOthers(opened->second, *base) : base;
    if (!ics)
        return std::unexpected(Complaint(ics.error()));
    if (const Status written = writeFileSafely(wish.file, *ics); !written)
        return std::unexpected(Complaint(written.error()));
    return Report{.text = QCoreApplication::translate("warrenctl", "Written to %1").arg(wish.file) + u'\n', .json = {{u"file"_s, wish.file}}};
}

} // namespace warrener::ctl
