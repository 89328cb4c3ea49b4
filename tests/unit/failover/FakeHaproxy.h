#pragma once

#include "look/proxy/HaproxyServers.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <utility>

namespace warrener {

/// HAProxy's runtime interface over TCP with a memory, as 3.0 answers (measured).
class FakeHaproxy final : public QObject
{
    Q_OBJECT

public:
    struct Server
    {
        int bits = 0;
        int weight = 100;
        QString address = QStringLiteral("10.0.0.1");
        quint16 port = 5672;
        int sessions = 0;
        int limit = 0;         ///< maxconn; 0: none
        QString front{};       ///< by which its clients came
        int ever = 0;          ///< clients that it has had
        bool binds = false;    ///< a stick table sends those back whose sessions end, whatever it was told
        bool hasAgent = false; ///< an agent-check is on
        bool isHttp = false;   ///< its section is one of HTTP
    };

    struct Front
    {
        int sessions = 0;
        int limit = 0; ///< maxconn
    };

    QMap<QString, Server> servers; ///< by "backend/server"
    QMap<QString, Front> fronts;   ///< sections that take clients, by name
    int connections = 0;           ///< of the process
    int mostConnections = 0;       ///< 0: it does not tell
    QByteArray level = "admin";    ///< empty: a HAProxy that does not tell it
    bool mayNot = false;           ///< writes are refused, whatever the level
    bool fixedWeights = false;     ///< a static algorithm, which knows the weights of the file only
    int processes = 1;             ///< nbproc
    QMap<QString, Server> old;     ///< of an old worker, by the master, which answers at the same place; empty: there is none
    std::function<void()> onWrite; ///< once, when the first write has come, and before it is done
    std::function<void()> onLook;  ///< before each "show servers state"
    int muteLooks = 0;             ///< so many "show servers state" get no answer that anybody can read
    bool oldIsMute = false;        ///< the master lists it, and cannot reach it
    QStringList writes;            ///< "set server …" and "shutdown …", as they came; those to the old worker with its prefix

    FakeHaproxy()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!socket->canReadLine())
                    return;
                QByteArray answer;
                for (const auto all = socket->readLine().trimmed().split(';'); const QByteArray &one : all)
                    answer += answerTo(QString::fromUtf8(one.trimmed())) + '\n';
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QString socket() const { return QStringLiteral("tcp:127.0.0.1:%1").arg(m_server.serverPort()); }

private:
    static constexpr auto oldWorker = QLatin1String("@!61 ");

    QByteArray answerTo(const QString &command)
    {
        if (command == QLatin1String("show proc")) {
            return QByteArray("#<PID> <type> <reloads> <uptime> <version>\n60 master 1 0d00h10m00s 3.0.11\n# workers\n62 worker 0 0d00h04m09s 3.0.11\n")
                   + "# old workers\n" + (old.isEmpty() ? "" : "61 worker 1 0d00h10m00s 3.0.11\n") + "# programs\n";
        }
        if (command.startsWith(oldWorker)) {
            if (oldIsMute)
                return "Can't find the target process.\n";
            servers.swap(old);
            const QByteArray answer = answerTo(command.sliced(oldWorker.size()));
            servers.swap(old);
            if (!writes.isEmpty() && command.endsWith(writes.last()))
                writes.last().prepend(oldWorker);
            return answer;
        }
        if (command == QLatin1String("show cli level"))
            return level.isEmpty() ? QByteArray("Unknown command.\n") : level + '\n';
        if (command == QLatin1String("show info"))
            return "Name: HAProxy\nVersion: 3.0.11\nPid: 62\nUptime_sec: 249\nNbproc: " + QByteArray::number(processes) + '\n' + ownRoom();
        if (command == QLatin1String("show stat"))
            return stat();
        if (command.startsWith(QLatin1String("show servers state"))) {
            if (onLook)
                onLook();
            return muteLooks > 0 && muteLooks-- > 0 ? QByteArray("\n") : state();
        }
        if (command == QLatin1String("show sess"))
            return sessions();
        if (mayNot)
            return "Permission denied\n";
        if (level != "admin" && !level.isEmpty())
            return "Permission denied\n";
        writes.append(command);
        if (const auto once = std::exchange(onWrite, nullptr))
            once();
        return write(command.split(QLatin1Char(' ')));
    }

    QByteArray ownRoom() const
    {
        if (mostConnections == 0)
            return {};
        return "Maxconn: " + QByteArray::number(mostConnections) + "\nCurrConns: " + QByteArray::number(connections) + '\n';
    }

    QByteArray stat() const
    {
        QByteArray text = "# pxname,svname,scur,slim,stot,status,type,mode,\n";
        for (auto it = fronts.begin(); it != fronts.end(); ++it)
            text += it.key().toUtf8() + ",FRONTEND," + QByteArray::number(it->sessions) + ',' + QByteArray::number(it->limit) + ",0,OPEN,0,tcp,\n";
        for (auto it = servers.begin(); it != servers.end(); ++it) {
            const haproxy::ServerRef ref = haproxy::serverRefFromText(it.key());
            text += ref.backend.toUtf8() + ',' + ref.server.toUtf8() + ',' + QByteArray::number(it->sessions) + ','
                    + (it->limit == 0 ? QByteArray() : QByteArray::number(it->limit)) + ',' + QByteArray::number(it->ever) + ','
                    + (it->bits == 0 ? "UP" : "MAINT") + (it->isHttp ? ",2,http,\n" : ",2,tcp,\n");
        }
        return text;
    }

    QByteArray state() const
    {
        QByteArray text =
            "1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_agent_state srv_fqdn srv_port\n";
        for (auto it = servers.begin(); it != servers.end(); ++it) {
            const haproxy::ServerRef ref = haproxy::serverRefFromText(it.key());
            text += "1 " + ref.backend.toUtf8() + " 1 " + ref.server.toUtf8() + ' ' + (it->address.isEmpty() ? QByteArray("-") : it->address.toUtf8()) + " 2 "
                    + QByteArray::number(it->bits) + ' ' + QByteArray::number(it->weight) + (it->hasAgent ? " 100 22 - " : " 100 0 - ")
                    + QByteArray::number(it->port) + '\n';
        }
        return text;
    }

    QByteArray sessions() const
    {
        QByteArray text;
        int number = 0;
        for (auto it = servers.begin(); it != servers.end(); ++it) {
            const haproxy::ServerRef ref = haproxy::serverRefFromText(it.key());
            for (int i = 0; i < it->sessions; ++i)
                text += "0x" + QByteArray::number(++number, 16) + "0a: proto=tcpv4 " + (it->front.isEmpty() ? QByteArray() : "fe=" + it->front.toUtf8() + ' ')
                        + "be=" + ref.backend.toUtf8() + " srv=" + ref.server.toUtf8() + " ts=00\n";
        }
        return text;
    }

    QByteArray write(const QStringList &words)
    {
        if (words.value(0) == QLatin1String("shutdown")) {
            // "shutdown session ID": the first server that has some loses one.
            for (Server &server : servers) {
                if (server.sessions > 0 && server.bits != 0) {
                    server.sessions -= server.binds ? 0 : 1;
                    server.ever += server.binds ? 1 : 0;
                    break;
                }
            }
            return {};
        }
        const auto server = servers.find(words.value(2));
        if (server == servers.end())
            return "No such server.\n";
        if (fixedWeights && words.value(3) == QLatin1String("weight"))
            return "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.\n";
        if (words.value(3) == QLatin1String("weight"))
            server->weight = words.value(4).toInt();
        if (words.value(3) == QLatin1String("state")) {
            server->bits &= ~(haproxy::ForcedMaint | haproxy::ForcedDrain);
            server->bits |= words.value(4) == QLatin1String("maint")   ? haproxy::ForcedMaint
                            : words.value(4) == QLatin1String("drain") ? haproxy::ForcedDrain
                                                                       : 0;
        }
        return {};
    }

    QTcpServer m_server;
};

} // namespace warrener
