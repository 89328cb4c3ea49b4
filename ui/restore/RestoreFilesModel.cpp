#include "ui/restore/RestoreFilesModel.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isWritten(const RestoreFile &file)
{
    return file.fate == FileFate::Create || file.fate == FileFate::Change;
}

GlyphKind fileGlyph(const RestoreFile &file, bool isLeft)
{
    if (isLeft || file.fate == FileFate::OnlyLive)
        return GlyphKind::Skipped;
    return file.fate == FileFate::LeftOut ? GlyphKind::Warn : GlyphKind::Note;
}

QVariant sizeAlignment()
{
    return (Qt::AlignRight | Qt::AlignVCenter).toInt();
}

QString sizeText(qint64 bytes)
{
    return bytes < 0 ? u"–"_s : units::size(double(bytes));
}

} // namespace

void RestoreFilesModel::setPreview(const RestorePreview &preview, const RestoreDraft &draft)
{
    beginResetModel();
    m_files.clear();
    std::ranges::copy_if(preview.files, std::back_inserter(m_files), [](const RestoreFile &file) { return file.fate != FileFate::Same; });
    // What is written comes before what stays.
    std::ranges::stable_sort(m_files, {}, [](const RestoreFile &file) { return !isWritten(file); });
    m_hosts = preview.hosts;
    m_left = QSet<QString>(draft.leaveFiles.begin(), draft.leaveFiles.end());
    endResetModel();
}

void RestoreFilesModel::setDraft(const RestoreDraft &draft)
{
    m_left = QSet<QString>(draft.leaveFiles.begin(), draft.leaveFiles.end());
    if (!m_files.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NumColumns - 1));
}

const RestoreFile *RestoreFilesModel::rowAt(int row) const
{
    return row >= 0 && row < m_files.size() ? &m_files.at(row) : nullptr;
}

int RestoreFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

int RestoreFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QString RestoreFilesModel::text(const RestoreFile &file, int column) const
{
    const bool isLeft = m_left.contains(file.entry);
    switch (column) {
    case PathColumn:
        return file.path;
    case HostColumn:
        return file.of;
    case FateColumn:
        return isWritten(file) && isLeft ? toWord(RestoreFate::Left) : toWord(file.fate);
    default: {
        if (!file.refused.isEmpty())
            return file.refused;
        const auto host = std::ranges::find(m_hosts, file.of, &RestoreHost::of);
        if (host == m_hosts.end())
            return {};
        if (!host->refused.isEmpty())
            return host->refused;
        if (isLeft || !isWritten(file))
            return {};
        QStringList notes;
        if (file.fate == FileFate::Change && !host->keptAs.isEmpty())
            notes.append(tr("the present one is kept with %1").arg(host->keptAs));
        notes.append(host->afterwards);
        notes.removeAll(QString());
        return phrases::clauses(notes);
    }
    }
}

QVariant RestoreFilesModel::data(const QModelIndex &index, int role) const
{
    const RestoreFile *file = index.isValid() ? rowAt(index.row()) : nullptr;
    if (file == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*file, column);
    case Qt::ToolTipRole:
        return column == NoteColumn ? text(*file, column) : QString();
    case Qt::CheckStateRole:
        return column == PathColumn && isWritten(*file) ? QVariant(m_left.contains(file->entry) ? Qt::Unchecked : Qt::Checked) : QVariant();
    case roles::Glyph:
        return column == FateColumn ? QVariant(static_cast<int>(fileGlyph(*file, m_left.contains(file->entry)))) : QVariant();
    case roles::Name:
        return column == PathColumn || column == HostColumn; // its end tells it apart
    case roles::Tone:
        return static_cast<int>(column == PathColumn ? Token::Text : Token::Text2);
    case roles::Weight:
        return column == PathColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

bool RestoreFilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const RestoreFile *file = rowAt(index.row());
    if (role != Qt::CheckStateRole || file == nullptr || !isWritten(*file))
        return false;
    Q_EMIT tickChanged(QString(file->entry), value.toInt() == Qt::Checked);
    return true;
}

QVariant RestoreFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PathColumn:
        return tr("File");
    case HostColumn:
        return tr("Host");
    case FateColumn:
        return tr("What becomes of it");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

void RestoreNodesModel::setPreview(const RestorePreview &preview)
{
    beginResetModel();
    m_nodes = preview.directories;
    endResetModel();
}

int RestoreNodesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_nodes.size());
}

int RestoreNodesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant RestoreNodesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_nodes.size())
        return {};
    const RestoreData &node = m_nodes.at(index.row());
    const int column = index.column();
    const bool isFigure = column == SizeColumn || column == FreeColumn;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NodeColumn:
            return node.node.value;
        case SizeColumn:
            return sizeText(node.bytes);
        case FreeColumn:
            return sizeText(node.freeBytes);
        case StateColumn:
            return node.refused.isEmpty() ? tr("Put back") : tr("Refused");
        case KeptColumn:
            return node.keptAs;
        default:
            return node.refused.isEmpty() ? phrases::clauses(node.notes) : node.refused;
        }
    case Qt::ToolTipRole:
        return column == NoteColumn ? (QStringList{node.refused} + node.notes).join(u'\n').trimmed() : QString();
    case Qt::TextAlignmentRole:
        return isFigure ? sizeAlignment() : QVariant();
    case roles::Glyph:
        return column == StateColumn ? QVariant(static_cast<int>(node.refused.isEmpty() ? GlyphKind::Note : GlyphKind::Warn)) : QVariant();
    case roles::Tone:
        return static_cast<int>(column == NodeColumn || isFigure ? Token::Text : Token::Text2);
    case roles::Weight:
        return column == NodeColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant RestoreNodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == SizeColumn || section == FreeColumn))
        return sizeAlignment();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NodeColumn:
        return tr("Node");
    case SizeColumn:
        return tr("In the backup");
    case FreeColumn:
        return tr("Free there");
    case StateColumn:
        return tr("Directory");
    case KeptColumn:
        return tr("The present one is kept as");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace warrener
