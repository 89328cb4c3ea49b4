#pragma once

#include "judge/diagnosis/Report.h"

namespace warrener {

/// One line of the report's lists: a finding, or checks that passed or could not be judged.
struct ReportRow
{
    ReportFinding finding; ///< a check is told in a finding's words
    bool symptom = false;  ///< indented under the cause above it
    bool known = false;
    QString title;
    QString line; ///< small, below
    QString tag;  ///< the fault class's word, of causes only

    bool operator==(const ReportRow &) const = default;
};

/// What stays the same about a finding from one report to the next.
inline bool isSameFinding(const ReportFinding &one, const ReportFinding &other)
{
    return one.id == other.id && one.subject == other.subject;
}

} // namespace warrener

Q_DECLARE_METATYPE(warrener::ReportRow)
