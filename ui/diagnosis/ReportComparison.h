#pragma once

#include "judge/diagnosis/Report.h"

#include <QList>

#include <memory>

namespace warrener {

using ReportPtr = std::shared_ptr<const Report>;

/// What became of one finding between two reports.
struct ComparedFinding
{
    Level before = Level::Ok; ///< Ok: it was not there
    Level now = Level::Ok;    ///< Ok: it is no longer there
    ReportFinding finding;    ///< of the newer report, or of the older one where it is gone

    bool operator==(const ComparedFinding &) const = default;
};

/// Two reports side by side.
struct ReportComparison
{
    ReportPtr older, newer; ///< neither null
    QList<ComparedFinding> added, gone, worse, better;
    QList<ComparedFinding> notAsked{}; ///< not in the newer report, which got no answer to that question
};

} // namespace warrener
