#pragma once

#include "Snapshots.h"
#include "judge/diagnosis/Joining.h"
#include "judge/diagnosis/ReportMaker.h"

/// Hand-made check results on the healthy cluster of Snapshots.h, and the report made of them.
namespace warrener::samplechecks {

inline std::shared_ptr<const ClusterProfile> profile()
{
    auto profile = std::make_shared<ClusterProfile>();
    profile->name = ClusterName{QStringLiteral("orders")};
    profile->environment = Environment::Test;
    for (const QString &name : snapshots::brokers) {
        NodeProfile node;
        node.name = NodeName{QStringLiteral("rabbit@") + name};
        node.host = HostName{name};
        node.management = QUrl(QStringLiteral("http://%1:15672").arg(name));
        node.amqp = {name, 5672};
        profile->nodes.append(node);
        HostProfile host;
        host.name = HostName{name};
        host.ssh = QStringLiteral("ops@") + name;
        profile->hosts.append(host);
    }
    for (const QString &name : {QStringLiteral("lb1"), QStringLiteral("lb2")}) {
        HostProfile host;
        host.name = HostName{name};
        host.role = HostRole::Proxy;
        host.ssh = name;
        host.service = QStringLiteral("haproxy");
        profile->hosts.append(host);
        ProxyProfile proxy;
        proxy.name = ProxyName{name};
        proxy.host = HostName{name};
        proxy.socket = QStringLiteral("/run/haproxy/admin.sock");
        proxy.backend = QStringLiteral("be_amqp");
        profile->proxies.append(proxy);
    }
    return profile;
}

/// "broker.node.running/stopped@broker2": one that found something there; more facts as key=value.
inline CheckResult result(const QString &id, const QString &host, Outcome outcome = Outcome::Critical, const QMap<QString, QString> &facts = {})
{
    CheckResult check;
    check.id = id.section(QLatin1Char('/'), 0, 0);
    check.kind = id.section(QLatin1Char('/'), 1);
    check.host = host;
    check.subject = host.isEmpty() ? Subject{SubjectKind::Cluster, {}} : Subject{SubjectKind::Host, host};
    check.outcome = outcome;
    check.title = QStringLiteral("Title of %1 on %2").arg(id, host);
    check.facts = facts;
    return check;
}

inline DiagnosisInput input()
{
    auto snapshot = std::make_shared<Snapshot>(snapshots::healthy());
    return {.profile = profile(), .snapshot = snapshot, .examination = std::make_shared<const Examination>(), .history = nullptr, .reference = nullptr};
}

inline Report report(const QList<CheckResult> &checks)
{
    return makeReport(input(), checks, {.id = newReportId(snapshots::now, 0x4f2a), .warrener = QStringLiteral("0.1.0"), .advice = &adviceCatalogue()});
}

} // namespace warrener::samplechecks
