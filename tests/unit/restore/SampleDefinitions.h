#pragma once

#include "run/operations/restore/RestoreDefinitions.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

/// Small definitions of a cluster, and what a preview says of one of their objects.
namespace warrener::defined {

using namespace Qt::StringLiterals;

inline QJsonObject queue(const QString &name, const QJsonObject &arguments = {{u"x-queue-type"_s, u"quorum"_s}}, const QString &vhost = u"/"_s)
{
    return {{u"name"_s, name}, {u"vhost"_s, vhost}, {u"durable"_s, true}, {u"auto_delete"_s, false}, {u"arguments"_s, arguments}};
}

inline QJsonObject binding(const QString &destination, const QString &key, const QString &type = u"queue"_s)
{
    return {{u"source"_s, u"orders"_s},    {u"vhost"_s, u"/"_s},    {u"destination"_s, destination},
            {u"destination_type"_s, type}, {u"routing_key"_s, key}, {u"arguments"_s, QJsonObject{}}};
}

inline QJsonObject policy(const QString &name, const QJsonObject &definition)
{
    return {{u"name"_s, name}, {u"vhost"_s, u"/"_s}, {u"pattern"_s, u".*"_s}, {u"apply-to"_s, u"queues"_s}, {u"priority"_s, 0}, {u"definition"_s, definition}};
}

inline QJsonObject definitions()
{
    return {{u"rabbitmq_version"_s, u"4.0.5"_s},
            {u"vhosts"_s, QJsonArray{QJsonObject{{u"name"_s, u"/"_s}}, QJsonObject{{u"name"_s, u"shop"_s}}}},
            {u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"alice"_s}, {u"password_hash"_s, u"hash"_s}, {u"tags"_s, QJsonArray{u"monitoring"_s}}}}},
            {u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 100}})}},
            {u"exchanges"_s, QJsonArray{QJsonObject{{u"name"_s, u"orders"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"topic"_s}, {u"durable"_s, true}}}},
            {u"queues"_s, QJsonArray{queue(u"orders.new"_s), queue(u"mail"_s, {}), queue(u"shop.cart"_s, {}, u"shop"_s)}},
            {u"bindings"_s, QJsonArray{binding(u"orders.new"_s, u"new.#"_s), binding(u"mail"_s, u"mail"_s)}},
            {u"global_parameters"_s, QJsonArray{QJsonObject{{u"name"_s, u"internal_cluster_id"_s}, {u"value"_s, u"rabbitmq-cluster-id-1"_s}}}}};
}

inline std::optional<RestoreFate> fateOf(const DefinitionsPreview &preview, const QString &section, const QString &name)
{
    const auto found = std::ranges::find_if(preview.objects, [&](const RestoreObject &object) { return object.section == section && object.name == name; });
    return found == preview.objects.end() ? std::nullopt : std::optional(found->fate);
}

inline QJsonObject objectOf(const DefinitionsPreview &preview, const QString &name)
{
    const auto found = std::ranges::find(preview.objects, name, &RestoreObject::name);
    return found == preview.objects.end() ? QJsonObject() : found->object;
}

inline QJsonObject operatorPolicy(const QString &name, const QJsonObject &definition)
{
    return {{u"component"_s, u"operator_policy"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, name}, {u"value"_s, QJsonObject{{u"definition"_s, definition}}}};
}

inline QStringList namesIn(const QList<QJsonObject> &parts, const QString &section)
{
    QStringList names;
    for (const QJsonObject &part : parts) {
        for (const auto all = part.value(section).toArray(); const QJsonValue &value : all)
            names.append(value["name"_L1].toString());
    }
    return names;
}

} // namespace warrener::defined
