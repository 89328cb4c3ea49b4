#pragma once

#include "cluster/ClusterProfile.h"

#include <QString>

namespace warrener::haproxy {

/// Where the host's HAProxy has its configuration file unless it was started with another.
QString usualFile(const HostProfile &host);

/// Lines of shell that set `files` to the configuration files that the running HAProxy was started with,
/// where none runs to `usual`, and `tests` to the options by which `haproxy -c` reads them. They end
/// pathname expansion (`set -f`). Only a process of root is believed: anybody may call a program haproxy
/// and give it the name of a file that root is to read.
QString startedFilesScript(const QString &usual);

} // namespace warrener::haproxy
