#pragma once

#include "look/load/Account.h"
#include "look/load/LoadOptions.h"

#include <QJsonObject>

namespace warrener::load {

/// The summary that warrener-load prints. Stable keys; times are UTC, ISO 8601 with ms, lengths in ms.
QJsonObject summary(const LoadOptions &options, const Account &account);

} // namespace warrener::load
