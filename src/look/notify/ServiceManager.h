#pragma once

#include <QByteArray>

namespace warrener {

/// Tells the service manager that started this program, as sd_notify(3) describes it: "READY=1",
/// "STATUS=…". Nothing happens where none asked to be told (no NOTIFY_SOCKET) or it does not listen.
void tellServiceManager(const QByteArray &state);

} // namespace warrener
