#pragma once

#include "ui/failover/AutomaticView.h"
#include "ui/frame/HeaderNote.h"
#include "ui/settings/SettingsPage.h"

#include <functional>

class QSettings;

namespace warrener {

class BackupsDesk;
class CalendarDesk;
class CareDesk;
class ClusterDirectory;
class ClusterStore;
class DiagnosisDesk;
class DrillDesk;
class FailoverDesk;
class MainWindow;
class RecoveryDesk;
class RestoreDesk;
class RunDesk;
struct RunState;

/// What pages need beyond the store of the open cluster.
struct PageServices
{
    ClusterDirectory *directory = nullptr; ///< outlives the window
    QSettings *settings = nullptr;         ///< outlives the window; null: pages remember nothing
    std::function<void(const ClusterName &)> openCluster;
    std::function<void()> addCluster;
    std::function<void(const ClusterName &)> editCluster{}; ///< environment, user, password
    std::function<void()> editPlaces{};                     ///< of the open cluster: hosts and proxies
    std::function<SettingsPage::Program()> program;
    std::function<void(const SettingsPage::Program &)> setProgram;
    SettingsPage::SaveProfile saveProfile;
    /// Who makes the reports of the cluster in that store; null where it is no longer the open one.
    /// None at all: there is no page of diagnosis.
    std::function<DiagnosisDesk *(const ClusterStore &)> desk{};
    /// Who runs plans on that cluster and knows its journal; as above. None at all: Activity has
    /// events only, and there is no page of failovers.
    std::function<RunDesk *(const ClusterStore &)> runs{};
    std::function<FailoverDesk *(const ClusterStore &)> failover{};
    /// Who keeps and makes the backups of that cluster; none: there is no page of backups.
    std::function<BackupsDesk *(const ClusterStore &)> backups{};
    /// Who restores from them; none: nothing is offered to be restored.
    std::function<RestoreDesk *(const ClusterStore &)> restore{};
    /// Who keeps the calendar of that cluster; none: there is no page of drills.
    std::function<CalendarDesk *(const ClusterStore &)> calendar{};
    /// Who knows and runs drills of that cluster; none: there is no page of them.
    std::function<DrillDesk *(const ClusterStore &)> drills{};
    /// Who knows and runs the recovery plans of that cluster; none: there is no page of them.
    std::function<RecoveryDesk *(const ClusterStore &)> recovery{};
    /// Who makes the small plans that pages offer where they are needed; none: they offer none.
    std::function<CareDesk *(const ClusterStore &)> care{};
};

/// Every page of the program, in the order of the rail; also for the program that takes the
/// pictures, so that both show the same.
void registerPages(MainWindow &window, const PageServices &services);

/// What the header says of the automatic failover; nothing where there can be none.
HeaderNoteText automaticNote(const AutomaticView &view, TimePoint now);
/// The same of a run that is under way, or has just ended; `page` is where it is followed.
HeaderNoteText runNote(const RunState &state, const QString &page, TimePoint now);

} // namespace warrener
