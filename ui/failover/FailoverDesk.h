#pragma once

#include "judge/diagnosis/HaproxyAdvice.h"
#include "plan/failover/FailoverOffer.h"
#include "ui/failover/AutomaticView.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <optional>

namespace warrener {

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

    virtual AutomaticView automatic() const = 0;
    virtual void setArmed(bool armed) = 0;
    virtual void pauseAutomatic(std::chrono::minutes time) = 0;
    virtual void resumeAutomatic() = 0;
    virtual void acknowledgeBlock() = 0;
    /// Lets the automatic go on without a window, as a service, or ends that service.
    virtual void setService(bool on) = 0;

Q_SIGNALS:
    void offerChanged();
    void automaticChanged();
    void failed(const QString &reason);
};

QString toWord(FailoverKind kind); ///< translated: "Switchover"…

} // namespace warrener
