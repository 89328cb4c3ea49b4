#pragma once

#include "judge/diagnosis/Report.h"

namespace warrener::sampleData {

Report unhealthyReport(); ///< goes with unhealthyProduction(): broker2 stopped because its disk is full
Report earlierReport();   ///< the same cluster an hour and a half before: one warning, else healthy
Report cancelledReport(); ///< the same, stopped after less than half of the answers
Report healthyReport();   ///< goes with healthyStaging(): every check that could be judged passed

} // namespace warrener::sampleData
