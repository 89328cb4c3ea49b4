#include "ui/queues/QueueColumn.h"

#include <QCoreApplication>

namespace warrener {

namespace {

struct ColumnText
{
    const char *id;
    const char *title;
};

constexpr std::array<ColumnText, NumQueueColumns> columnTexts{{
    {"state", QT_TRANSLATE_NOOP("QueueColumn", "State")},
    {"name", QT_TRANSLATE_NOOP("QueueColumn", "Name")},
    {"vhost", QT_TRANSLATE_NOOP("QueueColumn", "Vhost")},
    {"type", QT_TRANSLATE_NOOP("QueueColumn", "Type")},
    {"leader", QT_TRANSLATE_NOOP("QueueColumn", "Leader")},
    {"members", QT_TRANSLATE_NOOP("QueueColumn", "Members")},
    {"ready", QT_TRANSLATE_NOOP("QueueColumn", "Ready")},
    {"unacked", QT_TRANSLATE_NOOP("QueueColumn", "Unacked")},
    {"in-rate", QT_TRANSLATE_NOOP("QueueColumn", "In/s")},
    {"out-rate", QT_TRANSLATE_NOOP("QueueColumn", "Out/s")},
    {"ack-rate", QT_TRANSLATE_NOOP("QueueColumn", "Ack/s")},
    {"consumers", QT_TRANSLATE_NOOP("QueueColumn", "Consumers")},
    {"memory", QT_TRANSLATE_NOOP("QueueColumn", "Memory")},
    {"ready-10-min", QT_TRANSLATE_NOOP("QueueColumn", "Ready, 10 min")},
}};

} // namespace

QString toTitle(QueueColumn column)
{
    return QCoreApplication::translate("QueueColumn", columnTexts.at(column).title);
}

QString toId(QueueColumn column)
{
    return QString::fromLatin1(columnTexts.at(column).id);
}

} // namespace warrener
