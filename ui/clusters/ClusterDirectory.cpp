#include "ui/clusters/ClusterDirectory.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

namespace warrener {

namespace {

/// Runs `work` in the pool and hands its result to `then` while `context` lives.
template <class Work, class Then>
void offThread(QObject *context, Work work, Then then)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcher<Value>::finished, context, [watcher, then] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    auto promise = std::make_shared<QPromise<Value>>();
    watcher->setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace

ClusterDirectory::ClusterDirectory(ProfileStore store, QObject *parent) : QObject(parent), m_store(std::move(store)) {}

std::optional<ClusterDirectory::Seen> ClusterDirectory::seen(const ClusterName &name) const
{
    const auto it = m_seen.find(name);
    return it == m_seen.end() ? std::nullopt : std::optional(*it);
}

void ClusterDirectory::reload()
{
    offThread(
        this, [store = m_store] { return store.list(); },
        [this](const QList<ProfileStore::Entry> &entries) {
            m_entries = entries;
            m_read = true;
            Q_EMIT changed();
        });
}

void ClusterDirectory::remove(const ClusterName &name)
{
    offThread(
        this, [store = m_store, name] { return store.remove(name); },
        [this](const Status &status) {
            if (!status)
                Q_EMIT removeFailed(status.error().message);
            reload();
        });
}

void ClusterDirectory::write(const ClusterProfile &profile, const QString &file, const std::function<void(const Status &)> &done)
{
    offThread(
        this, [store = m_store, profile, file] { return file.isEmpty() ? store.write(profile) : writeProfile(profile, file); },
        [this, done](const Status &status) {
            done(status);
            reload();
        });
}

void ClusterDirectory::setSeen(const ClusterName &name, const Seen &seen)
{
    Seen &known = m_seen[name];
    const bool same = known.level == seen.level && known.word == seen.word;
    known = seen;
    if (!same)
        Q_EMIT changed();
}

} // namespace warrener
