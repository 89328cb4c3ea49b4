#include "cluster/Thresholds.h"

#include "cluster/ProfileKeys.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Field
{
    QLatin1StringView key;
    double Thresholds::*member;
};

constexpr std::array<Field, 8> fields{{
    {"cpuWarning"_L1, &Thresholds::cpuWarning},
    {"cpuCritical"_L1, &Thresholds::cpuCritical},
    {"memoryWarning"_L1, &Thresholds::memoryWarning},
    {"memoryCritical"_L1, &Thresholds::memoryCritical},
    {"diskWarning"_L1, &Thresholds::diskWarning},
    {"diskCritical"_L1, &Thresholds::diskCritical},
    {"loadWarning"_L1, &Thresholds::loadWarning},
    {"loadCritical"_L1, &Thresholds::loadCritical},
}};

} // namespace

void checkThresholds(JsonReader profile)
{
    JsonReader thresholds = profile.object("thresholds"_L1);
    for (const Field &field : fields)
        profilekeys::check(thresholds, field.key);
}

QJsonObject toJson(const Thresholds &thresholds)
{
    const Thresholds defaults;
    QJsonObject json;
    for (const Field &field : fields) {
        if (thresholds.*field.member != defaults.*field.member)
            json.insert(field.key, thresholds.*field.member);
    }
    return json;
}

Thresholds thresholdsFromJson(const QJsonObject &json)
{
    Thresholds thresholds;
    for (const Field &field : fields) {
        const QJsonValue value = json.value(field.key);
        if (value.isDouble())
            thresholds.*field.member = std::clamp(value.toDouble(), 0.0, 100.0);
    }
    // Pairs stand as warning, critical in the table above.
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        double &critical = thresholds.*fields[i + 1].member;
        critical = std::max(critical, thresholds.*fields[i].member);
    }
    return thresholds;
}

} // namespace warrener
