#include "judge/diagnosis/ReachChecks.h"

#include "judge/diagnosis/DiagnosisInput.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A machine is asked by name and ping under its host; a node or proxy only where it has another
/// address than its host, or none.
bool isOwnAddress(const DiagnosisInput &input, const ReachLook &look, const HostName &host)
{
    return !input.examination->hosts.contains(host) || input.examination->hosts.value(host).address != look.address;
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
        results += tripChecks(subject, *look);
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
    return results;
}

} // namespace warrener
