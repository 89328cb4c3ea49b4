#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Lease.h"

namespace warrener {

/// The lease on the brokers' hosts: a link on each, whose target says who holds it, granted by more than half
/// of them. It works while the brokers themselves give none (a node is frozen or cut off), and two consoles
/// cannot both have it, since their majorities meet in one host, also where their profiles differ by one node: on each host the link
/// goes by the node that is there. A link ends with its holder's release, or a
/// term after its last renewal: a console that died holds nobody up for long.
class HostsLease final : public Lease
{
    Q_OBJECT

public:
    struct Setup
    {
        std::shared_ptr<ClusterAccess> access{};
        Millis patience{4000};          ///< for one question to all hosts; waited for only while their answers can matter
        std::chrono::seconds term{120}; ///< by each host's own clock
    };

    explicit HostsLease(Setup setup, QObject *parent = nullptr);
    ~HostsLease() override;

    /// Hosts of brokers that can be logged in to are more than half of all hosts of brokers.
    static bool isPossible(const ClusterProfile &profile);

    /// Errors: Unreachable where fewer than half of the hosts answered. Held by somebody else: overridable.
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    QCoro::Task<Status> confirm(std::stop_token stop) override;
    void release() override;
    QCoro::Task<> giveBack() override;

private:
    struct Held;
    static QCoro::Task<> renew(std::shared_ptr<Held> held);

    const Setup m_setup;
    std::shared_ptr<Held> m_held;
};

// The texts that hosts are told, and their answers; pure.
namespace hostslease {

/// What the hosts say to one question, as it comes in.
struct Tally
{
    qsizetype hosts = 0;
    qsizetype answered = 0; ///< those that could not be asked too
    qsizetype ours = 0;
    QString other{}; ///< somebody else's, where one was seen

    bool isMajority(qsizetype count) const { return count > hosts / 2; }
    void take(const QString &holder, const QString &self);
    /// Nothing that is still to come can change whether the link may be taken: whoever has one already is heard.
    bool isDecidedForTaking() const { return isMajority(ours) || !other.isEmpty() || answered == hosts; }
    /// As much for one that is held: more than half of the hosts are enough, whatever is left on the others of somebody
    /// who never had so many, or whose release was lost on the way.
    bool isDecidedForHolding() const { return isMajority(ours) || !isMajority(ours + hosts - answered); }
};

/// Takes the link, or the one of the same run, or one whose term is over, or the very one that `breaks`
/// says; then says "MARK TARGET". The term of a link that is of the future, where a clock was set back, begins when somebody asks.
/// POSIX shell with readlink and stat, no root.
QString takeScript(const QString &link, const QString &holder, const QString &run, std::chrono::seconds term, const QString &breaks, const QString &mark);
QString readScript(const QString &link, const QString &mark);
/// As readScript(), of one that is to be held further: where it is ours its term begins anew; where its term is over it is
/// nobody's, since whoever is on the way may take it at any moment.
QString confirmScript(const QString &link, const QString &holder, std::chrono::seconds term, const QString &mark);
/// Only where it is still ours.
QString renewScript(const QString &link, const QString &holder);
QString releaseScript(const QString &link, const QString &holder);
/// What stands there, from the output; empty: nothing readable.
QString holderIn(const QByteArray &output, const QString &mark);

} // namespace hostslease

} // namespace warrener
