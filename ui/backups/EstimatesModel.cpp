#include "ui/backups/EstimatesModel.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isEstimateFigure(int column)
{
    return column == EstimatesModel::MessagesColumn || column == EstimatesModel::SizeColumn || column == EstimatesModel::TimeColumn;
}

GlyphKind glyphOf(const QueueEstimate &queue)
{
    if (queue.way == MessageWay::None)
        return queue.reason.isEmpty() ? GlyphKind::Skipped : GlyphKind::Warn;
    return queue.effect.isEmpty() ? GlyphKind::Ok : GlyphKind::Warn;
}

} // namespace

void EstimatesModel::setQueues(const QList<QueueEstimate> &queues)
{
    const bool same = queues.size() == m_queues.size() && std::ranges::equal(queues, m_queues, [](const QueueEstimate &a, const QueueEstimate &b) {
                          return a.name == b.name && a.vhost == b.vhost;
                      });
    if (same) {
        m_queues = queues;
        if (!m_queues.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NumColumns - 1));
        return;
    }
    beginResetModel();
    m_queues = queues;
    endResetModel();
}

const QueueEstimate *EstimatesModel::rowAt(int row) const
{
    return row >= 0 && row < m_queues.size() ? &m_queues.at(row) : nullptr;
}

int EstimatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_queues.size());
}

int EstimatesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant EstimatesModel::data(const QModelIndex &index, int role) const
{
    const QueueEstimate *queue = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!queue)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return shownName(queue->name);
        case VhostColumn:
            return shownName(queue->vhost);
        case TypeColumn:
            return queue->type;
        case MessagesColumn:
            return units::count(static_cast<double>(queue->messages));
        case SizeColumn:
            return units::size(static_cast<double>(queue->bytes));
        case TimeColumn:
            return queue->time <= Millis{0} ? u"–"_s : queue->time < Millis{1000} ? tr("< 1 s") : units::duration(queue->time);
        case WayColumn:
            return queue->way == MessageWay::None ? tr("Left out") : toWord(queue->way);
        default:
            if (!queue->effect.isEmpty())
                return queue->effect;
            return queue->reason.isEmpty() && queue->way != MessageWay::None ? tr("none") : queue->reason;
        }
    case Qt::ToolTipRole:
        // Whole, also where the column is too narrow for it.
        if (index.column() == EffectColumn && !queue->effect.isEmpty())
            return queue->reason.isEmpty() ? queue->effect : queue->effect + u'\n' + queue->reason;
        return index.column() == EffectColumn || index.column() == WayColumn ? queue->reason : QString();
    case Qt::TextAlignmentRole:
        return isEstimateFigure(index.column()) ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        return index.column() == WayColumn ? QVariant(static_cast<int>(glyphOf(*queue))) : QVariant();
    case roles::Tone:
        return static_cast<int>(index.column() == NameColumn || isEstimateFigure(index.column()) ? Token::Text : Token::Text2);
    case roles::Name:
        return index.column() == NameColumn;
    case roles::Weight:
        return index.column() == NameColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant EstimatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isEstimateFigure(section))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Queue");
    case VhostColumn:
        return tr("Vhost");
    case TypeColumn:
        return tr("Type");
    case MessagesColumn:
        return tr("Messages");
    case SizeColumn:
        return tr("Size");
    case TimeColumn:
        return tr("Time");
    case WayColumn:
        return tr("Way");
    case EffectColumn:
        return tr("Effect on the queue");
    default:
        return {};
    }
}

} // namespace warrener
