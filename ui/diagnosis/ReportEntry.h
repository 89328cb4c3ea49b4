#pragma once

#include "base/Clock.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

/// One kept report, as the list of reports shows it.
struct ReportEntry
{
    QString id;
    TimePoint at{};
    Millis took{0};
    OverallStatus status = OverallStatus::Unknown;
    QString headline;
    bool cancelled = false;

    bool operator==(const ReportEntry &) const = default;
};

} // namespace warrener
