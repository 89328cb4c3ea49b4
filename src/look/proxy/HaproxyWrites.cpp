// The writing half of HaproxyClient.
#include "look/host/HostShell.h"
#include "look/proxy/HaproxyClient.h"
#include "look/proxy/HaproxyText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostAtOnce = 200;
constexpr Millis patience{5000};

/// Names in a configuration hold no blank; a ';' would be a command of its own.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 255 && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || QStringView(u"-_.:").contains(c);
    });
}

std::unexpected<Error> badName(const QString &name)
{
    return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” cannot be the name of a server or backend").arg(name.left(64)));
}

/// What HAProxy said before the table; it says nothing where a write went well.
QString complaintIn(const QByteArray &answer)
{
    const qsizetype table = answer.indexOf("\n1\n# be_id ");
    const qsizetype from = answer.startsWith("1\n# be_id ") ? 0 : table;
    return QString::fromUtf8(answer.first(std::max<qsizetype>(0, from))).simplified().left(300);
}

/// What is not as wished; empty: all is.
QString differenceFrom(const haproxy::ServerTable &table, const QList<HaproxyClient::Wish> &wishes)
{
    for (const HaproxyClient::Wish &wish : wishes) {
        const haproxy::ServerState *server = table.server(wish.server);
        if (server == nullptr)
            return QCoreApplication::translate("Haproxy", "there is no server %1").arg(wish.server);
        if (wish.state && server->admin() != *wish.state) {
            return QCoreApplication::translate("Haproxy", "%1 is %2, not %3").arg(wish.server, haproxy::toId(server->admin()), haproxy::toId(*wish.state));
        }
        if (wish.weight && server->weight != *wish.weight) {
            return QCoreApplication::translate("Haproxy", "%1 has the weight %2, not %3").arg(wish.server).arg(server->weight).arg(*wish.weight);
        }
    }
    return {};
}

QByteArray prefixFor(qint64 worker)
{
    return worker > 0 ? "@!" + QByteArray::number(worker) + ' ' : QByteArray();
}

} // namespace

QStringList HaproxyClient::commands(const QString &backend, const QList<Wish> &wishes)
{
    QStringList lines;
    for (const Wish &wish : wishes) {
        const QString server = backend + u'/' + wish.server;
        if (wish.weight)
            lines.append(u"set server %1 weight %2"_s.arg(server).arg(*wish.weight));
        if (wish.state)
            lines.append(u"set server %1 state %2"_s.arg(server, haproxy::toId(*wish.state)));
        if (wish.closeSessions)
            lines.append(u"shutdown sessions server %1"_s.arg(server));
    }
    return lines;
}

QCoro::Task<Result<haproxy::ServerTable>> HaproxyClient::servers(std::stop_token stop, Millis timeout) const
{
    const QString backend = m_proxy.backend;
    if (!backend.isEmpty() && !isPlainName(backend))
        co_return badName(backend);
    const QByteArray asked = "show servers state" + (backend.isEmpty() ? QByteArray() : ' ' + backend.toUtf8()) + '\n';
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, asked, std::move(stop), timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseServers(*answer, backend);
}

QCoro::Task<Result<HaproxyClient::Whole>> HaproxyClient::whole(std::stop_token stop, Millis timeout) const
{
    const QString backend = m_proxy.backend;
    if (!backend.isEmpty() && !isPlainName(backend))
        co_return badName(backend);
    const QByteArray asked = "show info;show stat;show servers state" + (backend.isEmpty() ? QByteArray() : ' ' + backend.toUtf8()) + '\n';
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, asked, std::move(stop), timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Result<ProxyFigures> figures = haproxy::parseFigures(*answer, backend);
    if (!figures)
        co_return std::unexpected(figures.error());
    const Result<haproxy::ServerTable> table = haproxy::parseServers(*answer, figures->backend);
    if (!table)
        co_return std::unexpected(table.error());
    co_return Whole{.figures = *figures, .servers = *table};
}

QCoro::Task<Result<haproxy::ServerTable>> HaproxyClient::set(QList<Wish> wishes, std::stop_token stop, Millis timeout) const
{
    const QString backend = m_proxy.backend;
    const QString name = m_proxy.name.value;
    if (!isPlainName(backend))
        co_return badName(backend);
    for (const Wish &wish : std::as_const(wishes)) {
        if (!isPlainName(wish.server))
            co_return badName(wish.server);
    }
    QStringList lines = commands(backend, wishes);
    lines.append(u"show servers state "_s + backend);
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, lines.join(u';').toUtf8() + '\n', std::move(stop), timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Result<haproxy::ServerTable> table = haproxy::parseServers(*answer, backend);
    if (!table)
        co_return std::unexpected(table.error());
    if (const QString wrong = differenceFrom(*table, wishes); !wrong.isEmpty()) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Haproxy", "%1 did not do as it was told: %2").arg(name, wrong),
                          complaintIn(*answer));
    }
    co_return table;
}

QCoro::Task<Result<QList<QByteArray>>> HaproxyClient::sessions(QString server, qint64 worker, std::stop_token stop) const
{
    const QString backend = m_proxy.backend;
    const QString socket = worker > 0 ? m_proxy.masterSocket : m_proxy.socket;
    const Result<QByteArray> answer = co_await ask(socket, prefixFor(worker) + "show sess\n", std::move(stop), patience);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseSessions(*answer, backend, server);
}

QCoro::Task<Status> HaproxyClient::closeSessions(QList<QByteArray> ids, qint64 worker, std::stop_token stop) const
{
    const QString socket = worker > 0 ? m_proxy.masterSocket : m_proxy.socket;
    QByteArray lines;
    for (const QByteArray &id : ids.first(std::min(ids.size(), mostAtOnce))) {
        const bool hex = id.startsWith("0x") && std::ranges::all_of(id.sliced(2), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        if (!hex)
            co_return failure(ErrorKind::Usage, QCoreApplication::translate("Haproxy", "“%1” is no session").arg(QString::fromUtf8(id.left(40))));
        lines += (lines.isEmpty() ? "" : ";") + prefixFor(worker) + "shutdown session " + id;
    }
    if (lines.isEmpty())
        co_return Status();
    const Result<QByteArray> answer = co_await ask(socket, lines + '\n', std::move(stop), patience);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->contains("Permission denied"))
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Haproxy", "HAProxy's socket does not permit to change its state"));
    co_return Status();
}

QCoro::Task<Result<QList<haproxy::Worker>>> HaproxyClient::workers(std::stop_token stop) const
{
    const QString socket = m_proxy.masterSocket;
    if (socket.isEmpty()) {
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Haproxy", "The profile names no master socket of %1").arg(m_proxy.name.value));
    }
    const Result<QByteArray> answer = co_await ask(socket, "show proc\n", std::move(stop), patience);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseWorkers(*answer);
}

} // namespace warrener
