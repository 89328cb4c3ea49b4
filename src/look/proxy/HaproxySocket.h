#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QString>

namespace warrener::haproxy {

/// Whether that can be handed to socat, which gives ',' and ':' a meaning of their own; an absolute path of at most 107 characters,
/// which is what the address of a UNIX socket holds.
bool isSocketPath(const QString &path);

/// What a script prints where the host has no program that speaks to a UNIX socket; known to socketError().
inline constexpr QLatin1StringView noSocketProgram("neither socat nor nc");

/// Why a socket could not be asked, by what socat, nc, sudo or the script `said`; its end is the detail. `where`: the host in words.
/// NotConfigured (no program), NotFound, Refused (HAProxy does not run), Forbidden, else Command.
Error socketError(const QByteArray &said, const QString &where, const QString &path);

} // namespace warrener::haproxy
