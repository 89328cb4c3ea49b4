#pragma once

#include <QString>

namespace warrener {

/// Names this process for whoever asks later whether it still runs: its machine, the machine's boot, its number and
/// when it began.
QString processMark();

/// Whether the process of such a mark may still run. True for one on another machine, and for a mark that says nothing:
/// only what is known to be gone is gone.
bool mayStillRun(const QString &mark);

} // namespace warrener
