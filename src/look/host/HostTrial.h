#pragma once

#include "base/Result.h"
#include "look/host/HostTarget.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <stop_token>

namespace warrener {

class HostShell;

/// A key by which a host proves who it is, as it shows it itself: whether it is the right one, only a
/// person who compares the fingerprint can tell.
struct HostKey
{
    QString place;       ///< as known_hosts names it: "broker1", "[broker1]:2222"
    QString type;        ///< "ED25519"
    QString fingerprint; ///< "SHA256:…", as `ssh` and `ssh-keygen -l` show it
    QString line;        ///< of known_hosts
    QString file;        ///< the first one that ssh writes to for this target, absolute

    bool operator==(const HostKey &) const = default;
};

/// What a real login found.
struct HostTrial
{
    QString user{};      ///< who logged in
    QString hostName{};  ///< where: its own name
    Status root{};       ///< whether commands for root run there, by `sudo -n` where the target says so
    bool broker = false; ///< a rabbitmq-server is installed
    bool proxy = false;  ///< an haproxy is installed
};

/// Logs in and tries whether commands run as root, changing nothing. Errors: those of HostShell::run().
QCoro::Task<Result<HostTrial>> tryHost(HostShell &shell, std::stop_token stop);

/// Of what the first command of a trial wrote: user, host, then a line for each thing that is installed.
HostTrial hostTrialFrom(const QString &answer);

/// The keys that the host of this target shows at present, the best first. Not through a jump host: there the
/// person logs in once by hand. Errors: NotAvailable (a jump host, or no ssh-keyscan), Silent (no key came).
QCoro::Task<Result<QList<HostKey>>> askHostKeys(HostTarget target, std::stop_token stop);

/// Adds the key to its file; for a person who has compared the fingerprint. Errors: Usage (no line of
/// known_hosts), Io.
Status acceptHostKey(const HostKey &key);

/// Of `ssh-keyscan`'s lines and of what `ssh-keygen -l` says of them, one each, in the same order.
QList<HostKey> hostKeysFrom(const QString &scanned, const QString &fingerprints, const QString &file);

} // namespace warrener
