#include "plan/restore/RestoreArguments.h"

#include "base/ArgumentList.h"
#include "run/operations/backup/BackupQueues.h"

#include <QCoreApplication>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QStringList pathsOf(const QStringList &keys)
{
    QStringList paths;
    for (const QString &key : keys)
        paths.append(pathOf(key));
    return paths;
}

QStringList partsOf(const QString &path)
{
    QStringList parts;
    for (const auto listed = path.split(u'/'); const QString &part : listed)
        parts.append(QUrl::fromPercentEncoding(part.toUtf8()));
    return parts;
}

/// In the order of their names: the same choice is the same command.
QStringList renamings(const QHash<QString, QString> &names)
{
    QStringList all;
    for (const auto [from, to] : names.asKeyValueRange())
        all.append(from + u'=' + to);
    all.sort();
    return all;
}

QString partsWords(const RestoreRequest &request)
{
    QStringList parts;
    if (request.definitions)
        parts.append(u"definitions"_s);
    if (request.messages)
        parts.append(u"messages"_s);
    if (request.configuration)
        parts.append(u"config"_s);
    if (request.data)
        parts.append(u"data"_s);
    return parts.join(u',');
}

bool isInBackup(const RestoreObject &object)
{
    return object.fate != RestoreFate::OnlyLive && object.fate != RestoreFate::Remove;
}

bool isVhostKnown(const QString &vhost, const RestoreRequest &request, const RestorePreview &preview)
{
    const QString there = request.objects.vhostNames.value(vhost, vhost);
    return std::ranges::contains(preview.manifest.queues, vhost, &BackedUpQueue::vhost)
           || std::ranges::any_of(preview.definitions.objects, [&there](const RestoreObject &object) {
                  return isInBackup(object) && (object.vhost == there || (object.section == "vhosts"_L1 && object.name == there));
              });
}

bool isQueueKnown(const QString &queue, const RestoreRequest &request, const RestorePreview &preview)
{
    const QString there = request.objects.queueNames.value(queue, queue);
    return std::ranges::contains(preview.manifest.queues, queue, &BackedUpQueue::name)
           || std::ranges::any_of(preview.definitions.objects, [&there](const RestoreObject &object) {
                  return isInBackup(object) && object.section == "queues"_L1 && object.name == there;
              });
}

/// Whether a preview shows objects of that kind at all.
bool tellsOf(const QString &section, const RestoreRequest &request)
{
    return !request.definitions || request.objects.sections.isEmpty() || request.objects.sections.contains(section);
}

/// Whether it names all of them in the backup that the request means.
bool tellsAllOf(const QString &section, const RestoreRequest &request)
{
    return tellsOf(section, request) && !(request.definitions && request.objects.isOfObjects());
}

/// The option and the value of the first virtual host, new name, or expression that means nothing; empty: each means something.
QString unknownName(const RestoreRequest &request, const RestorePreview &preview)
{
    const DefinitionsChoice &choice = request.objects;
    if (!request.definitions && !request.messages)
        return {};
    if (tellsAllOf(u"vhosts"_s, request)) {
        for (const QString &vhost : choice.vhosts) {
            if (!isVhostKnown(vhost, request, preview))
                return u"--vhost "_s + vhost;
        }
        // What is not renamed goes to where it was: into the live one.
        for (const auto [from, to] : choice.vhostNames.asKeyValueRange()) {
            if (!isVhostKnown(from, request, preview))
                return u"--rename-vhost %1=%2"_s.arg(from, to);
        }
    }
    for (const auto [from, to] : choice.queueNames.asKeyValueRange()) {
        if (tellsAllOf(u"queues"_s, request) && !isQueueKnown(from, request, preview))
            return u"--rename-queue %1=%2"_s.arg(from, to);
    }
    if (!tellsOf(u"queues"_s, request))
        return {};
    // Of what exists only in the cluster, too: an expression may be said for what is to go.
    const bool anyNamed = !preview.queues.isEmpty() || std::ranges::any_of(preview.definitions.objects, [](const RestoreObject &object) {
        return object.section == "queues"_L1 || object.section == "exchanges"_L1;
    });
    return choice.pattern.isEmpty() || anyNamed ? QString() : u"--queues "_s + choice.pattern;
}

/// Under the names that it has in the target; of bindings, whose names hold those of their ends, one by one.
bool isObjectKnown(const QString &key, const RestoreRequest &request, const RestorePreview &preview)
{
    const DefinitionsChoice &choice = request.objects;
    const QStringList of = key.split(u'\n');
    const QString section = of.value(0), vhost = of.value(1), name = of.value(2);
    if (section == "bindings"_L1 && !choice.queueNames.isEmpty())
        return true;
    const QString there = section == "queues"_L1 ? choice.queueNames.value(name, name) : section == "vhosts"_L1 ? choice.vhostNames.value(name, name) : name;
    return std::ranges::any_of(preview.definitions.objects, [&](const RestoreObject &object) {
        return isInBackup(object) && object.section == section && object.vhost == choice.vhostNames.value(vhost, vhost) && object.name == there;
    });
}

/// The option and the value of the first single object that means nothing.
QString unknownObject(const RestoreRequest &request, const RestorePreview &preview)
{
    if (!request.definitions)
        return {};
    for (const QString &key : request.objects.named) {
        if (!isObjectKnown(key, request, preview))
            return u"--object "_s + pathOf(key);
    }
    for (const auto [section, expression] : request.objects.matching.asKeyValueRange()) {
        if (!std::ranges::contains(preview.definitions.objects, section, &RestoreObject::section))
            return u"--objects %1=%2"_s.arg(section, expression);
    }
    return {};
}

/// Likewise of hosts and files: half of a choice is not done in silence.
QString unknownOnHosts(const RestoreRequest &request, const RestorePreview &preview)
{
    const auto means = [](const QString &said, const QString &name) { return said == name || said == shortName(NodeName{name}); };
    const QStringList named = request.configuration ? request.files.hosts : QStringList();
    for (const auto listed = named + (request.data ? request.directories.nodes : QStringList()); const QString &host : listed) {
        const bool isKnown = std::ranges::any_of(preview.hosts, [&](const RestoreHost &one) { return means(host, one.of); })
                             || std::ranges::any_of(preview.directories, [&](const RestoreData &one) { return means(host, one.node.value); });
        if (!isKnown)
            return u"--hosts "_s + host;
    }
    for (const QString &path : request.configuration ? request.files.files : QStringList()) {
        if (std::ranges::none_of(preview.files,
                                 [&path](const RestoreFile &file) { return file.fate != FileFate::OnlyLive && (file.entry == path || file.path == path); }))
            return u"--file "_s + path;
    }
    return {};
}

} // namespace

QString pathOf(const QString &key)
{
    QStringList parts;
    for (const auto listed = key.split(u'\n'); const QString &part : listed)
        parts.append(QString::fromLatin1(QUrl::toPercentEncoding(part)));
    return parts.join(u'/');
}

Result<QString> objectKeyFromPath(const QString &path)
{
    const QStringList parts = partsOf(path);
    if (parts.size() != 3 || parts.at(2).isEmpty() || !restoreSections().contains(parts.at(0)))
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("Restore", "%1 is no object: it takes KIND/VHOST/NAME, each percent-encoded, as queues/%2/orders").arg(path, u"%2F"_s));
    return parts.join(u'\n');
}

Result<QString> queueKeyFromPath(const QString &path)
{
    const QStringList parts = partsOf(path);
    if (parts.size() != 2 || parts.at(0).isEmpty() || parts.at(1).isEmpty())
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Restore", "%1 is no queue: it takes VHOST/NAME, each percent-encoded, as %2/orders").arg(path, u"%2F"_s));
    return parts.join(u'\n');
}

QStringList argumentsOf(const RestoreRequest &request, const ClusterName &into)
{
    ArgumentList arguments({u"restore"_s, request.source.file.isEmpty() ? request.source.id : request.source.file});
    const DefinitionsChoice &objects = request.objects;
    const MessagesChoice &queues = request.queues;
    arguments.say(u"--only"_s, partsWords(request));
    arguments.say(u"--to"_s, into.value);
    arguments.say(u"--folder"_s, request.source.folder);
    arguments.say(u"--identity"_s, request.source.identity);
    if (request.definitions || request.messages) {
        arguments.say(u"--queues"_s, objects.pattern);
        arguments.sayEach(u"--vhost"_s, objects.vhosts);
        arguments.sayEach(u"--queue"_s, pathsOf(objects.queues));
        arguments.sayEach(u"--rename-vhost"_s, renamings(objects.vhostNames));
        arguments.sayEach(u"--rename-queue"_s, renamings(objects.queueNames));
    }
    if (request.definitions) {
        arguments.say(u"--kinds"_s, objects.sections.join(u','));
        arguments.sayEach(u"--object"_s, pathsOf(objects.named));
        arguments.sayEach(u"--objects"_s, renamings(objects.matching));
        arguments.sayEach(u"--leave"_s, pathsOf(objects.leave));
        arguments.sayEach(u"--delete"_s, pathsOf(objects.remove));
        arguments.sayEach(u"--replace"_s, pathsOf(objects.replace));
        arguments.flag(objects.mirroredAsQuorum, u"--mirrored-as-quorum"_s);
    }
    if (request.messages) {
        arguments.flag(!queues.skipPresent, u"--publish-all"_s);
        arguments.flag(queues.mark, u"--mark"_s);
        arguments.flag(queues.withConsumers, u"--with-consumers"_s);
        arguments.say(u"--per-second"_s, queues.perSecond > 0 ? QString::number(queues.perSecond) : QString());
    }
    arguments.say(u"--hosts"_s, (request.data ? request.directories.nodes : request.configuration ? request.files.hosts : QStringList()).join(u','));
    if (request.configuration) {
        arguments.sayEach(u"--file"_s, request.files.files);
        arguments.flag(request.files.tlsFiles, u"--tls-files"_s);
        arguments.flag(request.files.cookie, u"--cookie"_s);
    }
    arguments.flag(request.data && request.directories.together, u"--together"_s);
    return arguments.words();
}

Status checkNamed(const RestoreRequest &request, const RestorePreview &preview)
{
    const auto unknown = [](const QString &what) {
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "There is no such thing to restore, to replace or to delete: %1").arg(what));
    };
    const auto isObject = [&preview](const QString &key, auto fits) {
        return std::ranges::any_of(preview.definitions.objects, [&](const RestoreObject &object) { return fits(object.fate) && objectKey(object) == key; });
    };
    if (request.definitions) {
        for (const QString &key : request.objects.leave) {
            if (!isObject(key, [](RestoreFate fate) { return fate != RestoreFate::OnlyLive && fate != RestoreFate::Remove; }))
                return unknown(u"--leave "_s + pathOf(key));
        }
        for (const QString &key : request.objects.remove) {
            if (!isObject(key, [](RestoreFate fate) { return fate == RestoreFate::Remove; }))
                return unknown(u"--delete "_s + pathOf(key));
        }
        for (const QString &key : request.objects.replace) {
            if (!isObject(key, [](RestoreFate fate) { return fate == RestoreFate::Replace || fate == RestoreFate::Same; }))
                return unknown(u"--replace "_s + pathOf(key));
        }
    }
    for (const QString &name : {unknownName(request, preview), unknownObject(request, preview), unknownOnHosts(request, preview)}) {
        if (!name.isEmpty())
            return unknown(name);
    }
    for (const QString &key : request.objects.queues) {
        const bool hasMessages = std::ranges::any_of(preview.queues, [&key](const RestoreQueue &queue) { return queueKey(queue.vhost, queue.name) == key; });
        const QStringList of = key.split(u'\n');
        const QString there = objectKey({.section = u"queues"_s,
                                         .vhost = request.objects.vhostNames.value(of.first(), of.first()),
                                         .name = request.objects.queueNames.value(of.last(), of.last())});
        const bool isDefined = std::ranges::any_of(preview.definitions.objects, [&there](const RestoreObject &object) {
            return object.fate != RestoreFate::OnlyLive && object.fate != RestoreFate::Remove && objectKey(object) == there;
        });
        if (!hasMessages && !isDefined)
            return unknown(u"--queue "_s + pathOf(key));
    }
    return {};
}

std::optional<RestoreRequest> narrowed(RestoreRequest request, const RestorePreview &preview, const QStringList &leaveFiles)
{
    const QSet<QString> leave(request.objects.leave.begin(), request.objects.leave.end());
    // What hangs on something that is left alone does not come either: a queue of a virtual host.
    QSet<std::pair<QString, QString>> absent;
    for (const auto listed = asTicked(preview.definitions, request.objects.leave, {}).objects; const RestoreObject &object : listed) {
        const bool comesNot = object.fate == RestoreFate::Left || object.fate == RestoreFate::LeftOut;
        if (object.section == "queues"_L1 && !object.isThere && comesNot)
            absent.insert({object.vhost, object.name});
    }
    QStringList queues;
    for (const RestoreQueue &queue : preview.queues) {
        const QString key = objectKey({.section = u"queues"_s, .vhost = queue.targetVhost, .name = queue.targetName});
        if (!leave.contains(key) && !absent.contains({queue.targetVhost, queue.targetName}))
            queues.append(queueKey(queue.vhost, queue.name));
    }
    const bool isFewer = queues.size() < preview.queues.size();
    if (isFewer) {
        request.queues.queues = queues;
        request.messages = !queues.isEmpty();
    }
    if (!isFewer && leaveFiles.isEmpty())
        return std::nullopt;
    if (leaveFiles.isEmpty())
        return request;
    for (const RestoreFile &file : preview.files) {
        if ((file.fate == FileFate::Create || file.fate == FileFate::Change) && !leaveFiles.contains(file.entry))
            request.files.files.append(file.entry);
    }
    request.configuration = request.configuration && !request.files.files.isEmpty();
    return request;
}

} // namespace warrener
