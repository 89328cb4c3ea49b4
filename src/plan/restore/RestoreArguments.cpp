#include "plan/restore/RestoreArguments.h"

#include "run/operations/BackupQueues.h"

#include <QCoreApplication>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString pathOf(const QString &key)
{
    QStringList parts;
    for (const QString &part : key.split(u'\n'))
        parts.append(QString::fromLatin1(QUrl::toPercentEncoding(part)));
    return parts.join(u'/');
}

QStringList partsOf(const QString &path)
{
    QStringList parts;
    for (const QString &part : path.split(u'/'))
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

} // namespace

QString objectPath(const QString &key)
{
    return pathOf(key);
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

QString queuePath(const QString &key)
{
    return pathOf(key);
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
    QStringList arguments{u"restore"_s, request.source.file.isEmpty() ? request.source.id : request.source.file};
    const auto say = [&arguments](const QString &option, const QString &value) {
        if (!value.isEmpty())
            arguments << option << value;
    };
    const auto flag = [&arguments](bool is, const QString &option) {
        if (is)
            arguments << option;
    };
    const DefinitionsChoice &objects = request.objects;
    const MessagesChoice &queues = request.queues;
    say(u"--only"_s, partsWords(request));
    say(u"--to"_s, into.value);
    say(u"--folder"_s, request.source.folder);
    say(u"--identity"_s, request.source.identity);
    if (request.definitions || request.messages) {
        say(u"--queues"_s, objects.pattern);
        for (const QString &vhost : objects.vhosts)
            say(u"--vhost"_s, vhost);
        for (const QString &queue : objects.queues)
            say(u"--queue"_s, queuePath(queue));
        for (const QString &names : renamings(objects.vhostNames))
            say(u"--rename-vhost"_s, names);
        for (const QString &names : renamings(objects.queueNames))
            say(u"--rename-queue"_s, names);
    }
    if (request.definitions) {
        say(u"--kinds"_s, objects.sections.join(u','));
        for (const QString &object : objects.leave)
            say(u"--leave"_s, objectPath(object));
        for (const QString &object : objects.remove)
            say(u"--delete"_s, objectPath(object));
    }
    if (request.messages) {
        flag(!queues.skipPresent, u"--publish-all"_s);
        flag(queues.mark, u"--mark"_s);
        flag(queues.withConsumers, u"--with-consumers"_s);
        say(u"--per-second"_s, queues.perSecond > 0 ? QString::number(queues.perSecond) : QString());
    }
    say(u"--hosts"_s, (request.data ? request.directories.nodes : request.configuration ? request.files.hosts : QStringList()).join(u','));
    if (request.configuration) {
        for (const QString &file : request.files.files)
            say(u"--file"_s, file);
        flag(request.files.tlsFiles, u"--tls-files"_s);
        flag(request.files.cookie, u"--cookie"_s);
    }
    flag(request.data && request.directories.together, u"--together"_s);
    return arguments;
}

std::optional<RestoreRequest> narrowed(RestoreRequest request, const RestorePreview &preview, const QStringList &leaveFiles)
{
    const QSet<QString> leave(request.objects.leave.begin(), request.objects.leave.end());
    QStringList queues;
    for (const RestoreQueue &queue : preview.queues) {
        if (!leave.contains(objectKey({.section = u"queues"_s, .vhost = queue.targetVhost, .name = queue.targetName})))
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
