#pragma once

#include "base/Result.h"

#include <QList>
#include <QString>

namespace warrener {

/// One line of the table: a figure beside the figure of a baseline that ran in the same process
/// or minute, because times on one machine mean little on another.
struct BenchLine
{
    QString what;
    QString measured;
    QString baseline; ///< its figure and what it is
    double ratio = 0; ///< measured / baseline; 0: none
    QString bound;    ///< what must hold: "< 50 ms"; empty: nothing is promised
    bool holds = true;
};

/// Optional: not all is there (test hosts, curl); an Error of kind NotConfigured then says what.
using BenchResult = Result<QList<BenchLine>>;

struct Bench
{
    const char *name;
    BenchResult (*run)();
};

// A file each.
BenchResult benchChartTick();
BenchResult benchParseQueues();
BenchResult benchStartToLive();
BenchResult benchIdleWindow();
BenchResult benchDiagnosis();
BenchResult benchJournalLists();
BenchResult benchMessages();
BenchResult benchArchive();
BenchResult benchRestore();
BenchResult benchCalendar();

} // namespace warrener
