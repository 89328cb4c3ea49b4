// Policies that match nothing, and policies that others leave nothing to.
#include "base/ShownName.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// Bounds on what a hostile pattern, or a very large cluster, may cost.
constexpr qsizetype mostObjects = 5000;
constexpr qsizetype mostPolicies = 300;

struct Object
{
    QString vhost, name;
    bool isQueue = true;
    QString type; ///< of a queue: "classic", "quorum", "stream"; empty: not known
};

struct Objects
{
    QList<Object> list;
    bool all = false;
    bool exchangesToo = false;
};

void addFromDefinitions(Objects &objects, const QJsonObject &definitions)
{
    const QJsonArray exchanges = definitions.value("exchanges"_L1).toArray();
    for (const QJsonValue &row : exchanges)
        objects.list.append({.vhost = row["vhost"_L1].toString(), .name = row["name"_L1].toString(), .isQueue = false, .type = {}});
    // Every virtual host has these, and no export lists them.
    const QJsonArray vhosts = definitions.value("vhosts"_L1).toArray();
    for (const QJsonValue &vhost : vhosts) {
        for (const QString &name : {u"amq.direct"_s, u"amq.fanout"_s, u"amq.headers"_s, u"amq.match"_s, u"amq.topic"_s})
            objects.list.append({.vhost = vhost["name"_L1].toString(), .name = name, .isQueue = false, .type = {}});
    }
    objects.exchangesToo = true;
}

Objects objectsOf(const BrokerLook &broker)
{
    Objects objects;
    if (broker.queues.has()) {
        objects.all = broker.queues.value->all;
        for (const QueueInfo &queue : broker.queues.value->queues)
            objects.list.append({.vhost = queue.ref.vhost, .name = queue.ref.name, .isQueue = true, .type = queue.type});
    }
    if (broker.definitions.has())
        addFromDefinitions(objects, *broker.definitions.value);
    if (objects.list.size() > mostObjects) {
        objects.list.resize(mostObjects);
        objects.all = false;
    }
    return objects;
}

bool concerns(const PolicyInfo &policy, const Object &object)
{
    if (policy.appliesTo == "exchanges"_L1)
        return !object.isQueue;
    if (policy.appliesTo == "all"_L1 || policy.appliesTo.isEmpty())
        return true;
    if (!object.isQueue)
        return false;
    if (policy.appliesTo == "queues"_L1 || object.type.isEmpty())
        return true;
    return (policy.appliesTo == "classic_queues"_L1 && object.type == "classic"_L1) || (policy.appliesTo == "quorum_queues"_L1 && object.type == "quorum"_L1)
           || (policy.appliesTo == "streams"_L1 && object.type == "stream"_L1);
}

/// The indexes of the objects that this policy would apply to; none where its pattern is broken.
std::optional<QList<qsizetype>> matchesOf(const PolicyInfo &policy, const Objects &objects)
{
    const QRegularExpression pattern(u"(*LIMIT_MATCH=20000)"_s + policy.pattern.left(2000));
    if (!pattern.isValid())
        return std::nullopt;
    QList<qsizetype> matches;
    for (qsizetype i = 0; i < objects.list.size(); ++i) {
        const Object &object = objects.list.at(i);
        if (object.vhost == policy.vhost && concerns(policy, object) && pattern.match(object.name).hasMatch())
            matches.append(i);
    }
    return matches;
}

CheckResult about(QLatin1StringView id, const PolicyInfo &policy)
{
    CheckResult result = aboutCluster(id, FaultClass::Human);
    result.facts = {{u"policy"_s, policy.name}, {u"vhost"_s, policy.vhost}, {u"pattern"_s, policy.pattern}};
    result.seen = policy.pattern;
    return result;
}

/// Policies of one kind, ordinary or operator's: of all that match an object one applies, the one
/// with the highest priority.
void judge(const QList<PolicyInfo> &policies, const Objects &objects, QList<CheckResult> &unmatched, QList<CheckResult> &shadowed)
{
    const QList<PolicyInfo> some = policies.first(std::min(policies.size(), mostPolicies));
    QList<std::optional<QList<qsizetype>>> matches;
    for (const PolicyInfo &policy : some)
        matches.append(matchesOf(policy, objects));
    for (qsizetype i = 0; i < some.size(); ++i) {
        const PolicyInfo &policy = some.at(i);
        if (!matches.at(i))
            continue;
        if (matches.at(i)->isEmpty()) {
            if (!objects.all || (!objects.exchangesToo && policy.appliesTo != "queues"_L1))
                continue;
            CheckResult result = about("policy.unmatched"_L1, policy);
            result.outcome = Outcome::Note;
            result.title = QCoreApplication::translate("PolicyChecks", "The policy %1 matches nothing").arg(shownName(policy.name));
            result.text = QCoreApplication::translate("PolicyChecks", "Its pattern fits no queue and no exchange that is there now.");
            unmatched.append(result);
            continue;
        }
        const auto winnerOf = [&](qsizetype object) {
            for (qsizetype other = 0; other < some.size(); ++other) {
                if (other != i && some.at(other).vhost == policy.vhost && some.at(other).priority > policy.priority && matches.at(other)
                    && std::ranges::binary_search(*matches.at(other), object)) {
                    return other;
                }
            }
            return qsizetype{-1};
        };
        const bool none = std::ranges::all_of(*matches.at(i), [&](qsizetype object) { return winnerOf(object) >= 0; });
        if (!none)
            continue;
        const PolicyInfo &winner = some.at(winnerOf(matches.at(i)->first()));
        CheckResult result = about("policy.shadowed"_L1, policy);
        result.outcome = Outcome::Warning;
        result.title =
            QCoreApplication::translate("PolicyChecks", "The policy %1 has no effect: %2 stands above it").arg(shownName(policy.name), shownName(winner.name));
        result.text = QCoreApplication::translate("PolicyChecks",
                                                  "Only one policy applies to a queue or an exchange, the one with the highest priority; they are not merged.");
        result.facts.insert(u"by"_s, winner.name);
        shadowed.append(result);
    }
}

void add(QList<CheckResult> &results, QLatin1StringView id, const QString &passed, const QList<CheckResult> &found, const Answer<QList<PolicyInfo>> &answer)
{
    if (!found.isEmpty()) {
        appendSome(results, found);
        return;
    }
    CheckResult all = aboutCluster(id, FaultClass::Human);
    all.title = passed;
    isUnanswered(all, answer);
    results.append(all);
}

} // namespace

QList<CheckResult> policyChecks(const DiagnosisInput &input)
{
    const BrokerLook &broker = input.examination->broker;
    const Objects objects = objectsOf(broker);
    QList<CheckResult> unmatched;
    QList<CheckResult> shadowed;
    for (const auto *policies : {&broker.policies, &broker.operatorPolicies}) {
        if (policies->has())
            judge(*policies->value, objects, unmatched, shadowed);
    }
    QList<CheckResult> results;
    add(results, "policy.unmatched"_L1, QCoreApplication::translate("PolicyChecks", "Every policy matches something"), unmatched, broker.policies);
    add(results, "policy.shadowed"_L1, QCoreApplication::translate("PolicyChecks", "No policy is hidden by another"), shadowed, broker.policies);
    return results;
}

} // namespace warrener
