#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Verb.h"
#include "base/BoundedExpression.h"
#include "base/Units.h"
#include "judge/assess/QueueCondition.h"
#include "judge/assess/QueueFindings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

using Rows = std::vector<const QueueRow *>;

/// The figure that a column sorts by; −1 where it is not known, so that those come last.
double figureOf(const QueueRow &row, const QString &column)
{
    const auto rate = [](float value) { return std::isnan(value) ? -1.0 : static_cast<double>(value); };
    if (column == "ready"_L1)
        return static_cast<double>(row.ready);
    if (column == "unacked"_L1)
        return static_cast<double>(row.unacked);
    if (column == "consumers"_L1)
        return static_cast<double>(row.consumers);
    if (column == "memory"_L1)
        return static_cast<double>(row.memory);
    if (column == "in"_L1)
        return rate(row.inRate);
    if (column == "out"_L1)
        return rate(row.outRate);
    return rate(row.ackRate);
}

void sortRows(Rows &rows, const QueueTable &table, const QString &column)
{
    const auto byText = [&](auto key) { std::ranges::stable_sort(rows, [&](const QueueRow *a, const QueueRow *b) { return key(*a) < key(*b); }); };
    byText([&](const QueueRow &row) { return std::pair(row.name, table.vhostOf(row)); });
    if (column == "vhost"_L1)
        byText([&](const QueueRow &row) { return table.vhostOf(row); });
    else if (column == "type"_L1)
        byText([](const QueueRow &row) { return toId(row.type); });
    else if (column == "state"_L1)
        byText([](const QueueRow &row) { return toId(row.state); });
    else if (column != "name"_L1)
        std::ranges::stable_sort(rows, std::greater{}, [&](const QueueRow *row) { return figureOf(*row, column); });
}

QJsonValue known(qint64 value)
{
    return value < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue known(float rate)
{
    return std::isnan(rate) ? QJsonValue(QJsonValue::Null) : QJsonValue(static_cast<double>(rate));
}

QJsonValue nodeNames(const QueueTable &table, const std::vector<std::int16_t> &indexes, bool areKnown)
{
    if (!areKnown)
        return QJsonValue::Null;
    QJsonArray names;
    for (const std::int16_t index : indexes) {
        if (index >= 0 && index < table.nodes.size())
            names.append(table.nodes.at(index).value);
    }
    return names;
}

QJsonObject rowJson(const QueueTable &table, const QueueRow &row)
{
    return {{u"name"_s, row.name},
            {u"vhost"_s, table.vhostOf(row)},
            {u"type"_s, toId(row.type)},
            {u"state"_s, toId(row.state)},
            {u"leader"_s, text(table.leaderOf(row).value)},
            {u"members"_s, nodeNames(table, row.members, row.membersKnown)},
            {u"online"_s, nodeNames(table, row.online, row.membersKnown)},
            {u"ready"_s, known(row.ready)},
            {u"unacked"_s, known(row.unacked)},
            {u"consumers"_s, known(row.consumers)},
            {u"memory"_s, known(row.memory)},
            {u"inRate"_s, known(row.inRate)},
            {u"outRate"_s, known(row.outRate)},
            {u"ackRate"_s, known(row.ackRate)}};
}

QString shown(qint64 value)
{
    return value < 0 ? u"–"_s : units::count(static_cast<double>(value));
}

QString shown(float rate)
{
    return std::isnan(rate) ? u"–"_s : units::count(static_cast<double>(rate));
}

QStringList rowCells(const QueueTable &table, const QueueRow &row)
{
    const QString type = row.type == QueueType::Unknown ? u"–"_s : toId(row.type);
    const QString leader = row.leader >= 0 ? shortName(table.leaderOf(row)) : row.leaderKnown ? QCoreApplication::translate("warrenctl", "none") : u"–"_s;
    return {row.name,
            table.vhostOf(row),
            type,
            toWord(conditionOf(row, false)), // as the window says it; whether it grows, one look cannot tell
            leader,
            row.membersKnown ? u"%1/%2"_s.arg(row.online.size()).arg(row.members.size()) : u"–"_s,
            shown(row.ready),
            shown(row.unacked),
            shown(row.inRate),
            shown(row.outRate),
            shown(row.ackRate),
            shown(row.consumers),
            row.memory < 0 ? u"–"_s : units::bytes(static_cast<double>(row.memory))};
}

} // namespace

Report queuesReport(const Snapshot &snapshot, const Options &options)
{
    Report report;
    if (!snapshot.queues || isNever(snapshot.queues->asOf)) {
        const std::optional<Error> error = snapshot.queues ? snapshot.queues->error : std::nullopt;
        // A node that refuses its list was reached: by its kind, as of any other refusal.
        report.exitCode = error ? Complaint(*error).exitCode : NotReached;
        report.text = printable(error ? error->message : QCoreApplication::translate("warrenctl", "No node has told about its queues"));
        if (error && !error->detail.isEmpty() && !error->message.contains(error->detail))
            report.text += u": "_s + printable(error->detail);
        report.text += u'\n';
        report.json = {{u"cluster"_s, snapshot.cluster.value}, {u"at"_s, time(snapshot.at)}, {u"queues"_s, QJsonValue::Null}};
        return report;
    }
    const std::shared_ptr<const QueueTable> seen = asSeen(snapshot.queues, missedNodes(snapshot, *snapshot.queues));
    const QueueTable &table = *seen;
    const QRegularExpression expression = boundedExpression(options.match);
    Rows rows;
    for (const QueueRow &row : table.rows) {
        if (options.match.isEmpty() || expression.match(row.name).hasMatch())
            rows.push_back(&row);
    }
    const std::size_t matched = rows.size();
    sortRows(rows, table, options.sort);
    if (options.limit > 0 && rows.size() > static_cast<std::size_t>(options.limit))
        rows.resize(static_cast<std::size_t>(options.limit));

    TextTable lines;
    for (const QString &title : {QCoreApplication::translate("warrenctl", "QUEUE"), QCoreApplication::translate("warrenctl", "VHOST"),
                                 QCoreApplication::translate("warrenctl", "TYPE"), QCoreApplication::translate("warrenctl", "STATE"),
                                 QCoreApplication::translate("warrenctl", "LEADER"), QCoreApplication::translate("warrenctl", "MEMBERS")})
        lines.addColumn(title);
    for (const QString &title : {QCoreApplication::translate("warrenctl", "READY"), QCoreApplication::translate("warrenctl", "UNACKED"),
                                 QCoreApplication::translate("warrenctl", "IN/S"), QCoreApplication::translate("warrenctl", "OUT/S"),
                                 QCoreApplication::translate("warrenctl", "ACK/S"), QCoreApplication::translate("warrenctl", "CONSUMERS"),
                                 QCoreApplication::translate("warrenctl", "MEMORY")})
        lines.addColumn(title, TextTable::Align::Right);
    QJsonArray queues;
    for (const QueueRow *row : rows) {
        lines.addRow(rowCells(table, *row));
        queues.append(rowJson(table, *row));
    }
    QJsonArray missing;
    for (const NodeName &node : table.missing)
        missing.append(node.value);

    report.text = lines.toText();
    QJsonValue detour;
    if (table.detour) {
        report.text += printable(table.detour->refused.message) + u'\n' + printable(describe(table.detour->by, table.detour->unlisted)) + u'\n';
        QJsonArray unlisted;
        for (const UnlistedQueues &part : table.detour->unlisted) {
            unlisted.append(QJsonObject{{u"vhost"_s, part.vhost},
                                        {u"first"_s, double(part.first)},
                                        {u"count"_s, part.count == 0 ? QJsonValue() : QJsonValue(double(part.count))},
                                        {u"error"_s, part.error.message}});
        }
        detour = QJsonObject{{u"refused"_s, table.detour->refused.message},
                             {u"since"_s, time(table.detour->since)},
                             {u"by"_s, table.detour->by == QueueDetour::By::Metrics ? u"metrics"_s : u"parts"_s},
                             {u"unlisted"_s, unlisted}};
    }
    if (matched != rows.size()) {
        report.text += QCoreApplication::translate("warrenctl", "%1 of %2 matching queues shown")
                           .arg(units::count(static_cast<double>(rows.size())), units::count(static_cast<double>(matched)))
                       + u'\n';
    }
    report.json = {{u"cluster"_s, snapshot.cluster.value},
                   {u"at"_s, time(table.asOf)},
                   {u"source"_s, table.source == QueueSource::Api ? u"api"_s : u"metrics"_s},
                   {u"total"_s, known(table.total)},
                   {u"matched"_s, static_cast<double>(matched)},
                   {u"missingNodes"_s, missing},
                   {u"detour"_s, detour},
                   {u"queues"_s, queues}};
    return report;
}

} // namespace warrener::ctl
