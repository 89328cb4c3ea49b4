#pragma once

#include "cluster/ClusterProfile.h"

#include <QStringList>

namespace warrener {

/// Where a profile leaves nothing but clear text: the doors at which the password is told unencrypted,
/// as people write them ("http://broker1:15672", "amqp://broker1:5672", "amqp://lb1:5672"), each once,
/// in the profile's order. A proxy stands there where the profile alone says that it speaks no TLS.
QStringList clearTextDoors(const ClusterProfile &profile);

/// Translated, one sentence or two: "The password and all that Warrener asks travel unencrypted: …".
/// Empty where there is no such door.
QString clearTextWords(const QStringList &doors);

} // namespace warrener
