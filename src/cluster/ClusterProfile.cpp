#include "cluster/ClusterProfile.h"

#include "base/JsonReader.h"
#include "cluster/FindNamed.h"

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
    if (!parsed.isValid() || !http || parsed.host().isEmpty())
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

/// Items with names, each of which stands there once; what a newer Warrener wrote into one stays in it.
template <class Item, class Read>
QList<Item> readList(JsonReader &reader, QLatin1StringView key, Read read)
{
    QSet<QString> names;
    return reader.list(
        key,
        [&](JsonReader element) {
            Item item;
            item.name.value = element.text("name"_L1);
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

constexpr std::array hostRoles{HostRole::Broker, HostRole::Proxy, HostRole::Standby, HostRole::Other};

constexpr std::array environments{Environment::Production, Environment::Staging, Environment::Test};

void readNode(JsonReader &reader, NodeProfile &node)
{
    readUrl(reader, "management"_L1, node.management);
    readUrl(reader, "managementTls"_L1, node.managementTls);
    readEndpoint(reader, "amqp"_L1, 5672, node.amqp);
    readEndpoint(reader, "amqps"_L1, 5671, node.amqps);
    readUrl(reader, "metrics"_L1, node.metrics);
    node.host.value = reader.text("host"_L1);
    if (node.management.isEmpty())
        reader.missing("management"_L1);
}

void readHost(JsonReader &reader, HostProfile &host)
{
    host.role = reader.oneOf("role"_L1, hostRoles, host.role);
    host.address = reader.text("address"_L1);
    readUrl(reader, "exporter"_L1, host.exporter);
    host.ssh = reader.text("ssh"_L1);
    if (host.ssh.startsWith(u'-'))
        reader.wrong("ssh"_L1, QCoreApplication::translate("ClusterProfile", "must not begin with “-”"));
    host.sudo = reader.flag("sudo"_L1, host.sudo);
    host.serviceManager = reader.text("serviceManager"_L1, host.serviceManager);
    host.service = reader.text("service"_L1, host.service);
    host.commands = reader.plain("commands"_L1);
    JsonReader paths = reader.object("paths"_L1);
    host.paths.data = paths.text("data"_L1, host.paths.data);
    host.paths.config = paths.text("config"_L1, host.paths.config);
    host.paths.log = paths.text("log"_L1, host.paths.log);
}

void readProxy(JsonReader &reader, ProxyProfile &proxy)
{
    proxy.host.value = reader.text("host"_L1);
    readEndpoint(reader, "address"_L1, 5672, proxy.address);
    proxy.socket = reader.text("socket"_L1, proxy.socket);
    proxy.masterSocket = reader.text("masterSocket"_L1, proxy.masterSocket);
    proxy.backend = reader.text("backend"_L1, proxy.backend);
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

} // namespace

QString toText(const Endpoint &endpoint)
{
    if (!endpoint.isSet())
        return {};
    const bool v6 = endpoint.host.contains(u':');
    return (v6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(endpoint.host).arg(endpoint.port);
}

Endpoint endpointFromText(const QString &text, quint16 defaultPort)
{
    // QUrl knows how hosts and ports are written, IPv6 in brackets included.
    const QUrl url(u"tcp://"_s + text.trimmed(), QUrl::StrictMode);
    const bool plain = url.isValid() && url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    const int port = url.port(defaultPort);
    if (!plain || url.host().isEmpty() || port < 1 || port > 65535)
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
    profile.name.value = reader.text("name"_L1);
    if (profile.name.isEmpty())
        reader.missing("name"_L1);
    profile.environment = reader.oneOf("environment"_L1, environments, profile.environment);
    profile.user = reader.text("user"_L1, profile.user);
    profile.nodes = readList<NodeProfile>(reader, "nodes"_L1, readNode);
    profile.hosts = readList<HostProfile>(reader, "hosts"_L1, readHost);
    profile.proxies = readList<ProxyProfile>(reader, "proxies"_L1, readProxy);
    if (profile.nodes.isEmpty())
        reader.wrong("nodes"_L1, QCoreApplication::translate("ClusterProfile", "names no node"));

    JsonReader tls = reader.object("tls"_L1);
    profile.tls.ca = tls.text("ca"_L1);
    profile.tls.clientCertificate = tls.text("clientCertificate"_L1);
    profile.tls.clientKey = tls.text("clientKey"_L1);
    profile.sshConfig = reader.object("ssh"_L1).text("config"_L1);
    JsonReader intervals = reader.object("intervals"_L1);
    profile.poll = std::chrono::seconds{static_cast<int>(intervals.number("poll"_L1, 1, 3600, static_cast<double>(profile.poll.count())))};
    profile.timeout = Millis{std::llround(intervals.number("timeout"_L1, 0.1, 600, static_cast<double>(profile.timeout.count()) / 1000.0) * 1000)};
    profile.prometheus = reader.text("prometheus"_L1, profile.prometheus);
    profile.thresholds = thresholdsFromJson(json.value("thresholds"_L1).toObject());
    reader.object("thresholds"_L1).ignore(thresholdKeys());
    profile.other = reader.rest();

    if (const std::optional<Error> trouble = reader.error())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ClusterProfile", "The cluster profile is not valid: %1").arg(trouble->message));
    return profile;
}

} // namespace warrener
