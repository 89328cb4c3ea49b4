#include "ui/restore/RestoreQueuesModel.h"

#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFont>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isRestoreFigure(int column)
{
    return column == RestoreQueuesModel::BackupColumn || column == RestoreQueuesModel::LiveColumn || column == RestoreQueuesModel::PresentColumn
           || column == RestoreQueuesModel::PublishColumn;
}

} // namespace

void RestoreQueuesModel::setPreview(const RestorePreview &preview, const RestoreDraft &draft)
{
    QSet<std::pair<QString, QString>> left;
    for (const RestoreObject &object : preview.definitions.objects) {
        if (object.section == "queues"_L1 && !object.isThere && (object.fate == RestoreFate::Left || object.fate == RestoreFate::LeftOut))
            left.insert({object.vhost, object.name});
    }
    beginResetModel();
    m_queues = preview.queues;
    m_skipPresent = draft.skipPresent;
    for (RestoreQueue &queue : m_queues) {
        if (queue.refused.isEmpty() && left.contains({queue.targetVhost, queue.targetName}))
            queue.refused = tr("it is not there, and does not come");
    }
    // What does not go is read first.
    std::ranges::stable_sort(m_queues, {}, [](const RestoreQueue &queue) { return queue.refused.isEmpty(); });
    endResetModel();
}

int RestoreQueuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_queues.size());
}

int RestoreQueuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QString RestoreQueuesModel::text(const RestoreQueue &queue, int column) const
{
    switch (column) {
    case NameColumn:
        return shownName(queue.targetName);
    case VhostColumn:
        return queue.targetVhost;
    case BackupColumn:
        return units::count(double(queue.inBackup));
    case LiveColumn:
        return queue.live < 0 ? u"–"_s : units::count(double(queue.live));
    case PresentColumn:
        if (queue.present >= 0)
            return units::count(double(queue.present));
        return queue.refused.isEmpty() && queue.live > 0 ? tr("not counted") : u"–"_s;
    case PublishColumn: {
        const QString messages = units::count(double(queue.published(m_skipPresent)));
        return queue.refused.isEmpty() && mayHold(queue) ? tr("up to %1").arg(messages) : messages;
    }
    case StateColumn:
        return stateWord(queue);
    default:
        return note(queue);
    }
}

/// All of its messages are there: nothing is published.
bool RestoreQueuesModel::hasAll(const RestoreQueue &queue) const
{
    return queue.refused.isEmpty() && queue.published(m_skipPresent) == 0;
}

QString RestoreQueuesModel::stateWord(const RestoreQueue &queue) const
{
    if (!queue.refused.isEmpty())
        return tr("Refused");
    if (queue.live < 0)
        return tr("Queue is created first");
    return hasAll(queue) ? tr("All are there already") : tr("Will be published");
}

QString RestoreQueuesModel::note(const RestoreQueue &queue) const
{
    QStringList notes{queue.refused, queue.notes};
    if (queue.refused.isEmpty() && !queue.notCounted.isEmpty())
        notes.append(tr("what is there already was not counted (%1)").arg(queue.notCounted));
    if (queue.refused.isEmpty() && m_skipPresent && queue.live > 0 && queue.present != 0)
        notes.append(tr("those that are there are left out"));
    if (queue.refused.isEmpty() && !m_skipPresent && queue.present > 0)
        notes.append(tr("%1 of them will be there twice").arg(units::count(double(queue.present))));
    if (queue.targetName != queue.name)
        notes.append(tr("it was called %1").arg(queue.name));
    notes.removeAll(QString());
    return phrases::clauses(notes);
}

QVariant RestoreQueuesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_queues.size())
        return {};
    const RestoreQueue &queue = m_queues.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(queue, column);
    case Qt::ToolTipRole:
        return column == NoteColumn ? text(queue, column) : QString();
    case Qt::TextAlignmentRole:
        return isRestoreFigure(column) ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        if (column != StateColumn)
            return {};
        return static_cast<int>(!queue.refused.isEmpty() ? GlyphKind::Warn : hasAll(queue) ? GlyphKind::Ok : GlyphKind::Pending);
    case roles::Tone:
        return static_cast<int>(column == NameColumn || isRestoreFigure(column) ? Token::Text : Token::Text2);
    case roles::Name:
        return column == NameColumn;
    case roles::Weight:
        return column == NameColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant RestoreQueuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isRestoreFigure(section))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Queue");
    case VhostColumn:
        return tr("Vhost");
    case BackupColumn:
        return tr("In the backup");
    case LiveColumn:
        return tr("Live now");
    case PresentColumn:
        return tr("There already");
    case PublishColumn:
        return tr("To publish");
    case StateColumn:
        return tr("Messages");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace warrener
