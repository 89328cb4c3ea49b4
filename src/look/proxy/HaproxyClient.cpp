#include "look/proxy/HaproxyClient.h"

#include "look/host/HostShell.h"
#include "look/proxy/HaproxySocket.h"
#include "look/proxy/HaproxyText.h"
#include "look/proxy/TcpQuestion.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 maxBytes = 16 * 1024 * 1024;
constexpr auto question = "show info;show stat";

/// Talks to a UNIX socket by socat or nc, by sudo only where the login may not write to it:
/// sudo would leave a line in a log at every poll.
QString socketCommand(const QString &path, bool sudo)
{
    return u"s=%1; as=; [ -w \"$s\" ] || as='%2'\n"
           "if command -v socat >/dev/null; then exec $as socat -t10 - \"UNIX-CONNECT:$s\"; fi\n"
           "if command -v nc >/dev/null; then exec $as nc -U \"$s\"; fi\n"
           "echo '%3' >&2; exit 127"_s.arg(shellQuote(path), sudo ? u"sudo -n"_s : QString(), haproxy::noSocketProgram);
}

} // namespace

Error readOnlySocket(const ProxyProfile &proxy, haproxy::SocketLevel level)
{
    if (level == haproxy::SocketLevel::OneProcess) {
        return {.kind = ErrorKind::Forbidden,
                .message = QCoreApplication::translate("Haproxy", "HAProxy of %1 runs as several processes (nbproc), and its socket is that of one: the others "
                                                                  "would go on as before whatever it is told")
                               .arg(proxy.name.value),
                .detail =
                    QCoreApplication::translate("Haproxy", "Take “nbproc” out of the section “global” of HAProxy's file (threads do the same, “nbthread”), "
                                                           "and restart it")};
    }
    const QString place = proxy.socket.startsWith("tcp:"_L1) ? proxy.socket.sliced(4) : proxy.socket;
    const QString known = haproxy::toId(level);
    return {.kind = ErrorKind::Forbidden,
            .message = known.isEmpty()
                           ? QCoreApplication::translate("Haproxy", "HAProxy's socket of %1 does not permit to change its state").arg(proxy.name.value)
                           : QCoreApplication::translate("Haproxy", "HAProxy's socket of %1 has the level “%2”, which does not permit to change its state")
                                 .arg(proxy.name.value, known),
            .detail =
                QCoreApplication::translate("Haproxy", "Give it the level in the section “global” of HAProxy's file, and reload: stats socket %1 level admin")
                    .arg(place)};
}

HaproxyClient::HaproxyClient(ProxyProfile proxy, HostShell *shell, haproxy::BrokerPlaces brokers)
    : m_proxy(std::move(proxy)), m_shell(shell), m_brokers(std::move(brokers))
{
}

QCoro::Task<Result<QByteArray>> HaproxyClient::ask(QString path, QByteArray asked, std::stop_token stop, Millis timeout) const
{
    if (path.isEmpty()) {
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Haproxy", "The profile names no admin socket of %1").arg(m_proxy.name.value));
    }
    if (path.startsWith("tcp:"_L1)) {
        const Endpoint endpoint = endpointFromText(path.mid(4), 0);
        if (!endpoint.isSet())
            co_return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” is not tcp:HOST:PORT").arg(path));
        co_return co_await TcpQuestion::ask(endpoint, asked, maxBytes, timeout, std::move(stop));
    }
    if (!haproxy::isSocketPath(path))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” cannot be the path of a socket").arg(path));
    if (!m_shell) {
        co_return failure(ErrorKind::NotConfigured,
                          QCoreApplication::translate("Haproxy", "The profile names no SSH login to the host of %1").arg(m_proxy.name.value));
    }
    const QString where = m_shell->label();
    const Result<CommandResult> result =
        co_await m_shell->run(socketCommand(path, m_shell->target().sudo), {.timeout = timeout, .maxBytes = maxBytes, .input = asked}, std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode != 0)
        co_return std::unexpected(haproxy::socketError(result->err, where, path));
    co_return result->out;
}

QCoro::Task<Result<ProxyFigures>> HaproxyClient::figures(std::stop_token stop, Millis timeout) const
{
    const haproxy::BrokerPlaces brokers = m_brokers;
    QString backend = m_proxy.backend;
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, QByteArray(question) + ";show servers state\n", std::move(stop), timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Result<QList<haproxy::ServerTable>> tables = haproxy::parseServerTables(*answer);
    if (backend.isEmpty()) {
        if (!tables)
            co_return std::unexpected(tables.error());
        const Result<QString> found = haproxy::brokerBackend(*tables, brokers);
        if (!found)
            co_return std::unexpected(found.error());
        backend = *found;
    }
    Result<ProxyFigures> figures = haproxy::parseFigures(*answer, backend);
    if (figures && tables)
        haproxy::leaveOutSpares(*figures, *tables);
    co_return figures;
}

} // namespace warrener
