#pragma once

#include "judge/diagnosis/HaproxyAdvice.h"
#include "plan/failover/Planner.h"
#include "ui/failover/AutomaticView.h"
#include "ui/failover/RunSample.h"
#include "ui/steps/GuardVerdict.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <optional>

namespace warrener {

enum class FailoverKind : std::uint8_t {
    Switchover, ///< planned, with the node's cooperation
    Failover,   ///< forced, without it
    Failback,   ///< to a node that has returned
};

/// What could be done at present: the candidates, and the plan for the one that is chosen.
struct FailoverOffer
{
    FailoverKind kind = FailoverKind::Switchover;
    FailoverWish wish{}; ///< with `from` and `to` as they were found
    QList<Candidate> candidates{};
    std::optional<Plan> plan{};
    QString problem{}; ///< translated: why there is no plan
    QList<GuardVerdict> guards{};
    FailbackEvaluation failback{}; ///< of a failback only
    TimePoint at{};                ///< of the snapshot; never: none yet
    bool asking = true;            ///< a newer one is being made

    bool operator==(const FailoverOffer &) const = default;
};

/// Why this cluster can have no failover at all.
struct FailoverObstacle
{
    QString title{};
    QString text{};

    bool operator==(const FailoverObstacle &) const = default;
};

/// Who plans and runs failovers of one cluster for the page; app/ implements it, and tests do.
/// Nothing here waits. Runs themselves are watched on the RunDesk.
class FailoverDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailoverDesk)

public:
    explicit FailoverDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual std::optional<FailoverObstacle> obstacle() const = 0;

    /// Makes an offer; the newest wish wins. Nodes left empty are found.
    virtual void ask(FailoverKind kind, const FailoverWish &wish) = 0;
    virtual const FailoverOffer &offer() const = 0;
    /// Runs the offer's plan; `overrides`: guard → why. Ends when it has begun or was refused.
    virtual QCoro::Task<Status> run(QString why, QHash<QString, QString> overrides) = 0;
    virtual QCoro::Task<Status> savePlan(Plan plan, QString file) = 0;
    /// How that proxy should be configured, and what is wrong with how it is. Changes nothing.
    virtual QCoro::Task<Result<HaproxyAdvice>> adviseProxy(ProxyName proxy) = 0;
    virtual QCoro::Task<Status> saveText(QString text, QString file) = 0;
    /// The same as one line for a terminal.
    virtual QString command(FailoverKind kind, const FailoverWish &wish) const = 0;
    /// "Last one 9 days ago: 11.8 s, nothing lost"; empty: there was none.
    virtual QString lastRun() const = 0;
    /// A node has returned and could take its clients back; empty: none.
    virtual NodeName returned() const = 0;

    /// Of the run under way, oldest first.
    virtual const QList<RunSample> &samples() const = 0;

    virtual AutomaticView automatic() const = 0;
    virtual void setArmed(bool armed) = 0;
    virtual void pauseAutomatic(std::chrono::minutes time) = 0;
    virtual void resumeAutomatic() = 0;
    virtual void acknowledgeBlock() = 0;

Q_SIGNALS:
    void offerChanged();
    void automaticChanged();
    void sampled();
    void failed(const QString &reason);
};

QString toWord(FailoverKind kind); ///< translated: "Switchover"…

} // namespace warrener
