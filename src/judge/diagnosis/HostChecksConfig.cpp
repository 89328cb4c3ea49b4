#include "base/Phrases.h"
#include "judge/diagnosis/HostCheckParts.h"
#include "judge/diagnosis/HostConfigSyntax.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

/// Permissions beyond the owner's: "640" → true.
bool isOpenToOthers(const QString &mode)
{
    bool ok = false;
    const uint bits = mode.toUInt(&ok, 8);
    return ok && (bits & 077) != 0;
}

QString nameOf(const ConfigFileLook &file)
{
    return QFileInfo(file.path).fileName();
}

bool isCookie(const ConfigFileLook &file)
{
    return nameOf(file) == ".erlang.cookie"_L1;
}

CheckResult files(const HostView &host)
{
    CheckResult result = about("host.config.files"_L1, FaultClass::Human, host);
    if (lacksAnswer(result, host.deep.config))
        return result;
    const ConfigLook &look = *host.deep.config.value;
    result.expected = QCoreApplication::translate("HostChecks", "every file readable by the user %1").arg(look.user);
    if (!look.folderExists) {
        result.outcome = Outcome::Note;
        result.kind = u"no-folder"_s;
        result.title = QCoreApplication::translate("HostChecks", "%1 has no folder %2: the broker runs on its defaults").arg(host.name(), look.folder);
        result.facts.insert(u"path"_s, look.folder);
        return result;
    }
    const auto fail = [&](const ConfigFileLook &file, const QString &kind, const QString &title) {
        result.outcome = Outcome::Critical;
        result.kind = kind;
        result.title = title;
        result.facts = {{u"path"_s, file.path}, {u"user"_s, look.user}, {u"mode"_s, file.mode}, {u"owner"_s, file.owner}};
        result.seen = file.exists ? QCoreApplication::translate("HostChecks", "mode %1, owner %2").arg(file.mode, file.owner)
                                  : QCoreApplication::translate("HostChecks", "missing");
    };
    for (const ConfigFileLook &file : look.files) {
        if (file.exists && file.readable == false) {
            fail(file, u"unreadable"_s, QCoreApplication::translate("HostChecks", "The broker on %1 may not read %2").arg(host.name(), file.path));
            result.text = QCoreApplication::translate("HostChecks", "It will not start with this file as it is.");
            return result;
        }
        // A path that is not absolute is seen from a folder that is not known here.
        if (!file.exists && file.isReferred && file.path.startsWith(u'/')) {
            fail(file, u"missing"_s,
                 QCoreApplication::translate("HostChecks", "A file that rabbitmq.conf of %1 names is missing: %2").arg(host.name(), file.path));
            return result;
        }
        if (file.exists && isCookie(file) && isOpenToOthers(file.mode)) {
            fail(file, u"mode"_s, QCoreApplication::translate("HostChecks", "The Erlang cookie of %1 is open to others").arg(host.name()));
            result.text = QCoreApplication::translate("HostChecks", "The broker will not start until only its own user may read it.");
            return result;
        }
    }
    const auto present = std::ranges::count_if(look.files, &ConfigFileLook::exists);
    const bool isKnown = std::ranges::any_of(look.files, [](const ConfigFileLook &file) { return file.readable.has_value(); });
    if (present > 0 && !isKnown) {
        cannotJudge(result,
                    failure(ErrorKind::Forbidden, QCoreApplication::translate("HostChecks", "Only root can tell what the broker's user may read")).error());
        return result;
    }
    result.title = QCoreApplication::translate("HostChecks", "The configuration files of %1 are there and readable").arg(host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 files").arg(present);
    return result;
}

std::optional<SyntaxFault> faultIn(const ConfigFileLook &file, const QStringList &readers)
{
    if (nameOf(file) == "enabled_plugins"_L1)
        return file.isCut ? std::nullopt : pluginsFault(*file.content);
    if (nameOf(file) == "advanced.config"_L1 || nameOf(file) == "rabbitmq.config"_L1)
        return file.isCut ? std::nullopt : termFault(*file.content);
    if (!file.path.endsWith(".conf"_L1) || nameOf(file) == "rabbitmq-env.conf"_L1)
        return std::nullopt;
    return confFault(*file.content, readers, file.isCut);
}

CheckResult syntax(const HostView &host)
{
    CheckResult result = about("host.config.syntax"_L1, FaultClass::Human, host);
    if (lacksAnswer(result, host.deep.config))
        return result;
    int read = 0;
    for (const ConfigFileLook &file : host.deep.config.value->files) {
        if (!file.content)
            continue;
        ++read;
        const std::optional<SyntaxFault> fault = faultIn(file, host.deep.config.value->readers);
        if (!fault)
            continue;
        result.outcome = Outcome::Critical;
        result.kind = nameOf(file);
        result.since = file.modified;
        result.title =
            QCoreApplication::translate("HostChecks", "%1 on %2 has a syntax error in line %3").arg(nameOf(file), host.name(), QString::number(fault->line));
        result.text = QCoreApplication::translate("HostChecks", "The broker cannot start with it: %1.").arg(fault->words);
        result.seen = fault->text;
        result.expected = file.path.endsWith(".conf"_L1) ? u"key = value"_s : u"[…]."_s;
        result.facts = {{u"path"_s, file.path}, {u"line"_s, QString::number(fault->line)}};
        return result;
    }
    if (read == 0) {
        result.outcome = Outcome::NotConfigured;
        result.title = QCoreApplication::translate("HostChecks", "%1 has no configuration file to read").arg(host.name());
        return result;
    }
    result.title = QCoreApplication::translate("HostChecks", "The configuration files of %1 are well formed").arg(host.name());
    return result;
}

/// A host that was renamed, or restored under another name, has its old data beside an empty broker that runs and
/// is well by all other checks.
CheckResult dataNames(const HostView &host)
{
    CheckResult result = about("host.data.names"_L1, FaultClass::Human, host);
    if (lacksAnswer(result, host.deep.config))
        return result;
    QStringList own;
    for (const NodeProfile &node : host.input.profile->nodes) {
        if (node.host == host.profile.name)
            own.append(node.name.value);
    }
    const QStringList &all = host.deep.config.value->dataOf;
    if (own.isEmpty() || all.isEmpty()) {
        result.outcome = Outcome::NotConfigured;
        result.title = QCoreApplication::translate("HostChecks", "Where the broker of %1 keeps its data was not seen").arg(host.name());
        return result;
    }
    result.title = QCoreApplication::translate("HostChecks", "%1 has the data of no other node").arg(host.name());
    // The newest log bears the name of the node that runs.
    const QString running = host.deep.log.has() ? QFileInfo(host.deep.log.value->nodeLog).completeBaseName() : QString();
    QString other;
    for (const QString &node : all) {
        if (!own.contains(node) && (other.isEmpty() || node == running))
            other = node;
    }
    if (other.isEmpty())
        return result;
    const bool inUse = other == running;
    result.outcome = inUse ? Outcome::Warning : Outcome::Note;
    result.kind = inUse ? u"renamed"_s : u"left-over"_s;
    result.seen = phrases::list(all);
    result.expected = phrases::list(own);
    result.facts.insert(u"name"_s, other);
    if (inUse) {
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 runs as %2").arg(host.name(), other);
        result.text = QCoreApplication::translate("HostChecks",
                                                  "The cluster's settings know it as %1. A node keeps its data under its own name and starts empty under a new "
                                                  "one: give the host its old name again, and delete no folder before every queue is accounted for.")
                          .arg(phrases::list(own));
    } else {
        result.title = QCoreApplication::translate("HostChecks", "%1 still has data of %2").arg(host.name(), other);
        result.text = QCoreApplication::translate("HostChecks", "They are of a node that had another name; the broker that runs now does not read them.");
    }
    return result;
}

/// Lines that count, in order, the host's own names and addresses made alike.
QStringList comparable(const HostView &host, const QString &text)
{
    QStringList own{host.name(), host.profile.address};
    for (const NodeProfile &node : host.input.profile->nodes) {
        if (node.host == host.profile.name)
            own += {node.name.value.section(u'@', 1), node.amqp.host, node.amqps.host};
    }
    own.removeAll(QString());
    own.removeDuplicates();
    std::ranges::sort(own, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    QStringList lines;
    for (const auto listed = text.split(u'\n'); const QString &raw : listed) {
        QString line = raw.simplified();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u'%'))
            continue;
        // The list of all members names everybody, and is alike everywhere.
        if (!line.startsWith("cluster_formation."_L1)) {
            for (const QString &name : std::as_const(own))
                line.replace(name, "%h"_L1);
        }
        lines.append(line);
    }
    lines.sort();
    return lines;
}

struct Version
{
    const HostView *host = nullptr;
    const ConfigFileLook *file = nullptr; ///< null: it has no such file
    QStringList lines;
};

QStringList linesOf(const HostView &host, const ConfigFileLook &file)
{
    if (isCookie(file))
        return {file.sha256};
    if (nameOf(file) == "enabled_plugins"_L1) {
        const QStringList plugins = pluginNames(*file.content);
        return plugins.isEmpty() ? comparable(host, *file.content) : plugins;
    }
    return comparable(host, *file.content);
}

/// The version that most hosts have; of equally many, that of the first host.
const Version *commonVersion(const QList<Version> &versions)
{
    const Version *best = nullptr;
    qsizetype most = 0;
    for (const Version &version : versions) {
        const auto alike = std::ranges::count_if(
            versions, [&version](const Version &other) { return (other.file == nullptr) == (version.file == nullptr) && other.lines == version.lines; });
        if (alike > most) {
            most = alike;
            best = &version;
        }
    }
    return best;
}

void differ(CheckResult &result, const QString &path, const Version &here, const Version &common)
{
    result.outcome = Outcome::Warning;
    result.facts = {{u"path"_s, path}, {u"peer"_s, common.host->name()}};
    result.expected = QCoreApplication::translate("HostChecks", "as on %1").arg(common.host->name());
    const QString file = QFileInfo(path).fileName();
    if (!here.file) {
        result.kind = u"missing"_s;
        result.title = QCoreApplication::translate("HostChecks", "%1 has no %2, other brokers have one").arg(result.host, file);
        result.seen = QCoreApplication::translate("HostChecks", "missing");
        return;
    }
    result.since = here.file->modified;
    if (isCookie(*here.file)) {
        result.kind = u"cookie"_s;
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("HostChecks", "The Erlang cookie of %1 is another one than that of the others").arg(result.host);
        result.text = QCoreApplication::translate("HostChecks", "After its next start this node cannot join the others.");
        return;
    }
    QStringList more = here.lines;
    QStringList less = common.lines;
    for (const QString &line : common.lines)
        more.removeOne(line);
    for (const QString &line : here.lines)
        less.removeOne(line);
    result.kind = file == "enabled_plugins"_L1 ? u"plugins"_s : u"differs"_s;
    result.title = common.file ? QCoreApplication::translate("HostChecks", "%1 of %2 differs from that of the other brokers").arg(file, result.host)
                               : QCoreApplication::translate("HostChecks", "%1 has a %2, other brokers have none").arg(result.host, file);
    // A line or two tell what it is about.
    result.seen = phrases::list(more.first(std::min<qsizetype>(more.size(), 3))).left(300);
    if (!less.isEmpty())
        result.expected = phrases::list(less.first(std::min<qsizetype>(less.size(), 3))).left(300);
    if (result.seen.isEmpty())
        result.seen = QCoreApplication::translate("HostChecks", "missing");
    if (result.kind == "plugins"_L1)
        result.facts.insert(u"plugin"_s, (less.isEmpty() ? more : less).value(0));
}

} // namespace

QList<CheckResult> configChecks(const HostView &host)
{
    return host.hasBroker() ? QList<CheckResult>{files(host), syntax(host), dataNames(host)} : QList<CheckResult>();
}

QList<CheckResult> configDifferences(const QList<HostView> &hosts)
{
    QList<const HostView *> members;
    for (const HostView &host : hosts) {
        if (host.deep.isMember)
            members.append(&host);
    }
    QList<CheckResult> results;
    QMap<QString, QList<Version>> byPath;
    for (const HostView *host : std::as_const(members)) {
        CheckResult result = about("host.config.diff"_L1, FaultClass::Human, *host);
        result.title = QCoreApplication::translate("HostChecks", "The configuration of %1 is that of the other brokers").arg(host->name());
        if (!lacksAnswer(result, host->deep.config)) {
            for (const ConfigFileLook &file : host->deep.config.value->files) {
                if (!file.isReferred && (!file.exists || file.content || (isCookie(file) && !file.sha256.isEmpty())) && !file.isCut)
                    byPath[file.path];
            }
        }
        results.append(result);
    }
    if (members.size() < 2)
        return {};
    for (auto path = byPath.begin(); path != byPath.end(); ++path) {
        for (const HostView *host : std::as_const(members)) {
            if (!host->deep.config.has())
                continue;
            const QList<ConfigFileLook> &files = host->deep.config.value->files;
            const auto file = std::ranges::find(files, path.key(), &ConfigFileLook::path);
            if (file == files.end() || !file->exists)
                path->append({.host = host, .file = nullptr, .lines = {}});
            else if (file->content || isCookie(*file))
                path->append({.host = host, .file = &*file, .lines = linesOf(*host, *file)});
        }
        const Version *common = commonVersion(*path);
        for (const Version &version : std::as_const(*path)) {
            const auto result = std::ranges::find(results, version.host->name(), &CheckResult::host);
            const bool same = (version.file == nullptr) == (common->file == nullptr) && version.lines == common->lines;
            if (!same && result->outcome == Outcome::Passed)
                differ(*result, path.key(), version, *common);
        }
    }
    return results;
}

} // namespace warrener::hostchecks
