#include "judge/diagnosis/HaproxyConfigFaults.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

using Topic = ConfigFault::Topic;

QString titleOf(const ConfigSection &section)
{
    return section.name.isEmpty() ? section.type : u"%1 %2"_s.arg(section.type, section.name);
}

bool isAmong(const QString &addresses, const QSet<int> &ports)
{
    return std::ranges::any_of(portsOf(addresses), [&](int port) { return ports.contains(port); });
}

/// Clients of AMQP come in here.
bool takesAmqp(const ConfigSection &section, const AmqpPlaces &places)
{
    return std::ranges::any_of(bindsOf(section), [&](const QString &address) { return isAmong(address, places.ports); });
}

/// Brokers stand behind it.
bool leadsToAmqp(const ConfigSection &section, const AmqpPlaces &places)
{
    if (!section.hasServers())
        return false;
    return (!places.backend.isEmpty() && section.name == places.backend) || std::ranges::any_of(section.lines, [&](const ConfigLine &line) {
               const std::optional<ConfigServer> server = serverIn(line);
               return server && isAmong(server->address, places.ports);
           });
}

/// The value behind the last `key`.
QString valueOf(const QStringList &words, const QString &key)
{
    const qsizetype at = words.lastIndexOf(key);
    return at < 0 ? QString() : words.value(at + 1);
}

bool isChecked(const QStringList &words)
{
    return words.lastIndexOf(u"check"_s) > words.lastIndexOf(u"no-check"_s);
}

struct HttpCheck
{
    bool isSet = false;
    int line = 0;
    int port = 0; ///< by http-check connect; 0: the server's
    QString method = u"OPTIONS"_s, uri = u"/"_s;
};

HttpCheck httpCheckOf(const Config &config, const ConfigSection &section)
{
    HttpCheck check;
    const ConfigLine *option = config.setting(section, {u"option"_s, u"httpchk"_s});
    if (option == nullptr)
        return check;
    check.isSet = true;
    check.line = option->number;
    const QStringList words = option->words.sliced(2);
    if (words.size() == 1)
        check.uri = words.first();
    else if (words.size() > 1) {
        check.method = words.first();
        check.uri = words.at(1);
    }
    for (const auto all = config.settings(section, {u"http-check"_s}); const ConfigLine &line : all) {
        if (line.words.value(1) == "connect"_L1)
            check.port = valueOf(line.words, u"port"_s).toInt();
        if (line.words.value(1) != "send"_L1)
            continue;
        if (const QString method = valueOf(line.words, u"meth"_s); !method.isEmpty())
            check.method = method;
        if (const QString uri = valueOf(line.words, u"uri"_s); !uri.isEmpty()) {
            check.uri = uri;
            check.line = line.number;
        }
    }
    return check;
}

/// Whether a TCP check speaks: one that only connects is answered by the kernel of a frozen broker.
bool asksByTcp(const Config &config, const ConfigSection &section)
{
    return config.setting(section, {u"option"_s, u"tcp-check"_s}) != nullptr
           && std::ranges::any_of(config.settings(section, {u"tcp-check"_s}), [](const ConfigLine &line) { return line.words.value(1) == "expect"_L1; });
}

QString kindOfUri(const QString &uri)
{
    const QString path = uri.section(u'?', 0, 0);
    if (path.endsWith("/health/checks/alarms"_L1))
        return u"alarms"_s;
    if (path.endsWith("node-is-quorum-critical"_L1) || path.endsWith("node-is-mirror-sync-critical"_L1)
        || path.contains("quorum-queues-without-elected-leaders"_L1) || path.endsWith("reached-target-cluster-size"_L1))
        return u"critical"_s;
    if (path.contains("aliveness-test"_L1))
        return u"aliveness"_s;
    if (path.contains("/health/checks/port-listener/"_L1) || path.contains("/health/checks/protocol-listener/"_L1) || path.contains("/healthchecks/node"_L1))
        return u"hangs"_s;
    return path.contains("/health/checks/"_L1) || path.contains("/healthchecks/"_L1) ? QString() : u"root"_s;
}

class Reader final
{
public:
    Reader(const Config &config, const AmqpPlaces &places, qint64 heartbeat) : m_config(config), m_places(places), m_heartbeat(heartbeat) {}

    QList<ConfigFault> read()
    {
        for (const auto all = amqpSections(m_config, m_places); const ConfigSection *section : all) {
            readMode(*section);
            if (section->hasClients())
                readTimeout(*section, u"client"_s);
            if (section->hasServers()) {
                readTimeout(*section, u"server"_s);
                readServers(*section);
            }
        }
        return m_faults;
    }

private:
    void add(Topic topic, const QString &kind, const ConfigSection &section, int line, const QString &seen)
    {
        m_faults.append({.topic = topic, .kind = kind, .section = titleOf(section), .line = line, .seen = seen.left(200)});
    }

    void readMode(const ConfigSection &section)
    {
        // Without a word about it the mode is tcp.
        const ConfigLine *mode = m_config.setting(section, {u"mode"_s});
        if (mode != nullptr && mode->words.value(1) == "http"_L1)
            add(Topic::Mode, u"http"_s, section, mode->number, u"mode http"_s);
    }

    void readTimeout(const ConfigSection &section, const QString &side)
    {
        // Once the connection stands, tunnel takes the place of both.
        const ConfigLine *timeout = m_config.setting(section, {u"timeout"_s, u"tunnel"_s});
        if (timeout == nullptr)
            timeout = m_config.setting(section, {u"timeout"_s, side});
        if (timeout == nullptr) {
            add(Topic::Timeout, u"missing-"_s + side, section, section.number, {});
            return;
        }
        const std::optional<qint64> time = milliseconds(timeout->words.value(2));
        // 0 is HAProxy's word for no bound.
        if (!time || *time <= 0 || *time >= 2 * m_heartbeat)
            return;
        // Each side sends one after half of the time that was agreed on; a little later it is there.
        const bool cuts = 3 * *time < 2 * m_heartbeat;
        add(Topic::Timeout, cuts ? side : u"tight-"_s + side, section, timeout->number, timeout->words.join(u' '));
    }

    void readServers(const ConfigSection &section)
    {
        const HttpCheck http = httpCheckOf(m_config, section);
        bool saidCheck = false, saidShutdown = false;
        for (const ConfigLine &server : section.lines) {
            if (!serverIn(server))
                continue;
            const QStringList words = serverWords(m_config, section, server);
            const QString kind = checkKind(section, http, words, server);
            if (!kind.isEmpty() && !saidCheck) {
                saidCheck = true;
                const bool byHttp = http.isSet && kind != "none"_L1;
                add(Topic::Check, kind, section, byHttp ? http.line : server.number, byHttp ? u"%1 %2"_s.arg(http.method, http.uri) : server.words.join(u' '));
            }
            // What is never marked down has no sessions to end.
            if (!saidShutdown && isChecked(words) && valueOf(words, u"on-marked-down"_s) != "shutdown-sessions"_L1) {
                saidShutdown = true;
                add(Topic::Shutdown, u"missing"_s, section, server.number, server.words.join(u' '));
            }
        }
    }

    QString checkKind(const ConfigSection &section, const HttpCheck &http, const QStringList &words, const ConfigLine &server) const
    {
        // Whoever follows another server is checked where that one stands.
        if (!valueOf(words, u"track"_s).isEmpty())
            return {};
        if (!isChecked(words))
            return u"none"_s;
        if (!http.isSet)
            return asksByTcp(m_config, section) ? QString() : u"tcp"_s;
        int port = http.port;
        if (port == 0)
            port = valueOf(words, u"port"_s).toInt();
        if (port != 0 ? m_places.ports.contains(port) : isAmong(serverIn(server)->address, m_places.ports))
            return u"http-on-amqp"_s;
        return kindOfUri(http.uri);
    }

    const Config &m_config;
    const AmqpPlaces &m_places;
    const qint64 m_heartbeat;
    QList<ConfigFault> m_faults;
};

bool isInternal(int port)
{
    return port == 4369 || port == 25672 || (port >= 35672 && port <= 35682);
}

} // namespace

const ConfigLine *internalPortLine(const Config &config)
{
    for (const ConfigSection &section : config.sections) {
        for (const ConfigLine &line : section.lines) {
            const bool binds = section.hasClients() && line.words.first() == "bind"_L1;
            const std::optional<ConfigServer> server = section.hasServers() ? serverIn(line) : std::nullopt;
            const QString address = binds ? line.words.value(1) : server ? server->address : QString();
            if (std::ranges::any_of(portsOf(address), isInternal))
                return &line;
        }
    }
    return nullptr;
}

QStringList serverWords(const Config &config, const ConfigSection &section, const ConfigLine &server)
{
    QStringList words;
    if (section.defaults >= 0 && section.defaults < config.sections.size()) {
        for (const ConfigLine &line : config.sections.at(section.defaults).lines) {
            if (line.words.first() == "default-server"_L1)
                words += line.words.sliced(1);
        }
    }
    for (const ConfigLine &line : section.lines) {
        if (line.number < server.number && line.words.first() == "default-server"_L1)
            words += line.words.sliced(1);
    }
    const std::optional<ConfigServer> own = serverIn(server);
    return own ? words + own->words : words;
}

QList<const ConfigSection *> amqpSections(const Config &config, const AmqpPlaces &places)
{
    QSet<QString> sentTo, leading;
    for (const ConfigSection &section : config.sections) {
        if (takesAmqp(section, places))
            sentTo += backendsOf(config, section);
        if (leadsToAmqp(section, places))
            leading.insert(section.name);
    }
    QList<const ConfigSection *> found;
    for (const ConfigSection &section : config.sections) {
        // Whoever sends clients to brokers serves AMQP, whatever port they come to.
        const bool isWay = section.hasClients() && backendsOf(config, section).intersects(leading);
        const bool isTarget = section.type == "backend"_L1 && sentTo.contains(section.name);
        if (takesAmqp(section, places) || leadsToAmqp(section, places) || isWay || isTarget)
            found.append(&section);
    }
    return found;
}

QList<ConfigFault> faultsOf(const Config &config, const AmqpPlaces &places, qint64 heartbeat)
{
    return Reader(config, places, heartbeat).read();
}

} // namespace warrener::haproxy
