#pragma once

#include <QString>

#include <cstdint>

namespace warrener {

/// What a guard rule of the plan says at present.
struct GuardVerdict
{
    enum class State : std::uint8_t { Unknown, Passed, Refused };

    QString id{};
    QString words{}; ///< translated: "Quorum stays"
    State state = State::Unknown;
    QString reason{}; ///< translated, of a refusal
    bool overridable = false;

    bool operator==(const GuardVerdict &) const = default;
};

} // namespace warrener
