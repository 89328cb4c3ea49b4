#include "ui/clusters/ClusterDirectory.h"

#include "base/OffThread.h"

namespace warrener {

ClusterDirectory::ClusterDirectory(ProfileStore store, QObject *parent) : QObject(parent), m_store(std::move(store)) {}

std::optional<ClusterDirectory::Seen> ClusterDirectory::seen(const ClusterName &name) const
{
    const auto it = m_seen.find(name);
    return it == m_seen.end() ? std::nullopt : std::optional(*it);
}

void ClusterDirectory::reload()
{
    QCoro::connect(waitedFor([store = m_store] { return store.list(); }), this, [this](const QList<ProfileStore::Entry> &entries) {
        m_entries = entries;
        m_read = true;
        Q_EMIT changed();
    });
}

void ClusterDirectory::remove(const ClusterName &name)
{
    QCoro::connect(waitedFor([store = m_store, name] { return store.remove(name); }), this, [this](const Status &status) {
        if (!status)
            Q_EMIT removeFailed(status.error().message);
        reload();
    });
}

void ClusterDirectory::write(const ClusterProfile &profile, const QString &file, const std::function<void(const Status &)> &done)
{
    const auto work = [store = m_store, profile, file] { return file.isEmpty() ? store.write(profile) : writeProfile(profile, file); };
    QCoro::connect(waitedFor(work), this, [this, done](const Status &status) {
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
