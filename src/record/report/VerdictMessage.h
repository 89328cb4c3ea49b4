#pragma once

#include "judge/diagnosis/Report.h"

#include <QJsonObject>

#include <optional>

namespace warrener {

/// What is sent: {event: "verdict-changed", cluster, environment, at, report, status, before,
/// headline, line, critical, warning, causes: [{id, level, host, title}…]}; `before` is null where
/// there was no earlier report.
QJsonObject webhookBody(const Report &report, std::optional<OverallStatus> before);

} // namespace warrener
