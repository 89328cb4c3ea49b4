#include "LiveRestoreDesk.h"

#include "BackupReading.h"
#include "LiveBackupsDesk.h"
#include "PlaceHands.h"
#include "RunMonitor.h"
#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "cluster/BackupSettings.h"
#include "plan/restore/RestoreArguments.h"
#include "plan/restore/RestorePlanner.h"
#include "plan/restore/RestoreTestPlanner.h"
#include "run/operations/FactsLook.h"
#include "run/operations/restore/RestoreTest.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

LiveRestoreDesk::LiveRestoreDesk(ClusterStore &store, LiveBackupsDesk &backups, std::shared_ptr<SecretStore> secrets, std::shared_ptr<const Clock> clock,
                                 QObject *parent)
    : RestoreDesk(parent), m_store(store), m_backups(backups), m_secrets(std::move(secrets)), m_clock(std::move(clock)), m_own(store.profile(), m_clock),
      m_current(&m_own), m_hands(std::make_unique<PlaceHands>([this](const ClusterName &place) { return openedDesk(place); }))
{
    connect(&m_own, &LiveRunDesk::opened, this, &RestoreDesk::changed);
    connect(&m_store, &ClusterStore::changed, this, [this] {
        const bool wasKnown = m_own.latest().get() != nullptr;
        m_own.latest().set(m_store.snapshot());
        if (!wasKnown && m_store.snapshot())
            Q_EMIT changed();
    });
    // What was made meanwhile, the safety backup, stands in the list.
    connect(&m_own, &RunDesk::ended, &m_backups, &BackupsDesk::refresh);
}

LiveRestoreDesk::~LiveRestoreDesk() = default;

void LiveRestoreDesk::setProfiles(std::function<QList<ClusterProfile>()> profiles)
{
    m_profiles = std::move(profiles);
    Q_EMIT changed();
}

QList<RunDesk *> LiveRestoreDesk::allRuns()
{
    QList<RunDesk *> all{&m_own};
    for (const auto &[name, other] : m_others)
        all.append(other.desk.get());
    return all;
}

QList<RestorePlace> LiveRestoreDesk::places() const
{
    const ClusterProfile &own = m_store.profile();
    RestorePlace here{.name = own.name, .environment = own.environment};
    if (!m_own.current().state.run.isEmpty() && m_own.isRunning())
        here.obstacle = tr("A restore into it is running");
    else if (!m_store.snapshot())
        here.obstacle = tr("The password of this cluster is not known, or no node has answered yet");
    QList<RestorePlace> places{here};
    for (const auto listed = m_profiles ? m_profiles() : QList<ClusterProfile>(); const ClusterProfile &profile : listed) {
        if (profile.name != own.name)
            places.append({.name = profile.name, .environment = profile.environment});
    }
    return places;
}

QCoro::Task<Result<LiveRunDesk *>> LiveRestoreDesk::deskOf(ClusterName name)
{
    if (name == m_store.profile().name) {
        const Status ready = m_own.book().obstacle();
        if (!ready)
            co_return std::unexpected(ready.error());
        co_return &m_own;
    }
    if (const auto known = m_others.find(name.value); known != m_others.end())
        co_return known->second.desk.get();
    const QList<ClusterProfile> profiles = m_profiles ? m_profiles() : QList<ClusterProfile>();
    const auto profile = std::ranges::find(profiles, name, &ClusterProfile::name);
    if (profile == profiles.end())
        co_return failure(ErrorKind::NotFound, tr("There is no profile of %1").arg(name.value));
    const ClusterProfile of = *profile;
    const QPointer<LiveRestoreDesk> self(this);
    const Result<QString> password = co_await m_secrets->read(of.name, of.user);
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!password)
        co_return failure(password.error().kind, tr("The password of %1 on %2 is not known: open that cluster once").arg(of.user, of.name.value),
                          password.error().message);
    auto made = std::make_unique<LiveRunDesk>(of, m_clock);
    // One count of refused logins for both.
    const Credentials credentials{.password = *password};
    auto monitor = std::make_unique<RunMonitor>(*made, credentials);
    const Status opened = co_await made->book().open(credentials);
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!opened)
        co_return std::unexpected(opened.error());
    // Somebody may have been faster.
    LiveRunDesk *const desk = m_others.try_emplace(of.name.value, Other{.desk = std::move(made), .monitor = std::move(monitor)}).first->second.desk.get();
    Q_EMIT runsAdded();
    co_return desk;
}

LiveRunDesk *LiveRestoreDesk::openedDesk(const ClusterName &place)
{
    if (place == m_store.profile().name)
        return &m_own;
    const auto known = m_others.find(place.value);
    return known == m_others.end() ? nullptr : known->second.desk.get();
}

CareDesk &LiveRestoreDesk::hands()
{
    return *m_hands;
}

RestoreRequest LiveRestoreDesk::requestFor(const RestoreDraft &draft) const
{
    RestoreRequest request = requestOf(draft);
    const BackupSource source = m_backups.source(draft.backup);
    request.source = {.folder = source.catalogue, .id = source.file.isEmpty() ? source.id : QString(), .file = source.file, .identity = source.identity};
    return request;
}

QCoro::Task<Result<RestorePreview>> LiveRestoreDesk::previewOf(LiveRunDesk *desk, RestoreRequest request, std::stop_token stop)
{
    const auto answer =
        co_await desk->book().withKit([request, stop](const RunKit &kit, std::stop_token) { return previewRestore(kit.access, request, stop); });
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!*answer)
        co_return std::unexpected(answer->error());
    co_return **answer;
}

QCoro::Task<Result<RestorePreview>> LiveRestoreDesk::preview(RestoreDraft draft, std::stop_token stop)
{
    const QPointer<LiveRestoreDesk> self(this);
    const Result<LiveRunDesk *> desk = co_await deskOf(draft.to);
    if (!desk)
        co_return std::unexpected(desk.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    co_return co_await previewOf(*desk, requestFor(compared(draft)), stop);
}

QCoro::Task<Result<Plan>> LiveRestoreDesk::plan(RestoreDraft draft)
{
    const QPointer<LiveRestoreDesk> self(this);
    const Result<LiveRunDesk *> found = co_await deskOf(draft.to);
    if (!found)
        co_return std::unexpected(found.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    LiveRunDesk *const desk = *found;
    RestoreRequest request = requestFor(draft);
    Result<RestorePreview> preview = co_await previewOf(desk, request, {});
    // The desk goes with this one, also while it was waited for.
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (const auto fewer = preview ? narrowed(request, *preview, draft.leaveFiles) : std::nullopt) {
        request = *fewer;
        preview = co_await previewOf(desk, request, {});
    }
    if (!preview)
        co_return std::unexpected(preview.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    // Nobody polls another cluster: its plan needs to know no more than when it was made.
    ClusterView view = bareView(desk->book().profile(), m_clock->now());
    if (desk == &m_own && m_store.snapshot())
        view.snapshot = m_store.snapshot();
    if (request.configuration || request.data) {
        // Nodes are stopped: who their clients are and where the proxies send them matters.
        const auto asked = co_await desk->book().withKit(
            [](const RunKit &kit, std::stop_token stop) { return askClusterFacts(kit.access, patienceOf(FactsPace::Unhurried), std::move(stop)); });
        if (!asked)
            co_return std::unexpected(asked.error());
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
        view.facts = std::make_shared<const ClusterFacts>(*asked);
    }
    const Result<Plan> plan = planRestore(view, *preview, request);
    if (!plan)
        co_return std::unexpected(plan.error());
    const Plan learned = co_await desk->book().learned(*plan);
    if (self)
        m_current = desk;
    co_return learned;
}

QString LiveRestoreDesk::command(const RestoreDraft &draft, const RestorePreview &preview) const
{
    const ClusterName here = m_store.profile().name;
    RestoreRequest request = requestFor(draft);
    if (const auto fewer = draft.leaveFiles.isEmpty() ? std::nullopt : narrowed(request, preview, draft.leaveFiles)) {
        request.files = fewer->files;
        request.configuration = fewer->configuration;
    }
    if (request.source.folder == backupSettings(m_store.profile()).folder)
        request.source.folder.clear();
    const QStringList words{u"warrenctl"_s, u"--cluster"_s, here.value};
    return shellLine(words + argumentsOf(request, draft.to == here ? ClusterName{} : draft.to));
}

QCoro::Task<Result<Plan>> LiveRestoreDesk::planRemoveKept(ClusterName of)
{
    const QPointer<LiveRestoreDesk> self(this);
    const Result<LiveRunDesk *> found = co_await deskOf(of);
    if (!found)
        co_return std::unexpected(found.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    LiveRunDesk *const desk = *found;
    const SnapshotPtr snapshot = m_store.snapshot();
    if (desk == &m_own && !snapshot)
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const auto silent = std::make_shared<QStringList>();
    const auto things =
        co_await desk->book().withKit([silent](const RunKit &kit, std::stop_token stop) { return askKept(kit.access, silent.get(), std::move(stop)); });
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!things)
        co_return std::unexpected(things.error());
    const Result<QList<RunSummary>> open = co_await desk->book().runs({.verdicts = {u"open"_s}, .notes = false});
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    if (!open)
        co_return std::unexpected(open.error());
    ClusterView view = bareView(desk->book().profile(), m_clock->now());
    if (desk == &m_own)
        view.snapshot = snapshot;
    const Result<Plan> plan = warrener::planRemoveKept(view, *things, *silent, {}, *open);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await desk->book().learned(*plan);
}

QCoro::Task<Result<Plan>> LiveRestoreDesk::planTest(QString backup, ClusterName to)
{
    const QPointer<LiveRestoreDesk> self(this);
    const Result<LiveRunDesk *> found = co_await deskOf(to);
    if (!found)
        co_return std::unexpected(found.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    LiveRunDesk *const desk = *found;
    const SnapshotPtr snapshot = m_store.snapshot();
    if (desk == &m_own && !snapshot)
        co_return failure(ErrorKind::NotConfigured, tr("The password of this cluster is not known, or no node has answered yet"));
    const RestoreSource source = requestFor({.backup = backup}).source;
    const Result<QStringList> vhosts = co_await WaitingThread([source] { return backedUpVhosts(source); });
    if (!vhosts)
        co_return std::unexpected(vhosts.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    const RestoreRequest request = restoreTestRequest({.source = source}, *vhosts, m_clock->now());
    const Result<RestorePreview> preview = co_await previewOf(desk, request, {});
    if (!preview)
        co_return std::unexpected(preview.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    ClusterView view = bareView(desk->book().profile(), m_clock->now());
    if (desk == &m_own)
        view.snapshot = snapshot;
    const Result<Plan> plan = planRestoreTest(view, *preview, request);
    if (!plan)
        co_return std::unexpected(plan.error());
    co_return co_await desk->book().learned(*plan);
}

QCoro::Task<Status> LiveRestoreDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    co_return co_await m_current->start(std::move(plan), std::move(overrides));
}

} // namespace warrener
