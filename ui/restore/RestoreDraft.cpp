#include "ui/restore/RestoreDraft.h"

#include "base/BoundedExpression.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/backup/BackupQueues.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QHash<QString, QString> namesOf(const QList<Renaming> &renamings)
{
    QHash<QString, QString> names;
    for (const Renaming &renaming : renamings) {
        if (!renaming.to.isEmpty() && renaming.to != renaming.from)
            names.insert(renaming.from, renaming.to);
    }
    return names;
}

const DefinitionsTable *tableOf(const DefinitionsPtr &definitions, const QString &section)
{
    if (!definitions)
        return nullptr;
    const auto found = std::ranges::find(definitions->tables, section, &DefinitionsTable::key);
    return found == definitions->tables.end() ? nullptr : &*found;
}

QString typeOfQueue(const QJsonValue &queue)
{
    const QString said = queue["arguments"_L1]["x-queue-type"_L1].toString();
    return said.isEmpty() ? u"classic"_s : said;
}

} // namespace

RestoreDraft compared(RestoreDraft draft)
{
    draft.leave.clear();
    draft.remove.clear();
    draft.replace.clear();
    draft.leaveFiles.clear();
    return draft;
}

RestoreRequest requestOf(const RestoreDraft &draft)
{
    RestoreRequest request{.definitions = draft.definitions, .messages = draft.messages, .configuration = draft.configuration, .data = draft.data};
    request.files = {.hosts = draft.hosts, .tlsFiles = draft.tlsFiles, .cookie = draft.cookie};
    request.directories = {.nodes = draft.nodes, .together = draft.together};
    request.objects = {.sections = draft.sections,
                       .vhosts = draft.vhosts,
                       .vhostNames = namesOf(draft.vhostNames),
                       .queueNames = namesOf(draft.queueNames),
                       .remove = draft.remove,
                       .leave = draft.leave,
                       .replace = draft.replace,
                       .mirroredAsQuorum = draft.mirroredAsQuorum};
    request.queues = {.vhosts = draft.vhosts,
                      .vhostNames = request.objects.vhostNames,
                      .queueNames = request.objects.queueNames,
                      .skipPresent = draft.skipPresent,
                      .mark = draft.mark,
                      .withConsumers = draft.withConsumers,
                      .perSecond = draft.perSecond};
    switch (draft.queues) {
    case RestoreDraft::Queues::All:
        break;
    case RestoreDraft::Queues::Matching:
        request.objects.pattern = request.queues.pattern = draft.pattern;
        break;
    case RestoreDraft::Queues::Ticked:
        request.objects.queues = request.queues.queues = draft.ticked;
        break;
    }
    return request;
}

RestoreContents contentsOf(const BackupManifest &manifest, const DefinitionsPtr &definitions)
{
    RestoreContents contents{.holds = manifest.holds};
    QSet<QString> vhosts;
    QMap<QString, ContentQueue> queues;
    for (const BackedUpQueue &queue : manifest.queues) {
        vhosts.insert(queue.vhost);
        queues.insert(queueKey(queue.vhost, queue.name), {.vhost = queue.vhost,
                                                          .name = queue.name,
                                                          .type = queue.type,
                                                          .messages = queue.entry.isEmpty() ? -1 : queue.messages,
                                                          .reason = queue.entry.isEmpty() ? queue.reason : QString()});
    }
    if (const DefinitionsTable *table = tableOf(definitions, u"queues"_s)) {
        for (const QJsonValue &row : table->rows) {
            const QString key = queueKey(row["vhost"_L1].toString(), row["name"_L1].toString());
            if (!queues.contains(key))
                queues.insert(key, {.vhost = row["vhost"_L1].toString(), .name = row["name"_L1].toString(), .type = typeOfQueue(row)});
        }
    }
    if (const DefinitionsTable *table = tableOf(definitions, u"vhosts"_s)) {
        for (const QJsonValue &row : table->rows)
            vhosts.insert(row["name"_L1].toString());
    }
    for (const QString &section : restoreSections()) {
        if (const DefinitionsTable *table = tableOf(definitions, section))
            contents.sections.insert(section, int(table->rows.size()));
    }
    QMap<QString, ContentHost> hosts;
    QMap<QString, ContentHost> nodes;
    for (const BackupEntry &entry : manifest.entries) {
        const bool isData = entry.path.startsWith(entrypath::ofData);
        if (!isData && !entry.path.startsWith(entrypath::ofConfiguration))
            continue;
        const QString name = entry.source.host.isEmpty() ? entrypath::hostOf(entry.path) : entry.source.host;
        ContentHost &host = (isData ? nodes : hosts)[name];
        host.name = name;
        ++host.files;
        host.bytes += entry.size;
    }
    contents.hosts = hosts.values();
    contents.nodes = nodes.values();
    contents.queues = queues.values();
    contents.vhosts = vhosts.values();
    contents.vhosts.sort();
    return contents;
}

QList<ContentQueue> chosenQueues(const RestoreContents &contents, const RestoreDraft &draft)
{
    const QRegularExpression pattern = boundedExpression(draft.pattern);
    const QSet<QString> ticked(draft.ticked.begin(), draft.ticked.end());
    QList<ContentQueue> chosen;
    std::ranges::copy_if(contents.queues, std::back_inserter(chosen), [&](const ContentQueue &queue) {
        if (!draft.vhosts.isEmpty() && !draft.vhosts.contains(queue.vhost))
            return false;
        switch (draft.queues) {
        case RestoreDraft::Queues::All:
            return true;
        case RestoreDraft::Queues::Matching:
            return pattern.isValid() && pattern.match(queue.name).hasMatch();
        case RestoreDraft::Queues::Ticked:
            return ticked.contains(queueKey(queue.vhost, queue.name));
        }
        return false;
    });
    return chosen;
}

RestorePreview asTicked(RestorePreview preview, const RestoreDraft &draft)
{
    preview.definitions = asTicked(std::move(preview.definitions), draft.leave, draft.remove, draft.replace);
    return preview;
}

PreviewFigures figuresOf(const RestorePreview &preview, const RestoreDraft &draft)
{
    PreviewFigures figures;
    QSet<std::pair<QString, QString>> leftQueues;
    for (const RestoreObject &object : preview.definitions.objects) {
        const bool isQueue = object.section == "queues"_L1 && !object.isThere;
        switch (object.fate) {
        case RestoreFate::Create:
        case RestoreFate::Unfit:
        case RestoreFate::Change:
            ++(comesNew(object) ? figures.created : figures.changed);
            break;
        case RestoreFate::Cannot:
            ++figures.cannot;
            break;
        case RestoreFate::Left:
        case RestoreFate::LeftOut:
            ++(object.fate == RestoreFate::Left ? figures.left : figures.leftOut);
            if (isQueue)
                leftQueues.insert({object.vhost, object.name});
            break;
        case RestoreFate::OnlyLive:
            ++figures.onlyLive;
            break;
        case RestoreFate::Remove:
            ++figures.removed;
            break;
        case RestoreFate::Replace:
            ++figures.replaced;
            break;
        case RestoreFate::Same:
            ++figures.same;
            break;
        }
    }
    for (const RestoreQueue &queue : preview.queues) {
        if (!queue.refused.isEmpty() || leftQueues.contains({queue.targetVhost, queue.targetName})) {
            figures.refused += queue.inBackup;
            continue;
        }
        ++figures.queues;
        figures.messages += queue.published(draft.skipPresent);
        figures.present += std::max<qint64>(0, queue.present);
    }
    const QSet<QString> leaveFiles(draft.leaveFiles.begin(), draft.leaveFiles.end());
    QSet<QString> refusedHosts;
    for (const RestoreHost &host : preview.hosts) {
        if (!host.refused.isEmpty())
            refusedHosts.insert(host.of);
    }
    figures.files = int(std::ranges::count_if(preview.files, [&](const RestoreFile &file) {
        const bool isWritten = file.fate == FileFate::Create || file.fate == FileFate::Change;
        return isWritten && !leaveFiles.contains(file.entry) && !refusedHosts.contains(file.of);
    }));
    figures.directories = int(std::ranges::count_if(preview.directories, [](const RestoreData &data) { return data.refused.isEmpty(); }));
    return figures;
}

} // namespace warrener
