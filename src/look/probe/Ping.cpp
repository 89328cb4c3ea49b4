#include "look/probe/Ping.h"

#include "look/host/ProcessRun.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis mostPingTime = 6s;
constexpr qint64 mostPingBytes = 64 * 1024;
constexpr int mostPackets = 1'000'000;
/// 0.2 s is the shortest pause that every ping grants to people who are not root.
const QStringList questions{u"-n"_s, u"-q"_s, u"-c"_s, u"20"_s, u"-i"_s, u"0.2"_s, u"-W"_s, u"1"_s, u"--"_s};

Error failed(const QString &host, const QByteArray &said)
{
    const QString text = QString::fromUtf8(said).trimmed().right(300);
    const auto error = [&](ErrorKind kind, const QString &message) { return Error{.kind = kind, .message = message, .detail = text}; };
    const auto says = [&](QLatin1StringView words) { return text.contains(words, Qt::CaseInsensitive); };
    if (says("not known"_L1) || says("name resolution"_L1) || says("bad address"_L1) || says("unknown host"_L1) || says("no address associated"_L1))
        return error(ErrorKind::Unresolved, QCoreApplication::translate("Ping", "The name %1 has no address").arg(host));
    if (says("permitted"_L1) || says("permission"_L1))
        return error(ErrorKind::NotConfigured, QCoreApplication::translate("Ping", "The program “ping” may not send packets here"));
    if (says("unreachable"_L1))
        return error(ErrorKind::Unreachable, QCoreApplication::translate("Ping", "There is no way to %1").arg(host));
    return error(ErrorKind::Malformed, QCoreApplication::translate("Ping", "What “ping” says about %1 cannot be understood").arg(host));
}

} // namespace

Result<PingFigures> parsePing(const QByteArray &text)
{
    static const QRegularExpression counts(uR"((\d+) packets transmitted, (\d+) (?:packets )?received)"_s);
    static const QRegularExpression times(uR"((?:rtt|round-trip) min/avg/max(?:/[a-z]+)* = ([\d.]+)/([\d.]+)/([\d.]+))"_s);
    const QString summary = QString::fromLatin1(text.right(mostPingBytes));
    const QRegularExpressionMatch count = counts.match(summary);
    PingFigures figures{.sent = count.captured(1).toInt(), .received = count.captured(2).toInt()};
    if (!count.hasMatch() || figures.sent < 1 || figures.sent > mostPackets || figures.received > mostPackets)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Ping", "“ping” printed no summary"), summary.right(300).trimmed());
    // Duplicates are counted as received by some.
    figures.received = std::min(figures.received, figures.sent);
    if (const QRegularExpressionMatch time = times.match(summary); time.hasMatch() && figures.received > 0) {
        figures.minMs = time.captured(1).toDouble();
        figures.meanMs = time.captured(2).toDouble();
        figures.maxMs = time.captured(3).toDouble();
    }
    return figures;
}

QCoro::Task<Result<PingFigures>> ping(QString host, std::stop_token stop)
{
    if (host.isEmpty())
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Ping", "No address is configured"));
    if (host.startsWith(u'-'))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Ping", "“%1” cannot be the name of a host").arg(host));
    const Result<CommandResult> result = co_await ProcessRun::start({.program = u"ping"_s, .arguments = questions + QStringList{host}, .label = u"ping"_s},
                                                                    {.timeout = mostPingTime, .maxBytes = mostPingBytes}, stop, nullptr);
    if (!result)
        co_return std::unexpected(result.error());
    Result<PingFigures> figures = parsePing(result->out);
    if (!figures)
        co_return std::unexpected(failed(host, result->err + '\n' + result->out));
    co_return figures;
}

} // namespace warrener
