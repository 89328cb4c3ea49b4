#include "cluster/ClusterProfile.h"

#include "base/JsonReader.h"
#include "cluster/AllowedNames.h"
#include "cluster/BackupSettings.h"
#include "cluster/FailoverSettings.h"
#include "cluster/FindNamed.h"
#include "cluster/ProfileKeys.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int maxItems = 1000;

void readUrl(JsonReader &reader, QLatin1StringView key, QUrl &into)
{
    const QString value = reader.text(key);
    if (value.isEmpty())
        return;
    const QUrl parsed(value, QUrl::StrictMode);
    const bool http = parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1;
    if (!parsed.isValid() || !http || parsed.host().isEmpty() || parsed.host().startsWith(u'-'))
        reader.wrong(key, QCoreApplication::translate("ClusterProfile", "is not an http or https URL"));
    else if (!parsed.userInfo().isEmpty())
        reader.wrong(key, QCoreApplication::translate("ClusterProfile", "must not hold a user or password"));
    else
        into = parsed;
}

void readEndpoint(JsonReader &reader, QLatin1StringView key, quint16 defaultPort, Endpoint &into)
{
    const QString value = reader.text(key);
    if (value.isEmpty())
        return;
    into = endpointFromText(value, defaultPort);
    if (!into.isSet())
        reader.wrong(key, QCoreApplication::translate("ClusterProfile", "is not HOST:PORT"));
}

/// A text that may be absent, of the kind that it must be.
QString readName(JsonReader &reader, QLatin1StringView key, NameKind kind, const QString &otherwise = {})
{
    const QString value = reader.text(key, otherwise);
    if (value.isEmpty())
        return value;
    if (const QString why = whyNotAllowed(kind, value); !why.isEmpty())
        reader.wrong(key, why);
    return value;
}

/// Items with names, each of which stands there once; what a newer Warrener wrote into one stays in it.
template <class Item, class Read>
QList<Item> readList(JsonReader &reader, QLatin1StringView key, NameKind kind, Read read)
{
    QSet<QString> names;
    return reader.list(
        key,
        [&](JsonReader element) {
            Item item;
            item.name.value = readName(element, "name"_L1, kind);
            read(element, item);
            if (item.name.isEmpty())
                element.missing("name"_L1);
            else if (names.contains(item.name.value))
                element.wrong("name"_L1, QCoreApplication::translate("ClusterProfile", "stands there twice"));
            names.insert(item.name.value);
            item.other = element.rest();
            return item;
        },
        maxItems);
}

/// What systemd would take for more than one service: to stop a slice or a target is to stop all that is in it.
bool isOtherUnit(const QString &service)
{
    static const QStringList kinds{u".slice"_s, u".scope"_s, u".target"_s,    u".socket"_s, u".timer"_s,
                                   u".path"_s,  u".mount"_s, u".automount"_s, u".swap"_s,   u".device"_s};
    return std::ranges::any_of(kinds, [&service](const QString &kind) { return service.endsWith(kind); });
}

constexpr std::array hostRoles{HostRole::Broker, HostRole::Proxy, HostRole::Standby, HostRole::Other};

constexpr std::array environments{Environment::Production, Environment::Staging, Environment::Test};

void readNode(JsonReader &reader, NodeProfile &node)
{
    readUrl(reader, "management"_L1, node.management);
    readUrl(reader, "managementTls"_L1, node.managementTls);
    readEndpoint(reader, "amqp"_L1, 5672, node.amqp);
    readEndpoint(reader, "amqps"_L1, 5671, node.amqps);
    readUrl(reader, "metrics"_L1, node.metrics);
    node.host.value = readName(reader, "host"_L1, NameKind::Host);
    if (node.management.isEmpty())
        reader.missing("management"_L1);
}

void readHost(JsonReader &reader, HostProfile &host)
{
    host.role = reader.oneOf("role"_L1, hostRoles, host.role);
    host.address = readName(reader, "address"_L1, NameKind::Host);
    readUrl(reader, "exporter"_L1, host.exporter);
    host.ssh = readName(reader, "ssh"_L1, NameKind::SshTarget);
    host.sudo = reader.flag("sudo"_L1, host.sudo);
    host.serviceManager = readName(reader, "serviceManager"_L1, NameKind::Service, host.serviceManager);
    host.service = readName(reader, "service"_L1, NameKind::Service, host.service);
    if (isOtherUnit(host.service))
        reader.wrong("service"_L1, QCoreApplication::translate("ClusterProfile", "is a unit of systemd that is no service"));
    host.commands = reader.plain("commands"_L1);
    JsonReader paths = reader.object("paths"_L1);
    host.paths.data = readName(paths, "data"_L1, NameKind::Path, host.paths.data);
    host.paths.config = readName(paths, "config"_L1, NameKind::Path, host.paths.config);
    host.paths.log = readName(paths, "log"_L1, NameKind::Path, host.paths.log);
}

void readProxy(JsonReader &reader, ProxyProfile &proxy)
{
    proxy.host.value = readName(reader, "host"_L1, NameKind::Host);
    readEndpoint(reader, "address"_L1, 5672, proxy.address);
    proxy.socket = readName(reader, "socket"_L1, NameKind::Socket, proxy.socket);
    proxy.masterSocket = readName(reader, "masterSocket"_L1, NameKind::Socket, proxy.masterSocket);
    proxy.backend = readName(reader, "backend"_L1, NameKind::Service, proxy.backend);
    if (reader.has("tls"_L1))
        proxy.tls = reader.flag("tls"_L1);
}

/// As it can be read again: the default form decodes what a URL must not hold.
QString toText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

void insertUnlessEmpty(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

QJsonObject toJson(const NodeProfile &node)
{
    QJsonObject json = node.other;
    json.insert("name"_L1, node.name.value);
    json.insert("management"_L1, toText(node.management));
    insertUnlessEmpty(json, "managementTls"_L1, toText(node.managementTls));
    insertUnlessEmpty(json, "amqp"_L1, toText(node.amqp));
    insertUnlessEmpty(json, "amqps"_L1, toText(node.amqps));
    insertUnlessEmpty(json, "metrics"_L1, toText(node.metrics));
    insertUnlessEmpty(json, "host"_L1, node.host.value);
    return json;
}

QJsonObject toJson(const HostProfile &host)
{
    QJsonObject json = host.other;
    json.insert("name"_L1, host.name.value);
    json.insert("role"_L1, toId(host.role));
    insertUnlessEmpty(json, "address"_L1, host.address);
    insertUnlessEmpty(json, "exporter"_L1, toText(host.exporter));
    insertUnlessEmpty(json, "ssh"_L1, host.ssh);
    json.insert("sudo"_L1, host.sudo);
    json.insert("serviceManager"_L1, host.serviceManager);
    json.insert("service"_L1, host.service);
    if (!host.commands.isEmpty())
        json.insert("commands"_L1, host.commands);
    QJsonObject paths = json.value("paths"_L1).toObject();
    paths.insert("data"_L1, host.paths.data);
    paths.insert("config"_L1, host.paths.config);
    paths.insert("log"_L1, host.paths.log);
    json.insert("paths"_L1, paths);
    return json;
}

QJsonObject toJson(const ProxyProfile &proxy)
{
    QJsonObject json = proxy.other;
    json.insert("name"_L1, proxy.name.value);
    insertUnlessEmpty(json, "host"_L1, proxy.host.value);
    insertUnlessEmpty(json, "address"_L1, toText(proxy.address));
    insertUnlessEmpty(json, "socket"_L1, proxy.socket);
    insertUnlessEmpty(json, "masterSocket"_L1, proxy.masterSocket);
    insertUnlessEmpty(json, "backend"_L1, proxy.backend);
    if (proxy.tls)
        json.insert("tls"_L1, *proxy.tls);
    return json;
}

template <class List>
QJsonArray toArray(const List &list)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(toJson(item));
    return array;
}

/// Of keys that features read by themselves, as the usual where they cannot use them. Of other types they are refused.
void checkFeatures(JsonReader json)
{
    checkBackupSettings(json);
    checkFailoverSettings(json);
    for (const QLatin1StringView key : {profilekeys::webhook, profilekeys::webhookToken, profilekeys::webhookCa})
        json.text(key);
}

} // namespace

QString toText(const Endpoint &endpoint)
{
    if (!endpoint.isSet())
        return {};
    const bool v6 = endpoint.host.contains(u':');
    return (v6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(endpoint.host, QString::number(endpoint.port));
}

Endpoint endpointFromText(const QString &text, quint16 defaultPort)
{
    // QUrl knows how hosts and ports are written, IPv6 in brackets included.
    const QUrl url(u"tcp://"_s + text.trimmed(), QUrl::StrictMode);
    const bool plain = url.isValid() && url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    const int port = url.port(defaultPort);
    // Programs that are given the host (ping, ssh) must not take it for an option.
    if (!plain || url.host().isEmpty() || url.host().startsWith(u'-') || port < 1 || port > 65535)
        return {};
    return {.host = url.host(), .port = static_cast<quint16>(port)};
}

const NodeProfile *ClusterProfile::node(const NodeName &wanted) const
{
    return findNamed(nodes, wanted);
}

const HostProfile *ClusterProfile::host(const HostName &wanted) const
{
    return findNamed(hosts, wanted);
}

quint16 clientPort(const NodeProfile &node)
{
    if (node.amqp.isSet())
        return node.amqp.port;
    return node.amqps.isSet() ? node.amqps.port : 5672;
}

QString toId(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return u"production"_s;
    case Environment::Staging:
        return u"staging"_s;
    case Environment::Test:
        return u"test"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(HostRole role)
{
    switch (role) {
    case HostRole::Broker:
        return QCoreApplication::translate("ClusterProfile", "broker");
    case HostRole::Proxy:
        return QCoreApplication::translate("ClusterProfile", "proxy");
    case HostRole::Standby:
        return QCoreApplication::translate("ClusterProfile", "standby");
    case HostRole::Other:
        return QCoreApplication::translate("ClusterProfile", "host");
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return QCoreApplication::translate("Environment", "PRODUCTION");
    case Environment::Staging:
        return QCoreApplication::translate("Environment", "STAGING");
    case Environment::Test:
        return QCoreApplication::translate("Environment", "TEST");
    }
    Q_UNREACHABLE_RETURN({});
}

QString toId(HostRole role)
{
    switch (role) {
    case HostRole::Broker:
        return u"broker"_s;
    case HostRole::Proxy:
        return u"proxy"_s;
    case HostRole::Standby:
        return u"standby"_s;
    case HostRole::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject toJson(const ClusterProfile &profile)
{
    QJsonObject json = profile.other;
    json.insert("name"_L1, profile.name.value);
    json.insert("environment"_L1, toId(profile.environment));
    json.insert("user"_L1, profile.user);
    json.insert("nodes"_L1, toArray(profile.nodes));
    json.insert("hosts"_L1, toArray(profile.hosts));
    json.insert("proxies"_L1, toArray(profile.proxies));
    QJsonObject tls = json.value("tls"_L1).toObject();
    insertUnlessEmpty(tls, "ca"_L1, profile.tls.ca);
    insertUnlessEmpty(tls, "clientCertificate"_L1, profile.tls.clientCertificate);
    insertUnlessEmpty(tls, "clientKey"_L1, profile.tls.clientKey);
    if (!tls.isEmpty())
        json.insert("tls"_L1, tls);
    QJsonObject ssh = json.value("ssh"_L1).toObject();
    insertUnlessEmpty(ssh, "config"_L1, profile.sshConfig);
    if (!ssh.isEmpty())
        json.insert("ssh"_L1, ssh);
    QJsonObject intervals = json.value("intervals"_L1).toObject();
    intervals.insert("poll"_L1, static_cast<double>(profile.poll.count()));
    intervals.insert("timeout"_L1, static_cast<double>(profile.timeout.count()) / 1000.0);
    json.insert("intervals"_L1, intervals);
    insertUnlessEmpty(json, "prometheus"_L1, profile.prometheus);
    QJsonObject thresholds = json.value("thresholds"_L1).toObject();
    const QJsonObject changed = toJson(profile.thresholds);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        thresholds.insert(it.key(), it.value());
    if (!thresholds.isEmpty())
        json.insert("thresholds"_L1, thresholds);
    return json;
}

Result<ClusterProfile> profileFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    ClusterProfile profile;
    profile.name.value = readName(reader, "name"_L1, NameKind::Cluster);
    if (profile.name.isEmpty())
        reader.missing("name"_L1);
    profile.environment = reader.oneOf("environment"_L1, environments, profile.environment);
    profile.user = readName(reader, "user"_L1, NameKind::User, profile.user);
    profile.nodes = readList<NodeProfile>(reader, "nodes"_L1, NameKind::Node, readNode);
    profile.hosts = readList<HostProfile>(reader, "hosts"_L1, NameKind::Host, readHost);
    profile.proxies = readList<ProxyProfile>(reader, "proxies"_L1, NameKind::Host, readProxy);
    if (profile.nodes.isEmpty())
        reader.wrong("nodes"_L1, QCoreApplication::translate("ClusterProfile", "names no node"));

    JsonReader tls = reader.object("tls"_L1);
    profile.tls.ca = readName(tls, "ca"_L1, NameKind::Path);
    profile.tls.clientCertificate = readName(tls, "clientCertificate"_L1, NameKind::Path);
    profile.tls.clientKey = readName(tls, "clientKey"_L1, NameKind::Path);
    JsonReader ssh = reader.object("ssh"_L1);
    profile.sshConfig = readName(ssh, "config"_L1, NameKind::Path);
    JsonReader intervals = reader.object("intervals"_L1);
    using profilebounds::pollSeconds, profilebounds::timeoutMs;
    profile.poll =
        std::chrono::seconds{static_cast<int>(intervals.number("poll"_L1, pollSeconds.least, pollSeconds.most, static_cast<double>(profile.poll.count())))};
    profile.timeout = Millis{std::llround(
        intervals.number("timeout"_L1, timeoutMs.least / 1000.0, timeoutMs.most / 1000.0, static_cast<double>(profile.timeout.count()) / 1000.0) * 1000)};
    profile.prometheus = reader.text("prometheus"_L1, profile.prometheus);
    checkThresholds(reader);
    profile.thresholds = thresholdsFromJson(json.value("thresholds"_L1).toObject());
    profile.other = reader.rest();

    // Apart: what a reader has taken would not be kept.
    const JsonReader features(json);
    checkFeatures(features);
    for (const JsonReader &read : {reader, features}) {
        if (const std::optional<Error> trouble = read.error())
            return failure(ErrorKind::Malformed, QCoreApplication::translate("ClusterProfile", "The cluster profile is not valid: %1").arg(trouble->message));
    }
    return profile;
}

} // namespace warrener
