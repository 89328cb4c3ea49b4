#include "judge/diagnosis/AdvicePlaces.h"

#include "base/ShellQuote.h"
#include "cluster/HostService.h"
#include "judge/diagnosis/HostNames.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const QRegularExpression &placePattern()
{
    static const QRegularExpression pattern(u"\\{([a-z]+)\\}"_s);
    return pattern;
}

} // namespace

AdvicePlaces::AdvicePlaces(const CheckResult &result, const ClusterProfile &profile) : m_sshConfig(profile.sshConfig)
{
    const HostNames names(profile);
    for (auto fact = result.facts.cbegin(); fact != result.facts.cend(); ++fact)
        m_values.insert(fact.key().toLower(), fact.value());
    const auto put = [this](const QString &place, const QString &value) {
        if (!value.isEmpty() && m_values.value(place).isEmpty())
            m_values.insert(place, value);
    };
    const QString hostName = names.hostOf(result);
    m_host = profile.host(HostName{hostName});
    put(u"host"_s, hostName);
    put(u"cluster"_s, profile.name.value);
    put(u"user"_s, profile.user);
    if (result.subject.kind == SubjectKind::Queue) {
        put(u"vhost"_s, result.subject.name.section(u'/', 0, -2).isEmpty() ? u"/"_s : result.subject.name.section(u'/', 0, -2));
        put(u"queue"_s, result.subject.name.section(u'/', -1));
    }
    put(u"vhost"_s, u"/"_s);
    // What a pair is about has its peer; anything else takes the first of the other brokers.
    const NodeProfile *node = result.subject.kind == SubjectKind::Node ? profile.node(NodeName{result.subject.name}) : nullptr;
    if (const NodeProfile *peer = profile.node(NodeName{m_values.value(u"peernode"_s)}))
        m_peer = profile.host(peer->host);
    for (const NodeProfile &each : profile.nodes) {
        const bool here = names.hostOf(each.name.value) == hostName;
        if (here && !node)
            node = &each;
        const HostProfile *at = profile.host(each.host);
        if (!here && at && !m_peer) {
            m_peer = at;
            put(u"peernode"_s, each.name.value);
        }
    }
    if (!node && !profile.nodes.isEmpty())
        node = &profile.nodes.first();
    if (node) {
        put(u"node"_s, node->name.value);
        put(u"api"_s, (node->managementTls.isEmpty() ? node->management : node->managementTls).toString(QUrl::StripTrailingSlash));
        if (!m_host && result.host.isEmpty())
            m_host = profile.host(node->host);
    }
    if (m_peer)
        put(u"peer"_s, m_peer->name.value);
    for (const ProxyProfile &proxy : profile.proxies) {
        const bool concerned = proxy.name.value == result.subject.name || proxy.host.value == hostName;
        if (!concerned && m_proxy)
            continue;
        m_proxy = profile.host(proxy.host);
        m_values.insert(u"proxy"_s, proxy.name.value);
        if (!proxy.backend.isEmpty())
            m_values.insert(u"backend"_s, proxy.backend);
        m_values.insert(u"socket"_s, proxy.socket.startsWith(u'/') ? proxy.socket : u"/run/haproxy/admin.sock"_s);
        if (concerned)
            break;
    }
    const HostProfile fallback;
    const HostProfile &host = m_host ? *m_host : fallback;
    put(u"service"_s, serviceUnit(host));
    put(u"data"_s, host.paths.data);
    put(u"config"_s, host.paths.config);
    put(u"log"_s, host.paths.log);
    put(u"mount"_s, host.paths.data);
    put(u"logfile"_s, host.paths.log + u'/' + m_values.value(u"node"_s) + ".log"_L1);
    put(u"path"_s, host.paths.config + "/rabbitmq.conf"_L1);
    for (const QString &verb : {u"start"_s, u"stop"_s, u"restart"_s, u"status"_s})
        m_values.insert(verb, serviceCommand(host, verb));
}

QStringList AdvicePlaces::known()
{
    return {u"host"_s,    u"node"_s,   u"cluster"_s, u"user"_s,    u"vhost"_s, u"queue"_s,  u"peer"_s, u"peernode"_s, u"api"_s,    u"proxy"_s,
            u"backend"_s, u"socket"_s, u"server"_s,  u"service"_s, u"data"_s,  u"config"_s, u"log"_s,  u"logfile"_s,  u"mount"_s,  u"path"_s,
            u"port"_s,    u"plugin"_s, u"policy"_s,  u"flag"_s,    u"name"_s,  u"start"_s,  u"stop"_s, u"restart"_s,  u"status"_s, u"tags"_s};
}

QString AdvicePlaces::valueOf(const QString &place) const
{
    const QString value = m_values.value(place);
    return value.isEmpty() ? place.toUpper() : value;
}

QString AdvicePlaces::replaced(const QString &text, bool quoted) const
{
    static const QStringList whole{u"start"_s, u"stop"_s, u"restart"_s, u"status"_s, u"tags"_s};
    QString out;
    qsizetype from = 0;
    QChar open; // the quote that the text itself has open
    auto found = placePattern().globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const QStringView between = QStringView(text).sliced(from, match.capturedStart() - from);
        for (const QChar c : between) {
            if (c == u'\'' || c == u'"')
                open = open.isNull() ? c : open == c ? QChar() : open;
        }
        out += between;
        from = match.capturedEnd();
        const QString value = valueOf(match.captured(1));
        const QString safe = quoted && !whole.contains(match.captured(1)) ? shellWord(value) : value;
        // Inside quotes a quoted value stands on its own: close, value, open again.
        out += open.isNull() || safe == value ? safe : open + safe + open;
    }
    out += QStringView(text).sliced(from);
    return out;
}

QString AdvicePlaces::inWords(const QString &text) const
{
    return replaced(text, false);
}

QString AdvicePlaces::over(const HostProfile *host, const QString &command) const
{
    QString remote = command;
    if (host && !host->sudo && remote.startsWith("sudo "_L1))
        remote.remove(0, 5);
    if (!host || host->ssh.isEmpty())
        return remote;
    const QString config = m_sshConfig.isEmpty() ? QString() : u"-F %1 "_s.arg(shellWord(m_sshConfig));
    return u"ssh %1%2 %3"_s.arg(config, shellWord(host->ssh), shellQuote(remote));
}

QString AdvicePlaces::inCommand(const QString &command, const QString &on) const
{
    if (command.isEmpty())
        return {};
    const QString filled = replaced(command, true);
    if (on == "console"_L1)
        return filled;
    if (on == "peer"_L1)
        return over(m_peer ? m_peer : m_host, filled);
    if (on == "proxy"_L1)
        return over(m_proxy, filled);
    return over(m_host, filled);
}

} // namespace warrener
