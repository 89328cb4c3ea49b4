#pragma once

#include "cluster/Queue.h"
#include "judge/diagnosis/DiagnosisInput.h"

#include <QLatin1StringView>

namespace warrener {

// What brokerChecks() is made of. Each pure, in the profile's order, passed results too.
QList<CheckResult> nodeChecks(const DiagnosisInput &input);        ///< ping, health checks, running, maintenance, partition
QList<CheckResult> alarmChecks(const DiagnosisInput &input);       ///< alarms, and how far away they are
QList<CheckResult> limitChecks(const DiagnosisInput &input);       ///< descriptors, sockets, processes, run queue
QList<CheckResult> clusterChecks(const DiagnosisInput &input);     ///< links, majorities, virtual hosts
QList<CheckResult> versionChecks(const DiagnosisInput &input);     ///< plugins, versions, flags, deprecated features
QList<CheckResult> linkChecks(const DiagnosisInput &input);        ///< federation and shovels
QList<CheckResult> connectionChecks(const DiagnosisInput &input);  ///< blocked, churn, limits
QList<CheckResult> leakChecks(const DiagnosisInput &input);        ///< what only rises
QList<CheckResult> queueMemberChecks(const DiagnosisInput &input); ///< leaders, majorities, members, mirrors
QList<CheckResult> queueFlowChecks(const DiagnosisInput &input);   ///< without consumers, growing, unroutable
QList<CheckResult> superStreamChecks(const DiagnosisInput &input); ///< partitions that are gone or left over
QList<CheckResult> policyChecks(const DiagnosisInput &input);

/// A passed result about one node, with the facts "node" and "host".
CheckResult aboutNode(QLatin1StringView id, FaultClass fault, const NodeLook &node);
CheckResult aboutCluster(QLatin1StringView id, FaultClass fault);
/// With the facts "vhost" and "queue".
CheckResult aboutQueue(QLatin1StringView id, FaultClass fault, const QueueRef &queue);

/// The outcome of what could not be asked, with the error's words.
void cannotJudge(CheckResult &result, const Error &error);

/// True where there is no value: then the result says why, else it holds the time the answer took.
template <class T>
bool isUnanswered(CheckResult &result, const Answer<T> &answer)
{
    result.took = answer.took;
    if (answer.has())
        return false;
    cannotJudge(result, answer.error.value_or(Error{.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}}));
    return true;
}

/// What the examination asked of this node itself; an empty look where it did not.
BrokerNodeLook brokerLookOf(const DiagnosisInput &input, const NodeName &node);

/// The host that the profile says this node runs on; empty: none.
QString hostOfNode(const DiagnosisInput &input, const QString &node);

/// What the node says of itself, "4.0.5"; empty: not known.
QString versionOf(const NodeLook &node);
/// Empty ones are passed over; empty where none is known.
QString oldestVersion(const QStringList &versions);
QString oldestVersion(const Snapshot &snapshot);

/// "NAME" or, outside of the default virtual host, "NAME (virtual host VHOST)".
QString queueWord(const QueueRef &queue);

/// Cuts a list of findings about single things: the rest is told by a last one with how many more.
constexpr qsizetype mostOfAKind = 50;
void appendSome(QList<CheckResult> &into, QList<CheckResult> found);

} // namespace warrener
