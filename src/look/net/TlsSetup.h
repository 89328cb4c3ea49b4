#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QSslConfiguration>

namespace warrener {

/// The TLS settings for a profile: its own CA instead of the system's where it names one, and the
/// client certificate with its key. Reads at most 1 MiB a file. Errors: Io (a file cannot be
/// read), Tls (it holds no certificate, or no key that can be used), each naming the file.
Result<QSslConfiguration> tlsConfiguration(const TlsProfile &profile);

} // namespace warrener
