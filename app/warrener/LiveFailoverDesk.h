#pragma once

#include "AutomaticService.h"
#include "base/Clock.h"
#include "plan/failover/AutomaticFailover.h"
#include "record/journal/JournalRuns.h"
#include "run/operations/AutomaticWords.h"
#include "ui/failover/FailoverDesk.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace warrener {

class ClusterStore;
class LiveRunDesk;

/// What the automatic of a session leaves to that of the next one: a changed profile begins a new session,
/// and whoever is protected by the one must be by the other.
struct AutomaticLegacy
{
    bool wanted = false;
    QSet<NodeName> seenAlive{};
    std::shared_ptr<const ClusterProfile> seenBy{}; ///< by which profile's places they were seen
    QList<AutomaticDecision> decisions{};           ///< newest first
};

/// Plans failovers of the open cluster from its newest snapshot and what is asked for the purpose.
class LiveFailoverDesk final : public FailoverDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveFailoverDesk)

public:
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
    QString lastRun() const override;
    NodeName returned() const override;

    /// Shall be armed: a person has armed it, the profile wishes it, or it was when takeOver() was called.
    /// What is wanted and is not armed is a loss, and was told by protectionChanged().
    bool isWanted() const { return m_wanted; }
    /// Why it is not armed although it is wanted, or cannot act although it is armed; empty: neither.
    QString loss() const;
    AutomaticLegacy legacy() const;
    /// Before the password is known.
    void takeOver(const AutomaticLegacy &legacy);
    /// It cannot be armed, for a reason that lies outside of it: nobody knows the password.
    void refuse(const QString &why);

    AutomaticView automatic() const override;
    void setArmed(bool armed) override;
    void pauseAutomatic(std::chrono::minutes time) override;
    void resumeAutomatic() override;
    void acknowledgeBlock() override;
    void setService(bool on) override;
    AutomaticService &service() { return m_service; }
    /// Ends when the service is armed, and this window's automatic is not any more; or with the reason why
    /// nothing was changed.
    QCoro::Task<Status> goToService();
    /// Ends when a failover that is under way has ended.
    QCoro::Task<Status> disarm();

Q_SIGNALS:
    /// The automatic did something, or gave up: worth telling a person who looks elsewhere.
    void automaticActed(const warrener::AutoDecision &decision, warrener::Level level);
    /// loss() is another one: the protection that people count on is gone, or back (empty).
    void protectionChanged(const QString &loss);

private:
    static QCoro::Task<> makeOffer(QPointer<LiveFailoverDesk> self, FailoverKind kind, FailoverWish wish, int asked);
    void followRun();
    void readLast();
    void armAsWished(const Status &opened);
    void tellProtection();
    void write(bool armed, const QString &loss);
    void lookForLeftArmed();
    void tellDecision(const AutoDecision &decision);
    void tellSaid(const Result<JournalRecord> &said);
    void readServiceWords();
    /// Who serves clients now, and who would take over; of one look.
    struct Ranking
    {
        SnapshotPtr snapshot{};
        std::shared_ptr<const ClusterFacts> facts{};
        NodeName used{};   ///< empty: nothing has been seen yet
        NodeName target{}; ///< empty: nobody could
    };
    const Ranking &ranking() const;
    QList<AutomaticNode> watchedNodes() const;

    ClusterStore &m_store;
    LiveRunDesk &m_runs;
    const std::shared_ptr<const ClusterProfile> m_profile;
    int m_asked = 0; ///< numbers the wishes: the newest wins
    FailoverOffer m_offer;
    std::shared_ptr<const ClusterFacts> m_facts = std::make_shared<const ClusterFacts>();
    mutable Ranking m_ranking;
    std::optional<RunSummary> m_last; ///< of the kind of the plan on offer
    AutomaticFailover m_automatic;
    AutomaticService m_service;
    AutomaticWords m_serviceWords; ///< while the service is active
    bool m_wanted = false;
    QString m_refusal;      ///< of refuse()
    QString m_toldLoss;     ///< the last one that was told
    bool m_written = false; ///< that it is armed
    QString m_stateWords;
    QList<AutomaticDecision> m_decisions; ///< newest first
    QTimer m_look;                        ///< asks all nodes more often while a run goes on
};

} // namespace warrener
