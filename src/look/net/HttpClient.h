#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/secrets/LoginTries.h"

#include <QByteArray>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

class QNetworkAccessManager;
class QSslConfiguration;

namespace warrener {

class HttpExchange;

/// One server, how to log in there, and how patient to be.
struct HttpAccess
{
    QUrl base{};    ///< http(s)://host[:port][/prefix]; the prefix is kept
    QString user{}; ///< empty: no credentials are sent
    QString password{};
    std::shared_ptr<LoginTries> tries{};  ///< null: refused logins are not counted
    TlsProfile tls{};                     ///< `ca` given: trusted instead of the system's authorities
    Millis timeout{3000};                 ///< of a whole request: retries, redirects and body included
    qint64 maxBytes = 32LL * 1024 * 1024; ///< of a body, counted unpacked
    int retries = 1;                      ///< 0–5 further tries of an idempotent request
};

struct HttpRequest
{
    QByteArray method = "GET";
    QString path{}; ///< percent-encoded already (see pathSegment()), begins with '/'
    QUrlQuery query{};
    std::optional<Millis> timeout{}; ///< empty: as in HttpAccess, likewise the next ones
    std::optional<qint64> maxBytes{};
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    bool authenticated = true; ///< false: no credentials in this request
    std::optional<int> retries{};
};

struct HttpReply
{
    int status = 0; ///< 200–299
    QByteArray body{};
    QByteArray contentType{}; ///< without parameters, lower case
    QByteArray etag{};
    std::optional<TimePoint> date{}; ///< by the server's clock, to the second; none: it does not say
    Millis took{0};
    qint64 receivedBytes = 0; ///< of the body, on the wire
    QUrl url{};               ///< the one that answered, without credentials
    bool isWhole = false;     ///< its length was told, and has come; else its end may be a cut
};

/// The body of a text of lines. Where it is known to be whole, a last line without its end (many sidecars
/// and text files are written so) has got one.
QByteArray wholeText(const HttpReply &reply);

/// One value as one segment of a path: everything but letters, digits and "-._~" is
/// percent-encoded, so that the virtual host "/" becomes "%2F".
QString pathSegment(const QString &value);

/// Asks one server over HTTP or HTTPS, with one pool of connections of its own.
///
/// - A request ends at its deadline, however slowly its answer drips in (Timeout; Unreachable
///   where no connection came about, Unresolved where not even the name was resolved).
/// - It ends at once with Cancelled when its stop token asks for it, from any thread, and when the
///   client is destroyed; the awaiting coroutine resumes from the event loop, never from within
///   the destructor.
/// - Idempotent requests (GET, HEAD, PUT, DELETE, OPTIONS) are tried again after a pause with jitter
///   when the connection was lost; never after an HTTP status, never past the deadline, and not
///   when it was refused: that is an answer. (Qt itself sends such a request anew, at once, up to
///   twice, when a connection closes before an answer: it may have been an old one.) Other requests
///   are never sent twice.
/// - The memory it takes is bounded by `maxBytes`; a longer body, also one that is small on the
///   wire, is TooLarge and is not read on.
/// - A redirect is followed (at most 5, GET and HEAD only) where scheme, host and port stay the
///   same; else the Error is Redirected, and nothing has been sent to the other place.
/// - Packed answers (gzip) are asked for, and noticed when they break off.
/// - Credentials are sent with the first request (Basic) and nowhere else; a 401 is Unauthorized.
/// - No cookies, no cache, no HTTP proxy: a console asks its brokers directly, node by node, and a
///   proxy from the environment would see their passwords and answer for a dead node.
///
/// Any status but 2xx is an Error; its detail holds what the broker said. Lives in one thread.
class HttpClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpClient)

public:
    explicit HttpClient(HttpAccess access, QObject *parent = nullptr);
    ~HttpClient() override;

    QCoro::Task<Result<HttpReply>> send(HttpRequest request, std::stop_token stop = {});

    const HttpAccess &access() const { return m_access; }
    /// "host:port" as it stands in messages.
    QString serverText() const;

    /// What was asked and received since the client was made.
    struct Traffic
    {
        qint64 requests = 0;
        qint64 bytes = 0; ///< of bodies on the wire, failed requests included
        Millis busy{0};   ///< sum of the durations of all requests
    };
    Traffic traffic() const { return m_traffic; }

private:
    friend class HttpExchange;

    void lookUpHost();

    HttpAccess m_access;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QSslConfiguration> m_tls; ///< null: plain HTTP, or `m_broken`
    std::optional<Error> m_broken;            ///< why no request can be sent at all
    QElapsedTimer m_clock;
    qint64 m_lastSent = -1; ///< when a request last went out, by m_clock
    bool m_lookedUp = false;
    bool m_hostResolved = false; ///< the name had an address at least once
    Traffic m_traffic;
};

} // namespace warrener
