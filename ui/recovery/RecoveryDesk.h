#pragma once

#include "plan/recovery/Readiness.h"
#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryReport.h"
#include "record/catalogue/BackupSummary.h"
#include "run/procedure/Plan.h"
#include "run/runs/GuardVerdict.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

namespace warrener {

class RunDesk;
struct RunView;
struct RunSummary;

/// One scenario as the page lists it.
struct RecoveryScenario
{
    RecoveryEntry entry{};
    Readiness readiness{};
    QList<RunSummary> runs{}; ///< of this plan, rehearsals too, newest first

    QString title() const { return entry.document ? entry.document->title.text() : entry.id; }
};

/// What the page shows; as it was read last.
struct RecoveryView
{
    QList<RecoveryScenario> scenarios{};
    ClusterReadiness readiness{}; ///< `at` never: nothing has been read yet

    bool isRead() const { return !isNever(readiness.at); }
    const RecoveryScenario *scenario(const QString &id) const;
};

/// What a person wants to be done.
struct RecoveryOrder
{
    QString scenario{};
    NodeName node{}; ///< empty: whoever does not serve
    QString why{};
    TimePoint since{};                  ///< when the disaster began; never: with the run
    QString backup{};                   ///< of a plan that restores one: its id; empty: the newest good one
    QString folder{};                   ///< where that one stands; empty: where the profile says
    QHash<QString, QString> roles{};    ///< role's id → a person
    QHash<QString, QString> outcomes{}; ///< of a rehearsal: step → outcome
    bool rehearse = false;              ///< at the table: nothing is touched
    /// Its plan, run on this one as a rehearsal: every step in earnest here, and nothing of it touched. Empty: this one's own.
    ClusterName of{};

    bool operator==(const RecoveryOrder &) const = default;
};

/// Who knows, plans and runs the recovery plans of one cluster for the page; app/ implements it, and tests do. Nothing here
/// waits: what takes time is a task, or is told by a signal. Messages of errors are sentences for people.
class RecoveryDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryDesk)

public:
    explicit RecoveryDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    /// Who sits here: "ops@console".
    virtual QString person() const = 0;
    virtual const RecoveryView &view() const = 0;
    /// Reads documents, journal and catalogue again; changed() tells when that is done.
    virtual void refresh() = 0;

    /// The steps that the planner makes of a document for this cluster as it was seen last. Nobody is asked.
    virtual Result<Plan> outline(const RecoveryDocument &document, const NodeName &node) const = 0;
    /// Clusters whose plans may be rehearsed on this one, which is none of production and shares nothing with them.
    virtual QList<ClusterName> rehearsable() const { return {}; }
    /// Clusters on which this one's plans may be rehearsed.
    virtual QList<ClusterName> standbys() const { return {}; }
    /// Where the profile says that backups are.
    virtual QString backupFolder() const = 0;
    /// What a plan that restores can be given, newest first, of every cluster that the folder has (empty: backupFolder()); in a
    /// rehearsal for `of` of that one.
    virtual QCoro::Task<Result<QList<BackupSummary>>> backups(ClusterName of, QString folder) = 0;
    /// Looks, and changes nothing: the plan that start() may be given.
    virtual QCoro::Task<Result<Plan>> plan(RecoveryOrder order) = 0;
    /// What the plan's rules say now, in their order.
    virtual QCoro::Task<QList<GuardVerdict>> examine(Plan plan) = 0;
    /// Ends when the run has begun, or with the reason why not. `overrides`: guard → why. A rehearsal runs beside everything else.
    virtual QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) = 0;
    virtual RunDesk &runs() = 0;
    virtual RunDesk &rehearsals() = 0;
    /// A recovery that another console or warrenctl runs; null: none does.
    virtual const RunView *elsewhere() const = 0;
    /// The page is looked at: what runs elsewhere is followed.
    virtual void setWatching(bool watching) = 0;

    virtual QCoro::Task<Result<RecoveryReport>> report(QString run) = 0;
    /// By the file's end: .html, .pdf, .json.
    virtual QCoro::Task<Status> exportReport(RecoveryReport report, QString file) = 0;
    /// Keeps what somebody said at a step that is under way; its report has it.
    virtual QCoro::Task<Status> keepRemark(QString run, QString step, QString words) = 0;
    /// Keeps what was learned of a run in the journal; the latest counts.
    virtual QCoro::Task<Status> keepLessons(QString run, QString lessons) = 0;

    /// Older versions of the cluster's own document, newest first.
    virtual QCoro::Task<Result<QList<RecoveryVersion>>> versions(QString id) = 0;
    /// Keeps a document for this cluster; the version before it is kept beside it. Errors: those of the document.
    virtual QCoro::Task<Status> saveDocument(QByteArray text) = 0;
    /// Takes the cluster's own away: the shipped one holds again.
    virtual QCoro::Task<Status> removeDocument(QString id) = 0;

Q_SIGNALS:
    void changed(); ///< view()
    void elsewhereChanged();
};

} // namespace warrener
