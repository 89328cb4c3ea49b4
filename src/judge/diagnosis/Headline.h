#pragma once

#include "cluster/Snapshot.h"
#include "judge/diagnosis/Joining.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

/// The clause for a cause and what it did: "broker2 stopped because its data disk is full".
/// Without a sentence of its own: `title`, that of the cause's finding, fit to stand behind a colon.
QString clauseOf(const QList<Problem> &problems, int cause, const QString &title);

/// Fills in status, headline and line of a report whose findings and checks are there.
void passReportVerdict(Report &report, const Snapshot &snapshot, const QString &worstClause);

} // namespace warrener
