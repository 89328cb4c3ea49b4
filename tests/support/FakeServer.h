#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QSslConfiguration;
class QTcpServer;
class QTcpSocket;

namespace warrener {

/// How a FakeServer answers one path: by default at once and whole.
struct FakeAnswer
{
    enum class Mode : std::uint8_t {
        Whole,
        Hang,       ///< takes the request, never answers
        Drip,       ///< header, then one byte each `interval`
        Cut,        ///< announces `announced` bytes (default: one more than there are), sends `body`, closes
        CutChunked, ///< sends `body` as one chunk, then closes without the last one
        Close,      ///< closes without a byte
        Stream,     ///< sends `streamBytes` of filling as fast as they are read
        Reset,      ///< closes before the first `failFirst` requests' answers, then as Whole
    };

    Mode mode = Mode::Whole;
    int status = 200;
    QByteArray body{};
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{};
    std::chrono::milliseconds interval{50};
    std::optional<qint64> announced{};
    qint64 streamBytes = 0;
    bool streamChunked = true; ///< false: with its length announced
    int failFirst = 0;
};

struct FakeRequest
{
    QByteArray method;
    QByteArray target;                     ///< as in the request line, with the query
    QByteArray path;                       ///< without the query, still encoded
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    std::chrono::steady_clock::time_point at{}; ///< when the whole of it was here
};

/// A small HTTP/1.1 server on 127.0.0.1 that does on demand what a real one will not: hang, drip,
/// lie about lengths, stream without end. A path nobody scripted gets 404 and is remembered, so
/// that a test can fail on it. Lives in the thread of the test.
class FakeServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeServer)

public:
    explicit FakeServer(QObject *parent = nullptr);
    /// Speaks TLS.
    explicit FakeServer(const QSslConfiguration &tls, QObject *parent = nullptr);
    ~FakeServer() override;

    /// http(s)://127.0.0.1:PORT
    QUrl url() const;
    quint16 port() const;

    /// `path` is compared encoded and without the query.
    void on(const QByteArray &path, FakeAnswer answer);
    /// Answers what no path was scripted for; nothing: 404, as without it.
    void otherwise(std::function<std::optional<FakeAnswer>(const FakeRequest &)> answer) { m_otherwise = std::move(answer); }
    /// Stops listening and closes every connection: connecting is refused from here on.
    void shutDown();

    QList<FakeRequest> requests() const { return m_requests; }
    QByteArrayList unexpected() const { return m_unexpected; }
    qint64 bytesSent() const { return m_bytesSent; }  ///< handed to sockets, of streams
    int connections() const { return m_connections; } ///< accepted since the start
    int openConnections() const { return m_open; }

Q_SIGNALS:
    void requested(const QByteArray &target);

private:
    friend class FakeConnection;

    void listen();
    void accept();

    std::unique_ptr<QTcpServer> m_server;
    bool m_tls = false;
    QHash<QByteArray, FakeAnswer> m_answers;
    std::function<std::optional<FakeAnswer>(const FakeRequest &)> m_otherwise;
    QList<FakeRequest> m_requests;
    QByteArrayList m_unexpected;
    qint64 m_bytesSent = 0;
    int m_connections = 0;
    int m_open = 0;
};

} // namespace warrener
