#include "look/probe/HostScript.h"

#include "cluster/HostService.h"
#include "look/host/Command.h"
#include "look/probe/HostScriptText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 253 && !name.startsWith(u'-') && std::ranges::all_of(name, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'.' || c == u'-' || c == u'_' || c == u':';
    });
}

quint16 portOf(const QUrl &url, int otherwise)
{
    return static_cast<quint16>(url.port(otherwise));
}

QList<quint16> portsOf(const NodeProfile &node)
{
    QList<quint16> ports{4369, 25672};
    if (node.amqp.isSet())
        ports.append(node.amqp.port);
    else if (node.amqps.isSet())
        ports.append(node.amqps.port);
    if (!node.management.isEmpty())
        ports.append(portOf(node.management, node.management.scheme() == "https"_L1 ? 443 : 80));
    if (!node.metrics.isEmpty())
        ports.append(portOf(node.metrics, 80));
    return ports;
}

QString setting(QLatin1StringView name, const QString &value)
{
    return name + u'=' + shellQuote(value) + u'\n';
}

} // namespace

QString hostPart(const NodeName &node)
{
    const QString name = node.value.section(u'@', 1);
    return isPlainName(name) ? name : QString();
}

HostQuestions questionsFor(const ClusterProfile &profile, const HostProfile &host)
{
    HostQuestions questions{.host = host, .hasBroker = false, .isMember = false, .peers = {}, .names = {}};
    for (const NodeProfile &node : profile.nodes)
        questions.isMember = questions.isMember || (!node.host.isEmpty() && node.host == host.name);
    questions.hasBroker = questions.isMember || host.role == HostRole::Broker || host.role == HostRole::Standby;
    if (!questions.isMember)
        return questions;
    for (const NodeProfile &node : profile.nodes) {
        const PeerQuestion peer{.node = node.name, .name = hostPart(node.name), .ports = portsOf(node)};
        if (peer.name.isEmpty() || questions.names.size() >= 32)
            continue;
        questions.names.append(peer);
        if (node.host != host.name)
            questions.peers.append(peer);
    }
    return questions;
}

QString hostScript(const HostQuestions &questions)
{
    const HostProfile &host = questions.host;
    QStringList asked{u"service"_s, u"journal"_s, u"process"_s, u"memorykills"_s, u"filesystems"_s, u"cpu"_s, u"firewall"_s, u"listeners"_s};
    QStringList places{u"/"_s};
    if (!host.exporter.isEmpty())
        asked.append(u"exporter"_s);
    if (questions.hasBroker) {
        asked += {u"config"_s, u"log"_s};
        // The messages may lie on a disk of their own.
        places += {host.paths.data, host.paths.data + "/mnesia"_L1, host.paths.log};
    }
    QStringList peers;
    for (const PeerQuestion &peer : questions.peers) {
        QStringList words{peer.name};
        for (const quint16 port : peer.ports)
            words.append(QString::number(port));
        peers.append(words.join(u' '));
    }
    if (!peers.isEmpty())
        asked.append(u"peers"_s);
    if (questions.isMember)
        asked.append(u"portmapper"_s);
    QStringList names;
    for (const PeerQuestion &node : questions.names)
        names.append(node.name);
    if (!names.isEmpty())
        asked.append(u"names"_s);
    // Folders are words of a list in the script: those with blanks are left out there.
    places.removeIf([](const QString &path) { return !path.startsWith(u'/') || path.contains(u' '); });
    places.removeDuplicates();

    const QString head = setting("manager"_L1, host.serviceManager) + setting("service"_L1, serviceUnit(host))
                         + setting("status"_L1, host.commands.value("status"_L1).toString()) + setting("broker"_L1, questions.hasBroker ? u"yes"_s : QString())
                         + setting("data"_L1, host.paths.data) + setting("config"_L1, host.paths.config) + setting("log"_L1, host.paths.log)
                         + setting("places"_L1, places.join(u' ')) + setting("peers"_L1, peers.join(u'\n')) + setting("names"_L1, names.join(u' '))
                         + setting("asked"_L1, asked.join(u' ')) + setting("bound"_L1, QString::number(hostScriptBound.count()))
                         + setting("properties"_L1, u"LoadState,ActiveState,SubState,Result,ExecMainStatus,ExecMainCode,NRestarts,"
                                                    "StateChangeTimestamp,ActiveEnterTimestamp,InactiveEnterTimestamp,InvocationID,MainPID,User"_s);
    // One group: the shell reads all of it before it begins, so that commands cannot eat the rest.
    return u"{\n"_s + head + hostScriptText() + u"}\n"_s;
}

} // namespace warrener
