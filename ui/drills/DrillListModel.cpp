#include "ui/drills/DrillListModel.h"

#include "base/Units.h"
#include "ui/drills/DrillWords.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

DrillListModel::DrillListModel(QObject *parent) : QAbstractTableModel(parent) {}

void DrillListModel::setRows(const QList<DrillRow> &rows, TimePoint now)
{
    m_now = now;
    const bool alike =
        rows.size() == m_rows.size()
        && std::ranges::equal(rows, m_rows, {}, [](const DrillRow &row) { return row.entry.id; }, [](const DrillRow &row) { return row.entry.id; });
    if (alike) {
        m_rows = rows;
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NumColumns - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int DrillListModel::rowOf(const QString &drill) const
{
    const auto found = std::ranges::find(m_rows, drill, [](const DrillRow &row) { return row.entry.id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int DrillListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DrillListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QString DrillListModel::text(const DrillRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.entry.document ? row.entry.document->title.text() : row.entry.id;
    case VerdictColumn:
        if (!row.entry.document)
            return tr("cannot be read");
        return row.runs.isEmpty() ? tr("never run") : toWord(row.runs.first().verdict);
    case AgeColumn:
        return row.runs.isEmpty() ? QString() : units::age(row.runs.first().startedAt, m_now);
    default:
        return {};
    }
}

QVariant DrillListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DrillRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == NameColumn ? row.obstacle() : QVariant();
    case roles::Glyph:
        if (index.column() != VerdictColumn)
            return {};
        return static_cast<int>(!row.entry.document ? GlyphKind::Bad : row.runs.isEmpty() ? GlyphKind::NoData : drills::glyphOf(row.runs.first().verdict));
    case roles::Tone:
        if (index.column() == NameColumn)
            return static_cast<int>(row.obstacle().isEmpty() ? Token::Text : Token::Text3);
        return index.column() == AgeColumn ? static_cast<int>(Token::Text2) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == AgeColumn ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case Qt::AccessibleTextRole:
        return u"%1, %2 %3"_s.arg(text(row, NameColumn), text(row, VerdictColumn), text(row, AgeColumn)).trimmed();
    default:
        return {};
    }
}

QVariant DrillListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == AgeColumn ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Drill");
    case VerdictColumn:
        return tr("Last verdict");
    case AgeColumn:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace warrener
