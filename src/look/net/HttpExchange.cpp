#include "look/net/HttpExchange.h"

#include "base/Backoff.h"
#include "base/Post.h"
#include "look/net/OneShotBody.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 readBuffer = 256 * 1024; // what Qt may hold for us unread
constexpr qint64 pieceBytes = 8 * 1024;   // of the wire at once; unpacked at most 8 MiB
constexpr qint64 turnBytes = 1024 * 1024; // then the event loop has its turn
/// Alike rows shrink to a thirtieth, names and all; what is made to fill a memory, to a thousandth.
constexpr qint64 mostTimes = 200;
constexpr qint64 bytesToTellTimes = 32LL * 1024 * 1024;
constexpr qint64 mostErrorBody = 64 * 1024; // of an error answer, for its reason
constexpr int mostRedirects = 5;
constexpr Millis gateEvery{10};
constexpr Backoff retryPause{.first = Millis{100}, .most = Millis{1000}};

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QUrl urlFor(const HttpAccess &access, const HttpRequest &request)
{
    // Put together in encoded form: QUrl::setPath would decode the %2F of a virtual host.
    QByteArray encoded = access.base.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (encoded.endsWith('/'))
        encoded.chop(1);
    encoded += request.path.toLatin1();
    if (!request.query.isEmpty())
        encoded += '?' + request.query.toString(QUrl::FullyEncoded).toLatin1();
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

/// A segment that leads elsewhere: Qt and the servers on the way fold "." and "..", some of them also after
/// they have decoded a %2F. What would be asked for then is another object.
bool leadsElsewhere(const QString &path)
{
    const QByteArrayList segments = QByteArray::fromPercentEncoding(path.toLatin1()).split('/');
    return segments.contains(".") || segments.contains("..");
}

QByteArray plainType(const QByteArray &contentType)
{
    const auto end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.left(end)).trimmed().toLower();
}

/// IMF-fixdate, the one form that a server may send (RFC 9110, 5.6.7).
std::optional<TimePoint> dateFrom(const QByteArray &header)
{
    // The day and the hour apart: no hour of it is missing for summer time here.
    const QString text = QString::fromLatin1(header);
    const QDate date = QLocale::c().toDate(text.left(16), u"ddd, dd MMM yyyy"_s);
    const QTime time = QTime::fromString(text.mid(17), u"hh:mm:ss 'GMT'"_s);
    if (!date.isValid() || !time.isValid())
        return {};
    return TimePoint{Millis{QDateTime(date, time, QTimeZone::UTC).toMSecsSinceEpoch()}};
}

} // namespace

HttpExchange::HttpExchange(HttpClient &client, HttpRequest request, std::stop_token stop)
    : QObject(&client), m_client(client), m_request(std::move(request)), m_timeout(std::max(Millis{1}, m_request.timeout.value_or(client.m_access.timeout))),
      m_maxBytes(std::max<qint64>(0, m_request.maxBytes.value_or(client.m_access.maxBytes))), m_server(client.serverText()),
      m_startedAt(client.m_clock.elapsed()), m_tries(m_request.authenticated && !client.m_access.user.isEmpty() ? client.m_access.tries : nullptr),
      m_stop(std::move(stop))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { issue(m_url); });
    m_gate.setSingleShot(true);
    connect(&m_gate, &QTimer::timeout, this, &HttpExchange::askLeave);
}

HttpExchange::~HttpExchange()
{
    m_onStop.reset();
    dropReply();
    if (m_told)
        m_tries->ended(*m_told);
    if (!m_done) {
        m_pending.finish(std::unexpected(cancelledError(m_server)));
    }
}

Pending<Result<HttpReply>> HttpExchange::start()
{
    m_elapsed.start();
    if (m_stop.stop_requested()) {
        complete(std::unexpected(cancelledError(m_server)));
        return m_pending;
    }
    m_url = urlFor(m_client.m_access, m_request);
    if (m_client.m_broken) {
        complete(std::unexpected(*m_client.m_broken));
        return m_pending;
    }
    if (leadsElsewhere(m_request.path)) {
        complete(
            failure(ErrorKind::Usage,
                    tr("A name in %1 reads as a way to another object: the management API cannot be asked for it by this name").arg(m_request.path.left(200))));
        return m_pending;
    }
    if (!m_url.isValid()) {
        complete(failure(ErrorKind::Usage, tr("%1 is not a path that can be asked for").arg(m_request.path.left(200))));
        return m_pending;
    }
    m_deadline.start(m_timeout);
    m_client.lookUpHost();
    askLeave();
    if (!m_done && m_stop.stop_possible()) {
        // The call may come from any thread: the direct one is taken only in this object's own.
        m_onStop.emplace(m_stop, [this] { postOrCall(this, [this] { cancel(); }); });
    }
    return m_pending;
}

void HttpExchange::askLeave()
{
    if (m_tries) {
        if (std::optional<Error> refusal = m_tries->refusal(m_server)) {
            complete(std::unexpected(*std::move(refusal)));
            return;
        }
        // No longer than a frozen broker may keep others from showing that they are frozen, too.
        const bool waits = Millis{m_elapsed.elapsed()} < std::min(m_tries->pace().longestWait, m_timeout / 4);
        m_told = waits ? m_tries->begin(m_server) : m_tries->beginNow(m_server);
        if (!m_told) {
            m_gate.start(gateEvery);
            return;
        }
    }
    issue(m_url);
}

void HttpExchange::issue(const QUrl &url)
{
    m_url = url;
    m_body.clear();
    m_inflater.reset();
    m_broken = false;
    m_wireBytes = 0;
    m_status = 0;
    m_sent = false;
    m_finished = false;
    m_sslErrors.clear();

    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Brokers speak HTTP/2 over TLS only, and one pool of plain connections is easier to reason about.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Asked for by hand, it is also unpacked by hand: see Inflater.
    request.setRawHeader("Accept-Encoding", "gzip");
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Warrener/" WARRENER_VERSION ""_s);
    if (m_client.m_tls)
        request.setSslConfiguration(*m_client.m_tls);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    const HttpAccess &access = m_client.m_access;
    if (m_request.authenticated && !access.user.isEmpty()) {
        const QByteArray login = access.user.toUtf8() + ':' + access.password.toUtf8();
        request.setRawHeader("Authorization", "Basic " + login.toBase64());
    }

    ++m_client.m_traffic.requests;
    m_reply = sendRequest(request);
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_sent = true;
        m_client.m_lastSent = m_client.m_clock.elapsed();
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::metaDataChanged);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::drain);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::replyFinished);
}

QNetworkReply *HttpExchange::sendRequest(QNetworkRequest &request)
{
    QNetworkAccessManager &network = *m_client.m_network;
    if (m_request.method == "GET")
        return network.get(request);
    if (m_request.method == "HEAD")
        return network.head(request);
    if (m_request.method == "DELETE" && m_request.body.isEmpty())
        return network.deleteResource(request);
    if (!request.hasRawHeader("Content-Type"))
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (isIdempotent())
        return network.sendCustomRequest(request, m_request.method, m_request.body);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    return network.sendCustomRequest(request, m_request.method, new OneShotBody(m_request.body, this));
}

void HttpExchange::metaDataChanged()
{
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (encoding == "gzip" || encoding == "x-gzip")
        m_inflater = std::make_unique<Inflater>();
    else
        m_broken = !encoding.isEmpty() && encoding != "identity";
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (m_status == 0 || isErrorStatus() || m_request.method == "HEAD")
        return;
    if (announced > m_maxBytes)
        complete(std::unexpected(tooLargeError(m_maxBytes, m_server)));
    else if (announced > 0 && !m_inflater)
        m_body.reserve(announced);
}

qint64 HttpExchange::room() const
{
    return (isErrorStatus() ? mostErrorBody : m_maxBytes) - m_body.size() + 1;
}

void HttpExchange::drain()
{
    m_drainPosted = false;
    if (m_done || !m_reply)
        return;
    for (const qsizetype start = m_body.size(); m_body.size() - start < turnBytes;) {
        const QByteArray piece = m_reply->read(pieceBytes);
        if (piece.isEmpty()) {
            if (m_finished)
                conclude();
            return;
        }
        m_wireBytes += piece.size();
        m_client.m_traffic.bytes += piece.size();
        if (!m_inflater) {
            m_body += piece.first(std::min<qint64>(piece.size(), room()));
        } else if (!m_broken) {
            m_inflater->feed(piece);
            m_broken = m_inflater->read(m_body, room()) == Inflater::Outcome::Broken;
        }
        if (room() <= 0) {
            if (isErrorStatus())
                conclude();
            else
                complete(std::unexpected(tooLargeError(m_maxBytes, m_server)));
            return;
        }
        if (m_inflater && m_body.size() > bytesToTellTimes && m_body.size() / m_wireBytes > mostTimes) {
            complete(std::unexpected(bombError(mostTimes, m_server)));
            return;
        }
    }
    if (!m_drainPosted) {
        m_drainPosted = true;
        post(this, [this] { drain(); });
    }
}

void HttpExchange::replyFinished()
{
    m_finished = true;
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    drain();
}

void HttpExchange::conclude()
{
    const QByteArray contentType = plainType(m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray());
    switch (m_status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        followRedirect(m_status);
        return;
    default:
        break;
    }
    if (isErrorStatus()) {
        Error error = statusError(m_status, path(), m_server, m_body, contentType, OutsideText(m_client.m_access.password, m_client.m_access.user),
                                  m_reply->rawHeader("WWW-Authenticate"));
        if (m_tries && (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::LoginRefused))
            m_tries->refused(m_server, error);
        else if (m_tries && m_status >= 300 && m_status < 500)
            m_tries->accepted(m_server);
        complete(std::unexpected(std::move(error)));
        return;
    }
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const bool isCut = m_status != 0 && m_wireBytes > 0 && m_wireBytes < announced;
    if (m_reply->error() != QNetworkReply::NoError || m_status == 0) {
        const Error error = networkError(m_reply->error(), m_reply->errorString(), m_sslErrors, m_sent, m_server);
        failOrRetry(isCut && error.kind == ErrorKind::Disconnected ? cutError(m_wireBytes, announced, m_server) : error);
        return;
    }
    const bool hasBody = m_request.method != "HEAD" && m_status != 204;
    if (hasBody && m_broken) {
        complete(failure(ErrorKind::Malformed, tr("The answer of %1 cannot be unpacked").arg(m_server)));
        return;
    }
    // Qt takes a connection that closes between two chunks for the end of the answer.
    if (hasBody && (m_wireBytes < announced || (m_inflater && !m_inflater->isComplete()))) {
        failOrRetry(isCut ? cutError(m_wireBytes, announced, m_server) : networkError(QNetworkReply::RemoteHostClosedError, {}, {}, true, m_server));
        return;
    }
    if (m_tries)
        m_tries->accepted(m_server);
    complete(HttpReply{
        .status = m_status,
        .body = std::move(m_body),
        .contentType = contentType,
        .etag = m_reply->rawHeader("ETag"),
        .date = dateFrom(m_reply->rawHeader("Date")),
        .took = Millis{m_elapsed.elapsed()},
        .receivedBytes = m_wireBytes,
        .url = m_url,
        .isWhole = announced > 0 || m_inflater != nullptr,
    });
}

void HttpExchange::followRedirect(int status)
{
    const QUrl target = m_url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location").left(4096), QUrl::StrictMode));
    const bool safeMethod = m_request.method == "GET" || m_request.method == "HEAD";
    Error error;
    error.kind = ErrorKind::Redirected;
    error.httpStatus = status;
    if (!target.isValid() || target.host().isEmpty()) {
        error.message = tr("%1 sends elsewhere without saying where").arg(m_server);
    } else if (!isSameServer(target, m_url)) {
        error.message = tr("%1 sends to %2, which was not followed: give that address if it is right").arg(m_server, shownUrl(target));
    } else if (!safeMethod) {
        error.message = tr("%1 sends a change elsewhere, which was not followed").arg(m_server);
    } else if (m_redirects >= mostRedirects) {
        error.message = tr("%1 sends in circles").arg(m_server);
    } else {
        ++m_redirects;
        dropReply();
        QUrl clean = target;
        clean.setUserInfo(QString());
        clean.setFragment(QString());
        issue(clean);
        return;
    }
    complete(std::unexpected(std::move(error)));
}

void HttpExchange::failOrRetry(Error error)
{
    const int retries = std::clamp(m_request.retries.value_or(m_client.m_access.retries), 0, 5);
    ++m_failures;
    const Millis pause = retryPause.delay(m_failures, QRandomGenerator::global()->generateDouble());
    const bool timeLeft = Millis{m_elapsed.elapsed()} + pause < m_timeout;
    if (error.kind != ErrorKind::Disconnected || !isIdempotent() || m_failures > retries || !timeLeft) {
        complete(std::unexpected(std::move(error)));
        return;
    }
    dropReply();
    m_pause.start(pause);
}

void HttpExchange::deadlineReached()
{
    if (m_gate.isActive()) { // nobody was asked: that is no silence
        complete(std::unexpected(cancelledError(m_server)));
        return;
    }
    complete(std::unexpected(deadlineError(progress(), m_timeout, m_server)));
}

Progress HttpExchange::progress() const
{
    if (m_status != 0)
        return Progress::PartOfAnswer;
    if (m_sent || m_pause.isActive())
        return Progress::NoAnswer;
    if (!m_client.m_hostResolved)
        return Progress::NotResolved;
    // Behind six requests that wait for answers a seventh is not sent, though the host accepts; and
    // with TLS the silence may be that of the handshake.
    const bool otherWasSent = m_client.m_lastSent >= m_startedAt;
    return otherWasSent || m_client.m_tls ? Progress::NoAnswer : Progress::NotConnected;
}

void HttpExchange::cancel()
{
    complete(std::unexpected(cancelledError(m_server)));
}

void HttpExchange::complete(Result<HttpReply> result)
{
    if (m_done)
        return;
    m_done = true;
    m_onStop.reset();
    m_deadline.stop();
    m_pause.stop();
    m_gate.stop();
    if (m_told)
        m_tries->ended(*std::exchange(m_told, std::nullopt));
    dropReply();
    m_body = {};
    m_client.m_traffic.busy += Millis{m_elapsed.elapsed()};
    m_pending.finish(std::move(result));
    deleteLater();
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

bool HttpExchange::isIdempotent() const
{
    constexpr QByteArrayView methods[] = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
    return std::ranges::find(methods, QByteArrayView(m_request.method)) != std::end(methods);
}

QString HttpExchange::path() const
{
    return m_url.path(QUrl::FullyEncoded);
}

} // namespace warrener
