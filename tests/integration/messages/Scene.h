#pragma once

#include "look/access/ClusterAccess.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/QueueRead.h"
#include "look/messages/QuorumSnapshot.h"
#include "look/messages/SnapshotSpool.h"

#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>

namespace warrener {

/// One queue as a snapshot saw it, whole.
struct SeenQueue
{
    Result<QueueCut> cut = failure(ErrorKind::Internal, QString());
    QList<QueueMessage> messages;
};

/// The test hosts, and what every test of messages does on them.
class Scene final
{
public:
    /// All hosts up and ready, as testbed-reset makes them. Null outside of the test hosts.
    static std::unique_ptr<Scene> open();

    ClusterAccess &access() { return *m_access; }
    QString version() const { return m_version; }
    bool isAtLeast(int major, int minor) const;
    AmqpOptions amqp(const QString &host = QStringLiteral("broker1")) const;
    std::unique_ptr<AmqpSession> session(const QString &host = QStringLiteral("broker1")) const;

    /// A new queue of that name, whatever was there before. "quorum", "classic", "stream".
    void declare(const QString &name, const QString &type, const QVariantMap &arguments = {}) const;
    /// Confirmed when this returns. Properties on the wire, or empty.
    void publish(const QString &queue, qsizetype count, const std::function<QByteArray(qsizetype)> &body,
                 const std::function<QByteArray(qsizetype)> &properties = {}) const;
    /// "amqp1" or "mqtt", "message 0" and so on, with the least that the protocol asks for; its plugin is enabled, and stays so.
    bool publishOdd(const QString &protocol, const QString &queue, int count);
    /// Takes all there is without acknowledging; gives it back by closing.
    QList<AmqpDelivery> deliveries(const QString &queue, qsizetype count) const;

    /// The same with a session that stays open, and holds them.
    static QList<AmqpDelivery> take(AmqpSession &session, const QString &queue, qsizetype count, const QVariantMap &arguments = {});
    /// So many quorum queues, empty, their leaders on different nodes.
    QStringList loaded(int count) const;
    /// All of a queue by readQueue(); empty where it refuses: lastError().
    QList<QueueMessage> read(const QString &queue);
    const Error &lastError() const { return m_lastError; }

    /// Of all these queues at once, from the host's login.
    Result<SnapshotOutcome> snapshot(const QList<SnapshotQueue> &queues, QList<SeenQueue> &seen, const QString &host = QStringLiteral("broker1"),
                                     std::stop_token stop = {});
    SeenQueue snapshot(const QString &queue, const QString &host = QStringLiteral("broker1"));

    /// Every broker runs and knows the two others, whatever a test before left.
    void makeWhole();
    /// What a shell on that host says, as root.
    QString on(const QString &host, const QString &command);
    /// The same, from another thread.
    void onApart(const QString &host, const QString &command) const;
    /// One of the broker's own figures of a queue, which are some seconds old.
    qint64 queueFigure(const QString &name, const char *figure);
    /// Whether a feature flag is there and enabled.
    bool has(const QString &featureFlag);
    /// What of a snapshot is still on the hosts: processes, modules, connections between nodes.
    QString leftovers();

private:
    explicit Scene(ClusterProfile profile);

    std::unique_ptr<ClusterAccess> m_access;
    QString m_version;
    QTemporaryDir m_folder;
    int m_spools = 0;
    Error m_lastError;
};

} // namespace warrener
