#pragma once

#include "base/Clock.h"
#include "plan/failover/AutomaticFailover.h"
#include "ui/failover/FailoverDesk.h"

#include <QTimer>

#include <memory>

namespace warrener {

class ClusterStore;
class LiveRunDesk;

/// Plans failovers of the open cluster from its newest snapshot and what is asked for the purpose.
class LiveFailoverDesk final : public FailoverDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveFailoverDesk)

public:
    /// The automatic: to end it before the desk goes.
    AutomaticFailover &automaticFailover() { return m_automatic; }

    /// Both outlive the desk.
    LiveFailoverDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent = nullptr);
    ~LiveFailoverDesk() override;

    std::optional<FailoverObstacle> obstacle() const override { return failoverObstacle(*m_profile); }
    void ask(FailoverKind kind, const FailoverWish &wish) override;
    const FailoverOffer &offer() const override { return m_offer; }
    QCoro::Task<Status> run(QString why, QHash<QString, QString> overrides) override;
    QCoro::Task<Status> savePlan(Plan plan, QString file) override;
    QCoro::Task<Result<HaproxyAdvice>> adviseProxy(ProxyName proxy) override;
    QCoro::Task<Status> saveText(QString text, QString file) override;
    QString command(FailoverKind kind, const FailoverWish &wish) const override;
    QString lastRun() const override { return m_last; }
    NodeName returned() const override;

    AutomaticView automatic() const override;
    void setArmed(bool armed) override;
    void pauseAutomatic(std::chrono::minutes time) override;
    void resumeAutomatic() override;
    void acknowledgeBlock() override;

Q_SIGNALS:
    /// The automatic did something, or gave up: worth telling a person who looks elsewhere.
    void automaticActed(const warrener::AutoDecision &decision, warrener::Level level);

private:
    static QCoro::Task<> makeOffer(QPointer<LiveFailoverDesk> self, FailoverKind kind, FailoverWish wish, int asked);
    void followRun();
    void readLast();
    void armAsWished();
    void tellDecision(const AutoDecision &decision);
    void tellFailure(const Result<JournalRecord> &said);
    NodeName nodeInUse() const;
    QList<AutomaticNode> watchedNodes() const;

    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::shared_ptr<const ClusterProfile> m_profile;
    int m_asked = 0; ///< numbers the wishes: the newest wins
    FailoverOffer m_offer;
    std::shared_ptr<const ClusterFacts> m_facts = std::make_shared<const ClusterFacts>();
    QString m_last;
    AutomaticFailover m_automatic;
    bool m_armedOnce = false; ///< what the profile wishes has been looked at
    QString m_stateWords;
    QList<AutomaticDecision> m_decisions; ///< newest first
    QTimer m_look;                        ///< asks all nodes more often while a run goes on
};

} // namespace warrener
