#include "judge/diagnosis/ReachChecks.h"

#include "base/Phrases.h"
#include "cluster/ClearText.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/ProxyChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A machine is asked by name and ping under its host; a node or proxy only where it has another
/// address than its host, or none.
bool isOwnAddress(const DiagnosisInput &input, const ReachLook &look, const HostName &host)
{
    return !input.examination->hosts.contains(host) || input.examination->hosts.value(host).address != look.address;
}

/// reach.clear: a note where the profile leaves the password nothing but clear text.
CheckResult clearTextCheck(const ClusterProfile &profile)
{
    CheckResult result;
    result.id = u"reach.clear"_s;
    result.fault = FaultClass::Human;
    result.title = QCoreApplication::translate("ReachChecks", "Passwords travel encrypted to the cluster");
    result.expected = QCoreApplication::translate("ReachChecks", "HTTPS and AMQPS wherever the password goes");
    const QStringList doors = clearTextDoors(profile);
    if (doors.isEmpty())
        return result;
    result.outcome = Outcome::Note;
    result.kind = u"clear"_s;
    result.title = QCoreApplication::translate("ReachChecks", "Passwords travel unencrypted to the cluster");
    result.text = clearTextWords(doors);
    result.seen = phrases::list(doors.first(std::min<qsizetype>(doors.size(), 6)));
    return result;
}

/// A port that takes clients behind a PROXY header only is made for the proxies: that it hangs up on this console
/// says nothing of the broker.
void passForProxiesOnly(CheckResult &trip, const QString &name)
{
    static const QStringList hungUp{u"connect-disconnected"_s, u"connect-timeout"_s, u"connect-silent"_s, u"connect-malformed"_s};
    if (!hungUp.contains(trip.kind))
        return;
    trip.outcome = Outcome::Note;
    trip.kind = u"proxy-header"_s;
    trip.title = QCoreApplication::translate("ReachChecks", "%1 takes AMQP from proxies only").arg(name);
    trip.text =
        QCoreApplication::translate("ReachChecks", "It waits for a PROXY header (proxy_protocol in its rabbitmq.conf), so it could not be tried directly; "
                                                   "what comes through the proxies tells how clients fare.");
}

} // namespace

QList<CheckResult> reachChecks(const DiagnosisInput &input)
{
    const Examination &examination = *input.examination;
    const TimePoint now = input.snapshot->at;
    QList<CheckResult> results;
    for (const HostProfile &host : input.profile->hosts) {
        const ReachSubject subject{.subject = {SubjectKind::Host, host.name.value}, .host = host.name.value, .name = host.name.value};
        const auto look = examination.hosts.constFind(host.name);
        if (look == examination.hosts.cend())
            continue;
        results += machineChecks(subject, *look);
        results += portChecks(subject, *look);
    }
    for (const NodeProfile &node : input.profile->nodes) {
        const ReachSubject subject{.subject = {SubjectKind::Node, node.name.value}, .host = node.host.value, .name = shortName(node.name)};
        const auto look = examination.nodes.constFind(node.name);
        if (look == examination.nodes.cend())
            continue;
        if (isOwnAddress(input, *look, node.host))
            results += machineChecks(subject, *look);
        results += portChecks(subject, *look);
        results += apiChecks(subject, *look);
        results += tlsChecks(subject, *look, now);
        QList<CheckResult> trips = tripChecks(subject, *look);
        if (waitsForProxyHeader(examination, node.host) == true)
            std::ranges::for_each(trips, [&](CheckResult &trip) { passForProxiesOnly(trip, subject.name); });
        results += trips;
    }
    for (const ProxyProfile &proxy : input.profile->proxies) {
        const ReachSubject subject{
            .subject = {SubjectKind::Proxy, proxy.name.value}, .host = proxy.host.value, .name = proxy.name.value, .prefix = u"reach.proxy"_s};
        const auto look = examination.proxies.constFind(proxy.name);
        if (look == examination.proxies.cend())
            continue;
        if (isOwnAddress(input, *look, proxy.host))
            results += machineChecks(subject, *look);
        results += portChecks(subject, *look);
        results += tripChecks(subject, *look);
    }
    if (!examination.nodes.isEmpty() || !examination.proxies.isEmpty())
        results.append(clearTextCheck(*input.profile));
    return results;
}

} // namespace warrener
