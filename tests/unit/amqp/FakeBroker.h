#pragma once

#include "cluster/ClusterProfile.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace warrener {

/// The methods of a client that FakeBroker answers, as class and method number.
namespace method {
constexpr quint32 startOk = 10 << 16 | 11;
constexpr quint32 open = 10 << 16 | 40;
constexpr quint32 close = 10 << 16 | 50;
constexpr quint32 channelOpen = 20 << 16 | 10;
constexpr quint32 channelCloseOk = 20 << 16 | 41;
constexpr quint32 declare = 50 << 16 | 10;
constexpr quint32 qos = 60 << 16 | 10;
constexpr quint32 consume = 60 << 16 | 20;
constexpr quint32 publish = 60 << 16 | 40;
constexpr quint32 get = 60 << 16 | 70;
constexpr quint32 confirmSelect = 85 << 16 | 10;
} // namespace method

/// AMQP frames, bytes on the wire.
namespace frame {
QByteArray method(quint16 channel, quint32 id, const QByteArray &arguments);
QByteArray header(quint16 channel, quint64 bodySize);
QByteArray body(quint16 channel, const QByteArray &bytes);
QByteArray shortText(const QByteArray &text);
QByteArray longText(const QByteArray &text);
QByteArray number(quint64 value, int bytes);
QByteArray start();
QByteArray tune();
QByteArray openOk();
QByteArray close(quint16 code, const QByteArray &text);
QByteArray channelClose(quint16 code, const QByteArray &text);
QByteArray deliver(quint64 tag, const QByteArray &queue);
QByteArray ack(quint64 tag, bool multiple);
QByteArray declared(quint32 ready, quint32 consumers);
QByteArray gotNothing();
QByteArray got(const QByteArray &bytes);
QByteArray blocked(const QByteArray &reason);
} // namespace frame

/// A broker on loopback that does what a real one does not do on demand: lies, hangs, stops
/// reading. Serves one connection after the other.
class FakeBroker final
{
public:
    struct Script
    {
        QByteArray greeting = frame::start();            ///< the answer to the protocol header
        QHash<quint32, QByteArray> answers = ordinary(); ///< no entry: no answer
        bool closesAtOnce = false;
        bool repeatsPassword = false;       ///< closes with the words that the client logged in with
        QList<QByteArray> publishAnswers{}; ///< to a publish on the first, second… connection; the last for all later
        /// Likewise: only the message of that number is answered, and only once all of it has come. Empty: each, when its method has come,
        /// whether or not the rest of it ever does.
        QList<int> answeredPublish{};
        bool confirms = false; ///< each message by its number, once all of it has come, instead of `answers`
        quint32 deafAfter = 0; ///< reads nothing after this method

        static QHash<quint32, QByteArray> ordinary();
    };

    explicit FakeBroker(Script script);
    ~FakeBroker();
    Q_DISABLE_COPY_MOVE(FakeBroker)

    /// The messages that came, for each connection.
    QList<QList<QByteArray>> bodies() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_bodies;
    }

    /// The routing keys of what was published, likewise.
    QList<QList<QByteArray>> keys() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_keys;
    }

    /// Bytes that came, of all connections.
    quint64 received() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_received;
    }
    /// Waits until more than these have come; no longer than that: a deaf broker reads nothing, and some uses send nothing.
    void waitForMoreThan(quint64 bytes, Millis atMost) const
    {
        std::unique_lock lock(m_mutex);
        m_came.wait_for(lock, atMost, [this, bytes] { return m_received > bytes; });
    }

    Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_port}; }

private:
    void serve();
    void talk(int client);

    const Script m_script;
    int m_listener = -1;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_came;
    quint64 m_received = 0;
    QList<QList<QByteArray>> m_bodies;
    QList<QList<QByteArray>> m_keys;
    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

} // namespace warrener
