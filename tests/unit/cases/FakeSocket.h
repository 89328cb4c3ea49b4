#pragma once

#include <QFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace warrener::cases {

/// Answers each command by the file that is named as it; what changes a server is done by an empty line.
class FakeSocket final : public QObject
{
public:
    explicit FakeSocket(QString folder) : m_folder(std::move(folder))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [this, client] {
                if (!client->canReadLine())
                    return;
                for (const auto all = client->readLine().split(';'); const QByteArray &command : all)
                    client->write(answer(QString::fromUtf8(command.trimmed())) + "\n\n");
                client->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("The fake socket cannot listen");
    }
    QString address() const { return QStringLiteral("tcp:127.0.0.1:%1").arg(m_server.serverPort()); }

private:
    QByteArray answer(const QString &command) const
    {
        const QStringList words = command.split(u' ');
        for (const QString &name : {command, words.mid(0, 3).join(u' '), words.mid(0, 2).join(u' ')}) {
            QFile file(m_folder + u'/' + QString(name).replace(u' ', u'_').replace(u'/', u'+') + QStringLiteral(".txt"));
            if (file.open(QIODevice::ReadOnly))
                return file.readAll().trimmed();
        }
        static const QStringList changes{QStringLiteral("set"), QStringLiteral("enable"), QStringLiteral("disable"), QStringLiteral("shutdown"),
                                         QStringLiteral("clear")};
        return changes.contains(words.first()) ? QByteArray() : "Unknown command: '" + command.toUtf8() + '\'';
    }

    const QString m_folder;
    QTcpServer m_server;
};

} // namespace warrener::cases
