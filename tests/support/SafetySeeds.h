#pragma once

#include <QString>
#include <QtEnvironmentVariables>

namespace warrener {

/// Which seeds a suite of the safety kind plays: 1 to `count`, or `first` alone where one is played again.
struct SafetySeeds
{
    quint32 first = 1;
    int count = 0;
    bool isReplay = false;

    /// WARRENER_SAFETY_SEED=N: that one alone. WARRENER_SAFETY_WORLDS=N: so many, not the usual number.
    static SafetySeeds wanted(int usual)
    {
        bool isOne = false;
        const uint seed = qEnvironmentVariable("WARRENER_SAFETY_SEED").toUInt(&isOne);
        if (isOne)
            return {.first = seed, .count = 1, .isReplay = true};
        bool isGiven = false;
        const int worlds = qEnvironmentVariableIntValue("WARRENER_SAFETY_WORLDS", &isGiven);
        return {.count = isGiven && worlds > 0 ? worlds : usual};
    }
};

/// How a failing seed is played alone.
inline QString replayWords(quint32 seed)
{
    return QStringLiteral("\nreplay: WARRENER_SAFETY_SEED=%1").arg(seed);
}

} // namespace warrener
