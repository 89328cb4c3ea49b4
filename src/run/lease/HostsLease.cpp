#include "run/lease/HostsLease.h"

#include "base/Pause.h"
#include "base/Pending.h"
#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"
#include "run/lease/BrokerHosts.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <functional>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace hostslease {

QString takeScript(const QString &link, const QString &holder, const QString &run, std::chrono::seconds term, const QString &breaks, const QString &mark)
{
    // A link is made with its content in one act, or not at all. In a folder of everybody's nobody can remove another login's:
    // one whose term is over is passed by, and the next name taken. Whoever has made one looks once more at all of them: of two
    // at the same moment each sees the other's, and neither goes on.
    return sharedPlace(link)
           + u"w=%1; r=%2; b=%3\n"
             "live() {\n" // somebody else's, in its term
             "  h=$(readlink $1) && [ \"$h\" != \"$w\" ] && [ \"$h\" != \"$b\" ] || return 1\n"
             "  case \"$h\" in *\" run $r \"*|*\" run $r\") return 1;; esac\n"
             "  a=$(( $(date +%s) - $(stat -c %Y $1) ))\n"
             // The clock was set back since: of a console that died nobody would be rid of it before that day. Its term begins now.
             "  [ $a -ge 0 ] || touch -h $1 2>/dev/null\n"
             "  [ $a -le %4 ]\n"
             "}\n"
             // The highest is in force: it was made to break those below.
             "other() { o=; for k in $l $l.[1-9]; do live $k && o=$h; done; [ -n \"$o\" ] && echo \"$o\"; }\n"
             "mine() { for k in $l $l.[1-9]; do [ \"$(readlink $k)\" = \"$w\" ] && return 0; done; return 1; }\n"
             "o=$(other) || {\n"
             "  mine || for k in $l $l.1 $l.2 $l.3 $l.4 $l.5 $l.6 $l.7 $l.8 $l.9; do live $k || rm -f $k 2>/dev/null; ln -s \"$w\" $k 2>/dev/null && break; "
             "done\n"
             "  if o=$(other); then mine && rm -f $k; elif mine; then o=$w; else o=$(readlink $l); fi\n"
             "}\n"
             "echo \"%5 $o\"\n"_s.arg(shellQuote(holder), shellQuote(run), shellQuote(breaks), QString::number(term.count()), mark);
}

QString readScript(const QString &link, const QString &mark)
{
    // The newest is the one in force.
    return sharedPlace(link) + u"k=$(ls -dt $l $l.[1-9] 2>/dev/null | head -n 1); echo \"%1 $(readlink ${k:-$l})\"\n"_s.arg(mark);
}

QString confirmScript(const QString &link, const QString &holder, std::chrono::seconds term, const QString &mark)
{
    return sharedPlace(link)
           + u"w=%1; h=; m=\n"
             "for k in $l $l.[1-9]; do\n"
             "  o=$(readlink $k) && [ $(( $(date +%s) - $(stat -c %Y $k) )) -le %2 ] && { h=$o; m=$k; }\n"
             "done\n"
             "[ \"$h\" != \"$w\" ] || touch -h $m\n"
             "echo \"%3 $h\"\n"_s.arg(shellQuote(holder), QString::number(term.count()), mark);
}

QString renewScript(const QString &link, const QString &holder)
{
    return sharedPlace(link) + u"for k in $l $l.[1-9]; do [ \"$(readlink $k)\" = %1 ] && touch -h $k; done\n"_s.arg(shellQuote(holder));
}

QString releaseScript(const QString &link, const QString &holder)
{
    return sharedPlace(link) + u"for k in $l $l.[1-9]; do [ \"$(readlink $k)\" = %1 ] && rm -f $k; done\n"_s.arg(shellQuote(holder));
}

QString holderIn(const QByteArray &output, const QString &mark)
{
    return markedLines(output, mark).value(0).trimmed();
}

void Tally::take(const QString &holder, const QString &self)
{
    ++answered;
    if (holder == self)
        ++ours;
    else if (!holder.isEmpty())
        other = holder;
}

} // namespace hostslease

namespace {

/// What a host is told, of the link there.
using ScriptOn = std::function<QString(const QString &link)>;

/// Asked of all hosts at once; known as soon as nothing that is still to come can change it.
struct Vote
{
    hostslease::Tally tally{};
    bool isHeld = false; ///< it is asked whether, not for it
    Pending<bool> over{};

    void take(const QString &holder, const QString &self)
    {
        tally.take(holder, self);
        if (isHeld ? tally.isDecidedForHolding() : tally.isDecidedForTaking())
            over.finish(true);
    }
};

QCoro::Task<> askHostFor(std::shared_ptr<ClusterAccess> access, HostName host, QString script, QString mark, QString self, Millis patience,
                         std::shared_ptr<Vote> vote, std::stop_token stop)
{
    HostShell *shell = hasLogin(access->profile(), host) ? access->shell(host) : nullptr;
    QString holder;
    if (shell != nullptr) {
        const Result<CommandResult> result = co_await shell->run(script, {.timeout = patience, .maxBytes = 64 * 1024}, stop);
        if (result)
            holder = hostslease::holderIn(result->out, mark);
    }
    vote->take(holder, self);
}

/// What it came to; who answers later is not heard.
QCoro::Task<hostslease::Tally> vote(std::shared_ptr<ClusterAccess> access, ScriptOn script, QString mark, QString self, bool isHeld, Millis patience,
                                    std::stop_token stop)
{
    const QList<HostName> hosts = hostsOfBrokers(access->profile());
    const auto vote = std::make_shared<Vote>();
    vote->tally.hosts = hosts.size();
    vote->isHeld = isHeld;
    for (const HostName &host : hosts)
        askHostFor(access, host, script(hostLink(access->profile(), host)), mark, self, patience, vote, stop);
    if (!hosts.isEmpty())
        co_await vote->over;
    co_return vote->tally;
}

/// What they say is nobody's matter; the ways to them stay until they have.
QCoro::Task<> tellAll(std::shared_ptr<ClusterAccess> access, ScriptOn script, Millis patience)
{
    std::vector<QCoro::Task<Result<CommandResult>>> under;
    for (const auto listed = hostsOfBrokers(access->profile()); const HostName &host : listed) {
        if (HostShell *shell = hasLogin(access->profile(), host) ? access->shell(host) : nullptr)
            under.push_back(shell->run(script(hostLink(access->profile(), host)), {.timeout = patience}));
    }
    for (QCoro::Task<Result<CommandResult>> &one : under)
        co_await one;
}

/// What this process holds. A link of it that is not here any more is of a run that is over: its release was lost
/// on the way, or is under way.
class OwnLinks
{
public:
    void add(const QString &holder)
    {
        const std::lock_guard lock(m_mutex);
        m_holders.insert(holder);
    }
    void remove(const QString &holder)
    {
        const std::lock_guard lock(m_mutex);
        m_holders.remove(holder);
    }
    bool contains(const QString &holder) const
    {
        const std::lock_guard lock(m_mutex);
        return m_holders.contains(holder);
    }

private:
    mutable std::mutex m_mutex;
    QSet<QString> m_holders;
};

OwnLinks &ownLinks()
{
    static OwnLinks links;
    return links;
}

/// Whether a link's holder does nothing any more.
bool isOver(const QString &link, const LeaseHolder &self)
{
    const std::optional<LeaseHolder> holder = leaseHolderFromText(link);
    if (!holder)
        return false;
    const bool isOfThisProcess = holder->who == self.who && holder->pid == self.pid && holder->machine == self.machine;
    return isOfThisProcess ? !ownLinks().contains(link) : isDeadHere(*holder);
}

} // namespace

struct HostsLease::Held
{
    Setup setup{};
    QString holder{};
    std::stop_source stop{};
};

HostsLease::HostsLease(Setup setup, QObject *parent) : Lease(parent), m_setup(std::move(setup)) {}

HostsLease::~HostsLease()
{
    HostsLease::release();
}

bool HostsLease::isPossible(const ClusterProfile &profile)
{
    const QList<HostName> hosts = hostsOfBrokers(profile);
    const auto logins = std::ranges::count_if(hosts, [&](const HostName &host) { return hasLogin(profile, host); });
    return logins > hosts.size() / 2;
}

QCoro::Task<Result<LeaseAnswer>> HostsLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    release();
    const auto access = m_setup.access;
    const auto held = std::make_shared<Held>(Held{.setup = m_setup, .holder = toText(self)});
    m_held = held;
    ownLinks().add(held->holder);
    QString breaks;
    hostslease::Tally seen;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const QString mark = newMark();
        const ScriptOn script = [holder = held->holder, run = self.run, term = held->setup.term, breaks, mark](const QString &link) {
            return hostslease::takeScript(link, holder, run, term, breaks, mark);
        };
        seen = co_await vote(access, script, mark, held->holder, false, held->setup.patience, stop);
        if (held->stop.stop_requested() || stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Lease", "The lease is no longer wanted"));
        if (seen.other.isEmpty() || attempt > 0 || !(override || isOver(seen.other, self)))
            break;
        breaks = seen.other;
    }
    LeaseAnswer answer{.where = QCoreApplication::translate("Lease", "%1 of %2 hosts").arg(seen.ours).arg(seen.hosts)};
    if (seen.isMajority(seen.ours) && seen.other.isEmpty()) {
        answer.granted = true;
        if (!breaks.isEmpty())
            answer.reason = QCoreApplication::translate("Lease", "Taken over from “%1”").arg(breaks);
        renew(held);
        co_return answer;
    }
    // A few links of ours must not stand in the way of who has more of them.
    release();
    if (!seen.other.isEmpty()) {
        answer.holder = leaseHolderFromText(seen.other);
        answer.overridable = true;
        answer.reason = answer.holder ? QCoreApplication::translate("Lease", "Somebody already changes the cluster: %1").arg(describe(*answer.holder))
                                      : QCoreApplication::translate("Lease", "Somebody already changes the cluster: %1").arg(seen.other);
        co_return answer;
    }
    co_return failure(ErrorKind::Unreachable,
                      QCoreApplication::translate("Lease", "Only %1 of %2 hosts of brokers could be asked for the lease").arg(seen.ours).arg(seen.hosts));
}

QCoro::Task<> HostsLease::renew(std::shared_ptr<Held> held)
{
    const std::stop_token stop = held->stop.get_token();
    while (co_await pauseFor(held->setup.access->time(), std::chrono::duration_cast<Millis>(held->setup.term) / 4, stop))
        tellAll(held->setup.access, [holder = held->holder](const QString &link) { return hostslease::renewScript(link, holder); }, held->setup.patience);
}

QCoro::Task<Status> HostsLease::confirm(std::stop_token stop)
{
    const std::shared_ptr<Held> held = m_held;
    if (held == nullptr)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease is not held any more"));
    const QString mark = newMark();
    const ScriptOn script = [holder = held->holder, term = held->setup.term, mark](const QString &link) {
        return hostslease::confirmScript(link, holder, term, mark);
    };
    const hostslease::Tally seen = co_await vote(held->setup.access, script, mark, held->holder, true, held->setup.patience, stop);
    if (!seen.isMajority(seen.ours) && !seen.other.isEmpty())
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease went to %1").arg(seen.other));
    if (!seen.isMajority(seen.ours))
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Lease", "Only %1 of %2 hosts still say that the lease is ours").arg(seen.ours).arg(seen.hosts));
    co_return Status();
}

void HostsLease::release()
{
    HostsLease::giveBack();
}

QCoro::Task<> HostsLease::giveBack()
{
    const std::shared_ptr<Held> held = std::exchange(m_held, nullptr);
    if (held == nullptr)
        co_return;
    held->stop.request_stop();
    ownLinks().remove(held->holder);
    const ScriptOn script = [holder = held->holder](const QString &link) { return hostslease::releaseScript(link, holder); };
    co_await tellAll(held->setup.access, script, held->setup.patience);
}

} // namespace warrener
