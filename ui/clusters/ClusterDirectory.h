#pragma once

#include "cluster/Level.h"
#include "cluster/ProfileStore.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace warrener {

/// The clusters this console has profiles of, and how those were that have been looked at. Files
/// are read and removed by another thread.
class ClusterDirectory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterDirectory)

public:
    struct Seen
    {
        Level level = Level::Unknown;
        QString word;
        TimePoint at{};

        bool operator==(const Seen &) const = default;
    };

    /// How ready a cluster is for a disaster.
    struct Readiness
    {
        int score = 0; ///< 0–100
        TimePoint at{};

        bool operator==(const Readiness &) const = default;
    };

    explicit ClusterDirectory(ProfileStore store, QObject *parent = nullptr);

    const QList<ProfileStore::Entry> &entries() const { return m_entries; }
    bool isRead() const { return m_read; }
    QString folder() const { return m_store.folder(); }
    std::optional<Seen> seen(const ClusterName &name) const;
    std::optional<Readiness> readiness(const ClusterName &name) const;

    /// Profiles outside of the folder that stand in the list too; one whose name is in the folder does not.
    void setFiles(const QStringList &files);
    const QStringList &files() const { return m_files; }

    void reload();
    /// Of a profile outside of the folder only its place in the list.
    void remove(const ClusterName &name);
    /// A new one into the folder. Usage where another is called so, in the folder or outside of it.
    void add(const ClusterProfile &profile, const std::function<void(const Status &)> &done);
    /// Into the folder, or into `file` where one is named; `done` is called in this thread.
    void write(const ClusterProfile &profile, const QString &file, const std::function<void(const Status &)> &done);
    /// What a look at a cluster found; kept for as long as the program runs.
    void setSeen(const ClusterName &name, const Seen &seen);
    void setReadiness(const ClusterName &name, const Readiness &readiness);

Q_SIGNALS:
    void changed();
    void removeFailed(const QString &reason);
    void filesChanged();

private:
    ProfileStore m_store;
    QStringList m_files;
    QList<ProfileStore::Entry> m_entries;
    QHash<ClusterName, Seen> m_seen;
    QHash<ClusterName, Readiness> m_readiness;
    bool m_read = false;
    int m_asked = 0; ///< numbers the readings: the newest wins
};

} // namespace warrener
