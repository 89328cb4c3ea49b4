#include "ui/queues/QueueExport.h"

#include "base/Csv.h"
#include "base/SafeFile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array exportedColumns{
    QueueStateColumn,   QueueVhostColumn, QueueTypeColumn, QueueLeaderColumn, QueueMembersColumn,   QueueReadyColumn,
    QueueUnackedColumn, QueueInColumn,    QueueOutColumn,  QueueAckColumn,    QueueConsumersColumn, QueueMemoryColumn,
};

QJsonValue number(qint64 value)
{
    return value < 0 ? QJsonValue() : QJsonValue(value);
}

QJsonValue number(float value)
{
    // Two digits behind the point: a rate is no more exact than that.
    return std::isnan(value) ? QJsonValue() : QJsonValue(std::round(static_cast<double>(value) * 100) / 100);
}

QJsonArray names(const QueueTable &table, const std::vector<std::int16_t> &indexes)
{
    QJsonArray result;
    for (const std::int16_t index : indexes) {
        if (index >= 0 && index < table.nodes.size())
            result.append(table.nodes.at(index).value);
    }
    return result;
}

QJsonValue valueOf(const QueueArrangement &view, std::uint32_t index, QueueColumn column)
{
    const QueueTable &table = *view.table;
    const QueueRow &row = table.rows[index];
    switch (column) {
    case QueueStateColumn:
        return toId(view.conditions[index]);
    case QueueNameColumn:
        return row.name;
    case QueueVhostColumn:
        return table.vhostOf(row);
    case QueueTypeColumn:
        return row.type == QueueType::Unknown ? QJsonValue() : QJsonValue(toId(row.type));
    case QueueLeaderColumn:
        return row.leader < 0 ? QJsonValue() : QJsonValue(table.leaderOf(row).value);
    case QueueMembersColumn:
        return row.membersKnown ? QJsonValue(names(table, row.members)) : QJsonValue();
    case QueueReadyColumn:
        return number(row.ready);
    case QueueUnackedColumn:
        return number(row.unacked);
    case QueueInColumn:
        return number(row.inRate);
    case QueueOutColumn:
        return number(row.outRate);
    case QueueAckColumn:
        return number(row.ackRate);
    case QueueConsumersColumn:
        return number(row.consumers);
    case QueueMemoryColumn:
        return number(row.memory);
    case QueueTrendColumn:
    case NumQueueColumns:
        break;
    }
    return {};
}

QString textOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        const double figure = value.toDouble();
        return figure == std::floor(figure) ? QString::number(static_cast<qint64>(figure)) : QString::number(figure, 'f', 2);
    }
    if (value.isArray()) {
        QStringList list;
        for (const auto all = value.toArray(); const QJsonValue &item : all)
            list.append(item.toString());
        return list.join(u' ');
    }
    return value.toString();
}

QByteArray toCsv(const QueueArrangement &view)
{
    QString text = toId(QueueNameColumn);
    for (const QueueColumn column : exportedColumns)
        text += u',' + toId(column);
    text += "\r\n"_L1;
    for (const std::uint32_t index : view.rows) {
        text += csvField(view.table->rows[index].name);
        for (const QueueColumn column : exportedColumns)
            text += u',' + csvField(textOf(valueOf(view, index, column)));
        text += "\r\n"_L1;
    }
    return text.toUtf8();
}

QByteArray toJson(const QueueArrangement &view)
{
    QJsonArray queues;
    for (const std::uint32_t index : view.rows) {
        QJsonObject queue{{toId(QueueNameColumn), view.table->rows[index].name}};
        for (const QueueColumn column : exportedColumns)
            queue.insert(toId(column), valueOf(view, index, column));
        queues.append(queue);
    }
    return QJsonDocument(QJsonObject{{u"as-of"_s, toDateTime(view.table->asOf).toUTC().toString(Qt::ISODateWithMs)}, {u"queues"_s, queues}}).toJson();
}

} // namespace

QueueFileFormat queueFileFormatOf(const QString &file)
{
    return file.endsWith(".json"_L1, Qt::CaseInsensitive) ? QueueFileFormat::Json : QueueFileFormat::Csv;
}

Status exportQueues(const QueueArrangement &view, QueueFileFormat format, const QString &file)
{
    return writeFileSafely(file, format == QueueFileFormat::Json ? toJson(view) : toCsv(view));
}

} // namespace warrener
