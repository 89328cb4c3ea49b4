#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace warrener {

// Objects as an export of definitions has them. What a binding or a queue says beyond its name stands at the call where it matters.

inline QJsonObject vhostOf(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

inline QJsonObject userOf(const QString &name, const QString &hash = QStringLiteral("hash"))
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("password_hash"), hash}, {QStringLiteral("tags"), QJsonArray()}};
}

inline QJsonObject rightOf(const QString &user, const QString &vhost = QStringLiteral("/"))
{
    return {{QStringLiteral("user"), user},
            {QStringLiteral("vhost"), vhost},
            {QStringLiteral("configure"), QStringLiteral(".*")},
            {QStringLiteral("write"), QStringLiteral(".*")},
            {QStringLiteral("read"), QStringLiteral(".*")}};
}

inline QJsonObject topicOf(const QString &user, const QString &exchange)
{
    return {{QStringLiteral("user"), user},
            {QStringLiteral("vhost"), QStringLiteral("/")},
            {QStringLiteral("exchange"), exchange},
            {QStringLiteral("write"), QStringLiteral("^a")},
            {QStringLiteral("read"), QStringLiteral(".*")}};
}

inline QJsonObject exchangeOf(const QString &name, const QString &vhost = QStringLiteral("/"), bool isShortLived = false,
                              const QString &type = QStringLiteral("topic"))
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("vhost"), vhost},
            {QStringLiteral("type"), type},
            {QStringLiteral("durable"), true},
            {QStringLiteral("auto_delete"), isShortLived},
            {QStringLiteral("internal"), false},
            {QStringLiteral("arguments"), QJsonObject()}};
}

inline QJsonObject queueOf(const QString &name, const QString &vhost = QStringLiteral("/"), const QString &type = QStringLiteral("classic"),
                           QJsonObject arguments = {})
{
    arguments.insert(QStringLiteral("x-queue-type"), type);
    return {{QStringLiteral("name"), name},
            {QStringLiteral("vhost"), vhost},
            {QStringLiteral("durable"), true},
            {QStringLiteral("auto_delete"), false},
            {QStringLiteral("arguments"), arguments}};
}

inline QJsonObject bindingOf(const QString &source, const QString &destination, const QString &vhost = QStringLiteral("/"),
                             const QString &type = QStringLiteral("queue"), const QString &key = QStringLiteral("key"))
{
    return {{QStringLiteral("source"), source},         {QStringLiteral("vhost"), vhost},     {QStringLiteral("destination"), destination},
            {QStringLiteral("destination_type"), type}, {QStringLiteral("routing_key"), key}, {QStringLiteral("arguments"), QJsonObject()}};
}

inline QJsonObject limitOf(const QString &name, int length, const QString &pattern = QStringLiteral(".*"))
{
    return {{QStringLiteral("name"), name},       {QStringLiteral("vhost"), QStringLiteral("/")},
            {QStringLiteral("pattern"), pattern}, {QStringLiteral("apply-to"), QStringLiteral("all")},
            {QStringLiteral("priority"), 0},      {QStringLiteral("definition"), QJsonObject{{QStringLiteral("max-length"), length}}}};
}

/// It takes from `from`, by the connection of its own virtual host.
inline QJsonObject shovelOf(const QString &name, const QString &from, const QString &vhost = QStringLiteral("/"),
                            const QString &uri = QStringLiteral("amqp://"))
{
    return {{QStringLiteral("component"), QStringLiteral("shovel")},
            {QStringLiteral("vhost"), vhost},
            {QStringLiteral("name"), name},
            {QStringLiteral("value"), QJsonObject{{QStringLiteral("src-uri"), uri},
                                                  {QStringLiteral("src-queue"), from},
                                                  {QStringLiteral("dest-uri"), QStringLiteral("amqp://")},
                                                  {QStringLiteral("dest-queue"), QStringLiteral("elsewhere")}}}};
}

} // namespace warrener
