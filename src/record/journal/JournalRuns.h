#pragma once

#include "record/journal/JournalReader.h"
#include "record/journal/PersonsTime.h"

#include <QIODevice>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace warrener {

/// One run, or one note without a run, as lists show it.
struct RunSummary
{
    qint64 number = 0; ///< in the journal, of the record that it begins with: the chain's order, whatever clocks say
    QString run{};     ///< empty: a note
    QString kind{};    ///< "switchover"…; for a note what it is about: "failover-not-done"…
    QString label{};   ///< the plan's kind in a word, translated when it was made; empty: of an older Warrener, or a note
    QString title{};   ///< of the plan, or the note's words
    QString cluster{};
    QString who{};
    TimePoint startedAt{};
    TimePoint endedAt{}; ///< never: it has not ended, or its process was killed
    PersonsTime persons{};
    QString verdict{};         ///< "done"…; empty: not ended
    int steps = 0;             ///< of the plan, as it numbers them: a group counts as one
    int finished = 0;          ///< of them done or skipped
    QStringList inner{};       ///< ids of what stands in groups, which are not counted
    QString fences{};          ///< the node that it puts an end to by force; empty: none
    QString page{};            ///< of the window, that shows it; empty: a note
    bool keepsOnHosts = false; ///< what it has moved aside on hosts is all that its undo has
    QJsonObject note{};        ///< of a note: all that its record holds

    bool isNote() const { return run.isEmpty(); }
    /// Of a run that has ended; what it waited for a person is left out.
    Millis took() const { return std::max(Millis{0}, endedAt - startedAt - persons.until(endedAt)); }
    bool isOpen() const { return !isNote() && verdict.isEmpty(); }
    bool operator==(const RunSummary &) const = default;
};

/// What to list; an empty field takes all.
struct RunFilter
{
    QStringList kinds{};
    QStringList verdicts{}; ///< "open" for runs that have not ended
    QString cluster{};
    std::optional<TimePoint> from{}; ///< by the run's start
    std::optional<TimePoint> until{};
    QString text{}; ///< in any record of the run, in any letter case; hashes are not searched
    bool notes = true;
    bool onlyFencing = false; ///< only runs that put an end to a node by force

    bool operator==(const RunFilter &) const = default;
};

// `journal`: the path that names it, see JournalSegment. All of them wait for the disk: for worker
// threads. Lists, one run's records and searches come from an index beside the journal, which follows
// it; where that cannot be written, from the journal itself.

/// Newest first. Damaged lines are passed over (verifyJournal() names them). Errors: Io; a journal
/// that is not there yet has no runs.
Result<QList<RunSummary>> listRuns(const QString &journal, const RunFilter &filter = {});

/// All records of one run, in order. Errors: NotFound, Io.
Result<QList<JournalRecord>> readRun(const QString &journal, const QString &run);

enum class ExportFormat : std::uint8_t { JsonLines, Csv };

/// Writes the records of the runs and notes that match; JSON lines as they stand in the journal,
/// hashes included. Errors: Io.
Status exportRuns(const QString &journal, const RunFilter &filter, ExportFormat format, QIODevice &out);

} // namespace warrener
