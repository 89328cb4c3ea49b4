#include "run/operations/restore/RestoreMirrored.h"

#include "base/BoundedExpression.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto typeArgument = "x-queue-type"_L1;
constexpr auto placeOfMaster = "x-queue-master-locator"_L1;
constexpr auto placeOfLeader = "x-queue-leader-locator"_L1;

bool isOfClassicType(const QJsonObject &queue)
{
    return queue.value("arguments"_L1)[typeArgument].toString(u"classic"_s) == "classic"_L1;
}

} // namespace

MirroredQueues::MirroredQueues(const QJsonObject &backup)
{
    for (const auto listed = backup.value("policies"_L1).toArray(); const QJsonValue &policy : listed) {
        const QString to = policy["apply-to"_L1].toString(u"all"_s);
        if (to != "all"_L1 && to != "queues"_L1 && to != "classic_queues"_L1)
            continue;
        m_policies.append({.vhost = policy["vhost"_L1].toString(),
                           .name = policy["name"_L1].toString(),
                           .pattern = boundedExpression(policy["pattern"_L1].toString()),
                           .priority = policy["priority"_L1].toInt(),
                           .isMirroring = policy["definition"_L1].toObject().contains("ha-mode"_L1)});
        m_isNone = m_isNone && !m_policies.last().isMirroring;
    }
    std::ranges::stable_sort(m_policies, std::greater(), &Policy::priority);
}

QString MirroredQueues::policyOf(const QJsonObject &queue) const
{
    if (m_isNone || !isOfClassicType(queue))
        return {};
    const QString vhost = queue.value("vhost"_L1).toString();
    const QString name = queue.value("name"_L1).toString();
    // Of several the first alone counts.
    const auto first = std::ranges::find_if(m_policies, [&](const Policy &policy) { return policy.vhost == vhost && policy.pattern.match(name).hasMatch(); });
    return first != m_policies.end() && first->isMirroring ? first->name : QString();
}

AsQuorum parts::asQuorumQueue(QJsonObject queue)
{
    QJsonObject arguments = queue.value("arguments"_L1).toObject();
    if (queue.value("auto_delete"_L1).toBool())
        return {.refused = QCoreApplication::translate("Restore", "it deletes itself with its last consumer")};
    if (!queue.value("durable"_L1).toBool(true))
        return {.refused = QCoreApplication::translate("Restore", "it does not outlive a restart")};
    if (arguments.contains("x-max-priority"_L1))
        return {.refused = QCoreApplication::translate("Restore", "it orders its messages by priorities (x-max-priority)")};
    if (arguments.value("x-overflow"_L1) == "reject-publish-dlx"_L1)
        return {.refused = QCoreApplication::translate("Restore", "it dead-letters what it rejects (x-overflow)")};
    QStringList lost;
    for (const QLatin1StringView only : {"x-queue-mode"_L1, "x-queue-version"_L1}) {
        if (arguments.contains(only)) {
            lost.append(only);
            arguments.remove(only);
        }
    }
    if (arguments.contains(placeOfMaster)) {
        const QString master = arguments.take(placeOfMaster).toString();
        if (!arguments.contains(placeOfLeader))
            arguments.insert(placeOfLeader, master == "client-local"_L1 ? u"client-local"_s : u"balanced"_s);
        lost.append(placeOfMaster);
    }
    arguments.insert(typeArgument, u"quorum"_s);
    queue.insert("arguments"_L1, arguments);
    return {.queue = queue, .lost = lost.isEmpty() ? QString() : QCoreApplication::translate("Restore", "without %1").arg(lost.join(u", "_s))};
}

} // namespace warrener
