#include "ui/clusters/ClusterDirectory.h"

#include "base/OffThread.h"

#include <algorithm>
#include <utility>

namespace warrener {

namespace {

QList<ProfileStore::Entry> listAll(const ProfileStore &store, const QStringList &files)
{
    QList<ProfileStore::Entry> all = store.list();
    for (const QString &file : files) {
        // A file that has gone since is nobody's cluster any more.
        Result<ClusterProfile> profile = readKnownProfile(file);
        const auto same = [&profile](const ProfileStore::Entry &entry) { return entry.profile && entry.profile->name == profile->name; };
        if (profile && std::ranges::none_of(all, same))
            all.append({.file = file, .profile = std::move(profile)});
    }
    return all;
}

} // namespace

ClusterDirectory::ClusterDirectory(ProfileStore store, QObject *parent) : QObject(parent), m_store(std::move(store)) {}

std::optional<ClusterDirectory::Seen> ClusterDirectory::seen(const ClusterName &name) const
{
    const auto it = m_seen.find(name);
    return it == m_seen.end() ? std::nullopt : std::optional(*it);
}

void ClusterDirectory::setFiles(const QStringList &files)
{
    if (files == m_files)
        return;
    m_files = files;
    Q_EMIT filesChanged();
    reload();
}

void ClusterDirectory::reload()
{
    // Two may be read side by side; the one that was begun first must not have the last word.
    const int asked = ++m_asked;
    QCoro::connect(waitedFor([store = m_store, files = m_files] { return listAll(store, files); }), this,
                   [this, asked](const QList<ProfileStore::Entry> &entries) {
                       if (asked != m_asked)
                           return;
                       m_entries = entries;
                       m_read = true;
                       Q_EMIT changed();
                   });
}

void ClusterDirectory::remove(const ClusterName &name)
{
    for (const ProfileStore::Entry &entry : std::as_const(m_entries)) {
        if (entry.profile && entry.profile->name == name && m_files.contains(entry.file)) {
            QStringList others = m_files;
            others.removeAll(entry.file);
            setFiles(others);
            return;
        }
    }
    QCoro::connect(waitedFor([store = m_store, name] { return store.remove(name); }), this, [this](const Status &status) {
        if (!status)
            Q_EMIT removeFailed(status.error().message);
        reload();
    });
}

void ClusterDirectory::add(const ClusterProfile &profile, const std::function<void(const Status &)> &done)
{
    // One outside of the folder would vanish from the list behind it.
    const bool isListed =
        std::ranges::any_of(m_entries, [&profile](const ProfileStore::Entry &entry) { return entry.profile && entry.profile->name == profile.name; });
    const auto work = [store = m_store, profile, isListed]() -> Status { return isListed ? nameTaken(profile.name) : store.add(profile); };
    QCoro::connect(waitedFor(work), this, [this, done](const Status &status) {
        done(status);
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

std::optional<ClusterDirectory::Readiness> ClusterDirectory::readiness(const ClusterName &name) const
{
    const auto it = m_readiness.find(name);
    return it == m_readiness.end() ? std::nullopt : std::optional(*it);
}

void ClusterDirectory::setReadiness(const ClusterName &name, const Readiness &readiness)
{
    Readiness &known = m_readiness[name];
    if (known == readiness)
        return;
    known = readiness;
    Q_EMIT changed();
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
