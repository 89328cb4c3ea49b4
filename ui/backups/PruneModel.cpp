#include "ui/backups/PruneModel.h"

#include "base/Units.h"
#include "ui/backups/BackupRow.h"
#include "ui/backups/BackupWords.h"
#include "ui/parts/Roles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

void PruneModel::setVerdicts(const QList<RetentionVerdict> &verdicts, TimePoint now)
{
    beginResetModel();
    m_verdicts = verdicts;
    m_now = now;
    endResetModel();
}

int PruneModel::removed() const
{
    return static_cast<int>(std::ranges::count(m_verdicts, false, &RetentionVerdict::isKept));
}

int PruneModel::backups() const
{
    return static_cast<int>(std::ranges::count_if(
        m_verdicts, [](const RetentionVerdict &verdict) { return !verdict.isKept || trustOf({.backup = verdict.backup}) != BackupTrust::Incomplete; }));
}

qint64 PruneModel::freed() const
{
    qint64 bytes = 0;
    for (const RetentionVerdict &verdict : m_verdicts)
        bytes += verdict.isKept ? 0 : verdict.backup.archiveBytes;
    return bytes;
}

int PruneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_verdicts.size());
}

int PruneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant PruneModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_verdicts.size())
        return {};
    const RetentionVerdict &verdict = m_verdicts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case FateColumn:
            return verdict.isKept ? tr("Kept") : tr("Removed");
        case TypeColumn:
            return backupwords::type(verdict.backup);
        case MadeColumn:
            return backupwords::dayAndTime(verdict.backup.at, m_now);
        case SizeColumn:
            return units::size(static_cast<double>(verdict.backup.archiveBytes));
        default:
            return verdict.reason;
        }
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        if (index.column() != FateColumn)
            return {};
        return static_cast<int>(verdict.isKept ? GlyphKind::Ok : GlyphKind::Warn);
    case roles::Tone:
        return static_cast<int>(index.column() == ReasonColumn || verdict.isKept ? Token::Text2 : Token::Text);
    default:
        return {};
    }
}

QVariant PruneModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == SizeColumn)
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FateColumn:
        return tr("Fate");
    case TypeColumn:
        return tr("Type");
    case MadeColumn:
        return tr("Made");
    case SizeColumn:
        return tr("Size");
    case ReasonColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace warrener
