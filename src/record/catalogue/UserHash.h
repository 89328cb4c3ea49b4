#pragma once

#include <QJsonObject>

namespace warrener {

/// Definitions that people write name a user's password, exports its hash: Base64 of 4 bytes of salt and the hash of salt and
/// password (https://www.rabbitmq.com/docs/passwords). True: `live` has the hash of the one that `written` names. Pure.
bool hashMatches(const QJsonObject &written, const QJsonObject &live);

} // namespace warrener
