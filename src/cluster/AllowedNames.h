#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QString>

namespace warrener {

// The one list of what names in a profile may hold. They become names of files, arguments of programs and
// words of commands that run as root on other machines; a profile may come from anybody. Whoever uses
// them quotes all the same: this is the first fence, not the only one.

/// What a text of a profile is.
enum class NameKind : std::uint8_t {
    Cluster,   ///< a file's name everywhere: letters a–z, digits, “.”, “_”, “-”, at most 64, no “.” at its begin
    Node,      ///< "rabbit@broker1": letters a–z, digits, “@”, “.”, “_”, “-”
    Host,      ///< a host's or proxy's name in the profile, and an address: the same, and “:”
    SshTarget, ///< what `ssh` takes: "ops@broker1", "ssh://ops@[fd00::1]:22"
    Path,      ///< absolute, without a step “..”; no quotes, no backslash, no “$”, no controls
    Service,   ///< a unit of systemd, a backend of HAProxy
    Socket,    ///< a Path, or "tcp:HOST:PORT"
    User,      ///< of the broker: anything but controls
};

/// The reason, translated, to go on after the text or its place ("is no path: …"); empty where it is allowed.
/// An empty text is none of all but User.
QString whyNotAllowed(NameKind kind, const QString &text);

/// NameKind::Cluster as a sentence of its own. Errors: Usage.
Status checkClusterName(const QString &name);

/// What stands for the cluster in names of files: the name itself, or, where it is not allowed (a value
/// that no profile was read for), a hash that can be no cluster's name. Never leads out of a folder.
QString fileStem(const ClusterName &cluster);

} // namespace warrener
