#pragma once

#include <QProcess>

namespace testhosts {

/// Everything up, healed, thawed and ready, whatever the suite before has left behind: a live suite begins with it. Waits.
/// False: the hosts did not come back. Queues, users and definitions stay.
inline bool reset()
{
    return QProcess::execute(qEnvironmentVariable("TESTBED_DIR") + QStringLiteral("/bin/testbed-reset")) == 0;
}

} // namespace testhosts
