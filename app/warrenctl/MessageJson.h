#pragma once

#include "cluster/QueueMessage.h"

#include <QJsonObject>

namespace warrener::ctl {

/// One message for a script: {"index", "state", "deliveryCount", "redelivered", "exchange", "routingKeys", "receivedAt",
/// "properties", "payload" or "payloadBase64"}. What is no text is base64, numbers are exact.
QJsonObject toJson(const QueueMessage &message);

} // namespace warrener::ctl
