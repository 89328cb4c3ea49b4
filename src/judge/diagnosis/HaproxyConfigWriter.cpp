#include "judge/diagnosis/HaproxyConfigWriter.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

/// From this version on a node says, without credentials, whether it is ready to serve clients.
const QVersionNumber readyToServe(4, 1, 1);

bool isWord(const QString &text)
{
    return !text.isEmpty() && text.size() < 200
           && std::ranges::all_of(
               text,
               [](QChar c) {
                   return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || QStringView(u"._-:[]/@").contains(c);
               });
}

/// Two checks, by what the brokers can. Neither asks port-listener of the management API: that needs
/// a password in this file, and while one broker hangs, the API of all others hangs with it
/// (measured), so that one frozen broker would take every server out. ready-to-serve-clients looks
/// at its own node alone. Older brokers are greeted by AMQP itself: a frozen one does not answer, a
/// drained one refuses, and no password is needed; each greeting is a line in the broker's log.
QString checkLines(bool ready, quint16 managementPort, bool tls)
{
    if (ready) {
        return u"    option httpchk\n"
               "    http-check connect port %1\n"
               "    http-check send meth GET uri /api/health/checks/ready-to-serve-clients ver HTTP/1.1 hdr Host localhost\n"
               "    http-check expect status 200\n"_s.arg(managementPort);
    }
    return u"    option tcp-check\n"_s
           + (tls ? u"    # What goes through is TLS from end to end, and clients verify it; the check only sees that\n"
                    "    # AMQP is spoken behind it.\n"
                    "    tcp-check connect ssl\n"_s
                  : u"    tcp-check connect\n"_s)
           + u"    # \"AMQP\" 0 0 9 1; the answer begins with the method connection.start (10, 10)\n"
             "    tcp-check send-binary 414d515000000901\n"
             "    tcp-check expect binary 000a000a\n"_s;
}

} // namespace

ConfigWishes wishesFor(const ProxyProfile &proxy, const QString &version)
{
    ConfigWishes wishes{.version = version};
    if (proxy.socket.startsWith(u'/'))
        wishes.socket = proxy.socket;
    if (proxy.address.port != 0)
        wishes.port = proxy.address.port;
    if (!proxy.backend.isEmpty())
        wishes.backend = proxy.backend;
    return wishes;
}

Result<QString> writeConfig(const ClusterProfile &profile, const ConfigWishes &wishes)
{
    QStringList servers;
    quint16 managementPort = 0;
    bool plainManagement = true;
    // Bytes go through as they are, so the listeners are of one kind: plain ones where all have them.
    const auto speaksPlain = [](const NodeProfile &node) { return node.amqp.isSet() || !node.amqps.isSet(); };
    const bool tls = !std::ranges::all_of(profile.nodes, speaksPlain);
    for (const NodeProfile &node : profile.nodes) {
        const Endpoint &endpoint = tls ? node.amqps : node.amqp;
        if (!endpoint.isSet())
            continue;
        const QString name = shortName(node.name);
        if (!isWord(name) || !isWord(toText(endpoint)))
            return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” cannot stand in HAProxy's configuration").arg(name));
        servers.append(u"    server %1 %2"_s.arg(name, toText(endpoint)));
        // One port is asked on every node, so it must be the same everywhere.
        const quint16 port = quint16(node.management.port(15672));
        plainManagement = plainManagement && node.management.scheme() == "http"_L1 && (managementPort == 0 || managementPort == port);
        managementPort = port;
    }
    if (servers.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "The profile names no AMQP address of a node"));
    for (const QString &word : {wishes.socket, wishes.stateFile, wishes.backend}) {
        if (!isWord(word))
            return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” cannot stand in HAProxy's configuration").arg(word));
    }

    const QVersionNumber version = QVersionNumber::fromString(wishes.version);
    const bool ready = !version.isNull() && version >= readyToServe && plainManagement;
    return u"# Written by Warrener. Start HAProxy with -S /run/haproxy/master.sock, so that the sessions\n"
           "# that an old worker keeps after a reload can be seen and ended.\n"
           "# Before a reload: echo 'show servers state' | socat - %1 > %2\n"
           "# or the reload forgets what is in maintenance.\n"
           "global\n"
           "    log /dev/log local0\n"
           "    user haproxy\n"
           "    group haproxy\n"
           "    stats socket %1 mode 660 level admin\n"
           "    stats timeout 2m\n"
           "    server-state-file %2\n"
           "    # Bounds how long an old worker lives on after a reload.\n"
           "    hard-stop-after 10m\n"
           "\n"
           "defaults\n"
           "    log global\n"
           "    # AMQP is not HTTP.\n"
           "    mode tcp\n"
           "    option tcplog\n"
           "    # A client that has vanished is noticed by TCP, also where it sends no heartbeats.\n"
           "    option clitcpka\n"
           "    option srvtcpka\n"
           "    option redispatch\n"
           "    retries 2\n"
           "    timeout connect 3s\n"
           "    timeout check 3s\n"
           "    # Far above two heartbeats (of 60 s by default).\n"
           "    timeout client 3h\n"
           "    timeout server 3h\n"
           "    load-server-state-from-file global\n"
           "\n"
           "frontend fe_amqp\n"
           "    bind :%3\n"
           "    default_backend %4\n"
           "\n"
           "backend %4\n"
           "    balance leastconn\n"
           "%5"
           "    # A broker that is down must not keep its clients waiting.\n"
           "    default-server check%7 inter 2s fall 3 rise 2 on-marked-down shutdown-sessions weight 100\n"
           "%6\n"_s.arg(wishes.socket, wishes.stateFile, QString::number(wishes.port), wishes.backend, checkLines(ready, managementPort, tls && !ready),
                        servers.join(u'\n'), tls && !ready ? u" verify none"_s : QString());
}

} // namespace warrener::haproxy
