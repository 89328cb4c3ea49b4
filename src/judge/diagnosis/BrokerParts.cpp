#include "judge/diagnosis/BrokerParts.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/diagnosis/Joining.h"

#include <QCoreApplication>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace warrener {

CheckResult aboutNode(QLatin1StringView id, FaultClass fault, const NodeLook &node)
{
    CheckResult result;
    result.id = id;
    result.fault = fault;
    result.subject = {SubjectKind::Node, node.name.value};
    result.host = node.host.value;
    result.facts = {{u"node"_s, node.name.value}, {u"host"_s, node.host.value}};
    return result;
}

CheckResult aboutCluster(QLatin1StringView id, FaultClass fault)
{
    CheckResult result;
    result.id = id;
    result.fault = fault;
    return result;
}

CheckResult aboutQueue(QLatin1StringView id, FaultClass fault, const QueueRef &queue)
{
    CheckResult result;
    result.id = id;
    result.fault = fault;
    result.subject = {SubjectKind::Queue, queue.vhost + u'/' + queue.name};
    result.facts = {{u"vhost"_s, queue.vhost}, {u"queue"_s, queue.name}};
    return result;
}

void cannotJudge(CheckResult &result, const Error &error)
{
    result.outcome = error.kind == ErrorKind::NotAvailable    ? Outcome::NotAvailable
                     : error.kind == ErrorKind::NotConfigured ? Outcome::NotConfigured
                                                              : Outcome::NotAsked;
    result.kind = toId(error.kind);
    result.text = error.message;
    if (result.text.isEmpty()) {
        result.text =
            error.kind == ErrorKind::NotConfigured ? QCoreApplication::translate("BrokerChecks", "The profile names no place to ask") : describe(error.kind);
    }
}

BrokerNodeLook brokerLookOf(const DiagnosisInput &input, const NodeName &node)
{
    return input.examination->broker.nodes.value(node);
}

QString hostOfNode(const DiagnosisInput &input, const QString &node)
{
    const NodeLook *look = input.snapshot->node(NodeName{node});
    return look ? look->host.value : QString();
}

QString versionOf(const NodeLook &node)
{
    const QString version = node.versions.has() ? node.versions.value->rabbitmq : QString();
    return version.isEmpty() && node.metrics.has() ? node.metrics.value->rabbitmqVersion : version;
}

QString oldestVersion(const QStringList &versions)
{
    QString oldest;
    for (const QString &version : versions) {
        if (!version.isEmpty() && (oldest.isEmpty() || QVersionNumber::fromString(version) < QVersionNumber::fromString(oldest)))
            oldest = version;
    }
    return oldest;
}

QString oldestVersion(const Snapshot &snapshot)
{
    QStringList versions;
    for (const NodeLook &node : snapshot.nodes)
        versions.append(versionOf(node));
    return oldestVersion(versions);
}

QString queueWord(const QueueRef &queue)
{
    if (queue.vhost == "/"_L1)
        return shownName(queue.name);
    return QCoreApplication::translate("BrokerChecks", "%1 (virtual host %2)").arg(shownName(queue.name), shownName(queue.vhost));
}

void appendSome(QList<CheckResult> &into, QList<CheckResult> found)
{
    if (found.size() <= mostOfAKind) {
        into += found;
        return;
    }
    const qsizetype more = found.size() - mostOfAKind;
    into += found.first(mostOfAKind);
    CheckResult rest = into.last();
    rest.subject = {};
    rest.host.clear();
    rest.facts = {{u"more"_s, QString::number(more)}, {u"others"_s, namesOfRest(found.sliced(mostOfAKind))}};
    rest.title = QCoreApplication::translate("BrokerChecks", "%1 more of the same: %2").arg(units::count(static_cast<double>(more)), rest.title);
    into.append(rest);
}

} // namespace warrener
