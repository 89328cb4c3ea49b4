#pragma once

#include <QJsonObject>

namespace warrener {

class JsonReader;

/// Where figures of a host become a warning or critical. Defaults are the ones that operators
/// know from the RabbitMQ operations handbook (80 % and 90 %; load 0.6 and 0.8 of the cores).
struct Thresholds
{
    double cpuWarning = 80; ///< % of all cores
    double cpuCritical = 90;
    double memoryWarning = 80; ///< % of the host's memory
    double memoryCritical = 90;
    double diskWarning = 80; ///< % of a file system
    double diskCritical = 90;
    double loadWarning = 0.6; ///< 1-minute load per core
    double loadCritical = 0.8;

    bool operator==(const Thresholds &) const = default;
};

/// One of them that is no number is wrong in the whole profile: a limit in quotes would be the usual one, and nobody warned at the other.
void checkThresholds(JsonReader profile);

/// Keys as the members; only what differs from the defaults is written.
QJsonObject toJson(const Thresholds &thresholds);

/// Missing keys, and of a profile that was not checked those of a wrong type, keep their defaults; figures are held within
/// 0–100 (load: 0–100 per core) and a critical one never under its warning.
Thresholds thresholdsFromJson(const QJsonObject &json);

} // namespace warrener
