#pragma once

#include "plan/backup/BackupRequest.h"
#include "record/catalogue/BackupDiff.h"
#include "record/catalogue/Retention.h"
#include "record/catalogue/Verify.h"
#include "run/procedure/Plan.h"
#include "ui/backups/BackupsView.h"
#include "ui/backups/Definitions.h"
#include "ui/backups/LogSearch.h"
#include "ui/backups/MessageView.h"
#include "ui/backups/TextPage.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace warrener {

using BackupManifestPtr = std::shared_ptr<const BackupManifest>;
using BackupDiffPtr = std::shared_ptr<const BackupDiff>;

/// Where backups are pruned.
enum class PrunePlace : std::uint8_t {
    First,  ///< the catalogue
    Second, ///< the copies
};

/// Who keeps, makes and reads the backups of one cluster for the page; app/ implements it, and tests do.
/// Nothing here waits: what takes time is a task, or is told by a signal. A backup is named by its id in
/// the catalogue, the live cluster (compare() only) by an empty one. Messages of errors are sentences for
/// people; where a task was stopped its error is Cancelled.
class BackupsDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupsDesk)

public:
    explicit BackupsDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    virtual const BackupsView &view() const = 0;
    /// Reads the catalogue anew, and looks into the second place.
    virtual void refresh() = 0;

    // Inside one backup. Nothing is unpacked to a disk.
    virtual QCoro::Task<Result<BackupManifestPtr>> manifest(QString id) = 0;
    /// `path`: an entry of the manifest, "definitions/cluster.json" or one of a vhost.
    virtual QCoro::Task<Result<DefinitionsPtr>> definitions(QString id, QString path) = 0;
    virtual QCoro::Task<Result<TextPage>> text(QString id, QString path, TextQuery query, std::stop_token stop) = 0;
    /// Through all logs of the backup. `tell` is called in this thread, and no more once the task has ended; what it was told
    /// stands in the answer too.
    virtual QCoro::Task<Result<LogsFound>> searchLogs(QString id, LogQuery query, OnLogSearched tell, std::stop_token stop) = 0;
    /// `path`: "messages/VHOST/QUEUE.cborseq".
    virtual QCoro::Task<Result<MessagePage>> messages(QString id, QString path, MessageQuery query, std::stop_token stop) = 0;
    virtual QCoro::Task<Result<MessagePtr>> message(QString id, QString path, qint64 number, std::stop_token stop) = 0;
    /// One entry whole into a file, or into `folder` a message's payload and its headers as JSON; both end with
    /// the names of what was written (for a drag they lie in a temporary folder of this program).
    virtual QCoro::Task<Result<QStringList>> saveEntry(QString id, QString path, QString file) = 0;
    virtual QCoro::Task<Result<QStringList>> saveMessage(QString id, QString path, qint64 number, QString folder) = 0;
    /// Where things that are dragged out may be written: a folder of its own each time it is asked, since files of two hosts, or of two queues whose names
    /// differ in case only, may have one name. Removed when the program ends.
    virtual QString dragFolder() const = 0;

    /// Reads a file from outside the catalogue; its row comes with the next changed(). Its id, or why it is none.
    virtual QCoro::Task<Result<QString>> readFile(QString file) = 0;
    /// `identity`: an age identity file; asked for where a backup is encrypted and no other opened it.
    virtual void setIdentity(QString file) = 0;

    /// Either side may be the live cluster: an empty id.
    virtual QCoro::Task<Result<BackupDiffPtr>> compare(QString older, QString newer) = 0;

    // Keeping.
    virtual QCoro::Task<Result<VerifyReport>> verify(QString id) = 0;
    virtual QCoro::Task<Status> pin(QString id, bool pinned, QString note) = 0;
    virtual QCoro::Task<Status> remove(QStringList ids) = 0;
    virtual QCoro::Task<Result<QList<RetentionVerdict>>> prunePreview(PrunePlace place) = 0;
    /// Removes what such a preview showed, and nothing else; Usage where it would be another by now. What was removed.
    virtual QCoro::Task<Result<QList<RetentionVerdict>>> prune(PrunePlace place, QList<RetentionVerdict> preview) = 0;
    /// Copies to the second place and verifies there; Usage where there is none.
    virtual QCoro::Task<Status> copy(QString id) = 0;
    /// Reads the copy in the second place back there, and whether what it needs lies there; Usage where there is no second place. What it came to is in
    /// the next view().
    virtual QCoro::Task<Status> verifyCopy(QString id) = 0;
    /// Makes a full backup of an incremental one and its bases; those stay. Its id. Encrypted where the one is; Usage where
    /// nobody says to whom.
    virtual QCoro::Task<Result<QString>> consolidate(QString id) = 0;

    // Making.
    /// Changes nothing. A newer one makes an older one end with Cancelled.
    virtual QCoro::Task<Result<BackupEstimate>> estimate(BackupRequest request) = 0;
    virtual QCoro::Task<Result<Plan>> plan(BackupRequest request) = 0;
    /// Ends when the run has begun, or with the reason why not. `overrides`: guard → why.
    virtual QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) = 0;
    virtual QString command(const BackupRequest &request) const = 0; ///< the same as one line for a terminal
    /// What is being made, verified, copied or removed; empty: nothing.
    virtual std::optional<BackupProgress> progress() const = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void changed();    ///< view()
    void progressed(); ///< progress()
    /// Something that was asked for could not be done; one translated sentence.
    void failed(const QString &reason);
};

} // namespace warrener
