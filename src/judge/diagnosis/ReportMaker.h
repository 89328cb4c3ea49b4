#pragma once

#include "judge/diagnosis/Advice.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

struct ReportOptions
{
    QString id{};       ///< see newReportId()
    QString warrener{}; ///< version
    QString language{}; ///< see Report::language
    Millis took{0};
    bool cancelled = false;
    const AdviceCatalogue *advice = nullptr; ///< null: no recommendations
};

/// "20260317T143308Z-4f2a": unique enough for one cluster, and in order of time as a text.
QString newReportId(TimePoint at, quint16 random);

/// Every check of the catalogue, in the order of the sections.
QList<CheckResult> allChecks(const DiagnosisInput &input);

/// Joins what the checks say into causes with their symptoms, counts, advises and passes the
/// verdict. Pure; the report's time is the snapshot's.
Report makeReport(const DiagnosisInput &input, QList<CheckResult> checks, const ReportOptions &options);

} // namespace warrener
