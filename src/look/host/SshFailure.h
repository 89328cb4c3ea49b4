#pragma once

#include "base/Error.h"

#include <QByteArray>

namespace warrener {

/// Why the OpenSSH client ended with exit code 255, from what it wrote to its standard error.
/// `label`: the host, for the message.
Error sshFailure(const QString &label, const QByteArray &standardError);

} // namespace warrener
