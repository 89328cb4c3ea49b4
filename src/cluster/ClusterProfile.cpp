#include "cluster/ClusterProfile.h"

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

/// Reads the keys of one JSON object, remembers the first thing that is wrong, and knows which
/// keys nobody asked for, so that those can be kept.
class ObjectReader
{
public:
    ObjectReader(const QJsonObject &json, QString where) : m_json(json), m_where(std::move(where)) {}

    void text(QLatin1StringView key, QString &into)
    {
        if (const auto value = take(key, QJsonValue::String))
            into = value->toString();
    }
    void flag(QLatin1StringView key, bool &into)
    {
        if (const auto value = take(key, QJsonValue::Bool))
            into = value->toBool();
    }
    void object(QLatin1StringView key, QJsonObject &into)
    {
        if (const auto value = take(key, QJsonValue::Object))
            into = value->toObject();
    }
    QJsonArray array(QLatin1StringView key)
    {
        const auto value = take(key, QJsonValue::Array);
        return value ? value->toArray() : QJsonArray();
    }
    void url(QLatin1StringView key, QUrl &into)
    {
        QString value;
        text(key, value);
        if (value.isEmpty())
            return;
        const QUrl parsed(value, QUrl::StrictMode);
        const bool http = parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1;
        if (!parsed.isValid() || !http || parsed.host().isEmpty()) {
            wrong(key, QCoreApplication::translate("ClusterProfile", "is not an http or https URL"));
        } else if (!parsed.userInfo().isEmpty()) {
            wrong(key, QCoreApplication::translate("ClusterProfile", "must not hold a user or password"));
        } else {
            into = parsed;
        }
    }
    void endpoint(QLatin1StringView key, quint16 defaultPort, Endpoint &into)
    {
        QString value;
        text(key, value);
        if (value.isEmpty())
            return;
        into = endpointFromText(value, defaultPort);
        if (!into.isSet())
            wrong(key, QCoreApplication::translate("ClusterProfile", "is not HOST:PORT"));
    }
    /// Numbers in [least, most]; others are an error.
    void number(QLatin1StringView key, double least, double most, double &into)
    {
        const auto value = take(key, QJsonValue::Double);
        if (!value)
            return;
        if (value->toDouble() < least || value->toDouble() > most) {
            wrong(key, QCoreApplication::translate("ClusterProfile", "is not between %1 and %2").arg(least).arg(most));
        } else {
            into = value->toDouble();
        }
    }
    /// These keys are read elsewhere.
    void ignore(const QStringList &keys) { m_known.unite(QSet<QString>(keys.begin(), keys.end())); }
    void wrong(QLatin1StringView key, const QString &why)
    {
        if (m_error.isEmpty())
            m_error = QCoreApplication::translate("ClusterProfile", "“%1” %2").arg(m_where + key, why);
    }
    void adopt(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }
    QString error() const { return m_error; }
    QString where() const { return m_where; }

    /// An object with keys of a newer Warrener stays in rest(); toJson() writes the known keys
    /// over those.
    void keepRest(QLatin1StringView key, const ObjectReader &part)
    {
        if (const QJsonObject rest = part.rest(); !rest.isEmpty())
            m_kept.insert(key, rest);
    }

    QJsonObject rest() const
    {
        QJsonObject rest = m_kept;
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!m_known.contains(it.key()))
                rest.insert(it.key(), it.value());
        }
        return rest;
    }

private:
    std::optional<QJsonValue> take(QLatin1StringView key, QJsonValue::Type type)
    {
        m_known.insert(key);
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        if (value.type() != type) {
            wrong(key, QCoreApplication::translate("ClusterProfile", "has the wrong type"));
            return std::nullopt;
        }
        return value;
    }

    const QJsonObject m_json;
    const QString m_where;
    QSet<QString> m_known;
    QJsonObject m_kept;
    QString m_error;
};

template <class Item, class Read>
QList<Item> readList(ObjectReader &reader, QLatin1StringView key, Read read)
{
    QList<Item> items;
    const QJsonArray array = reader.array(key);
    if (array.size() > maxItems) {
        reader.wrong(key, QCoreApplication::translate("ClusterProfile", "has more than %1 entries").arg(maxItems));
        return items;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        ObjectReader element(array.at(i).toObject(), u"%1%2[%3]."_s.arg(reader.where(), key).arg(i));
        if (!array.at(i).isObject())
            element.wrong({}, QCoreApplication::translate("ClusterProfile", "is not an object"));
        Item item;
        read(element, item);
        if (item.name.isEmpty())
            element.wrong("name"_L1, QCoreApplication::translate("ClusterProfile", "is missing"));
        const bool twice = std::ranges::any_of(items, [&](const Item &other) { return other.name == item.name; });
        if (twice)
            element.wrong("name"_L1, QCoreApplication::translate("ClusterProfile", "stands there twice"));
        item.other = element.rest();
        reader.adopt(element.error());
        items.append(item);
    }
    return items;
}

constexpr std::pair<HostRole, QLatin1StringView> hostRoles[] = {
    {HostRole::Broker, "broker"_L1},
    {HostRole::Proxy, "proxy"_L1},
    {HostRole::Standby, "standby"_L1},
    {HostRole::Other, "other"_L1},
};

constexpr std::pair<Environment, QLatin1StringView> environments[] = {
    {Environment::Production, "production"_L1},
    {Environment::Staging, "staging"_L1},
    {Environment::Test, "test"_L1},
};

void readNode(ObjectReader &reader, NodeProfile &node)
{
    reader.text("name"_L1, node.name.value);
    reader.url("management"_L1, node.management);
    reader.url("managementTls"_L1, node.managementTls);
    reader.endpoint("amqp"_L1, 5672, node.amqp);
    reader.endpoint("amqps"_L1, 5671, node.amqps);
    reader.url("metrics"_L1, node.metrics);
    reader.text("host"_L1, node.host.value);
    if (node.management.isEmpty())
        reader.wrong("management"_L1, QCoreApplication::translate("ClusterProfile", "is missing"));
}

void readHost(ObjectReader &reader, HostProfile &host)
{
    reader.text("name"_L1, host.name.value);
    QString role = u"broker"_s;
    reader.text("role"_L1, role);
    const auto known = std::ranges::find_if(hostRoles, [&](const auto &entry) { return role == entry.second; });
    if (known == std::end(hostRoles))
        reader.wrong("role"_L1, QCoreApplication::translate("ClusterProfile", "is none of broker, proxy, standby, other"));
    else
        host.role = known->first;
    reader.text("address"_L1, host.address);
    reader.url("exporter"_L1, host.exporter);
    reader.text("ssh"_L1, host.ssh);
    if (host.ssh.startsWith(u'-'))
        reader.wrong("ssh"_L1, QCoreApplication::translate("ClusterProfile", "must not begin with “-”"));
    reader.flag("sudo"_L1, host.sudo);
    reader.text("serviceManager"_L1, host.serviceManager);
    reader.text("service"_L1, host.service);
    reader.object("commands"_L1, host.commands);
    QJsonObject paths;
    reader.object("paths"_L1, paths);
    ObjectReader pathReader(paths, reader.where() + "paths."_L1);
    pathReader.text("data"_L1, host.paths.data);
    pathReader.text("config"_L1, host.paths.config);
    pathReader.text("log"_L1, host.paths.log);
    reader.adopt(pathReader.error());
    reader.keepRest("paths"_L1, pathReader);
}

void readProxy(ObjectReader &reader, ProxyProfile &proxy)
{
    reader.text("name"_L1, proxy.name.value);
    reader.text("host"_L1, proxy.host.value);
    reader.endpoint("address"_L1, 5672, proxy.address);
    reader.text("socket"_L1, proxy.socket);
    reader.text("masterSocket"_L1, proxy.masterSocket);
    reader.text("backend"_L1, proxy.backend);
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
    for (const auto &[value, id] : environments) {
        if (value == environment)
            return id;
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
    for (const auto &[value, id] : hostRoles) {
        if (value == role)
            return id;
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
    ObjectReader reader(json, {});
    ClusterProfile profile;
    reader.text("name"_L1, profile.name.value);
    if (profile.name.isEmpty())
        reader.wrong("name"_L1, QCoreApplication::translate("ClusterProfile", "is missing"));

    QString environment = toId(profile.environment);
    reader.text("environment"_L1, environment);
    const auto known = std::ranges::find_if(environments, [&](const auto &entry) { return environment == entry.second; });
    if (known == std::end(environments))
        reader.wrong("environment"_L1, QCoreApplication::translate("ClusterProfile", "is none of production, staging, test"));
    else
        profile.environment = known->first;

    reader.text("user"_L1, profile.user);
    profile.nodes = readList<NodeProfile>(reader, "nodes"_L1, readNode);
    profile.hosts = readList<HostProfile>(reader, "hosts"_L1, readHost);
    profile.proxies = readList<ProxyProfile>(reader, "proxies"_L1, readProxy);
    if (profile.nodes.isEmpty())
        reader.wrong("nodes"_L1, QCoreApplication::translate("ClusterProfile", "names no node"));

    QJsonObject tls, ssh, intervals, thresholds;
    reader.object("tls"_L1, tls);
    ObjectReader tlsReader(tls, u"tls."_s);
    tlsReader.text("ca"_L1, profile.tls.ca);
    tlsReader.text("clientCertificate"_L1, profile.tls.clientCertificate);
    tlsReader.text("clientKey"_L1, profile.tls.clientKey);
    reader.adopt(tlsReader.error());

    reader.object("ssh"_L1, ssh);
    ObjectReader sshReader(ssh, u"ssh."_s);
    sshReader.text("config"_L1, profile.sshConfig);
    reader.adopt(sshReader.error());

    reader.object("intervals"_L1, intervals);
    ObjectReader intervalReader(intervals, u"intervals."_s);
    double poll = static_cast<double>(profile.poll.count());
    double timeout = static_cast<double>(profile.timeout.count()) / 1000.0;
    intervalReader.number("poll"_L1, 1, 3600, poll);
    intervalReader.number("timeout"_L1, 0.1, 600, timeout);
    profile.poll = std::chrono::seconds{static_cast<int>(poll)};
    profile.timeout = Millis{std::llround(timeout * 1000)};
    reader.adopt(intervalReader.error());

    reader.text("prometheus"_L1, profile.prometheus);
    reader.object("thresholds"_L1, thresholds);
    profile.thresholds = thresholdsFromJson(thresholds);
    ObjectReader thresholdReader(thresholds, {});
    thresholdReader.ignore(thresholdKeys());

    reader.keepRest("tls"_L1, tlsReader);
    reader.keepRest("ssh"_L1, sshReader);
    reader.keepRest("intervals"_L1, intervalReader);
    reader.keepRest("thresholds"_L1, thresholdReader);
    profile.other = reader.rest();

    if (!reader.error().isEmpty()) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ClusterProfile", "The cluster profile is not valid: %1").arg(reader.error()));
    }
    return profile;
}

} // namespace warrener
