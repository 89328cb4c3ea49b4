#pragma once

#include <QUrl>

#include <chrono>
#include <cstdint>

namespace warrener {

/// When the diagnosis runs by itself, and who is told.
struct RunSchedule
{
    enum class By : std::uint8_t {
        Nobody,
        Window, ///< while the window is open
        Timer,  ///< a systemd user timer, also while no window is open
    };

    By by = By::Nobody;
    std::chrono::minutes every{60}; ///< 1 min – 7 d
    bool notify = true;             ///< a desktop notification when the verdict changes
    QUrl webhook;                   ///< http or https, told when the verdict changes; empty: none

    bool operator==(const RunSchedule &) const = default;
};

} // namespace warrener
