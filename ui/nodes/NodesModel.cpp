#include "ui/nodes/NodesModel.h"

#include "base/Units.h"
#include "ui/parts/Meter.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Column = NodesModel::Columns;

struct ColumnTitle
{
    const char *title;
    const char *full; ///< null: the title says it all
};

constexpr std::array<ColumnTitle, NodesModel::NumColumns> titles{{
    {QT_TRANSLATE_NOOP("NodesModel", "State"), nullptr},
    {QT_TRANSLATE_NOOP("NodesModel", "Name"), nullptr},
    {QT_TRANSLATE_NOOP("NodesModel", "Role"), nullptr},
    {QT_TRANSLATE_NOOP("NodesModel", "Version"), nullptr},
    {QT_TRANSLATE_NOOP("NodesModel", "Uptime"), nullptr},
    {QT_TRANSLATE_NOOP("NodesModel", "Memory"), QT_TRANSLATE_NOOP("NodesModel", "Memory of the broker, and its limit")},
    {QT_TRANSLATE_NOOP("NodesModel", "Disk free"), QT_TRANSLATE_NOOP("NodesModel", "Disk free for the broker, and its limit")},
    {QT_TRANSLATE_NOOP("NodesModel", "Files"), QT_TRANSLATE_NOOP("NodesModel", "File descriptors in use")},
    {QT_TRANSLATE_NOOP("NodesModel", "Sockets"), QT_TRANSLATE_NOOP("NodesModel", "Sockets in use")},
    {QT_TRANSLATE_NOOP("NodesModel", "Procs"), QT_TRANSLATE_NOOP("NodesModel", "Erlang processes")},
    {QT_TRANSLATE_NOOP("NodesModel", "Run q"), QT_TRANSLATE_NOOP("NodesModel", "Run queue of the Erlang scheduler")},
    {QT_TRANSLATE_NOOP("NodesModel", "CPU"), QT_TRANSLATE_NOOP("NodesModel", "CPU of the host, % of all cores")},
    {QT_TRANSLATE_NOOP("NodesModel", "Load"), QT_TRANSLATE_NOOP("NodesModel", "Load of the host, 1 min, per core")},
    {QT_TRANSLATE_NOOP("NodesModel", "Host mem"), QT_TRANSLATE_NOOP("NodesModel", "Memory of the host, % used")},
    {QT_TRANSLATE_NOOP("NodesModel", "Disk"), QT_TRANSLATE_NOOP("NodesModel", "File system with the broker's data, % used")},
    {QT_TRANSLATE_NOOP("NodesModel", "Net in"), QT_TRANSLATE_NOOP("NodesModel", "Network of the host, in")},
    {QT_TRANSLATE_NOOP("NodesModel", "Net out"), QT_TRANSLATE_NOOP("NodesModel", "Network of the host, out")},
    {QT_TRANSLATE_NOOP("NodesModel", "Score"), QT_TRANSLATE_NOOP("NodesModel", "Health score of the host, 0 to 100; none while something on it is critical")},
}};

const QString noFigure = u"–"_s;

template <class Number>
QVariant figure(const std::optional<Number> &value)
{
    return value ? static_cast<double>(*value) : std::nan("");
}

/// The bare figure of a column: what is sorted by and greyed.
QVariant numberOf(const NodeRow &row, int column)
{
    switch (column) {
    case Column::UptimeColumn:
        return row.uptime ? static_cast<double>(row.uptime->count()) : std::nan("");
    case Column::MemoryColumn:
        return figure(row.memoryUsed);
    case Column::DiskColumn:
        return figure(row.diskFree);
    case Column::DescriptorsColumn:
        return figure(row.descriptors);
    case Column::SocketsColumn:
        return figure(row.sockets);
    case Column::ProcessesColumn:
        return figure(row.processes);
    case Column::RunQueueColumn:
        return figure(row.runQueue);
    case Column::CpuColumn:
        return figure(row.cpu);
    case Column::LoadColumn:
        return figure(row.load);
    case Column::HostMemoryColumn:
        return figure(row.hostMemory);
    case Column::HostDiskColumn:
        return figure(row.hostDisk);
    case Column::NetInColumn:
        return figure(row.netIn);
    case Column::NetOutColumn:
        return figure(row.netOut);
    case Column::ScoreColumn:
        return figure(row.score);
    default:
        return {};
    }
}

QString textOf(const NodeRow &row, int column)
{
    const double number = numberOf(row, column).toDouble();
    switch (column) {
    case Column::StateColumn:
        return row.state;
    case Column::NameColumn:
        return row.name;
    case Column::RoleColumn:
        return row.role;
    case Column::VersionColumn:
        return row.version.isEmpty() ? noFigure : row.version;
    default:
        break;
    }
    if (std::isnan(number))
        return noFigure;
    switch (column) {
    case Column::UptimeColumn:
        return units::duration(*row.uptime);
    case Column::MemoryColumn:
    case Column::DiskColumn:
        return units::bytes(number);
    case Column::CpuColumn:
    case Column::HostMemoryColumn:
    case Column::HostDiskColumn:
        return units::percent(number);
    case Column::LoadColumn:
        return units::load(number);
    case Column::NetInColumn:
    case Column::NetOutColumn:
        return units::bytesPerSecond(number);
    default:
        return units::count(std::round(number));
    }
}

QVariant meterOf(const NodeRow &row, int column)
{
    if (column == Column::MemoryColumn && row.memoryUsed && row.memoryLimit && *row.memoryLimit > 0) {
        const auto used = static_cast<double>(*row.memoryUsed);
        const auto limit = static_cast<double>(*row.memoryLimit);
        return QVariant::fromValue(MeterValue{.share = std::min(used / limit, 1.0), .limit = 1.0, .level = row.near.memory});
    }
    if (column == Column::DiskColumn && row.diskFree) {
        const auto free = static_cast<double>(*row.diskFree);
        const auto limit = static_cast<double>(row.diskLimit.value_or(0));
        // Without the size of the file system the limit takes a quarter of the bar.
        const double scale = std::max({free, limit * 4, 1.0});
        return QVariant::fromValue(MeterValue{.share = free / scale, .limit = limit / scale, .level = row.near.disk});
    }
    return {};
}

Level levelOf(const NodeRow &row, int column)
{
    switch (column) {
    case Column::MemoryColumn:
        return row.near.memory;
    case Column::DiskColumn:
        return row.near.disk;
    case Column::DescriptorsColumn:
        return row.near.descriptors;
    case Column::SocketsColumn:
        return row.near.sockets;
    case Column::ProcessesColumn:
        return row.near.processes;
    case Column::RunQueueColumn:
        return row.near.runQueue;
    case Column::CpuColumn:
        return row.cpuLevel;
    case Column::LoadColumn:
        return row.loadLevel;
    case Column::HostMemoryColumn:
        return row.hostMemoryLevel;
    case Column::HostDiskColumn:
        return row.hostDiskLevel;
    case Column::ScoreColumn:
        return row.scoreLevel;
    default:
        return Level::Ok;
    }
}

bool isOfHost(int column)
{
    return column >= Column::CpuColumn;
}

bool isOfBroker(int column)
{
    return column >= Column::MemoryColumn && column <= Column::RunQueueColumn;
}

QVariant toneOf(const NodeRow &row, int column)
{
    const auto is = [](Token token) { return QVariant(static_cast<int>(token)); };
    if (column == Column::RoleColumn || column == Column::VersionColumn || column == Column::UptimeColumn)
        return is(Token::Text2);
    if ((isOfBroker(column) && row.stale) || (isOfHost(column) && row.hostStale))
        return is(Token::Text3);
    switch (levelOf(row, column)) {
    case Level::Warning:
        return is(Token::Warn);
    case Level::Critical:
        return is(Token::Bad);
    default:
        return {};
    }
}

QVariant sortOf(const NodeRow &row, int column)
{
    if (column == Column::StateColumn)
        return -static_cast<int>(row.level); // ascending: the worst first
    const QVariant number = numberOf(row, column);
    return number.isValid() ? number : QVariant(textOf(row, column).toLower());
}

QVariant toolTipOf(const NodeRow &row, int column)
{
    if (column == Column::NameColumn)
        return row.fullName;
    if (isOfHost(column) && !row.hostReason.isEmpty())
        return row.hostReason;
    if (column == Column::MemoryColumn && row.memoryLimit)
        return QCoreApplication::translate("NodesModel", "Limit %1").arg(units::bytes(static_cast<double>(*row.memoryLimit)));
    if (column == Column::DiskColumn && row.diskLimit)
        return QCoreApplication::translate("NodesModel", "Limit %1").arg(units::bytes(static_cast<double>(*row.diskLimit)));
    return {};
}

} // namespace

NodesModel::NodesModel(QObject *parent) : QAbstractTableModel(parent) {}

void NodesModel::setRows(const QList<NodeRow> &rows)
{
    if (rows == m_rows)
        return;
    const bool same = std::ranges::equal(rows, m_rows, {}, [](const NodeRow &row) { return row.fullName; }, [](const NodeRow &row) { return row.fullName; });
    if (!same) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    m_rows = rows;
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(rows.size()) - 1, NumColumns - 1));
}

int NodesModel::rowOf(const Subject &subject) const
{
    const auto found = std::ranges::find(m_rows, subject, &NodeRow::subject);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int NodesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NodesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant NodesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NodeRow &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case Qt::ToolTipRole:
        return toolTipOf(row, column);
    case Qt::TextAlignmentRole:
        return column >= UptimeColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        return column == StateColumn ? QVariant(static_cast<int>(glyphFor(row.level))) : QVariant();
    case roles::Weight:
        return column == NameColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case roles::Number:
        return numberOf(row, column);
    case roles::Meter:
        return meterOf(row, column);
    case roles::Tone:
        return toneOf(row, column);
    case roles::Sort:
        return sortOf(row, column);
    default:
        return {};
    }
}

QVariant NodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= NumColumns)
        return {};
    const ColumnTitle &title = titles.at(static_cast<std::size_t>(section));
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate("NodesModel", title.title);
    case Qt::ToolTipRole:
        return title.full ? QVariant(QCoreApplication::translate("NodesModel", title.full)) : QVariant();
    case Qt::TextAlignmentRole:
        return section >= UptimeColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case Qt::InitialSortOrderRole:
        return section >= UptimeColumn && section != DiskColumn && section != ScoreColumn ? QVariant(static_cast<int>(Qt::DescendingOrder)) : QVariant();
    default:
        return {};
    }
}

} // namespace warrener
