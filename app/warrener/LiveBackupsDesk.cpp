#include "LiveBackupsDesk.h"

#include "BackupReading.h"
#include "base/OffThread.h"
#include "base/Post.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "plan/backup/BackupPace.h"
#include "plan/backup/BackupPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/SecondPlaceRetention.h"
#include "record/catalogue/Standing.h"
#include "run/operations/FactsLook.h"
#include "run/operations/restore/LiveSideLook.h"
#include "ui/model/ClusterStore.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Other programs, timers among them, write to the catalogue too.
constexpr int readAgainMs = 30'000;
constexpr auto bytesKey = "bytes"_L1;

QString keptRulesOf(const BackupRetention &keep)
{
    QStringList words;
    const auto say = [&words](int count, const QString &text) {
        if (count > 0)
            words.append(text);
    };
    say(keep.days, units::duration(std::chrono::days{keep.days}));
    say(keep.last, LiveBackupsDesk::tr("the last %n", nullptr, keep.last));
    say(keep.hourly, LiveBackupsDesk::tr("%n hourly", nullptr, keep.hourly));
    say(keep.daily, LiveBackupsDesk::tr("%n daily", nullptr, keep.daily));
    say(keep.weekly, LiveBackupsDesk::tr("%n weekly", nullptr, keep.weekly));
    say(keep.monthly, LiveBackupsDesk::tr("%n monthly", nullptr, keep.monthly));
    say(keep.yearly, LiveBackupsDesk::tr("%n yearly", nullptr, keep.yearly));
    return words.join(u", "_s);
}

QString brokenLink(const QList<BackupSummary> &backups, const QString &id)
{
    for (const auto all = chainOf(backups, id); const ChainLink &link : all) {
        if (!link.trouble.isEmpty())
            return link.trouble;
    }
    return {};
}

/// Names and sizes of the archives there. Errors: those of isSecondPlaceThere().
QCoro::Task<Result<QMap<QString, qint64>>> namesThere(Catalogue catalogue, SecondPlace place, std::stop_token stop)
{
    if (const Status there = co_await isSecondPlaceThere(catalogue, place, stop); !there)
        co_return std::unexpected(there.error());
    co_return co_await sizesInSecondPlace(place, stop);
}

} // namespace

/// What was read of the folder at one time.
struct LiveBackupsDesk::Listing
{
    Result<QList<BackupSummary>> backups{};
    QList<RetentionVerdict> verdicts{};
    BackupStanding standing{};
    qint64 freeBytes = -1;
};

LiveBackupsDesk::LiveBackupsDesk(ClusterStore &store, std::function<SnapshotPtr()> latest, std::shared_ptr<const Clock> clock, QObject *parent)
    : BackupsDesk(parent), m_store(store), m_profile(std::make_shared<const ClusterProfile>(store.profile())), m_clock(std::move(clock)),
      m_runs({.profile = m_profile, .snapshot = std::move(latest)}, m_clock), m_book(m_runs.book())
{
    const BackupSettings settings = backupSettings(*m_profile);
    m_view.folder = Catalogue(settings.folder).folder();
    m_view.folderRemark = m_profile->remarks.join(u'\n');
    m_view.rpo = settings.rpo;
    m_view.keptRules = keptRulesOf(settings.retention);
    const Result<std::optional<SecondPlace>> second = secondPlaceOf(*m_profile);
    m_second = second ? *second : std::nullopt;
    m_view.secondPlace = m_second ? m_second->label() : settings.secondPlace;
    m_again.setInterval(readAgainMs);
    connect(&m_again, &QTimer::timeout, this, &LiveBackupsDesk::readAgain);
    connect(&m_book, &RunBook::changed, this, &LiveBackupsDesk::showRun);
    connect(&m_book, &RunBook::happened, this, &LiveBackupsDesk::showRun);
    connect(&m_book, &RunBook::ended, this, [this] {
        const RunState &state = m_book.current().state;
        if (state.verdict && *state.verdict != Verdict::Done && *state.verdict != Verdict::Aborted && !state.error.isEmpty())
            Q_EMIT failed(state.error);
        m_progress.reset();
        Q_EMIT progressed();
        refresh();
    });
    m_again.start();
}

LiveBackupsDesk::~LiveBackupsDesk()
{
    m_stop.request_stop();
    m_estimate.request_stop();
    m_leaving.request_stop();
}

void LiveBackupsDesk::setCredentials(const Credentials &credentials)
{
    QCoro::connect(m_book.open(credentials), this, [this](const Status &opened) {
        if (!opened)
            Q_EMIT failed(opened.error().message);
    });
}

QString LiveBackupsDesk::folder() const
{
    return backupSettings(*m_profile).folder;
}

BackupSource LiveBackupsDesk::source(const QString &id) const
{
    return {.catalogue = folder(), .id = id, .file = m_outside.value(id), .identity = m_identity};
}

// The list.

void LiveBackupsDesk::refresh()
{
    readAgain();
    lookIntoSecondPlace();
}

/// Asked when a person asks, and after what may have changed it: a host is not to be knocked at every half a minute.
void LiveBackupsDesk::lookIntoSecondPlace()
{
    if (!m_second || m_lookingThere)
        return;
    m_lookingThere = true;
    QCoro::connect(namesThere(Catalogue(folder()), *m_second, m_leaving.get_token()), this, [this](const Result<QMap<QString, qint64>> &names) {
        m_lookingThere = false;
        m_there = names ? std::optional(*names) : std::nullopt;
        m_secondProblem = names ? QString() : tr("The second place: %1").arg(names.error().message);
        BackupsView view = m_view;
        addCopies(view);
        if (view == m_view)
            return;
        m_view = view;
        Q_EMIT changed();
    });
}

void LiveBackupsDesk::addCopies(BackupsView &view) const
{
    QHash<QString, qint64> sizes;
    for (const auto &[name, size] : m_there.value_or(QMap<QString, qint64>()).asKeyValueRange())
        sizes.insert(idOfArchive(name), size);
    for (BackupRow &row : view.rows) {
        const auto size = sizes.constFind(row.backup.id);
        if (!m_there || row.outside)
            row.there = CopyThere::Unknown;
        else if (size == sizes.cend())
            row.there = CopyThere::Missing;
        else
            row.there = *size == row.backup.archiveBytes ? CopyThere::Whole : CopyThere::Odd;
    }
    if (view.listing == BackupsListing::Ready)
        view.problem = m_secondProblem;
}

void LiveBackupsDesk::readAgain()
{
    m_readAgain = m_reading;
    if (m_reading)
        return;
    m_reading = true;
    const auto read = [isFirst = std::exchange(m_isFirstLook, false), folder = folder(), profile = m_profile,
                       rules = retentionRulesOf(backupSettings(*m_profile)), now = m_clock->now()] {
        const Catalogue catalogue(folder);
        // What runs that died have left is nobody's to read; where it cannot be removed now, the next one tries again.
        if (isFirst)
            static_cast<void>(catalogue.cleanUp(Millis{0}));
        Listing listing{.backups = catalogue.list(profile->name.value), .freeBytes = catalogue.freeBytes()};
        if (listing.backups) {
            listing.verdicts = retentionPreview(*listing.backups, rules, now);
            listing.standing = standingOf(*profile, *listing.backups, now);
            addQueues(listing.standing, catalogue, *listing.backups, now);
        }
        return listing;
    };
    QCoro::connect(waitedFor(read), this, [this](const Listing &listing) {
        m_reading = false;
        show(listing);
        if (m_readAgain)
            readAgain();
    });
}

void LiveBackupsDesk::show(const Listing &listing)
{
    BackupsView view = m_view;
    view.freeBytes = listing.freeBytes;
    if (!listing.backups) {
        view.listing = BackupsListing::Unreachable;
        view.problem = listing.backups.error().message;
    } else {
        const QList<BackupSummary> &backups = *listing.backups;
        view.listing = BackupsListing::Ready;
        view.rows.removeIf([](const BackupRow &row) { return !row.outside; });
        QList<BackupRow> rows;
        const TimePoint weekAgo = m_clock->now() - std::chrono::days(7);
        qint64 week = 0;
        TimePoint oldest = m_clock->now();
        for (const BackupSummary &backup : backups) {
            BackupRow row{.backup = backup, .broken = brokenLink(backups, backup.id)};
            if (backup.provenTrouble.isEmpty()) {
                row.restoredAt = backup.provenAt;
                row.restoredOn = backup.provenOn;
            }
            const auto verdict = std::ranges::find(listing.verdicts, backup.id, [](const RetentionVerdict &each) { return each.backup.id; });
            if (verdict != listing.verdicts.end())
                row.kept = verdict->reason;
            rows.append(row);
            if (backup.at > weekAgo) {
                week += backup.archiveBytes;
                oldest = std::min(oldest, backup.at);
            }
        }
        view.rows = rows + view.rows;
        addCopies(view);
        const auto days = std::max<qint64>(1, std::chrono::duration_cast<std::chrono::days>(m_clock->now() - oldest).count());
        view.bytesPerDay = week / days;
        view.lastGood = listing.standing.lastGood;
        view.provenAt = listing.standing.lastProven;
        m_store.setBackups(listing.standing);
    }
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

// Inside of one.

QCoro::Task<Result<BackupManifestPtr>> LiveBackupsDesk::manifest(QString id)
{
    return waitedFor([source = source(id)] { return readManifest(source); });
}

QCoro::Task<Result<DefinitionsPtr>> LiveBackupsDesk::definitions(QString id, QString path)
{
    return waitedFor([source = source(id), path] { return readDefinitionsOf(source, path); });
}

QCoro::Task<Result<TextPage>> LiveBackupsDesk::text(QString id, QString path, TextQuery query, std::stop_token stop)
{
    return waitedFor([source = source(id), path, query, stop] { return readTextOf(source, path, query, stop); });
}

QCoro::Task<Result<LogsFound>> LiveBackupsDesk::searchLogs(QString id, LogQuery query, OnLogSearched tell, std::stop_token stop)
{
    // News from the thread that reads come to this one by it; it lives here, and longer than the reading.
    QObject there;
    const OnLogSearched relay = [to = &there, tell](const LogSearchProgress &progress) { post(to, [tell, progress] { tell(progress); }); };
    Result<LogsFound> found = co_await WaitingThread([source = source(id), query, relay, stop] { return searchLogsOf(source, query, relay, stop); });
    co_return found;
}

QCoro::Task<Result<MessagePage>> LiveBackupsDesk::messages(QString id, QString path, MessageQuery query, std::stop_token stop)
{
    return waitedFor([source = source(id), path, query, stop] { return readMessages(source, path, query, stop); });
}

QCoro::Task<Result<MessagePtr>> LiveBackupsDesk::message(QString id, QString path, qint64 number, std::stop_token stop)
{
    return waitedFor([source = source(id), path, number, stop] { return readMessage(source, path, number, stop); });
}

QCoro::Task<Result<QStringList>> LiveBackupsDesk::saveEntry(QString id, QString path, QString file)
{
    return waitedFor([source = source(id), path, file] { return saveEntryOf(source, path, file); });
}

QCoro::Task<Result<QStringList>> LiveBackupsDesk::saveMessage(QString id, QString path, qint64 number, QString folder)
{
    return waitedFor([source = source(id), path, number, folder] { return saveMessageOf(source, path, number, folder); });
}

QCoro::Task<Result<QString>> LiveBackupsDesk::readFile(QString file)
{
    const QPointer<LiveBackupsDesk> self(this);
    const auto read = [source = BackupSource{.catalogue = folder(), .file = file, .identity = m_identity}] { return readManifest(source); };
    const Result<BackupManifestPtr> manifest = co_await WaitingThread(read);
    if (!manifest)
        co_return std::unexpected(manifest.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    BackupRow row{.backup = summaryOf(**manifest), .outside = true};
    row.backup.file = file;
    row.backup.archiveBytes = QFileInfo(file).size();
    // Of one that stands in the catalogue too, the catalogue's is shown.
    if (std::ranges::any_of(m_view.rows, [&row](const BackupRow &known) { return known.backup.id == row.backup.id; }))
        co_return row.backup.id;
    m_outside.insert(row.backup.id, file);
    m_view.rows.append(row);
    Q_EMIT changed();
    co_return row.backup.id;
}

QString LiveBackupsDesk::dragFolder() const
{
    QTemporaryDir each(m_drags.filePath(u"XXXXXX"_s));
    each.setAutoRemove(false);
    return each.isValid() ? each.path() : m_drags.path();
}

void LiveBackupsDesk::setIdentity(QString file)
{
    m_identity = file;
}

QCoro::Task<Result<BackupDiffPtr>> LiveBackupsDesk::compare(QString older, QString newer)
{
    const QPointer<LiveBackupsDesk> self(this);
    const BackupSource before = source(older);
    const BackupSource after = source(newer);
    std::optional<LiveSide> live;
    if (newer.isEmpty()) {
        const Result<BackupManifestPtr> known = co_await manifest(older);
        if (!known)
            co_return std::unexpected(known.error());
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
        const auto asked = co_await m_book.withKit(
            [manifest = *known](const RunKit &kit, std::stop_token stop) { return askLiveSide(kit.access, manifest, std::move(stop)); });
        if (!asked || !*asked)
            co_return std::unexpected(asked ? asked->error() : asked.error());
        live = **asked;
    }
    const auto work = [before, after, live]() -> Result<BackupDiffPtr> {
        const auto one = before.open();
        if (!one)
            return std::unexpected(one.error());
        Result<BackupDiff> diff;
        if (live) {
            diff = diffWithLive(**one, *live);
        } else {
            const auto two = after.open();
            if (!two)
                return std::unexpected(two.error());
            diff = diffBackups(**one, **two);
        }
        if (!diff)
            return std::unexpected(diff.error());
        return std::make_shared<const BackupDiff>(*std::move(diff));
    };
    co_return co_await WaitingThread(work);
}

// Making.

QCoro::Task<Result<BackupEstimate>> LiveBackupsDesk::estimate(BackupRequest request)
{
    m_estimate.request_stop();
    m_estimate = std::stop_source();
    const auto profile = m_profile;
    const auto facts = co_await m_book.withKit(
        [wish = factsFor(request), stop = m_estimate.get_token()](const RunKit &kit, std::stop_token) { return askBackupFacts(kit.access, wish, stop); });
    if (!facts)
        co_return std::unexpected(facts.error());
    if (facts->queuesError && facts->queuesError->kind == ErrorKind::Cancelled)
        co_return std::unexpected(*facts->queuesError);
    co_return estimateBackup(*profile, *facts, request);
}

QCoro::Task<Result<Plan>> LiveBackupsDesk::plan(BackupRequest request)
{
    const QPointer<LiveBackupsDesk> self(this);
    if (!m_book.isOpen() || !m_store.snapshot())
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const auto facts = co_await m_book.withKit(
        [wish = factsFor(request)](const RunKit &kit, std::stop_token stop) { return askBackupFacts(kit.access, wish, std::move(stop)); });
    if (!facts)
        co_return std::unexpected(facts.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    ClusterFacts known;
    if (request.cold) {
        const auto answers = co_await m_book.withKit(
            [](const RunKit &kit, std::stop_token stop) { return askClusterFacts(kit.access, patienceOf(FactsPace::Unhurried), std::move(stop)); });
        if (!answers)
            co_return std::unexpected(answers.error());
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
        known = *answers;
    }
    const ClusterView view{.profile = m_profile, .snapshot = m_store.snapshot(), .facts = std::make_shared<const ClusterFacts>(std::move(known))};
    const Result<Plan> plan = planBackup(view, *facts, request, request.description);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await m_book.learned(*plan);
}

QCoro::Task<Status> LiveBackupsDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    co_return co_await m_book.start(std::move(plan), overridesOf(overrides, m_book.who()));
}

QString LiveBackupsDesk::command(const BackupRequest &request) const
{
    const QStringList words{u"warrenctl"_s, u"--cluster"_s, m_profile->name.value};
    return shellLine(words + argumentsOf(request));
}

void LiveBackupsDesk::cancel()
{
    if (m_book.isRunning())
        m_book.abort(tr("cancelled"), true);
    else
        m_stop.request_stop();
}

/// The run as one line: the step under way, and how far the bytes have come.
void LiveBackupsDesk::showRun()
{
    const RunState &state = m_book.current().state;
    if (!m_book.isRunning() || state.run.isEmpty())
        return;
    BackupProgress progress{.run = state.run, .since = state.startedAt};
    progress.bytesTotal = state.plan.facts.value(bytesKey).toInteger();
    for (const QString &id : state.order) {
        const StepState step = state.steps.value(id);
        const Step *known = state.plan.step(id);
        if (known == nullptr || (step.phase != StepPhase::Running && step.phase != StepPhase::Undoing))
            continue;
        progress.what = step.words.isEmpty() ? known->title : tr("%1: %2").arg(known->title, step.words);
    }
    progress.canCancel = !state.isUndoing();
    if (state.isUndoing())
        progress.what = tr("Cancelled: what was collected is removed");
    const BackupPace pace = backupPaceOf(state, progress.bytesTotal, m_clock->now());
    progress.bytes = pace.bytes;
    progress.bytesPerSecond = pace.bytesPerSecond;
    progress.remaining = pace.remaining;
    m_progress = progress;
    Q_EMIT progressed();
}

} // namespace warrener
