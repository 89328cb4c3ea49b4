#pragma once

#include "ui/diagnosis/ReportRow.h"

#include <QList>

#include <optional>

namespace warrener {

class KnownFindings;

/// How many findings and checks came out which way.
struct ReportTally
{
    int critical = 0, warning = 0; ///< findings, symptoms and known ones too
    int passed = 0, notJudged = 0; ///< checks

    bool operator==(const ReportTally &) const = default;
};

/// What a person wants to see of a report.
struct ReportFilter
{
    std::optional<FaultClass> fault;
    QString host; ///< empty: all

    bool isEmpty() const { return !fault && host.isEmpty(); }
    bool operator==(const ReportFilter &) const = default;
};

ReportTally tallyOf(const Report &report);

/// Causes and their symptoms; all of a group where one of it passes the filter.
QList<ReportRow> findingRows(const Report &report, const ReportFilter &filter, const KnownFindings &known);
/// Checks that could not be judged; those with the same reason are one row.
QList<ReportRow> notJudgedRows(const Report &report, const ReportFilter &filter);
QList<ReportRow> passedRows(const Report &report, const ReportFilter &filter);

/// "network 31, hardware 18": how many passed of each class.
QString passedByClass(const QList<ReportRow> &rows);
/// Hosts that findings and checks name, in the order in which they come.
QStringList hostsIn(const Report &report);
/// Whom a finding is about, as people call it; empty for the cluster.
QString whereOf(const ReportFinding &finding);

} // namespace warrener
