#pragma once

#include "base/Result.h"
#include "cluster/HostSample.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

class HostShell;

/// Health of a Linux host from /proc and df, by one command: for hosts without an exporter.
/// `dataFolder` is where the broker keeps its data; empty: only / is measured. `shell` must
/// live until the call returns its task, not longer.
QCoro::Task<Result<HostSample>> procSample(HostShell &shell, QString dataFolder, std::stop_token stop = {}, Millis timeout = Millis{5000});

/// The command of procSample().
QString procCommand(const QString &dataFolder);

/// Reads what procCommand() printed. What is missing or makes no sense stays absent; Malformed
/// where not even /proc/stat and /proc/meminfo can be found.
Result<HostSample> parseProc(const QByteArray &text, TimePoint at);

} // namespace warrener
