#include "FakeBroker.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace warrener {

namespace frame {

QByteArray number(quint64 value, int bytes)
{
    QByteArray big(8, '\0');
    qToBigEndian(value, big.data());
    return big.right(bytes);
}

QByteArray shortText(const QByteArray &text)
{
    return number(quint64(text.size()), 1) + text;
}
QByteArray longText(const QByteArray &text)
{
    return number(quint64(text.size()), 4) + text;
}

namespace {

QByteArray whole(int type, quint16 channel, const QByteArray &payload)
{
    return number(quint64(type), 1) + number(channel, 2) + longText(payload) + '\xCE';
}

QByteArray closing(quint16 code, const QByteArray &text)
{
    return number(code, 2) + shortText(text) + number(0, 4);
}

} // namespace

QByteArray method(quint16 channel, quint32 id, const QByteArray &arguments)
{
    return whole(1, channel, number(id, 4) + arguments);
}

QByteArray header(quint16 channel, quint64 bodySize)
{
    return whole(2, channel, number(60, 2) + number(0, 2) + number(bodySize, 8) + number(0, 2));
}

QByteArray body(quint16 channel, const QByteArray &bytes)
{
    return whole(3, channel, bytes);
}

QByteArray start()
{
    return method(0, 10 << 16 | 10, number(9, 2) + number(0, 4) + longText("PLAIN") + longText("en_US"));
}

QByteArray tune()
{
    return method(0, 10 << 16 | 30, number(100, 2) + number(131072, 4) + number(0, 2));
}
QByteArray openOk()
{
    return method(0, 10 << 16 | 41, shortText({}));
}
QByteArray close(quint16 code, const QByteArray &text)
{
    return method(0, 10 << 16 | 50, closing(code, text));
}
QByteArray channelClose(quint16 code, const QByteArray &text)
{
    return method(1, 20 << 16 | 40, closing(code, text));
}

QByteArray deliver(quint64 tag, const QByteArray &queue)
{
    return method(1, 60 << 16 | 60, shortText("tag") + number(tag, 8) + number(0, 1) + shortText({}) + shortText(queue));
}

QByteArray ack(quint64 tag, bool multiple)
{
    return method(1, 60 << 16 | 80, number(tag, 8) + number(multiple, 1));
}
QByteArray declared(quint32 ready, quint32 consumers)
{
    return method(1, 50 << 16 | 11, shortText("q") + number(ready, 4) + number(consumers, 4));
}
QByteArray gotNothing()
{
    return method(1, 60 << 16 | 72, shortText({}));
}
QByteArray got(const QByteArray &bytes)
{
    return method(1, 60 << 16 | 71, number(1, 8) + number(0, 1) + shortText({}) + shortText("q") + number(0, 4)) + header(1, quint64(bytes.size()))
           + body(1, bytes);
}
QByteArray blocked(const QByteArray &reason)
{
    return method(0, 10 << 16 | 60, shortText(reason));
}

} // namespace frame

QHash<quint32, QByteArray> FakeBroker::Script::ordinary()
{
    using namespace frame;
    return {
        {method::startOk, tune()},
        {method::open, openOk()},
        {method::close, frame::method(0, 10 << 16 | 51, {})},
        {method::channelOpen, frame::method(1, 20 << 16 | 11, longText({}))},
        {method::declare, frame::method(1, 50 << 16 | 11, shortText("q") + number(7, 4) + number(2, 4))},
        {method::qos, frame::method(1, 60 << 16 | 11, {})},
        {method::consume, frame::method(1, 60 << 16 | 21, shortText("tag"))},
        {method::confirmSelect, frame::method(1, 85 << 16 | 11, {})},
    };
}

FakeBroker::FakeBroker(Script script) : m_script(std::move(script))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 4) != 0)
        qFatal("no port on loopback");
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

FakeBroker::~FakeBroker()
{
    m_ended = true;
    m_thread.join();
    ::close(m_listener);
}

void FakeBroker::serve()
{
    while (!m_ended) {
        pollfd waiting{.fd = m_listener, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (!m_script.closesAtOnce)
            talk(client);
        ::close(client);
    }
}

void FakeBroker::talk(int client)
{
    QByteArray buffer;
    bool greeted = false;
    bool deaf = false;
    QByteArray publishAnswer = m_script.answers.value(method::publish);
    int answeredPublish = 0;
    {
        const std::scoped_lock lock(m_mutex);
        m_bodies.emplaceBack();
        m_keys.emplaceBack();
        if (!m_script.publishAnswers.isEmpty())
            publishAnswer = m_script.publishAnswers.value(m_bodies.size() - 1, m_script.publishAnswers.last());
        if (!m_script.answeredPublish.isEmpty())
            answeredPublish = m_script.answeredPublish.value(m_bodies.size() - 1, m_script.answeredPublish.last());
    }
    quint64 messages = 0, missing = 0; // of this connection; bytes of the message that is on its way
    const auto say = [client](const QByteArray &bytes) { ::send(client, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL); };
    while (!m_ended) {
        pollfd waiting{.fd = client, .events = POLLIN, .revents = 0};
        if (deaf)
            waiting.events = 0;
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        char bytes[65536];
        const ssize_t came = ::recv(client, bytes, sizeof bytes, 0);
        if (came <= 0)
            return;
        {
            const std::scoped_lock lock(m_mutex);
            m_received += quint64(came);
        }
        m_came.notify_all();
        buffer.append(bytes, came);
        if (!greeted && buffer.size() >= 8) {
            buffer.remove(0, 8);
            greeted = true;
            say(m_script.greeting);
        }
        while (greeted && !deaf && buffer.size() >= 7) {
            const auto payload = qFromBigEndian<quint32>(buffer.constData() + 3);
            if (buffer.size() < qsizetype(payload) + 8)
                break;
            bool isWhole = false;
            if (buffer[0] == 2) {
                // Behind class and weight: the size of the body.
                missing = qFromBigEndian<quint64>(buffer.constData() + 7 + 4);
                isWhole = missing == 0;
            } else if (buffer[0] == 3) {
                const std::scoped_lock lock(m_mutex);
                m_bodies.last().append(buffer.mid(7, payload));
                missing -= std::min<quint64>(missing, payload);
                isWhole = missing == 0;
            } else if (buffer[0] == 1) {
                const auto id = qFromBigEndian<quint32>(buffer.constData() + 7);
                if (id == method::publish) {
                    // Behind class, method and a reserved number: exchange and key, each with its length.
                    const qsizetype at = 7 + 6 + 1 + quint8(buffer[7 + 6]);
                    const std::scoped_lock lock(m_mutex);
                    m_keys.last().append(buffer.mid(at + 1, quint8(buffer[at])));
                }
                if (m_script.repeatsPassword && id == method::startOk)
                    say(frame::close(403, "ACCESS_REFUSED for " + buffer.mid(7, payload).right(40)));
                else if (id != method::publish)
                    say(m_script.answers.value(id));
                else if (answeredPublish == 0 && !m_script.confirms)
                    say(publishAnswer);
                deaf = id == m_script.deafAfter;
            }
            if (isWhole) {
                ++messages;
                if (m_script.confirms)
                    say(frame::ack(messages, false));
                else if (messages == quint64(answeredPublish))
                    say(publishAnswer);
            }
            buffer.remove(0, qsizetype(payload) + 8);
        }
    }
}

} // namespace warrener
