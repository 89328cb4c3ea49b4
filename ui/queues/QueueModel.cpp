#include "ui/queues/QueueModel.h"

#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/queues/QueueTrends.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFont>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isNumeric(QueueColumn column)
{
    return column >= QueueReadyColumn && column <= QueueMemoryColumn;
}

GlyphKind glyphOf(QueueCondition condition)
{
    return condition == QueueCondition::Idle ? GlyphKind::Pending : glyphFor(levelOf(condition));
}

double orUnknown(qint64 value)
{
    return value < 0 ? std::nan("") : static_cast<double>(value);
}

} // namespace

QueueModel::QueueModel(const QueueTrends &trends, QObject *parent) : QAbstractTableModel(parent), m_trends(trends) {}

void QueueModel::setNodeOrder(const QList<NodeName> &nodes)
{
    m_order = nodes;
    countNodes();
}

void QueueModel::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, NumQueueColumns - 1));
}

void QueueModel::setSilent(const QList<NodeName> &nodes)
{
    if (nodes == m_silentNodes)
        return;
    m_silentNodes = nodes;
    countNodes();
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, NumQueueColumns - 1));
}

void QueueModel::show(const QueueArrangementPtr &view)
{
    const int rows = view ? static_cast<int>(view->rows.size()) : 0;
    if (view && view->sameQueues && m_view && view->comparedWith.lock() == m_view) {
        m_view = view;
        countNodes();
        if (rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows - 1, NumQueueColumns - 1));
        return;
    }
    // Grow, put in order, shrink: each is a change that views can follow, and rows never lie
    // outside of what they have been told.
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    permute(view);
    if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

void QueueModel::permute(const QueueArrangementPtr &view)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QHash<int, QueueRef> wanted;
    for (const QModelIndex &index : before) {
        if (rowAt(index.row()))
            wanted.insert(index.row(), refAt(index.row()));
    }
    m_view = view;
    countNodes();
    QHash<int, int> places;
    for (auto ref = wanted.cbegin(); ref != wanted.cend(); ++ref)
        places.insert(ref.key(), rowOf(ref.value()));
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const int row = places.value(index.row(), -1);
        after.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void QueueModel::countNodes()
{
    m_numbers.clear();
    m_silent.clear();
    if (!m_view)
        return;
    auto next = static_cast<int>(m_order.size()) + 1;
    for (const NodeName &node : m_view->table->nodes) {
        const auto place = m_order.indexOf(node);
        m_numbers.append(place < 0 ? next++ : static_cast<int>(place) + 1);
        m_silent.append(m_silentNodes.contains(node));
    }
}

int QueueModel::numberOf(std::int16_t node) const
{
    return m_numbers.value(node, 0);
}

bool QueueModel::isOld(int row) const
{
    return m_stale || m_silent.value(rowAt(row)->leader, false);
}

const QueueRow *QueueModel::rowAt(int row) const
{
    if (!m_view || row < 0 || static_cast<std::size_t>(row) >= m_view->rows.size())
        return nullptr;
    return &m_view->table->rows[m_view->rows[static_cast<std::size_t>(row)]];
}

QueueRef QueueModel::refAt(int row) const
{
    const QueueRow *queue = rowAt(row);
    return queue ? QueueRef{.vhost = m_view->table->vhostOf(*queue), .name = queue->name} : QueueRef{};
}

QueueCondition QueueModel::conditionAt(int row) const
{
    return rowAt(row) ? m_view->conditions[m_view->rows[static_cast<std::size_t>(row)]] : QueueCondition::Unknown;
}

int QueueModel::rowOf(const QueueRef &queue) const
{
    if (!m_view)
        return -1;
    const auto found = std::ranges::find_if(m_view->rows, [&](std::uint32_t index) {
        const QueueRow &row = m_view->table->rows[index];
        return row.name == queue.name && m_view->table->vhostOf(row) == queue.vhost;
    });
    return found == m_view->rows.end() ? -1 : static_cast<int>(found - m_view->rows.begin());
}

QList<float> QueueModel::trendAt(int row) const
{
    const std::vector<float> window = m_trends.window(refAt(row), m_view ? m_view->table->asOf : TimePoint{});
    return {window.begin(), window.end()};
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumQueueColumns;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !rowAt(index.row()))
        return {};
    const int row = index.row();
    const auto column = static_cast<QueueColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return isNumeric(column) ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case Qt::ToolTipRole:
        if (column == QueueMembersColumn)
            return phrases::list(membersInWords(row));
        if (column == QueueLeaderColumn)
            return m_view->table->leaderOf(*rowAt(row)).value;
        return column == QueueNameColumn ? QVariant(rowAt(row)->name) : QVariant();
    case Qt::AccessibleTextRole:
        return column == QueueMembersColumn ? QVariant(phrases::list(membersInWords(row))) : text(row, column);
    case roles::Glyph:
        // Of an old state nobody knows whether it still holds: a green tick would say that all is well now.
        return column == QueueStateColumn ? QVariant(static_cast<int>(isOld(row) ? GlyphKind::NoData : glyphOf(conditionAt(row)))) : QVariant();
    case roles::Name:
        return column == QueueNameColumn || column == QueueVhostColumn;
    case roles::Members:
        return column == QueueMembersColumn ? members(row) : QVariant();
    case roles::Number:
        return number(row, column);
    case roles::Tone:
        return tone(row, column);
    case roles::Weight:
        if (column == QueueNameColumn || column == QueueReadyColumn)
            return static_cast<int>(QFont::Medium);
        return column == QueueConsumersColumn && conditionAt(row) == QueueCondition::NoConsumers ? QVariant(static_cast<int>(QFont::DemiBold)) : QVariant();
    case roles::Series:
        return column == QueueTrendColumn ? QVariant::fromValue(trendAt(row)) : QVariant();
    case roles::SeriesTone:
        return column == QueueTrendColumn && levelOf(conditionAt(row)) == Level::Critical ? QVariant(static_cast<int>(Token::Bad)) : QVariant();
    default:
        return {};
    }
}

QVariant QueueModel::text(int row, QueueColumn column) const
{
    const QueueRow &queue = *rowAt(row);
    switch (column) {
    case QueueStateColumn:
        return toWord(conditionAt(row));
    case QueueNameColumn:
        return shownName(queue.name);
    case QueueVhostColumn:
        return shownName(m_view->table->vhostOf(queue));
    case QueueTypeColumn:
        return queue.type == QueueType::Unknown ? u"–"_s : toId(queue.type);
    case QueueLeaderColumn:
        if (queue.leader >= 0)
            return shortName(m_view->table->leaderOf(queue));
        return queue.leaderKnown ? tr("none") : u"–"_s;
    case QueueMembersColumn:
        return queue.membersKnown ? QVariant() : QVariant(u"–"_s);
    case QueueMemoryColumn:
        return queue.memory < 0 ? u"–"_s : units::bytes(static_cast<double>(queue.memory));
    case QueueReadyColumn:
    case QueueUnackedColumn:
    case QueueInColumn:
    case QueueOutColumn:
    case QueueAckColumn:
    case QueueConsumersColumn:
        return units::count(number(row, column).toDouble());
    case QueueTrendColumn:
    case NumQueueColumns:
        break;
    }
    return {};
}

QVariant QueueModel::number(int row, QueueColumn column) const
{
    const QueueRow &queue = *rowAt(row);
    switch (column) {
    case QueueReadyColumn:
        return orUnknown(queue.ready);
    case QueueUnackedColumn:
        return orUnknown(queue.unacked);
    case QueueInColumn:
        return static_cast<double>(queue.inRate);
    case QueueOutColumn:
        return static_cast<double>(queue.outRate);
    case QueueAckColumn:
        return static_cast<double>(queue.ackRate);
    case QueueConsumersColumn:
        return orUnknown(queue.consumers);
    case QueueMemoryColumn:
        return orUnknown(queue.memory);
    default:
        return {};
    }
}

QVariant QueueModel::tone(int row, QueueColumn column) const
{
    const auto is = [](Token token) { return QVariant(static_cast<int>(token)); };
    if (isOld(row))
        return is(Token::Text3);
    switch (column) {
    case QueueVhostColumn:
    case QueueTypeColumn:
    case QueueMembersColumn:
        return is(Token::Text2);
    case QueueLeaderColumn:
        return is(rowAt(row)->leader < 0 && rowAt(row)->leaderKnown ? Token::Bad : Token::Text2);
    case QueueConsumersColumn:
        return conditionAt(row) == QueueCondition::NoConsumers ? is(Token::Warn) : QVariant();
    default:
        return {};
    }
}

QVariant QueueModel::members(int row) const
{
    const QueueRow &queue = *rowAt(row);
    if (!queue.membersKnown)
        return {};
    QList<MemberBox> boxes;
    for (const std::int16_t member : queue.members) {
        boxes.append({.number = numberOf(member), .leader = member == queue.leader, .missing = std::ranges::find(queue.online, member) == queue.online.end()});
    }
    std::ranges::sort(boxes, {}, &MemberBox::number);
    return QVariant::fromValue(boxes);
}

QStringList QueueModel::membersInWords(int row) const
{
    const QueueRow *queue = rowAt(row);
    if (!queue || !queue->membersKnown)
        return {tr("Members not asked yet")};
    QStringList words;
    for (const std::int16_t member : queue->members) {
        const QString node = member >= 0 && member < m_view->table->nodes.size() ? shortName(m_view->table->nodes.at(member)) : u"?"_s;
        if (std::ranges::find(queue->online, member) == queue->online.end())
            words.append(tr("%1 missing").arg(node));
        else if (member == queue->leader)
            words.append(tr("%1 leads").arg(node));
        else
            words.append(node);
    }
    return words;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= NumQueueColumns)
        return {};
    const auto column = static_cast<QueueColumn>(section);
    if (role == Qt::DisplayRole)
        return toTitle(column);
    if (role == Qt::TextAlignmentRole && isNumeric(column))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    // Who sorts by a figure wants the large ones.
    if (role == Qt::InitialSortOrderRole && (isNumeric(column) || column == QueueMembersColumn))
        return static_cast<int>(Qt::DescendingOrder);
    return {};
}

void QueueModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < NumQueueColumns)
        Q_EMIT sortRequested({.column = static_cast<QueueColumn>(column), .order = order});
}

} // namespace warrener
