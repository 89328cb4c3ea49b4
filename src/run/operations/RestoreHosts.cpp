#include "run/operations/RestoreHosts.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto restoredHostsKey = "hosts"_L1;
constexpr auto restoredFilesKey = "files"_L1;
constexpr auto restoredTlsKey = "tls"_L1;
constexpr auto restoredCookieKey = "cookie"_L1;
constexpr auto restoredNodesKey = "nodes"_L1;
constexpr auto restoredTogetherKey = "together"_L1;

QStringList namesIn(const QJsonValue &list)
{
    QStringList names;
    for (const QJsonValue name : list.toArray())
        names.append(name.toString());
    return names;
}

} // namespace

QJsonObject toJson(const ConfigurationChoice &choice)
{
    return {{restoredHostsKey, QJsonArray::fromStringList(choice.hosts)},
            {restoredFilesKey, QJsonArray::fromStringList(choice.files)},
            {restoredTlsKey, choice.tlsFiles},
            {restoredCookieKey, choice.cookie}};
}

ConfigurationChoice configurationChoiceFromJson(const QJsonObject &json)
{
    return {.hosts = namesIn(json.value(restoredHostsKey)),
            .files = namesIn(json.value(restoredFilesKey)),
            .tlsFiles = json.value(restoredTlsKey).toBool(),
            .cookie = json.value(restoredCookieKey).toBool()};
}

QJsonObject toJson(const DataChoice &choice)
{
    return {{restoredNodesKey, QJsonArray::fromStringList(choice.nodes)}, {restoredTogetherKey, choice.together}};
}

DataChoice dataChoiceFromJson(const QJsonObject &json)
{
    return {.nodes = namesIn(json.value(restoredNodesKey)), .together = json.value(restoredTogetherKey).toBool()};
}

QString toId(FileFate fate)
{
    switch (fate) {
    case FileFate::Create:
        return u"create"_s;
    case FileFate::Change:
        return u"change"_s;
    case FileFate::OnlyLive:
        return u"only-live"_s;
    case FileFate::LeftOut:
        return u"left-out"_s;
    case FileFate::Same:
        break;
    }
    return u"same"_s;
}

QString toWord(FileFate fate)
{
    switch (fate) {
    case FileFate::Create:
        return QCoreApplication::translate("Restore", "written anew");
    case FileFate::Change:
        return QCoreApplication::translate("Restore", "changed");
    case FileFate::OnlyLive:
        return QCoreApplication::translate("Restore", "only on the host");
    case FileFate::LeftOut:
        return QCoreApplication::translate("Restore", "left as it is");
    case FileFate::Same:
        break;
    }
    return QCoreApplication::translate("Restore", "equal");
}

} // namespace warrener
