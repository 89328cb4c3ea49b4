#pragma once

#include "base/Result.h"
#include "cluster/AllowedNames.h"
#include "cluster/ClusterProfile.h"

#include <QString>
#include <QStringList>

namespace warrener {

/// Reads one profile file that somebody names, a pipe too (readNamedFile()), at most 4 MiB. Errors: Io, TooLarge, Malformed.
Result<ClusterProfile> readProfile(const QString &file);

/// The same of a file that was named once and is remembered: nobody writes into a pipe by now. Errors: likewise.
Result<ClusterProfile> readKnownProfile(const QString &file);

/// Writes it whole or not at all (temporary name, sync, rename), mode 0600.
Status writeProfile(const ClusterProfile &profile, const QString &file);

/// Usage: another cluster is called so.
std::unexpected<Error> nameTaken(const ClusterName &name);

/// The folder of profiles: `$XDG_CONFIG_HOME/warrener/clusters`, one NAME.json each.
class ProfileStore final
{
public:
    /// An empty folder name takes the XDG one.
    explicit ProfileStore(QString folder = {});

    struct Entry
    {
        QString file;
        Result<ClusterProfile> profile; ///< a file that cannot be read stays visible with its reason
    };

    QString folder() const { return m_folder; }
    QString fileFor(const ClusterName &name) const;
    /// Sorted by name.
    QList<Entry> list() const;
    /// Called by its file's name, whatever it says of itself. Errors: Usage (no name of a cluster), NotFound, those of readProfile().
    Result<ClusterProfile> read(const ClusterName &name) const;
    /// Errors: Usage (profileFromJson() would not take it), Io.
    Status write(const ClusterProfile &profile) const;
    /// Of a cluster that is new: never over a profile of this name, which may hold what nobody finds by asking. Errors: Usage
    /// (as write(); nameTaken()), Io.
    Status add(const ClusterProfile &profile) const;
    /// Errors: Usage (no name of a cluster), Io.
    Status remove(const ClusterName &name) const;

private:
    QString m_folder;
};

} // namespace warrener
