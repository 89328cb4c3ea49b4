#include "ui/nodes/MemoryGroups.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace warrener {

namespace {

struct KeyWord
{
    const char *key;
    const char *word;
};

constexpr KeyWord keyWords[] = {
    {"connection_readers", QT_TRANSLATE_NOOP("MemoryGroups", "Connections")},
    {"connection_writers", QT_TRANSLATE_NOOP("MemoryGroups", "Connections")},
    {"connection_channels", QT_TRANSLATE_NOOP("MemoryGroups", "Connections")},
    {"connection_other", QT_TRANSLATE_NOOP("MemoryGroups", "Connections")},
    {"queue_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Classic queues")},
    {"queue_slave_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Classic queue mirrors")},
    {"quorum_queue_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Quorum queues")},
    {"quorum_queue_dlx_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Quorum queues")},
    {"quorum_ets", QT_TRANSLATE_NOOP("MemoryGroups", "Quorum queue tables")},
    {"stream_queue_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Streams")},
    {"stream_queue_replica_reader_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Streams")},
    {"stream_queue_coordinator_procs", QT_TRANSLATE_NOOP("MemoryGroups", "Streams")},
    {"metadata_store", QT_TRANSLATE_NOOP("MemoryGroups", "Metadata store")},
    {"metadata_store_ets", QT_TRANSLATE_NOOP("MemoryGroups", "Metadata store")},
    {"mnesia", QT_TRANSLATE_NOOP("MemoryGroups", "Metadata store")},
    {"plugins", QT_TRANSLATE_NOOP("MemoryGroups", "Plugins")},
    {"other_proc", QT_TRANSLATE_NOOP("MemoryGroups", "Other processes")},
    {"metrics", QT_TRANSLATE_NOOP("MemoryGroups", "Metrics")},
    {"mgmt_db", QT_TRANSLATE_NOOP("MemoryGroups", "Management data")},
    {"other_ets", QT_TRANSLATE_NOOP("MemoryGroups", "Other tables")},
    {"binary", QT_TRANSLATE_NOOP("MemoryGroups", "Binaries")},
    {"msg_index", QT_TRANSLATE_NOOP("MemoryGroups", "Message index")},
    {"code", QT_TRANSLATE_NOOP("MemoryGroups", "Code")},
    {"atom", QT_TRANSLATE_NOOP("MemoryGroups", "Atoms")},
    {"other_system", QT_TRANSLATE_NOOP("MemoryGroups", "Other, of the system")},
    {"allocated_unused", QT_TRANSLATE_NOOP("MemoryGroups", "Allocated, unused")},
    {"reserved_unallocated", QT_TRANSLATE_NOOP("MemoryGroups", "Reserved, unallocated")},
};

QString wordOf(const QString &key)
{
    const auto found = std::ranges::find_if(keyWords, [&](const KeyWord &entry) { return key == QLatin1StringView(entry.key); });
    return found == std::end(keyWords) ? key : QCoreApplication::translate("MemoryGroups", found->word);
}

} // namespace

QList<MemoryGroup> memoryGroups(const MemoryBreakdown &memory, qsizetype most)
{
    QList<MemoryGroup> groups;
    for (const MemoryShare &share : memory.shares) {
        if (share.bytes <= 0)
            continue;
        const QString word = wordOf(share.id);
        const auto group = std::ranges::find(groups, word, &MemoryGroup::word);
        if (group == groups.end())
            groups.append({.word = word, .bytes = share.bytes});
        else
            group->bytes += share.bytes;
    }
    std::ranges::stable_sort(groups, std::ranges::greater{}, &MemoryGroup::bytes);
    if (groups.size() > most && most > 0) {
        MemoryGroup rest{.word = QCoreApplication::translate("MemoryGroups", "Everything else"), .bytes = 0};
        while (groups.size() >= most)
            rest.bytes += groups.takeLast().bytes;
        groups.append(rest);
    }
    return groups;
}

} // namespace warrener
