#include "LiveCalendarDesk.h"

#include "Warrenctl.h"
#include "base/OffThread.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "look/schedule/UserSystemd.h"
#include "plan/drill/DrillLibrary.h"
#include "plan/drill/DrillPlanner.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/CalendarReminder.h"
#include "record/calendar/CalendarTimers.h"
#include "record/calendar/IcsText.h"
#include "run/procedure/Lease.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// What a journal is looked through for.
constexpr auto past = std::chrono::days{400};

QStringList targetsOf(const ClusterProfile &profile, DrillTarget target)
{
    QStringList names;
    if (target == DrillTarget::Proxy) {
        for (const ProxyProfile &proxy : profile.proxies)
            names.append(proxy.name.value);
    } else {
        // The last one is the one that a drill takes by itself.
        for (auto node = profile.nodes.crbegin(); node != profile.nodes.crend(); ++node)
            names.append(shortName(node->name));
    }
    return names;
}

/// With the mode and the length of now: what is agreed to must not become something else by another default.
QStringList commandOf(const ClusterProfile &profile, const DrillDocument &document)
{
    QStringList arguments{u"drill"_s, u"run"_s, document.id};
    if (const Result<DrillRequest> resolved = resolvedDrill(profile, document, {}))
        arguments << u"--mode"_s << resolved->mode << u"--duration"_s << QString::number(resolved->seconds.count());
    return arguments;
}

/// With the way back into the steady state.
std::chrono::minutes lengthOf(const DrillDocument &document, std::chrono::seconds fault)
{
    return std::chrono::ceil<std::chrono::minutes>(fault + document.recovery + 2min);
}

QList<CalendarMode> modesFor(const ClusterProfile &profile, const DrillDocument &document)
{
    QList<CalendarMode> modes;
    for (const DrillMode &mode : document.modes) {
        const std::chrono::seconds lasts = resolvedDrill(profile, document, {.mode = mode.id}).value_or(DrillRequest{.seconds = document.usual}).seconds;
        modes.append({.id = mode.id,
                      .title = mode.title.text(),
                      .lasts = lasts,
                      .length = lengthOf(document, lasts),
                      .touches = targetsOf(profile, mode.target.value_or(document.target))});
    }
    return modes;
}

QString modesOf(const DrillDocument &document)
{
    QStringList titles;
    for (const DrillMode &mode : document.modes)
        titles.append(mode.title.text());
    return titles.join(u", "_s);
}

QList<CalendarOffer> offersFor(const ClusterProfile &profile, const QList<ClusterProfile> &others)
{
    QList<CalendarOffer> offers;
    for (const auto listed = drillLibrary(); const DrillEntry &entry : listed) {
        if (!entry.document)
            continue;
        const DrillDocument &document = *entry.document;
        offers.append({.entry = {.kind = CalendarKind::Drill,
                                 .title = document.title.text(),
                                 .arguments = commandOf(profile, document),
                                 .length = lengthOf(document, document.usual),
                                 .touches = targetsOf(profile, document.target)},
                       .line = modesOf(document),
                       .modes = modesFor(profile, document)});
    }
    // Under throw-away names, which clients see nothing of; whoever has no other cluster can prove a backup all the same.
    offers.append(
        {.entry = {.kind = CalendarKind::RestoreTest, .title = toWord(CalendarKind::RestoreTest), .arguments = {u"restore"_s, u"--test"_s}, .length = 30min},
         .line = LiveCalendarDesk::tr("into %1, this cluster, under throw-away names").arg(profile.name.value)});
    for (const ClusterProfile &other : others) {
        if (other.name == profile.name)
            continue;
        offers.append({.entry = {.kind = CalendarKind::RestoreTest,
                                 .title = toWord(CalendarKind::RestoreTest),
                                 .arguments = {u"restore"_s, u"--test"_s, u"--to"_s, other.name.value},
                                 .length = 30min},
                       .line = (other.environment == Environment::Production ? LiveCalendarDesk::tr("into %1, production, under throw-away names")
                                                                             : LiveCalendarDesk::tr("into %1, under throw-away names"))
                                   .arg(other.name.value),
                       .elsewhere = other.environment});
    }
    for (const auto listed = recoveryDocuments(&profile); const RecoveryEntry &entry : listed) {
        if (entry.document)
            offers.append({.entry = {.kind = CalendarKind::Rehearsal,
                                     .title = entry.document->title.text(),
                                     .arguments = {u"recovery"_s, u"run"_s, entry.id, u"--rehearse"_s},
                                     .length = 15min},
                           .line = LiveCalendarDesk::tr("rehearsal at the table")});
    }
    offers.append({.entry = {.kind = CalendarKind::Diagnosis, .title = toWord(CalendarKind::Diagnosis), .arguments = {u"diagnose"_s}, .length = 5min},
                   .line = LiveCalendarDesk::tr("reads only")});
    offers.append({.entry = {.kind = CalendarKind::Backup,
                             .title = LiveCalendarDesk::tr("Full backup"),
                             .arguments = {u"backup"_s, u"create"_s, u"--type"_s, u"full"_s},
                             .length = 15min},
                   .line = LiveCalendarDesk::tr("as the cluster's settings say")});
    offers.append(
        {.entry = {.kind = CalendarKind::Note, .title = toWord(CalendarKind::Note), .length = 30min}, .line = LiveCalendarDesk::tr("nothing is run")});
    return offers;
}

/// Which of the other clusters tests of this calendar restore into: what they came to is in those journals.
QStringList testedElsewhere(const CalendarView &view, const ClusterName &own, const QList<ClusterProfile> &others)
{
    QSet<QString> places;
    for (const QList<CalendarEntry> &entries : {view.calendar.entries, view.timers}) {
        for (const CalendarEntry &entry : entries)
            places.insert(testedIn(entry.arguments));
    }
    // “--to” may name the calendar's own cluster: what was run there is read already.
    QStringList known;
    for (const ClusterProfile &other : others) {
        if (other.name != own && places.contains(other.name.value))
            known.append(other.name.value);
    }
    return known;
}

QString nothingRuns(const Error &error)
{
    return LiveCalendarDesk::tr("Nothing runs by itself: %1.").arg(error.message);
}

struct Seen
{
    CalendarView view{};
    QList<CalendarOffer> offers{};
    QSet<QString> timers{};
};

} // namespace

LiveCalendarDesk::LiveCalendarDesk(ClusterStore &store, std::shared_ptr<const Clock> clock, QObject *parent)
    : CalendarDesk(parent), m_store(store), m_clock(std::move(clock)), m_file(store.profile().name)
{
    connect(&m_reminders, &QTimer::timeout, this, &LiveCalendarDesk::remind);
    m_reminders.setObjectName(u"calendarReminders"_s);
    m_reminders.setInterval(30s);
    m_reminders.start();
}

LiveCalendarDesk::~LiveCalendarDesk() = default;

void LiveCalendarDesk::setProfiles(std::function<QList<ClusterProfile>()> profiles)
{
    m_profiles = std::move(profiles);
}

QString LiveCalendarDesk::who() const
{
    return thisProcess({}, {}).who;
}

void LiveCalendarDesk::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    QCoro::connect(read(), this, [this] {
        m_reading = false;
        if (std::exchange(m_again, false))
            refresh();
    });
}

QCoro::Task<void> LiveCalendarDesk::read()
{
    const QPointer<LiveCalendarDesk> self(this);
    const TimePoint at = m_clock->now();
    const auto work = [file = m_file, profile = m_store.profile(), known = m_known, at, others = m_profiles ? m_profiles() : QList<ClusterProfile>()] {
        Seen seen;
        seen.view.loaded = true;
        if (const Result<RunCalendar> calendar = file.read())
            seen.view.calendar = *calendar;
        else
            seen.view.problem = calendar.error().detail.isEmpty() ? calendar.error().message : calendar.error().message + u": "_s + calendar.error().detail;
        const QList<ScheduledCommand> timers = Schedule(QString()).list();
        seen.view.timers = entriesOfTimers(timers, profile.name, QTimeZone::systemTimeZone(), at);
        for (const ScheduledCommand &timer : timers)
            seen.timers.insert(timer.id);
        seen.view.runs = pastRuns(profile.name, at - past, known.get(), testedElsewhere(seen.view, profile.name, others));
        for (const ClusterProfile &other : others) {
            const Result<RunCalendar> there = other.name == profile.name ? Result<RunCalendar>() : CalendarStore(other.name).read();
            if (there && !there->blackouts.isEmpty())
                seen.view.elsewhere.insert(other.name.value, there->blackouts);
        }
        if (warrenctlProgram().isEmpty())
            seen.view.timerProblem = tr("Nothing runs by itself: the program warrenctl, which timers start, is not installed.");
        seen.offers = offersFor(profile, others);
        return seen;
    };
    const Seen seen = co_await WaitingThread(work);
    const Status served = co_await isUserSystemdThere({});
    const QString onlyLoggedIn = served ? co_await whyNotWithoutLogin({}) : QString();
    if (!self)
        co_return;
    CalendarView next = seen.view;
    if (!served)
        next.timerProblem = nothingRuns(served.error());
    // What systemd said to the last change holds until the next one.
    else if (next.timerProblem.isEmpty())
        next.timerProblem = self->m_renewProblem;
    if (next.timerProblem.isEmpty())
        next.timerNote = onlyLoggedIn;
    // Where systemd or the program is missing no timer reminds anybody.
    self->m_remindingTimers = next.timerProblem.isEmpty() ? seen.timers : QSet<QString>();
    const bool differs = next != self->m_view || seen.offers != self->m_offers;
    self->m_view = next;
    self->m_offers = seen.offers;
    if (differs)
        Q_EMIT self->changed();
}

QCoro::Task<Status> LiveCalendarDesk::change(Change act)
{
    const QPointer<LiveCalendarDesk> self(this);
    const auto write = [file = m_file, act] { return file.change(act); };
    const Result<RunCalendar> after = co_await WaitingThread(write);
    if (!after)
        co_return std::unexpected(after.error());
    if (!self)
        co_return Status{};
    self->m_view.calendar = *after;
    const ClusterName cluster = self->m_store.profile().name;
    const QString profileFile = self->m_profileFile;
    const QString program = warrenctlProgram();
    const TimePoint at = self->m_clock->now();
    QString problem;
    // Without one of them reading says so.
    if (!program.isEmpty() && co_await isUserSystemdThere({})) {
        const Status renewed = co_await renewTimers(Schedule(program), *after, cluster, profileFile, at, {});
        if (!renewed)
            problem = nothingRuns(renewed.error());
    }
    if (!self)
        co_return Status{};
    self->m_renewProblem = problem;
    Q_EMIT self->changed();
    self->refresh();
    co_return Status{};
}

QCoro::Task<Status> LiveCalendarDesk::exportTo(QString file)
{
    const auto write = [source = m_file, file]() -> Status {
        const Result<RunCalendar> calendar = source.read();
        if (!calendar)
            return std::unexpected(calendar.error());
        const Result<QByteArray> base = source.text();
        const Result<QByteArray> text = base ? calendarForOthers(*calendar, *base) : base;
        return text ? writeFileSafely(file, *text) : Status(std::unexpected(text.error()));
    };
    co_return co_await WaitingThread(write);
}

QCoro::Task<Result<QList<ImportItem>>> LiveCalendarDesk::lookAt(QString file)
{
    const auto look = [file, calendar = m_view.calendar]() -> Result<QList<ImportItem>> {
        const Result<QByteArray> ics = readNamedFile(file, largestImport);
        if (!ics)
            return failure(ics.error().kind, tr("%1 cannot be read").arg(file), ics.error().message);
        return importable(*ics, calendar);
    };
    co_return co_await WaitingThread(look);
}

void LiveCalendarDesk::remind()
{
    const TimePoint at = m_clock->now();
    for (const CalendarEntry &entry : std::as_const(m_view.calendar.entries)) {
        // Once is enough: its timer reminds with and without a window.
        if (m_remindingTimers.contains(reminderTimerId(m_store.profile().name, entry.id)))
            continue;
        RunCalendar calendar = m_view.calendar;
        calendar.blackouts += m_view.elsewhere.value(testedIn(entry.arguments));
        for (const auto listed = remindersOf(entry, m_remindedAt, at); const Occurrence &one : listed) {
            if (!isLeftOut(calendar, entry, one.from))
                Q_EMIT reminded(entry.title, reminderText(m_store.profile().name, one.from, at, zone()));
        }
    }
    // Before it is read nobody knows what there is.
    if (m_view.loaded)
        m_remindedAt = at;
    // Where no timer follows the file, this window does: somebody else may have moved what it reminds of.
    if (!m_view.timerProblem.isEmpty())
        refresh();
}

} // namespace warrener
