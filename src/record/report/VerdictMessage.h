#pragma once

#include "judge/diagnosis/Report.h"

#include <QJsonObject>

#include <optional>

namespace warrener {

/// Whether anybody is to be told: the verdict is another one than `before`, that of the newest report that was not ended early (there
/// was none: healthy was expected). Half an answer is no new verdict.
bool isNewVerdict(const Report &report, std::optional<OverallStatus> before);

/// What is sent: {event: "verdict-changed", cluster, environment, at, report, status, before,
/// headline, line, critical, warning, causes: [{id, level, host, title}…]}; `before` is null where
/// there was no earlier report.
QJsonObject webhookBody(const Report &report, std::optional<OverallStatus> before);

} // namespace warrener
