#pragma once

#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Verb.h"
#include "plan/restore/RestorePlanner.h"

namespace warrener::ctl {

/// What `warrenctl restore` is told beside what all commands are told.
struct RestoreWish
{
    QString backup{}; ///< an id, or a file
    QString folder{}; ///< the catalogue; empty: as the profile says
    QString to{};     ///< another cluster: a profile's file or a cluster's name; empty: the one that is meant
    RestoreRequest request{};
    bool onlySaid = false;   ///< else what the backup holds
    QString deletePattern{}; ///< regular expression, of names of queues and exchanges that exist only live and shall go; empty: none
    bool test = false;       ///< into virtual hosts that are thrown away; without a backup: of the newest good one
    QString schedule{};      ///< of a test: a systemd calendar expression, makes a timer
    bool unschedule = false;
    QString name{};      ///< of the timer: a cluster's backups may be tested by several, each by a name of its own; empty: the one without
    bool kept = false;   ///< no restore: what restores have kept on the hosts
    bool remove = false; ///< and that goes
};

/// The parts that are meant: those of --only; else definitions and messages, as far as the backup holds them, and no messages where only definitions of some
/// kinds or names are chosen and no queue is: who brings back a user gets no messages along with it. Pure.
RestoreRequest withItsParts(const RestoreWish &wish, const QList<BackupPart> &holds);

/// Fills the wish as the options come.
Verb restoreVerb(const std::shared_ptr<RestoreWish> &wish);

Outcome restoreBackup(const Errand &errand, const RestoreWish &wish);

/// What restores have kept on the hosts; removed by choice.
Outcome keptByRestores(const Errand &errand, const RestoreWish &wish);

/// The id of the timer that tests this cluster's backups; by `name` there may be several. Pure.
QString restoreTestTimerId(const ClusterName &cluster, const QString &name);

/// What a timer tells this program each time for the test that is wished for. Pure, but that paths are made whole.
QStringList scheduledTestArguments(const RestoreWish &wish, const ClusterName &target);

} // namespace warrener::ctl
