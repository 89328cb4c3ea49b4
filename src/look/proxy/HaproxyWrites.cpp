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
constexpr auto wholeQuestion = "show cli level;show info;show stat;show servers state\n";

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
    const qsizetype from = answer.startsWith("1\n# be_id ") ? 0 : table < 0 ? answer.size() : table;
    return QString::fromUtf8(answer.first(std::max<qsizetype>(0, from))).simplified().left(300);
}

/// What is not as wished; empty: all is. `fixedWeights`: the backend's algorithm knows no other weights than its file's, so
/// that a wish for another one is nothing that could come true, nor matters to anybody.
QString differenceFrom(const QList<haproxy::ServerTable> &tables, const QList<HaproxyClient::Wish> &wishes, bool fixedWeights)
{
    for (const HaproxyClient::Wish &given : wishes) {
        HaproxyClient::Wish wish = given;
        if (fixedWeights && wish.weight.value_or(0) > 0)
            wish.weight.reset();
        const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref());
        const QString name = haproxy::toText(wish.ref());
        if (server == nullptr)
            return QCoreApplication::translate("Haproxy", "there is no server %1").arg(name);
        if (HaproxyClient::isAs(*server, wish))
            continue;
        if (wish.state && server->told() != *wish.state)
            return QCoreApplication::translate("Haproxy", "%1 is %2, not %3").arg(name, haproxy::toId(server->told()), haproxy::toId(*wish.state));
        return QCoreApplication::translate("Haproxy", "%1 has the weight %2, not %3")
            .arg(name, QString::number(server->weight), QString::number(wish.weight.value_or(0)));
    }
    return {};
}

/// HAProxy reads a question of at most 16 KiB, and says nothing where it was longer.
QList<QByteArray> questionsOf(const QStringList &lines)
{
    constexpr qsizetype longest = 8000;
    QList<QByteArray> questions{QByteArray()};
    for (const QString &line : lines) {
        if (!questions.last().isEmpty() && questions.last().size() + line.size() > longest)
            questions.append(QByteArray());
        questions.last() += (questions.last().isEmpty() ? "" : ";") + line.toUtf8();
    }
    return questions;
}

QByteArray prefixFor(qint64 worker)
{
    return worker > 0 ? "@!" + QByteArray::number(worker) + ' ' : QByteArray();
}

} // namespace

bool HaproxyClient::isAs(const haproxy::ServerState &server, const Wish &wish)
{
    if (wish.fileFirst && server.isDisabledByFile())
        return true;
    return (!wish.state || server.told() == *wish.state) && (!wish.weight || server.weight == *wish.weight);
}

QStringList HaproxyClient::commands(const QList<Wish> &wishes)
{
    QStringList lines;
    for (const Wish &wish : wishes) {
        const QString server = haproxy::toText(wish.ref());
        if (wish.weight)
            lines.append(u"set server %1 weight %2"_s.arg(server, QString::number(*wish.weight)));
        if (wish.state)
            lines.append(u"set server %1 state %2"_s.arg(server, haproxy::toId(*wish.state)));
        if (wish.closeSessions)
            lines.append(u"shutdown sessions server %1"_s.arg(server));
    }
    return lines;
}

QList<HaproxyClient::Wish> HaproxyClient::resolved(QList<Wish> wishes) const
{
    for (Wish &wish : wishes) {
        if (wish.backend.isEmpty())
            wish.backend = m_proxy.backend;
    }
    return wishes;
}

QList<haproxy::ServerRef> HaproxyClient::resolved(QList<haproxy::ServerRef> servers) const
{
    for (haproxy::ServerRef &server : servers) {
        if (server.backend.isEmpty())
            server.backend = m_proxy.backend;
    }
    return servers;
}

QCoro::Task<Result<QList<haproxy::ServerTable>>> HaproxyClient::servers(std::stop_token stop, Millis timeout) const
{
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, "show servers state\n", std::move(stop), timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseServerTables(*answer);
}

QCoro::Task<Result<HaproxyClient::Whole>> HaproxyClient::whole(std::stop_token stop, Millis timeout) const
{
    const HaproxyClient self = *this;
    const Result<QByteArray> answer = co_await self.ask(self.m_proxy.socket, wholeQuestion, stop, timeout);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Result<haproxy::RunText> run = haproxy::parseRun(*answer);
    if (!run)
        co_return std::unexpected(run.error());
    Result<QList<haproxy::ServerTable>> tables = haproxy::parseServerTables(*answer);
    if (!tables)
        co_return std::unexpected(tables.error());
    haproxy::join(*tables, run->rows);
    haproxy::SocketLevel level = haproxy::parseLevel(*answer);
    if (run->processes > 1)
        level = haproxy::SocketLevel::OneProcess;
    bool mayWrite = level == haproxy::SocketLevel::Admin || level == haproxy::SocketLevel::Unknown;
    if (level == haproxy::SocketLevel::Unknown && answer->startsWith("Unknown command")) {
        // HAProxy before 1.8 does not tell its level. A write without a server changes nothing, and is
        // refused all the same where the level does not permit writes.
        const Result<QByteArray> refusal = co_await self.ask(self.m_proxy.socket, "set server\n", stop, timeout);
        mayWrite = !refusal || !refusal->contains("Permission denied");
    }
    co_return Whole{.tables = *tables, .intake = haproxy::intakeOf(*run), .pid = run->pid, .level = level, .mayWrite = mayWrite};
}

QCoro::Task<haproxy::Intake> HaproxyClient::origins(Whole whole, bool onlyWhereFull, std::stop_token stop) const
{
    qsizetype plain = 0;
    bool isAnyFull = false;
    for (const haproxy::FrontState &front : std::as_const(whole.intake.fronts)) {
        if (haproxy::tableOf(whole.tables, front.name) != nullptr)
            continue;
        ++plain;
        isAnyFull = isAnyFull || front.isFull();
    }
    haproxy::Intake intake = whole.intake;
    if (plain < 2 || (onlyWhereFull && !isAnyFull))
        co_return intake;
    const Result<QByteArray> answer = co_await ask(m_proxy.socket, "show sess\n", std::move(stop), patience);
    const auto seen = answer ? haproxy::parseOrigins(*answer) : std::unexpected(answer.error());
    if (!seen)
        co_return intake;
    for (haproxy::FrontState &front : intake.fronts)
        front.backends = seen->value(front.name);
    co_return intake;
}

QCoro::Task<Result<QList<haproxy::ServerTable>>> HaproxyClient::set(QList<Wish> wishes, std::stop_token stop, Millis timeout) const
{
    const HaproxyClient self = *this;
    const QList<Wish> all = resolved(std::move(wishes));
    for (const Wish &wish : all) {
        for (const QString &name : {wish.backend, wish.server}) {
            if (!isPlainName(name))
                co_return badName(name);
        }
    }
    QStringList lines = commands(all);
    lines.append(u"show servers state"_s);
    QByteArray answer;
    QString complaint;
    for (const auto listed = questionsOf(lines); const QByteArray &asked : listed) {
        const Result<QByteArray> part = co_await self.ask(self.m_proxy.socket, asked + '\n', stop, timeout);
        if (!part)
            co_return std::unexpected(part.error());
        answer = *part;
        if (complaint.isEmpty())
            complaint = complaintIn(answer);
    }
    if (complaint.contains("Permission denied"_L1))
        co_return std::unexpected(readOnlySocket(self.m_proxy, haproxy::SocketLevel::Unknown));
    const Result<QList<haproxy::ServerTable>> tables = haproxy::parseServerTables(answer);
    if (!tables)
        co_return std::unexpected(tables.error());
    // "Backend is using a static LB algorithm and only accepts weights '0%' and '100%'": of source, static-rr, uri and the like.
    const bool fixedWeights = complaint.contains("static LB algorithm"_L1);
    if (const QString wrong = differenceFrom(*tables, all, fixedWeights); !wrong.isEmpty()) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Haproxy", "%1 did not do as it was told: %2").arg(self.m_proxy.name.value, wrong),
                          complaint);
    }
    co_return *tables;
}

QCoro::Task<Result<QList<haproxy::ServerTable>>> HaproxyClient::serversIn(qint64 worker, std::stop_token stop) const
{
    const Result<QByteArray> answer = co_await ask(m_proxy.masterSocket, prefixFor(worker) + "show servers state\n", std::move(stop), patience);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseServerTables(*answer);
}

QCoro::Task<Result<QList<QByteArray>>> HaproxyClient::sessions(QList<haproxy::ServerRef> servers, qint64 worker, std::stop_token stop) const
{
    const QList<haproxy::ServerRef> wanted = resolved(std::move(servers));
    const QString socket = worker > 0 ? m_proxy.masterSocket : m_proxy.socket;
    const Result<QByteArray> answer = co_await ask(socket, prefixFor(worker) + "show sess\n", std::move(stop), patience);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return haproxy::parseSessions(*answer, wanted);
}

QCoro::Task<Status> HaproxyClient::closeSessions(QList<QByteArray> ids, qint64 worker, std::stop_token stop) const
{
    const ProxyProfile proxy = m_proxy;
    const QString socket = worker > 0 ? m_proxy.masterSocket : m_proxy.socket;
    QByteArray lines;
    for (const auto listed = ids.first(std::min(ids.size(), mostAtOnce)); const QByteArray &id : listed) {
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
        co_return std::unexpected(readOnlySocket(proxy, haproxy::SocketLevel::Unknown));
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
