#pragma once

#include "cluster/Level.h"

#include <QString>

#include <cstdint>

namespace warrener {

/// The word for a whole cluster: of the header, the overview and the tray, of a diagnosis and of warrenctl.
enum class OverallStatus : std::uint8_t { Healthy, Warning, Unhealthy, Critical, Unknown };

QString toId(OverallStatus status);   ///< "healthy", "warning", "unhealthy", "critical", "unknown"
QString toWord(OverallStatus status); ///< translated
Level levelOf(OverallStatus status);

/// By the operations handbook's counting: three critical findings or more are critical, one or two unhealthy. Else one warning is a
/// warning: whoever is woken by a word reads the same one everywhere, and that all the rest is healthy in the sentence beside it.
OverallStatus overallStatus(qsizetype criticals, qsizetype warnings);

/// "Warning: broker2 is near its memory limit"; of what is healthy there is no clause but a sentence, which is handed back.
QString headlineOf(OverallStatus status, const QString &clause);

} // namespace warrener
