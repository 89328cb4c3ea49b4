#include "run/runs/ClusterRecords.h"

#include "cluster/BackupSettings.h"
#include "record/catalogue/Catalogue.h"
#include "record/journal/Journal.h"

namespace warrener {

ClusterRecords readClusterRecords(const ClusterProfile &profile, const WantedRuns &wanted, const QStringList &noteKinds, const QString &journals)
{
    ClusterRecords records;
    const QString journal = journalPath(profile.name, journals);
    records.runs = listRuns(journal, {.notes = false}).value_or(QList<RunSummary>());
    if (!noteKinds.isEmpty())
        records.notes = listRuns(journal, {.kinds = noteKinds}).value_or(QList<RunSummary>());
    for (const auto all = wanted ? wanted(records.runs) : QStringList(); const QString &run : all) {
        const Result<QList<JournalRecord>> read = readRun(journal, run);
        Result<RunState> state = read ? runStateFrom(*read) : std::unexpected(read.error());
        if (state)
            records.states.insert(run, *std::move(state));
    }
    records.backups = Catalogue(backupSettings(profile).folder).list(profile.name.value).value_or(QList<BackupSummary>());
    return records;
}

} // namespace warrener
