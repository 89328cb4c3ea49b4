#include "look/amqp/AmqpConnect.h"

#include "base/OutsideText.h"
#include "base/PlainFile.h"
#include "look/amqp/Abandonable.h"
#include "look/amqp/AmqpArguments.h"
#include "look/amqp/AmqpErrors.h"
#include "look/amqp/SocketInterrupt.h"
#include "look/amqp/TcpConnect.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <openssl/ssl.h>
#include <rabbitmq-c/ssl_socket.h>
#include <rabbitmq-c/tcp_socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int channels = 16;
/// How long a failed TLS connection is looked at again without TLS, to tell why.
constexpr Millis secondLook{500};
constexpr Millis gateEvery{10};

// OpenSSL calls back in the thread that shakes hands; the first complaint is the telling one.
thread_local int certificateComplaint = X509_V_OK;

int noteComplaint(int accepted, X509_STORE_CTX *context)
{
    if (accepted == 0 && certificateComplaint == X509_V_OK)
        certificateComplaint = X509_STORE_CTX_get_error(context);
    return accepted;
}

struct TlsOutcome
{
    int status = AMQP_STATUS_OK;
    int complaint = X509_V_OK;
};

Millis left(Steady::time_point deadline)
{
    return std::max(Millis{1}, std::chrono::duration_cast<Millis>(deadline - Steady::now()));
}

AmqpHandle newHandle()
{
    return {amqp_new_connection(), [](amqp_connection_state_t state) {
                if (state != nullptr)
                    amqp_destroy_connection(state);
            }};
}

Status openPlain(const AmqpHandle &handle, const AmqpOptions &options, Steady::time_point deadline, const std::stop_token &stop)
{
    amqp_socket_t *socket = amqp_tcp_socket_new(handle.get());
    const Result<int> descriptor = connectTcp(options.endpoint, left(deadline), stop);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    if (socket == nullptr) {
        ::close(*descriptor);
        return std::unexpected(fromStatus(AMQP_STATUS_NO_MEMORY, toText(options.endpoint)));
    }
    amqp_tcp_socket_set_sockfd(socket, *descriptor);
    return {};
}

/// OpenSSL would read a device without an end for ever, and wait as long for whoever writes into a pipe.
bool canBeRead(const QString &name)
{
    constexpr qint64 mostBytes = 1024 * 1024;
    QFile file(name);
    return openPlainFile(file) && file.size() <= mostBytes;
}

Result<amqp_socket_t *> prepareTls(const AmqpHandle &handle, const TlsProfile &tls)
{
    const auto unreadable = [](const QString &file) {
        return failure(ErrorKind::Tls, QCoreApplication::translate("Amqp", "%1 cannot be used for TLS").arg(file));
    };
    for (const QString &file : {tls.ca, tls.clientCertificate, tls.clientKey}) {
        if (!file.isEmpty() && !canBeRead(file))
            return unreadable(file);
    }
    amqp_socket_t *socket = amqp_ssl_socket_new(handle.get());
    if (socket == nullptr)
        return failure(ErrorKind::Internal, QCoreApplication::translate("Amqp", "TLS cannot be set up"));
    amqp_ssl_socket_set_verify_peer(socket, 1);
    amqp_ssl_socket_set_verify_hostname(socket, 1);
    amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST);
    const int trusted =
        tls.ca.isEmpty() ? amqp_ssl_socket_enable_default_verify_paths(socket) : amqp_ssl_socket_set_cacert(socket, QFile::encodeName(tls.ca).constData());
    if (trusted != AMQP_STATUS_OK)
        return unreadable(tls.ca);
    // A key in the same file is common; as over HTTP.
    const QString &key = tls.clientKey.isEmpty() ? tls.clientCertificate : tls.clientKey;
    if (!tls.clientCertificate.isEmpty()
        && amqp_ssl_socket_set_key(socket, QFile::encodeName(tls.clientCertificate).constData(), QFile::encodeName(key).constData()) != AMQP_STATUS_OK)
        return unreadable(tls.clientCertificate);
    SSL_CTX_set_verify(static_cast<SSL_CTX *>(amqp_ssl_socket_get_context(socket)), SSL_VERIFY_PEER, noteComplaint);
    return socket;
}

Error tlsError(const TlsOutcome &outcome, const AmqpOptions &options, const std::stop_token &stop)
{
    const QString where = toText(options.endpoint);
    const QString complaint = outcome.complaint == X509_V_OK ? QString() : QString::fromLatin1(X509_verify_cert_error_string(outcome.complaint));
    if (outcome.complaint == X509_V_ERR_CERT_HAS_EXPIRED) {
        return {.kind = ErrorKind::CertificateExpired,
                .message = QCoreApplication::translate("Amqp", "The certificate of %1 has expired").arg(where),
                .detail = complaint};
    }
    if (outcome.complaint != X509_V_OK) {
        Error error =
            fromStatus(outcome.complaint == X509_V_ERR_HOSTNAME_MISMATCH ? AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED : AMQP_STATUS_SSL_PEER_VERIFY_FAILED, where);
        error.detail = complaint;
        return error;
    }
    switch (outcome.status) {
    case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED:
    case AMQP_STATUS_SSL_PEER_VERIFY_FAILED:
    case AMQP_STATUS_SSL_ERROR:
        return fromStatus(outcome.status, where);
    default:
        break;
    }
    // rabbitmq-c does not say which step failed; TCP alone does.
    const Result<int> plain = connectTcp(options.endpoint, secondLook, stop);
    if (!plain)
        return plain.error();
    ::close(*plain);
    if (outcome.status == AMQP_STATUS_TIMEOUT) {
        return {
            .kind = ErrorKind::Silent, .message = QCoreApplication::translate("Amqp", "%1 accepts connections and does not answer").arg(where), .detail = {}};
    }
    return fromStatus(AMQP_STATUS_SSL_CONNECTION_FAILED, where);
}

Status openTls(const AmqpHandle &handle, const AmqpOptions &options, Steady::time_point deadline, const std::stop_token &stop)
{
    const Result<amqp_socket_t *> socket = prepareTls(handle, *options.tls);
    if (!socket)
        return std::unexpected(socket.error());
    const Millis patience = left(deadline);
    const auto work = [handle, socket = *socket, host = options.endpoint.host.toUtf8(), port = options.endpoint.port, patience] {
        const timeval time = toTimeval(patience);
        certificateComplaint = X509_V_OK;
        TlsOutcome outcome{.status = amqp_socket_open_noblock(socket, host.constData(), port, &time)};
        outcome.complaint = certificateComplaint;
        return outcome;
    };
    const auto outcome = abandonable<TlsOutcome>(work, patience, stop).value_or(TlsOutcome{.status = AMQP_STATUS_TIMEOUT});
    if (stop.stop_requested())
        return std::unexpected(cancelled(toText(options.endpoint)));
    if (outcome.status != AMQP_STATUS_OK)
        return std::unexpected(tlsError(outcome, options, stop));
    return {};
}

/// Leave to tell the password, given back with its end.
class LoginLeave final
{
public:
    LoginLeave(std::shared_ptr<LoginTries> tries, QString server) : m_tries(std::move(tries)), m_server(std::move(server)) {}
    ~LoginLeave()
    {
        if (m_number)
            m_tries->ended(*m_number);
    }
    Q_DISABLE_COPY_MOVE(LoginLeave)

    Status notRefused() const
    {
        std::optional<Error> refusal = m_tries ? m_tries->refusal(m_server) : std::nullopt;
        return refusal ? Status{std::unexpected(*std::move(refusal))} : Status{};
    }

    /// Waits for the answers to others no longer than a question by HTTP would.
    Status ask(bool hurries, Steady::time_point deadline, const std::stop_token &stop)
    {
        if (!m_tries)
            return {};
        const Steady::time_point patient = Steady::now() + (hurries ? Millis{0} : std::min(m_tries->pace().longestWait, left(deadline) / 4));
        while (!stop.stop_requested() && Steady::now() < deadline) {
            if (Status open = notRefused(); !open)
                return open;
            m_number = Steady::now() < patient ? m_tries->begin(m_server) : m_tries->beginNow(m_server);
            if (m_number)
                return {};
            std::this_thread::sleep_for(gateEvery);
        }
        return std::unexpected(cancelled(m_server));
    }

    void accepted() const
    {
        if (m_tries)
            m_tries->accepted(m_server, LoginBy::Amqp);
    }
    void refused(const Error &error) const
    {
        if (m_tries)
            m_tries->refused(m_server, error, LoginBy::Amqp);
    }

private:
    const std::shared_ptr<LoginTries> m_tries; // null: nobody counts
    const QString m_server;
    std::optional<quint64> m_number;
};

amqp_rpc_reply_t logIn(const AmqpHandle &handle, const AmqpOptions &options)
{
    const AmqpArguments properties({
        {u"product"_s, u"Warrener"_s},
        {u"version"_s, QStringLiteral(WARRENER_VERSION)},
        {u"connection_name"_s, options.name.isEmpty() ? u"warrener"_s : options.name},
        {u"capabilities"_s,
         QVariantMap{{u"connection.blocked"_s, true}, {u"consumer_cancel_notify"_s, true}, {u"basic.nack"_s, true}, {u"publisher_confirms"_s, true}}},
    });
    const amqp_table_t table = properties.table();
    const QByteArray vhost = options.vhost.toUtf8();
    const QByteArray user = options.user.toUtf8();
    QByteArray password = options.password.toUtf8();
    const amqp_rpc_reply_t reply =
        amqp_login_with_properties(handle.get(), vhost.constData(), channels, AMQP_DEFAULT_FRAME_SIZE, int(options.heartbeat.count()), &table,
                                   AMQP_SASL_METHOD_PLAIN, user.constData(), password.constData());
    password.fill('\0');
    return reply;
}

} // namespace

timeval toTimeval(Millis time)
{
    return {.tv_sec = time.count() / 1000, .tv_usec = (time.count() % 1000) * 1000};
}

Result<AmqpHandle> connectAmqp(const AmqpOptions &options, std::stop_token stop, std::optional<AmqpCloseReason> &reason)
{
    const QString where = toText(options.endpoint);
    if (!options.endpoint.isSet()) {
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Amqp", "No AMQP address is configured"));
    }
    const auto deadline = Steady::now() + options.connectTimeout;
    LoginLeave leave(options.user.isEmpty() ? nullptr : options.tries, where);
    if (Status open = leave.notRefused(); !open)
        return std::unexpected(open.error());
    const AmqpHandle handle = newHandle();
    if (!handle)
        return std::unexpected(fromStatus(AMQP_STATUS_NO_MEMORY, where));
    const Status opened = options.tls ? openTls(handle, options, deadline, stop) : openPlain(handle, options, deadline, stop);
    if (!opened)
        return std::unexpected(opened.error());

    if (Status open = leave.ask(options.hurries, deadline, stop); !open)
        return std::unexpected(stop.stop_requested() ? cancelled(where) : open.error());
    const timeval handshake = toTimeval(left(deadline));
    amqp_set_handshake_timeout(handle.get(), &handshake);
    amqp_set_rpc_timeout(handle.get(), &handshake);
    const SocketInterrupt interrupt(stop, amqp_get_sockfd(handle.get()));
    const amqp_rpc_reply_t reply = logIn(handle, options);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) {
        leave.accepted();
        return handle;
    }
    if (stop.stop_requested())
        return std::unexpected(cancelled(where));
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION && reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD) {
        reason = reasonOf(*static_cast<const amqp_connection_close_t *>(reply.reply.decoded));
        // A hostile server may repeat what it was told. What kind of refusal it is, is read from its own words.
        const OutsideText outside(options.password, options.user);
        Error error = closedByBroker(*reason, where, true);
        reason->text = outside.of(reason->text);
        error.detail = outside.of(error.detail);
        // Who says something about the virtual host has let the user in.
        if (error.kind == ErrorKind::Unauthorized)
            leave.refused(error);
        else if (reason->code == AMQP_NOT_ALLOWED)
            leave.accepted();
        return std::unexpected(std::move(error));
    }
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error == AMQP_STATUS_TIMEOUT) {
        return failure(ErrorKind::Silent, QCoreApplication::translate("Amqp", "%1 accepts connections and does not answer").arg(where));
    }
    return std::unexpected(fromStatus(reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION ? reply.library_error : AMQP_STATUS_BAD_AMQP_DATA, where));
}

} // namespace warrener
