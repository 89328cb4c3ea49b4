#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>

namespace warrener {

/// A session bus of the test's own, for the whole of its process: Qt connects to one once.
class OwnSessionBus final
{
    Q_DISABLE_COPY_MOVE(OwnSessionBus)

public:
    OwnSessionBus() = default;
    ~OwnSessionBus() { stop(); }

    static bool isPossible() { return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty(); }
    /// Before anything asks for the session bus.
    bool start()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted())
            return false;
        while (!m_daemon.canReadLine()) {
            if (!m_daemon.waitForReadyRead(10'000))
                return false;
        }
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
        return QDBusConnection::sessionBus().isConnected();
    }
    void stop()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

private:
    QProcess m_daemon;
};

/// org.freedesktop.Notifications as far as a notice needs it; writes down what it was told.
class PlayedDesktop final : public QDBusVirtualObject
{
    Q_DISABLE_COPY_MOVE(PlayedDesktop)

public:
    PlayedDesktop() = default;
    ~PlayedDesktop() override { QDBusConnection::disconnectFromBus(QStringLiteral("desktop")); }

    bool serve()
    {
        QDBusConnection service = QDBusConnection::connectToBus(QString::fromLatin1(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("desktop"));
        return service.registerVirtualObject(QStringLiteral("/org/freedesktop/Notifications"), this)
               && service.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (message.member() != QLatin1String("Notify"))
            return false;
        told.append(message.arguments());
        bus.send(message.createReply(QVariant::fromValue<uint>(41 + static_cast<uint>(told.size()))));
        return true;
    }

    QList<QVariantList> told;
};

} // namespace warrener
