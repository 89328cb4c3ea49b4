#pragma once

#include "base/Clock.h"
#include "plan/failover/AutoFailover.h"
#include "ui/failover/FailoverDesk.h"

#include <QTimer>

#include <memory>

namespace warrener {

class ClusterStore;
class FailoverWatch;
class LiveRunDesk;

/// Plans failovers of the open cluster from its newest snapshot and what is asked for the purpose.
class LiveFailoverDesk final : public FailoverDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveFailoverDesk)

public:
    /// Both outlive the desk.
    LiveFailoverDesk(ClusterStore &store, LiveRunDesk &runs, QObject *parent = nullptr);
    ~LiveFailoverDesk() override;

    std::optional<FailoverObstacle> obstacle() const override;
    void ask(FailoverKind kind, const FailoverWish &wish) override;
    const FailoverOffer &offer() const override { return m_offer; }
    QCoro::Task<Status> run(QString why, QHash<QString, QString> overrides) override;
    QCoro::Task<Status> savePlan(Plan plan, QString file) override;
    QCoro::Task<Result<HaproxyAdvice>> adviseProxy(ProxyName proxy) override;
    QCoro::Task<Status> saveText(QString text, QString file) override;
    QString command(FailoverKind kind, const FailoverWish &wish) const override;
    QString lastRun() const override { return m_last; }
    NodeName returned() const override;
    const QList<RunSample> &samples() const override { return m_samples; }

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
    void takeSample();
    void armAsWished();
    NodeName nodeInUse() const;
    QList<AutomaticNode> watchedNodes() const;

    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::shared_ptr<const ClusterProfile> m_profile;
    int m_asked = 0; ///< numbers the wishes: the newest wins
    FailoverOffer m_offer;
    std::shared_ptr<const ClusterFacts> m_facts = std::make_shared<const ClusterFacts>();
    QList<RunSample> m_samples;
    QString m_sampled; ///< the run that the samples are of
    QString m_last;
    std::unique_ptr<FailoverWatch> m_watch; ///< while the automatic is armed
    bool m_armedOnce = false;               ///< what the profile wishes has been looked at
    QString m_stateWords;
    QList<AutomaticDecision> m_decisions; ///< newest first
    QTimer m_look;                        ///< asks all nodes more often while a run goes on
};

} // namespace warrener
