#include "run/operations/ServiceTelling.h"

#include "look/host/HostSecrets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

constexpr qsizetype mostOfAReason = 300;
/// What a broker writes between the reason and its last words, and after them.
constexpr qsizetype linesAround = 12;

/// Of the logs that were written to just now: an attempt of yesterday is no news.
QString lastWordsCommand(const HostProfile &host)
{
    return u"find -H %1 -maxdepth 1 -name '*.log' -mmin -2 -exec tail -q -n 80 {} + 2>/dev/null"_s.arg(shellQuote(host.paths.log));
}

} // namespace

QString whyItDidNotStart(const QByteArray &log)
{
    static const QRegularExpression prefix(u"^\\d{4}-\\d\\d-\\d\\d \\S+ \\[\\w+\\] <[^>]*> ?"_s);
    QStringList lines = QString::fromUtf8(log).split(u'\n');
    for (QString &line : lines)
        line.remove(prefix);
    const qsizetype failed = lines.lastIndexOf(u"BOOT FAILED"_s);
    if (failed < 0)
        return {};
    // A setting that is wrong stands in a list before; else the error comes behind a line of "=".
    for (qsizetype i = failed; i >= std::max<qsizetype>(0, failed - linesAround); --i) {
        if (const QString line = lines.at(i).trimmed(); line.startsWith("- "_L1))
            return withoutSecrets(line.sliced(2).left(mostOfAReason));
    }
    for (qsizetype i = failed + 1; i < std::min(lines.size(), failed + linesAround); ++i) {
        if (const QString line = lines.at(i).trimmed(); !line.isEmpty() && !line.startsWith(u'='))
            return withoutSecrets(line.left(mostOfAReason));
    }
    return {};
}

QCoro::Task<Result<CommandResult>> tellService(HostShell *shell, HostProfile host, ServiceVerb verb, CommandOptions options, QString *besides,
                                               std::stop_token stop)
{
    const Result<QString> command = serviceCommand(host, verb);
    if (!command)
        co_return std::unexpected(command.error());
    options.asRoot = true;
    Result<CommandResult> told = co_await shell->runChecked(*command, options, stop);
    const bool starts = verb == ServiceVerb::Start || verb == ServiceVerb::Restart;
    const auto failedToStart = [&told, &stop] { return !told && told.error().kind == ErrorKind::Command && !stop.stop_requested(); };
    if (!starts || hasOwnCommands(host) || !failedToStart())
        co_return told;
    const QString unit = shellWord(serviceUnit(host));
    const Result<CommandResult> result = co_await shell->runChecked("systemctl show -p Result --value "_L1 + unit, options, stop);
    if (result && result->out.trimmed() == "start-limit-hit") {
        *besides = u"systemctl reset-failed %1 && %2"_s.arg(unit, *command);
        told = co_await shell->runChecked(*besides, options, stop);
    }
    if (host.role != HostRole::Broker || !failedToStart())
        co_return told;
    const Result<CommandResult> log = co_await shell->run(lastWordsCommand(host), options, stop);
    const QString why = log ? whyItDidNotStart(log->out) : QString();
    if (why.isEmpty())
        co_return told;
    co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "The broker on %1 does not start: %2").arg(shell->label(), why),
                      told.error().detail);
}

} // namespace warrener::parts
