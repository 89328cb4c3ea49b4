#include "ui/backups/BackupsModel.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

void BackupsModel::setView(const BackupsView &view, TimePoint now)
{
    m_now = now;
    m_all = view.rows;
    m_place = view.secondPlace;
    arrange();
}

void BackupsModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    arrange();
}

void BackupsModel::arrange()
{
    QList<BackupRow> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows), [this](const BackupRow &row) { return isMatch(row); });
    const auto sameIds = [](const BackupRow &a, const BackupRow &b) { return a.backup.id == b.backup.id; };
    if (rows.size() == m_rows.size() && std::ranges::equal(rows, m_rows, sameIds)) {
        m_rows = std::move(rows);
        m_cells = chainLayout(m_rows);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NumColumns - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    m_cells = chainLayout(m_rows);
    endResetModel();
}

void BackupsModel::setNow(TimePoint now)
{
    m_now = now;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, AgeColumn), index(rowCount() - 1, AgeColumn));
}

void BackupsModel::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NumColumns - 1));
}

bool BackupsModel::isMatch(const BackupRow &row) const
{
    if (m_filter.isEmpty())
        return true;
    for (const QString &text : {row.backup.id, row.backup.description, row.kept, text(row, TypeColumn), text(row, MadeColumn), text(row, HoldsColumn),
                                text(row, TrustColumn), text(row, SecondColumn)}) {
        if (text.contains(m_filter, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

const BackupRow *BackupsModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int BackupsModel::rowOf(const QString &id) const
{
    const auto it = std::ranges::find_if(m_rows, [&id](const BackupRow &row) { return row.backup.id == id; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

const BackupRow *BackupsModel::byId(const QString &id) const
{
    const auto it = std::ranges::find_if(m_all, [&id](const BackupRow &row) { return row.backup.id == id; });
    return it == m_all.end() ? nullptr : &*it;
}

Qt::ItemFlags BackupsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

int BackupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BackupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

/// What somebody said that it is for, or a plan: safety backups are told from others by it alone.
QString BackupsModel::heldAndWhy(const BackupRow &row) const
{
    QStringList parts{backupwords::holds(row, row.backup.parent ? byId(row.backup.parent->id) : nullptr), row.backup.description};
    parts.removeAll(QString());
    return phrases::clauses(parts);
}

QString BackupsModel::text(const BackupRow &row, int column) const
{
    switch (column) {
    case TypeColumn:
        return backupwords::type(row.backup);
    case MadeColumn:
        return isNever(row.backup.at) ? u"–"_s : backupwords::dayAndTime(row.backup.at, m_now);
    case AgeColumn:
        return isNever(row.backup.at) ? u"–"_s : units::age(row.backup.at, m_now);
    case SizeColumn:
        return units::size(static_cast<double>(row.backup.archiveBytes));
    case HoldsColumn:
        return heldAndWhy(row);
    case TrustColumn:
        return backupwords::trust(row, m_now).words;
    case SecondColumn:
        return backupwords::copyThere(row, m_place, m_now).words;
    case RestoredColumn:
        return backupwords::restored(row, m_now);
    case KeptColumn:
        return row.outside ? tr("outside, opened to be read") : row.kept;
    default:
        return {};
    }
}

QVariant BackupsModel::tone(const BackupRow &row, int column) const
{
    if (m_stale)
        return static_cast<int>(Token::Text3);
    switch (column) {
    case TypeColumn:
    case MadeColumn:
        return static_cast<int>(Token::Text);
    case SizeColumn:
        return static_cast<int>(Token::Text);
    case RestoredColumn:
        return static_cast<int>(isNever(row.restoredAt) ? Token::Text2 : Token::Text);
    default:
        return static_cast<int>(Token::Text2);
    }
}

QVariant BackupsModel::glyph(const BackupRow &row, int column) const
{
    if (m_stale || (column != TrustColumn && column != SecondColumn))
        return {};
    const backupwords::Trust trust = column == TrustColumn ? backupwords::trust(row, m_now) : backupwords::copyThere(row, m_place, m_now);
    return trust.words.isEmpty() ? QVariant() : QVariant(static_cast<int>(trust.glyph));
}

QString BackupsModel::toolTip(const BackupRow &row, int column) const
{
    switch (column) {
    case ChainColumn:
    case TypeColumn:
        return row.backup.description;
    case MadeColumn:
        return row.backup.id;
    case HoldsColumn:
        return row.backup.isEncrypted ? tr("Encrypted with age") : row.backup.description;
    case TrustColumn:
        return backupwords::trust(row, m_now).why;
    case SecondColumn:
        return backupwords::copyThere(row, m_place, m_now).why;
    case KeptColumn:
        return isNever(row.backup.copiedAt) ? QString() : tr("Also in %1, copied %2 ago").arg(row.backup.copiedTo, units::age(row.backup.copiedAt, m_now));
    default:
        return {};
    }
}

QVariant BackupsModel::data(const QModelIndex &index, int role) const
{
    const BackupRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
        return toolTip(*row, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == AgeColumn || index.column() == SizeColumn)
            return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == ChainColumn ? text(*row, TypeColumn) : text(*row, index.column());
    case roles::Glyph:
        return glyph(*row, index.column());
    case roles::Tone:
        return tone(*row, index.column());
    case roles::Weight:
        return index.column() == TypeColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case ChainRole:
        return QVariant::fromValue(m_cells.value(index.row()));
    case IdRole:
        return row->backup.id;
    default:
        return {};
    }
}

QVariant BackupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == AgeColumn || section == SizeColumn))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TypeColumn:
        return tr("Type");
    case MadeColumn:
        return tr("Made");
    case AgeColumn:
        return tr("Age");
    case SizeColumn:
        return tr("Size");
    case HoldsColumn:
        return tr("Holds");
    case TrustColumn:
        return tr("Verified");
    case SecondColumn:
        return tr("Second place");
    case RestoredColumn:
        return tr("Last restored in a test");
    case KeptColumn:
        return tr("Kept as");
    default:
        return {};
    }
}

} // namespace warrener
