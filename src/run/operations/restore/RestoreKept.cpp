#include "run/operations/restore/RestoreKept.h"

#include "base/ShellQuote.h"
#include "base/Units.h"
#include "cluster/AllowedNames.h"
#include "look/host/MarkedOutput.h"
#include "look/proxy/HaproxyFiles.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreParts.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto removeKeptName = "restore.remove-kept"_L1;
constexpr auto keptOfKey = "of"_L1;
constexpr auto keptPathsKey = "paths"_L1;
constexpr Millis keptPatience{60'000};

/// A host, and where on it things are kept; a proxy has no data directory.
struct KeptPlace
{
    QString of{};
    HostName host{};
    QString data{};
    QString config{};
};

QList<KeptPlace> keptPlaces(const ClusterProfile &profile)
{
    QList<KeptPlace> places;
    for (const NodeProfile &node : profile.nodes) {
        const HostProfile host = hostOf(profile, node.name);
        places.append({.of = node.name.value, .host = host.name, .data = host.paths.data, .config = host.paths.config});
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        const HostProfile host = hostOf(profile, proxy);
        places.append({.of = proxy.name.value, .host = host.name, .config = haproxy::usualFile(host).section(u'/', 0, -2)});
    }
    return places;
}

QCoro::Task<Result<QList<KeptThing>>> askKeptOn(AccessPtr access, KeptPlace place, std::stop_token stop)
{
    HostShell *shell = access->shell(place.host);
    if (shell == nullptr)
        co_return noLogin(place.of);
    const QString mark = newMark();
    const Result<CommandResult> seen =
        co_await shell->run(listKeptScript(place.data, place.config, mark), {.timeout = keptPatience, .asRoot = true}, std::move(stop));
    if (!seen)
        co_return std::unexpected(seen.error());
    QList<KeptThing> things;
    for (const auto listed = markedLines(seen->out, mark); const QString &line : listed) {
        const QString said = line.trimmed();
        const QString path = said.section(u' ', 2);
        if (isKeptName(path, place.data, place.config)) {
            things.append(
                {.of = place.of, .host = place.host, .path = path, .isDirectory = said.startsWith(u'd'), .bytes = said.section(u' ', 1, 1).toLongLong()});
        }
    }
    co_return things;
}

QString removeKeptCommand(const QStringList &paths)
{
    QStringList words;
    std::ranges::transform(paths, std::back_inserter(words), shellWord);
    return "rm -rf --one-file-system -- "_L1 + words.join(u' ');
}

/// Argument: {"of", "host", "paths"}.
OperationTask removeKept(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString of = arguments.value(keptOfKey).toString();
    const QList<KeptPlace> places = keptPlaces(access->profile());
    const auto place = std::ranges::find(places, of, &KeptPlace::of);
    HostShell *shell = place == places.end() ? nullptr : access->shell(place->host);
    if (shell == nullptr)
        co_return noLogin(of);
    const QStringList paths = texts(arguments, keptPathsKey);
    for (const QString &path : paths) {
        if (!isKeptName(path, place->data, place->config))
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "%1 is nothing that a restore has kept").arg(path.left(200)));
    }
    const Result<CommandResult> gone =
        co_await shell->runChecked(removeKeptCommand(paths), {.timeout = Millis{std::chrono::minutes{10}}, .asRoot = true}, context.stop);
    if (!gone)
        co_return std::unexpected(gone.error());
    co_return saying(QCoreApplication::translate("Restore", "%n of what was kept on %1 removed", nullptr, int(paths.size())).arg(of));
}

} // namespace

QString parts::listKeptScript(const QString &dataFolder, const QString &configFolder, const QString &mark)
{
    QString script;
    if (!dataFolder.isEmpty()) {
        script +=
            u"d=$(realpath -m -- %1)\n"
            "for k in \"$d\"_pre_restore_* \"$d\"/_pre_restore_*; do [ -d \"$k\" ] && printf '%s d %s %s\\n' \"%2\" \"$(du -s --block-size=1 -- \"$k\" | cut -f1)\" \"$k\"; done\n"_s
                .arg(shellQuote(dataFolder), mark);
    }
    return script + u"find -P %1 -xdev -type f -name '*.pre_restore_*' -printf '%2 f %s %p\\n' 2>/dev/null\n:\n"_s.arg(shellQuote(configFolder), mark);
}

bool parts::isKeptName(const QString &path, const QString &dataFolder, const QString &configFolder)
{
    static const QRegularExpression directory(u"_pre_restore_\\d{8}-\\d{6}$"_s);
    static const QRegularExpression file(u"[^/]\\.pre_restore_\\d{8}-\\d{6}$"_s);
    if (!whyNotAllowed(NameKind::Path, path).isEmpty() || QDir::cleanPath(path) != path)
        return false;
    // The directory may be reached by a link: its last name is told, the rest is the host's.
    if (!dataFolder.isEmpty() && directory.match(path).hasMatch())
        return true;
    return path.startsWith(configFolder + u'/') && file.match(path).hasMatch();
}

QCoro::Task<QList<KeptThing>> askKept(std::shared_ptr<ClusterAccess> access, QStringList *silent, std::stop_token stop)
{
    std::vector<std::pair<QString, QCoro::Task<Result<QList<KeptThing>>>>> asking;
    for (const auto listed = keptPlaces(access->profile()); const KeptPlace &place : listed)
        asking.emplace_back(place.of, askKeptOn(access, place, stop));
    QList<KeptThing> all;
    for (auto &[of, one] : asking) {
        const Result<QList<KeptThing>> things = co_await one;
        if (things)
            all += *things;
        else
            silent->append(u"%1: %2"_s.arg(of, things.error().message));
    }
    co_return all;
}

void parts::addRestoreKeptOperations(Operations &operations, AccessPtr access)
{
    add(operations, removeKeptName, access, removeKept);
}

Step removeKeptStep(const ClusterProfile &profile, const QString &of, const QList<KeptThing> &things)
{
    QStringList paths;
    HostName host;
    for (const KeptThing &thing : things) {
        paths.append(thing.path);
        host = thing.host;
    }
    const QString name = profile.node(NodeName{of}) != nullptr ? shortName(NodeName{of}) : of;
    Step step = action(u"remove-kept-"_s + name, QCoreApplication::translate("Restore", "Remove what restores have kept on %1").arg(name),
                       call(removeKeptName, {{keptOfKey, of}, {key::host, host.value}, {keptPathsKey, QJsonArray::fromStringList(paths)}}), Millis{1000});
    step.detail = paths.join(u'\n');
    step.timeout = Millis{std::chrono::minutes{11}};
    if (const HostProfile *onIt = profile.host(host); onIt != nullptr)
        step.commands = {shown(*onIt, removeKeptCommand(paths))};
    step.idempotent = true;
    step.force = true;
    step.cannotBeUndone = QCoreApplication::translate("Restore", "What was removed is gone");
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
