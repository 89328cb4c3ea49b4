#pragma once

#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreUndo.h"
#include "support/FakeServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace warrener {

/// A broker's definitions behind a management API, with what goes along when something goes.
class FakeDefinitions final
{
public:
    FakeDefinitions()
    {
        server.otherwise([this](const FakeRequest &request) { return answer(request); });
    }

    FakeServer server;
    QString version = QStringLiteral("4.0.5");
    QHash<QString, int> messages{};     ///< by queue
    QHash<QString, int> consumers{};    ///< likewise
    QHash<QString, QByteArray> types{}; ///< by queue, where it is not what its definition says
    QStringList deafTo{};               ///< what is deleted and stays all the same, by name
    /// Before a request is answered; an answer takes its place.
    std::function<std::optional<FakeAnswer>(const FakeRequest &request)> before{};

    void put(const QString &section, const QJsonObject &object) { m_objects[section].insert(definedKey(section, object), object); }
    void putAll(const QJsonObject &definitions)
    {
        for (auto section = definitions.begin(); section != definitions.end(); ++section) {
            for (const auto listed = section->toArray(); const QJsonValue &object : listed)
                put(section.key(), section.key() == QStringLiteral("users") ? withLimits(object.toObject()) : object.toObject());
        }
    }
    QJsonObject all() const
    {
        QJsonObject definitions{{QStringLiteral("rabbitmq_version"), version}};
        for (const auto &[section, objects] : m_objects.asKeyValueRange()) {
            QJsonArray list;
            for (const QJsonObject &object : objects)
                list.append(object);
            definitions.insert(section, list);
        }
        return definitions;
    }
    /// "exchanges orders", of all sections.
    QStringList names() const
    {
        QStringList names;
        for (const auto &[section, objects] : m_objects.asKeyValueRange()) {
            for (const QJsonObject &object : objects)
                names.append(section + u' ' + definedName(section, object));
        }
        names.sort();
        return names;
    }
    /// "DELETE /api/users/alice"
    QStringList changes() const
    {
        QStringList lines;
        for (const auto listed = server.requests(); const FakeRequest &request : listed) {
            if (request.method != "GET")
                lines.append(QString::fromUtf8(request.method + ' ' + request.target));
        }
        return lines;
    }

    /// With its bindings, as by AMQP.
    void deleteQueue(const QString &vhost, const QString &name) { dropQueue(vhost, name); }

private:
    /// As a broker takes a user: its limits are added to those that it has.
    QJsonObject withLimits(QJsonObject user) const
    {
        QJsonObject limits = m_objects.value(QStringLiteral("users")).value(definedKey(QStringLiteral("users"), user))[u"limits"].toObject();
        const QJsonObject more = user[u"limits"].toObject();
        for (auto limit = more.begin(); limit != more.end(); ++limit)
            limits.insert(limit.key(), *limit);
        if (!limits.isEmpty())
            user.insert(QStringLiteral("limits"), limits);
        return user;
    }

    using Fits = std::function<bool(const QJsonObject &)>;

    void drop(const QString &section, const Fits &fits)
    {
        m_objects[section].removeIf([&](const auto &entry) { return fits(entry.value()) && !deafTo.contains(definedName(section, entry.value())); });
    }
    QList<QJsonObject> those(const QString &section, const Fits &fits) const
    {
        QList<QJsonObject> some;
        for (const auto listed = m_objects.value(section); const QJsonObject &object : listed) {
            if (fits(object))
                some.append(object);
        }
        return some;
    }
    static FakeAnswer json(const QJsonArray &list) { return {.body = QJsonDocument(list).toJson()}; }
    static FakeAnswer json(const QJsonObject &object) { return {.body = QJsonDocument(object).toJson()}; }
    static FakeAnswer status(int code) { return {.status = code, .body = R"({"error":"bad_request","reason":"in use"})"}; }

    QJsonObject row(const QJsonObject &queue) const
    {
        const QString name = queue[u"name"].toString();
        const QByteArray type = types.value(name, queue[u"arguments"][u"x-queue-type"].toString().toUtf8());
        return {{QStringLiteral("name"), name},
                {QStringLiteral("type"), QString::fromUtf8(type)},
                {QStringLiteral("messages"), messages.value(name)},
                {QStringLiteral("messages_ready"), messages.value(name)},
                {QStringLiteral("messages_unacknowledged"), 0},
                {QStringLiteral("consumers"), consumers.value(name)}};
    }

    void dropQueue(const QString &vhost, const QString &name)
    {
        drop(QStringLiteral("queues"), [&](const QJsonObject &object) { return object[u"vhost"] == vhost && object[u"name"] == name; });
        dropBindings([&](const QJsonObject &object) {
            return object[u"vhost"] == vhost && object[u"destination_type"] == QStringLiteral("queue") && object[u"destination"] == name;
        });
    }
    void dropExchange(const QString &vhost, const QString &name)
    {
        drop(QStringLiteral("exchanges"), [&](const QJsonObject &object) { return object[u"vhost"] == vhost && object[u"name"] == name; });
        dropBindings([&](const QJsonObject &object) {
            return object[u"vhost"] == vhost
                   && (object[u"source"] == name || (object[u"destination_type"] == QStringLiteral("exchange") && object[u"destination"] == name));
        });
    }
    void dropBindings(const Fits &fits)
    {
        const QList<QJsonObject> gone = those(QStringLiteral("bindings"), fits);
        drop(QStringLiteral("bindings"), fits);
        for (const QJsonObject &binding : gone) {
            const auto isSame = [&](const QJsonObject &other) { return other[u"vhost"] == binding[u"vhost"] && other[u"source"] == binding[u"source"]; };
            const auto isIt = [&](const QJsonObject &exchange) {
                return exchange[u"vhost"] == binding[u"vhost"] && exchange[u"name"] == binding[u"source"] && exchange[u"auto_delete"].toBool();
            };
            if (those(QStringLiteral("bindings"), isSame).isEmpty() && !those(QStringLiteral("exchanges"), isIt).isEmpty())
                dropExchange(binding[u"vhost"].toString(), binding[u"source"].toString());
        }
    }

    std::optional<FakeAnswer> answer(const FakeRequest &request)
    {
        if (before) {
            if (const auto other = before(request))
                return other;
        }
        QStringList path;
        for (const auto listed = request.path.split('/'); const QByteArray &segment : listed)
            path.append(QUrl::fromPercentEncoding(segment));
        path = path.sliced(2);
        const QString kind = path.value(0);
        const QUrlQuery query(QUrl(QString::fromUtf8(request.target)).query());
        const bool isDelete = request.method == "DELETE";
        const auto named = [&](const QString &one, const QString &two = QStringLiteral("name")) -> Fits {
            return
                [=](const QJsonObject &object) { return (one.isEmpty() || object[one] == path.value(1)) && object[two] == path.value(one.isEmpty() ? 1 : 2); };
        };
        if (kind == u"definitions" && request.method == "POST") {
            putAll(QJsonDocument::fromJson(request.body).object());
            return status(204);
        }
        if (kind == u"definitions")
            return json(all());
        if (kind == u"nodes")
            return json(QJsonObject());
        if (kind == u"overview")
            return json(QJsonObject{{QStringLiteral("node"), QStringLiteral("rabbit@broker1")}, {QStringLiteral("rabbitmq_version"), version}});
        if (kind == u"exchanges" && query.hasQueryItem(QStringLiteral("name"))) {
            const QString part = query.queryItemValue(QStringLiteral("name"), QUrl::FullyDecoded);
            QJsonArray rows;
            for (const auto listed = those(kind, [&](const QJsonObject &object) { return object[u"name"].toString().contains(part); });
                 const QJsonObject &exchange : listed)
                rows.append(exchange);
            return json(QJsonObject{{QStringLiteral("items"), rows}, {QStringLiteral("page_count"), 1}});
        }
        if (kind == u"exchanges" && !isDelete)
            return json(QJsonArray());
        if (kind == u"queues" && !isDelete) {
            QJsonArray rows;
            for (const auto listed = those(kind, [&](const QJsonObject &object) { return object[u"vhost"] == path.value(1); });
                 const QJsonObject &queue : listed) {
                if (path.size() == 3 && queue[u"name"] == path.value(2))
                    return json(row(queue));
                rows.append(row(queue));
            }
            if (path.size() == 3)
                return status(404);
            return query.hasQueryItem(QStringLiteral("page")) ? json(QJsonObject{{QStringLiteral("items"), rows}}) : json(rows);
        }
        if (kind == u"bindings") {
            const auto fits = [&](const QJsonObject &object) {
                return object[u"vhost"] == path.value(1) && object[u"source"] == path.value(3) && object[u"destination"] == path.value(5)
                       && (!isDelete || object[u"routing_key"] == path.value(6));
            };
            if (isDelete) {
                dropBindings(fits);
                return status(204);
            }
            QJsonArray rows;
            for (const auto listed = those(kind, fits); QJsonObject binding : listed) {
                binding.insert(QStringLiteral("properties_key"), binding[u"routing_key"]);
                rows.append(binding);
            }
            return json(rows);
        }
        if (kind == u"topic-permissions" && !isDelete) {
            QJsonArray rows;
            for (const auto listed = those(QStringLiteral("topic_permissions"), named(QStringLiteral("vhost"), QStringLiteral("user")));
                 const QJsonObject &topic : listed)
                rows.append(topic);
            return rows.isEmpty() ? status(404) : json(rows);
        }
        if (!isDelete)
            return std::nullopt;
        const QString vhost = path.value(1);
        const QString name = path.value(2);
        if (kind == u"user-limits") {
            QList<QJsonObject> users = those(QStringLiteral("users"), named({}));
            for (QJsonObject user : std::as_const(users)) {
                QJsonObject limits = user[u"limits"].toObject();
                limits.remove(name);
                user.insert(QStringLiteral("limits"), limits);
                put(QStringLiteral("users"), user);
            }
            return status(users.isEmpty() ? 404 : 204);
        }
        if (kind == u"queues") {
            if (query.hasQueryItem(QStringLiteral("if-empty")) && messages.value(name) > 0)
                return status(400);
            dropQueue(vhost, name);
        } else if (kind == u"exchanges") {
            const auto isSource = [&](const QJsonObject &object) { return object[u"vhost"] == vhost && object[u"source"] == name; };
            if (query.hasQueryItem(QStringLiteral("if-unused")) && !those(QStringLiteral("bindings"), isSource).isEmpty())
                return status(400);
            dropExchange(vhost, name);
        } else if (kind == u"vhosts" && path.size() == 4) {
            for (QJsonObject &object : m_objects[kind]) {
                if (object[u"name"] == path.value(1))
                    object.remove(u"metadata");
            }
        } else if (kind == u"vhosts") {
            if (!those(kind, [&](const QJsonObject &object) {
                     return object[u"name"] == path.value(1) && object[u"metadata"][u"protected_from_deletion"].toBool();
                 }).isEmpty())
                return FakeAnswer{.status = 412, .body = R"({"error":"precondition_failed","reason":"protected"})"};
            for (const QString &section : restoreSections())
                drop(section, [&](const QJsonObject &object) { return object[section == u"vhosts" ? u"name" : u"vhost"] == path.value(1); });
        } else if (kind == u"users") {
            drop(kind, named({}));
            for (const QString &section : {QStringLiteral("permissions"), QStringLiteral("topic_permissions")})
                drop(section, [&](const QJsonObject &object) { return object[u"user"] == path.value(1); });
        } else if (kind == u"permissions" || kind == u"topic-permissions") {
            drop(QString(kind).replace(u'-', u'_'), named(QStringLiteral("vhost"), QStringLiteral("user")));
        } else if (kind == u"policies") {
            drop(kind, named(QStringLiteral("vhost")));
        } else if (kind == u"parameters") {
            drop(kind, [&](const QJsonObject &object) {
                return object[u"component"] == path.value(1) && object[u"vhost"] == path.value(2) && object[u"name"] == path.value(3);
            });
        } else {
            return std::nullopt;
        }
        return status(204);
    }

    QMap<QString, QMap<QString, QJsonObject>> m_objects;
};

} // namespace warrener
