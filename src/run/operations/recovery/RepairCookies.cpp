#include "run/operations/recovery/RepairCookies.h"

#include "base/Phrases.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/RepairCommands.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto copyCookieName = "host.copy-cookie"_L1;
constexpr auto restoreCookieName = "host.restore-cookie"_L1;
constexpr auto cookieKeptKey = "aside"_L1; // the run that the one that was there is named by

/// Argument: {"node", "ask"}.
OperationTask copyCookie(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const HostProfile host = hostOf(access->profile(), name);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    QByteArray cookie;
    NodeName from;
    qsizetype agree = 0;
    QStringList silent;
    for (const auto listed = nodes(arguments, key::ask); const NodeName &peer : listed) {
        const Result<QByteArray> said = co_await onHostOf(access, peer, readCookieCommand(hostOf(access->profile(), peer)), {}, context.stop);
        constexpr qsizetype longest = 255; // of an atom
        if (!said || said->trimmed().isEmpty() || said->trimmed().size() > longest) {
            silent.append(shortName(peer));
            continue;
        }
        // Whose is the right one is not for us to guess.
        if (!cookie.isEmpty() && cookie.trimmed() != said->trimmed()) {
            co_return failure(
                ErrorKind::Forbidden,
                QCoreApplication::translate("Recovery", "The hosts of %1 and %2 have different cookies themselves").arg(shortName(from), shortName(peer)));
        }
        cookie = *said;
        from = peer;
        ++agree;
    }
    if (cookie.isEmpty())
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Recovery", "No peer's host gives its cookie"));
    if (const Status may = mayBeTheCookie(agree, access->profile().nodes.size(), silent); !may)
        co_return std::unexpected(may.error());
    if (const Status kept = co_await context.keep({{cookieKeptKey, context.run}}); !kept)
        co_return std::unexpected(kept.error());
    const Result<QByteArray> written = co_await onHostOf(access, name, writeCookieCommand(host, context.run), {.input = cookie}, context.stop);
    if (!written)
        co_return std::unexpected(written.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has the cookie of %2").arg(shortName(name), shortName(from)));
}

OperationTask restoreCookie(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (context.kept.value(cookieKeptKey).toString().isEmpty())
        co_return saying(QCoreApplication::translate("Recovery", "The cookie of %1 was not touched").arg(shortName(name)));
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    const Result<QByteArray> said = co_await onHostOf(access, name, restoreCookieCommand(hostOf(access->profile(), name), context.run), {}, context.stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Recovery", "%1 has the cookie that it had").arg(shortName(name)));
}

QCoro::Task<std::pair<NodeName, Result<QByteArray>>> cookieHashOf(AccessPtr access, NodeName name, QString salt, std::stop_token stop)
{
    co_return {name, co_await onHostOf(access, name, cookieHashCommand(hostOf(access->profile(), name), salt), {}, stop)};
}

} // namespace

Status mayBeTheCookie(qsizetype agree, qsizetype all, const QStringList &silent)
{
    if (silent.isEmpty() || agree * 2 > all)
        return {};
    return failure(ErrorKind::Forbidden,
                   QCoreApplication::translate("Recovery", "Only %1 of %2 hosts can be compared, since %3 gives no cookie: which one is right nobody can tell")
                       .arg(QString::number(agree), QString::number(all), phrases::list(silent)));
}

void addCookieRepairs(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, copyCookieName, access, copyCookie);
    add(operations, restoreCookieName, access, restoreCookie);
}

QCoro::Task<Result<QMap<NodeName, QString>>> askCookieHashes(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    const QString salt = newMark();
    std::vector<QCoro::Task<std::pair<NodeName, Result<QByteArray>>>> asking;
    for (const NodeProfile &known : access->profile().nodes)
        asking.push_back(cookieHashOf(access, known.name, salt, stop));
    QMap<NodeName, QString> hashes;
    std::optional<Error> trouble;
    for (auto &one : asking) {
        const auto [name, said] = co_await one;
        if (!said) {
            trouble = trouble.value_or(said.error());
            continue;
        }
        const QString last = QString::fromUtf8(*said).trimmed().section(u'\n', -1);
        hashes.insert(name, last == "none"_L1 ? QString() : last.section(u' ', 0, 0));
    }
    if (trouble)
        co_return std::unexpected(*trouble);
    co_return hashes;
}

Step copyCookieStep(const QString &id, const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &ask)
{
    const HostProfile host = hostOf(profile, node);
    Step step = action(id, QCoreApplication::translate("Recovery", "%1 gets its peers' Erlang cookie").arg(shortName(node)),
                       call(copyCookieName, askingAbout(node, ask)), Millis{2000});
    step.timeout = Millis{120000};
    step.force = true;
    step.idempotent = true;
    step.commands = {shown(host, writeCookieCommand(host, u"RUN"_s))};
    step.undo = Undo{.act = call(restoreCookieName, askingAbout(node, ask)),
                     .words = QCoreApplication::translate("Recovery", "the cookie that was there"),
                     .command = shown(host, restoreCookieCommand(host, u"RUN"_s))};
    return step;
}

} // namespace warrener
