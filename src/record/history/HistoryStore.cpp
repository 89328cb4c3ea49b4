#include "record/history/HistoryStore.h"

#include "base/Pending.h"
#include "base/Post.h"
#include "cluster/AllowedNames.h"
#include "record/history/HistoryFile.h"

#include <QPointer>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis pruneInterval = 10min;
/// Samples carry the time at which they were answered: a little before they are put in.
constexpr Millis settling = 10s;
/// Rows that wait for a file that cannot be written: some hours of a large cluster.
constexpr qsizetype mostWaiting = 200'000;

} // namespace

/// Does the work in the store's thread.
struct HistoryStore::Worker final : public QObject
{
    Worker(HistoryStore *of, const QString &fileName) : store(of), file(fileName) {}

    /// Opens the file when it is first needed; the trouble is told once.
    Status ready()
    {
        if (file.isOpen())
            return {};
        Result<std::optional<Error>> opened = file.open();
        if (!opened)
            return std::unexpected(opened.error());
        if (*opened)
            trouble = **opened;
        return {};
    }

    Result<std::shared_ptr<StoredHistory>> load(TimePoint now)
    {
        if (const Status status = ready(); !status)
            return std::unexpected(status.error());
        Result<HistoryFile::Content> content = file.read(now);
        if (!content)
            return std::unexpected(content.error());
        auto stored = std::make_shared<StoredHistory>();
        for (const StoredBucket &bucket : content->buckets)
            stored->history.restore(bucket.key, bucket.zoom, bucket.start, bucket.bucket);
        stored->events = std::move(content->events);
        stored->trouble = std::exchange(trouble, std::nullopt);
        return stored;
    }

    /// What the file does not take now, because another window has it or its disk is full, waits for the next time.
    template <class Rows>
    void write(Rows &waiting, const Rows &rows, std::optional<TimePoint> now)
    {
        std::ranges::copy(rows, std::back_inserter(waiting));
        Status status = ready();
        if (status)
            status = file.write(waiting);
        if (status)
            waiting.clear();
        else if (std::ssize(waiting) > mostWaiting)
            waiting.erase(waiting.begin(), waiting.end() - mostWaiting);
        if (status && now && *now - prunedAt > pruneInterval) {
            prunedAt = *now;
            status = file.prune(*now);
        }
        if (!status && !hasFailed)
            post(store, [store = store, error = status.error()] { Q_EMIT store->failed(error); });
        hasFailed = !status;
    }

    HistoryStore *store;
    HistoryFile file;
    std::vector<StoredBucket> buckets; ///< not written yet
    QList<Event> events;               ///< not written yet
    std::optional<Error> trouble;
    TimePoint prunedAt{};
    bool hasFailed = false;
};

HistoryStore::HistoryStore(QString file, QObject *parent) : QObject(parent), m_worker(new Worker(this, std::move(file)))
{
    m_thread.setObjectName(u"history"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

HistoryStore::~HistoryStore()
{
    // Queued behind the last save, so that this is on disk.
    post(m_worker, [thread = &m_thread] { thread->quit(); });
    m_thread.wait();
}

QString HistoryStore::fileFor(const QString &cluster)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/warrener/history/"_s + fileStem({cluster}) + u".sqlite"_s;
}

QCoro::Task<Result<std::shared_ptr<StoredHistory>>> HistoryStore::load(TimePoint now)
{
    using Loaded = Result<std::shared_ptr<StoredHistory>>;
    Pending<Loaded> pending;
    // In the frame that waits: this store may be gone, with all that was told to it, before the answer is taken.
    const auto here = std::make_unique<QObject>();
    post(m_worker, [worker = m_worker, there = here.get(), pending, now] {
        Loaded loaded = worker->load(now);
        post(there, [pending, loaded = std::move(loaded)] { pending.finish(loaded); });
    });
    const QPointer<HistoryStore> self(this);
    Loaded loaded = co_await pending;
    // What came from the disk need not go back there.
    if (self && loaded) {
        for (const Zoom zoom : allZooms)
            m_savedFrom[static_cast<std::size_t>(zoom)] = now - stepOf(zoom) - settling;
    }
    co_return loaded;
}

void HistoryStore::save(const History &history, TimePoint now)
{
    std::vector<StoredBucket> rows;
    for (const Zoom zoom : allZooms) {
        const auto index = static_cast<std::size_t>(zoom);
        if (history.revision(zoom) == m_savedRevisions[index])
            continue;
        const std::vector<StoredBucket> fresh = history.buckets(zoom, m_savedFrom[index], now + stepOf(zoom));
        rows.insert(rows.end(), fresh.begin(), fresh.end());
        m_savedRevisions[index] = history.revision(zoom);
        m_savedFrom[index] = now - stepOf(zoom) - settling;
    }
    if (rows.empty())
        return;
    post(m_worker, [worker = m_worker, rows = std::move(rows), now] { worker->write(worker->buckets, rows, now); });
}

void HistoryStore::save(const QList<Event> &events)
{
    if (events.isEmpty())
        return;
    post(m_worker, [worker = m_worker, events] { worker->write(worker->events, events, std::nullopt); });
}

} // namespace warrener
