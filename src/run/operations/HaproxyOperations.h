#pragma once

#include "look/proxy/HaproxyClient.h"

#include <QJsonArray>

namespace warrener {

/// Wishes as they stand in a plan: [{"server", "state", "weight", "close"}…].
QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes);
QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json);

} // namespace warrener
