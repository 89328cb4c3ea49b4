#pragma once

#include "ui/diagnosis/ReportEntry.h"

namespace warrener {

/// "Tuesday 17 March, 14:33:08", local time.
QString dayAndTime(TimePoint at);
/// "17 March, 14:33": for lists of reports.
QString shortDayAndTime(TimePoint at);
/// One line of the list of reports: "17 March, 14:33, unhealthy".
QString listLine(const ReportEntry &entry);

} // namespace warrener
