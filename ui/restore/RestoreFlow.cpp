#include "ui/restore/RestoreFlow.h"

#include "record/catalogue/EntryPaths.h"
#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/BackupWords.h"
#include "ui/steps/RunDesk.h"

#include <QPointer>
#include <QSettings>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Of backups that are opened to find a queue; older ones are chosen by hand.
constexpr int mostLooked = 60;
constexpr auto skipPresentKey = "/skipPresent"_L1;
constexpr auto markKey = "/mark"_L1;
constexpr auto perSecondKey = "/perSecond"_L1;

bool isSuitable(const BackupRow &row)
{
    return isSound(row) && (row.backup.holds.contains(BackupPart::Definitions) || row.backup.holds.contains(BackupPart::Messages));
}

} // namespace

RestoreFlow::RestoreFlow(BackupsDesk &backups, RestoreDesk &desk, QObject *parent) : QObject(parent), m_backups(backups), m_desk(desk)
{
    if (const QList<RestorePlace> places = m_desk.places(); !places.isEmpty())
        m_draft.to = places.first().name;
    connect(&m_backups, &BackupsDesk::changed, this, [this] {
        if (m_wantsBackup)
            chooseNewest();
        Q_EMIT changed();
    });
    connect(&m_desk, &RestoreDesk::changed, this, &RestoreFlow::changed);
}

RestoreFlow::~RestoreFlow()
{
    m_stop.request_stop();
}

void RestoreFlow::remember(QSettings *settings, const QString &key)
{
    m_settings = settings;
    m_settingsKey = key;
    if (m_settings == nullptr)
        return;
    const RestoreDraft usual;
    m_draft.skipPresent = m_settings->value(m_settingsKey + skipPresentKey, usual.skipPresent).toBool();
    m_draft.mark = m_settings->value(m_settingsKey + markKey, usual.mark).toBool();
    // A file of settings may say anything.
    m_draft.perSecond = std::clamp(m_settings->value(m_settingsKey + perSecondKey, usual.perSecond).toInt(), 0, mostPerSecond);
}

void RestoreFlow::keepHabits() const
{
    if (m_settings == nullptr)
        return;
    const RestoreDraft usual;
    const auto keep = [this](QLatin1StringView key, const QVariant &value, const QVariant &normal) {
        if (value == normal)
            m_settings->remove(m_settingsKey + key);
        else
            m_settings->setValue(m_settingsKey + key, value);
    };
    keep(skipPresentKey, m_draft.skipPresent, usual.skipPresent);
    keep(markKey, m_draft.mark, usual.mark);
    keep(perSecondKey, m_draft.perSecond, usual.perSecond);
}

// The beginning.

void RestoreFlow::begin(const RestoreBeginning &beginning)
{
    ++m_looking;
    m_isLooking = false;
    m_beginning = beginning;
    m_isBegun = m_isBegun && isRunning();
    RestoreDraft draft;
    draft.to = m_draft.to;
    draft.skipPresent = m_draft.skipPresent;
    draft.mark = m_draft.mark;
    draft.perSecond = m_draft.perSecond;
    if (const QList<RestorePlace> places = m_desk.places(); !places.isEmpty())
        draft.to = places.first().name;
    draft.backup = beginning.backup;
    m_readId.clear();
    m_startProblem.clear();
    m_rule.clear();
    m_overrides.clear();
    m_wantsBackup = beginning.backup.isEmpty();
    Q_EMIT begun();
    setDraft(draft);
    if (m_wantsBackup)
        chooseNewest();
}

void RestoreFlow::chooseNewest()
{
    const BackupsView &view = m_backups.view();
    if (view.listing == BackupsListing::Loading)
        return;
    m_wantsBackup = false;
    if (!m_beginning.queue.isEmpty() || !m_beginning.queues.isEmpty()) {
        m_isLooking = true;
        lookForQueue(++m_looking);
        return;
    }
    // One with messages brings back more than one that was made of the definitions before a change.
    const auto holdsMessages = [](const BackupRow &row) { return isSuitable(row) && row.backup.holds.contains(BackupPart::Messages); };
    auto newest = std::ranges::find_if(view.rows, holdsMessages);
    if (newest == view.rows.end())
        newest = std::ranges::find_if(view.rows, isSuitable);
    if (newest == view.rows.end())
        return;
    RestoreDraft draft = m_draft;
    draft.backup = newest->backup.id;
    setDraft(draft);
}

/// The newest backup that has messages of the queue; where none has, the newest of all.
QCoro::Task<> RestoreFlow::lookForQueue(int asked)
{
    const QPointer<RestoreFlow> self(this);
    QStringList ids;
    for (const BackupRow &row : m_backups.view().rows) {
        if (isSuitable(row) && !row.outside && ids.size() < mostLooked)
            ids.append(row.backup.id);
    }
    const QString first = m_beginning.queues.isEmpty() ? queueKey(m_beginning.vhost, m_beginning.queue) : m_beginning.queues.first();
    const QString vhost = first.section(u'\n', 0, 0);
    const QString name = first.section(u'\n', 1);
    QString found;
    for (const QString &id : std::as_const(ids)) {
        const Result<BackupManifestPtr> manifest = co_await m_backups.manifest(id);
        if (!self || asked != m_looking)
            co_return;
        const BackedUpQueue *queue = manifest ? (*manifest)->findQueue(vhost, name) : nullptr;
        if (queue != nullptr && !queue->entry.isEmpty()) {
            found = id;
            break;
        }
    }
    m_isLooking = false;
    RestoreDraft draft = m_draft;
    draft.backup = found.isEmpty() ? ids.value(0) : found;
    setDraft(draft);
    Q_EMIT changed();
}

// The draft.

void RestoreFlow::setDraft(const RestoreDraft &draft)
{
    const bool isOther = compared(draft) != compared(m_draft);
    const bool isOtherBackup = draft.backup != m_draft.backup;
    const bool isOtherPlace = draft.to != m_draft.to;
    const bool hasOtherHabits = std::tie(draft.skipPresent, draft.mark, draft.perSecond) != std::tie(m_draft.skipPresent, m_draft.mark, m_draft.perSecond);
    m_draft = draft;
    if (hasOtherHabits)
        keepHabits();
    // They were ticked in another preview. What was to go from one cluster may bear the name of what another one needs.
    if (isOtherBackup || isOtherPlace) {
        m_draft.leave.clear();
        m_draft.remove.clear();
        m_draft.replace.clear();
        m_draft.leaveFiles.clear();
    }
    if (isOther)
        forget();
    if (m_readId != m_draft.backup)
        read();
    Q_EMIT changed();
}

/// What was made of another choice.
void RestoreFlow::forget()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_asked;
    m_isComparing = false;
    m_preview.reset();
    m_ticked.reset();
    m_previewProblem.clear();
    ++m_planned;
    m_isPlanning = false;
    m_plan.reset();
    m_planProblem.clear();
}

const BackupRow *RestoreFlow::row() const
{
    const QList<BackupRow> &rows = m_backups.view().rows;
    const auto found = std::ranges::find_if(rows, [this](const BackupRow &row) { return row.backup.id == m_draft.backup; });
    return found == rows.end() ? nullptr : &*found;
}

std::optional<RestorePlace> RestoreFlow::place() const
{
    const QList<RestorePlace> places = m_desk.places();
    const auto found = std::ranges::find(places, m_draft.to, &RestorePlace::name);
    return found == places.end() ? std::nullopt : std::optional(*found);
}

// What is in the backup.

void RestoreFlow::setIdentity(const QString &file)
{
    m_backups.setIdentity(file);
    m_readId.clear();
    read();
    Q_EMIT changed();
}

void RestoreFlow::read()
{
    const QString id = m_draft.backup;
    m_readId = id;
    m_contents.reset();
    m_missing.clear();
    m_contentsProblem.clear();
    m_isLocked = false;
    m_isReading = !id.isEmpty();
    if (!m_isReading)
        return;
    const auto isStale = [this, id] { return id != m_readId; };
    const auto fail = [this](const Error &error) {
        m_isReading = false;
        m_isLocked = error.kind == ErrorKind::Forbidden;
        m_contentsProblem = backupwords::sentence(error);
        Q_EMIT changed();
    };
    QCoro::connect(m_backups.manifest(id), this, [this, id, isStale, fail](const Result<BackupManifestPtr> &manifest) {
        if (isStale())
            return;
        if (!manifest) {
            fail(manifest.error());
            return;
        }
        const auto take = [this](const BackupManifest &read, const DefinitionsPtr &definitions) {
            m_isReading = false;
            m_contents = contentsOf(read, definitions);
            applyBeginning();
            Q_EMIT changed();
        };
        if (!(*manifest)->holds.contains(BackupPart::Definitions)) {
            take(**manifest, nullptr);
            return;
        }
        QCoro::connect(m_backups.definitions(id, entrypath::clusterDefinitions), this,
                       [isStale, fail, take, manifest = *manifest](const Result<DefinitionsPtr> &definitions) {
                           if (isStale())
                               return;
                           if (definitions)
                               take(*manifest, *definitions);
                           else
                               fail(definitions.error());
                       });
    });
}

/// What a person came for is chosen once it is known that the backup has it; parts that it lacks are not.
void RestoreFlow::applyBeginning()
{
    RestoreDraft draft = m_draft;
    draft.definitions = m_contents->holds.contains(BackupPart::Definitions);
    draft.messages = m_contents->holds.contains(BackupPart::Messages);
    // What restarts brokers is never chosen by itself.
    draft.configuration = draft.data = false;
    draft.hosts.clear();
    draft.nodes.clear();
    QStringList wanted = m_beginning.queues;
    if (!m_beginning.queue.isEmpty())
        wanted = {queueKey(m_beginning.vhost, m_beginning.queue)};
    const bool isForQueues = !wanted.isEmpty();
    m_missing.clear();
    for (const QString &key : std::as_const(wanted)) {
        if (std::ranges::none_of(m_contents->queues, [&key](const ContentQueue &queue) { return queueKey(queue.vhost, queue.name) == key; }))
            m_missing.append(key);
    }
    wanted.removeIf([this](const QString &key) { return m_missing.contains(key); });
    // Who came for one queue does not get all of them where this backup lacks it.
    if (isForQueues) {
        draft.queues = RestoreDraft::Queues::Ticked;
        draft.ticked = wanted;
    } else {
        // Names of another backup may not be in this one.
        draft.ticked.removeIf([this](const QString &key) {
            return std::ranges::none_of(m_contents->queues, [&key](const ContentQueue &queue) { return queueKey(queue.vhost, queue.name) == key; });
        });
        draft.vhosts.removeIf([this](const QString &vhost) { return !m_contents->vhosts.contains(vhost); });
    }
    if (compared(draft) != compared(m_draft))
        forget();
    m_draft = draft;
}

// The preview.

void RestoreFlow::comparePreview()
{
    if (m_isComparing || (m_preview && m_previewOf == compared(m_draft)))
        return;
    compareAgain();
}

void RestoreFlow::compareAgain()
{
    forget();
    const int asked = m_asked;
    m_isComparing = true;
    m_previewOf = compared(m_draft);
    Q_EMIT changed();
    QCoro::connect(m_desk.preview(m_previewOf, m_stop.get_token()), this, [this, asked](const Result<RestorePreview> &preview) {
        if (asked != m_asked)
            return;
        m_isComparing = false;
        m_previewedAt = m_desk.now();
        m_ticked.reset();
        if (preview)
            m_preview = *preview;
        else
            m_previewProblem = backupwords::sentence(preview.error());
        Q_EMIT changed();
    });
}

PreviewFigures RestoreFlow::figures() const
{
    return m_preview ? figuresOf(ticked(), m_draft) : PreviewFigures();
}

const RestorePreview &RestoreFlow::ticked() const
{
    if (!m_ticked || m_tickedOf != m_draft) {
        m_ticked = asTicked(*m_preview, m_draft);
        m_tickedOf = m_draft;
    }
    return *m_ticked;
}

// The plan.

void RestoreFlow::makePlan()
{
    if (m_isPlanning || m_isStarting || (m_plan && m_planOf == m_draft))
        return;
    const int asked = ++m_planned;
    m_plan.reset();
    m_planOf = m_draft;
    m_planProblem.clear();
    m_startProblem.clear();
    m_rule.clear();
    m_overrides.clear();
    m_isPlanning = true;
    Q_EMIT changed();
    QCoro::connect(m_desk.plan(m_draft), this, [this, asked](const Result<Plan> &plan) {
        if (asked != m_planned)
            return;
        m_isPlanning = false;
        if (plan)
            m_plan = *plan;
        else
            m_planProblem = backupwords::sentence(plan.error());
        Q_EMIT changed();
    });
}

void RestoreFlow::start(const QString &why)
{
    if (!m_plan || m_isStarting)
        return;
    Plan plan = *m_plan;
    plan.why = why;
    // Where several rules refuse it, one after the other, each has been overridden by a person.
    if (!m_rule.isEmpty())
        m_overrides.insert(m_rule, why);
    m_isStarting = true;
    m_startProblem.clear();
    m_runBefore = m_desk.runs().current().state.run;
    Q_EMIT changed();
    QCoro::connect(m_desk.start(plan, m_overrides), this, [this](const Status &status) {
        m_isStarting = false;
        if (!status) {
            m_startProblem = backupwords::sentence(status.error());
            m_rule = status.error().rule;
            Q_EMIT changed();
            return;
        }
        m_isBegun = true;
        m_run = {};
        m_runId.clear();
        m_plan.reset();
        Q_EMIT changed();
        Q_EMIT started();
    });
}

bool RestoreFlow::isRunning() const
{
    return m_isBegun && m_desk.runs().isRunning() && m_desk.runs().current().state.run == run().state.run;
}

const RunView &RestoreFlow::run() const
{
    const RunView &current = m_desk.runs().current();
    if (m_isBegun && m_runId.isEmpty() && current.state.run != m_runBefore)
        m_runId = current.state.run;
    if (m_isBegun && current.state.run == m_runId)
        m_run = current;
    return m_run;
}

} // namespace warrener
