#pragma once

#include "LiveRunDesk.h"
#include "base/Clock.h"
#include "cluster/BackupStanding.h"
#include "record/catalogue/SecondPlace.h"
#include "run/runs/RunBook.h"
#include "ui/backups/BackupsDesk.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace warrener {

class ClusterStore;
struct BackupSource;

/// The catalogue of the open cluster, and a run book of its own for what is made: while a backup runs, a failover can be
/// started as ever.
class LiveBackupsDesk final : public BackupsDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveBackupsDesk)

public:
    /// `store` outlives the desk, and is told how the backups stand.
    LiveBackupsDesk(ClusterStore &store, std::function<SnapshotPtr()> latest, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~LiveBackupsDesk() override;

    /// Nothing can be made before the password is known; the catalogue can be read.
    void setCredentials(const Credentials &credentials);
    RunBook &book() { return m_book; }
    /// What is made, for who keeps the window open while a backup runs: a cold one has a node stopped.
    LiveRunDesk &runs() { return m_runs; }
    /// Where that backup is read.
    BackupSource source(const QString &id) const;

    TimePoint now() const override { return m_clock->now(); }
    const BackupsView &view() const override { return m_view; }
    void refresh() override;

    QCoro::Task<Result<BackupManifestPtr>> manifest(QString id) override;
    QCoro::Task<Result<DefinitionsPtr>> definitions(QString id, QString path) override;
    QCoro::Task<Result<TextPage>> text(QString id, QString path, TextQuery query, std::stop_token stop) override;
    QCoro::Task<Result<LogsFound>> searchLogs(QString id, LogQuery query, OnLogSearched tell, std::stop_token stop) override;
    QCoro::Task<Result<MessagePage>> messages(QString id, QString path, MessageQuery query, std::stop_token stop) override;
    QCoro::Task<Result<MessagePtr>> message(QString id, QString path, qint64 number, std::stop_token stop) override;
    QCoro::Task<Result<QStringList>> saveEntry(QString id, QString path, QString file) override;
    QCoro::Task<Result<QStringList>> saveMessage(QString id, QString path, qint64 number, QString folder) override;
    QString dragFolder() const override;

    QCoro::Task<Result<QString>> readFile(QString file) override;
    void setIdentity(QString file) override;
    QCoro::Task<Result<BackupDiffPtr>> compare(QString older, QString newer) override;

    QCoro::Task<Result<VerifyReport>> verify(QString id) override;
    QCoro::Task<Status> pin(QString id, bool pinned, QString note) override;
    QCoro::Task<Status> remove(QStringList ids) override;
    QCoro::Task<Result<QList<RetentionVerdict>>> prunePreview(PrunePlace place) override;
    QCoro::Task<Result<QList<RetentionVerdict>>> prune(PrunePlace place, QList<RetentionVerdict> preview) override;
    QCoro::Task<Status> copy(QString id) override;
    QCoro::Task<Status> verifyCopy(QString id) override;
    QCoro::Task<Result<QString>> consolidate(QString id) override;

    QCoro::Task<Result<BackupEstimate>> estimate(BackupRequest request) override;
    QCoro::Task<Result<Plan>> plan(BackupRequest request) override;
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override;
    QString command(const BackupRequest &request) const override;
    std::optional<BackupProgress> progress() const override { return m_progress; }
    void cancel() override;

private:
    struct Listing;

    QString folder() const;
    void readAgain();
    void lookIntoSecondPlace();
    /// Whether each of the rows lies in the second place, as it was seen last.
    void addCopies(BackupsView &view) const;
    void show(const Listing &listing);
    void showRun();
    /// What is done with the disk is the progress meanwhile; one at a time, or nobody could tell what a cancel ends. Errors: Usage (something is at work).
    Status begin(const QString &what);
    void end();
    std::function<void(qint64 done, qint64 total)> progressTeller();

    ClusterStore &m_store;
    const std::shared_ptr<const ClusterProfile> m_profile;
    const std::shared_ptr<const Clock> m_clock;
    LiveRunDesk m_runs;
    RunBook &m_book; ///< of m_runs
    BackupsView m_view;
    QHash<QString, QString> m_outside; ///< id of a row → the file that was dropped here
    QString m_identity;
    QTemporaryDir m_drags;
    QTimer m_again; ///< ages, and what other programs write
    std::optional<BackupProgress> m_progress;
    std::stop_source m_stop;     ///< of what is the progress, where that is no run
    std::stop_source m_estimate; ///< of the latest estimate
    std::stop_source m_leaving;  ///< of looks at the second place
    std::optional<SecondPlace> m_second{};
    std::optional<QMap<QString, qint64>> m_there{}; ///< names and sizes in the second place; none: not known
    QString m_secondProblem{};
    bool m_lookingThere = false;
    bool m_reading = false;
    bool m_isFirstLook = true;
    bool m_readAgain = false;
};

} // namespace warrener
