#include "ui/backups/DiffModel.h"

#include "base/Ids.h"
#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "record/catalogue/EntryPaths.h"
#include "ui/backups/DefinitionsModel.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype fieldsInBrief = 3;

QString sideText(const QJsonValue &value)
{
    return value.isUndefined() ? DiffModel::tr("not set") : shownName(valueText(value));
}

QString briefOf(const ObjectChange &change)
{
    if (change.kind != DiffKind::Changed)
        return {};
    QStringList parts;
    for (const auto all = change.fields.first(std::min(fieldsInBrief, change.fields.size())); const FieldChange &field : all)
        parts.append(DiffModel::tr("%1 %2 → %3").arg(shownName(field.field), sideText(field.before), sideText(field.after)));
    if (change.fields.size() > fieldsInBrief)
        parts.append(DiffModel::tr("%1 more").arg(change.fields.size() - fieldsInBrief));
    return phrases::clauses(parts);
}

QString briefOf(const FileChange &change)
{
    if (change.kind != DiffKind::Changed)
        return units::size(static_cast<double>(change.kind == DiffKind::Added ? change.sizeAfter : change.sizeBefore));
    if (change.lines.isEmpty()) {
        return change.sizeBefore == change.sizeAfter && !change.about.isEmpty()
                   ? DiffModel::tr("mode or owner")
                   : DiffModel::tr("%1 → %2").arg(units::size(static_cast<double>(change.sizeBefore)), units::size(static_cast<double>(change.sizeAfter)));
    }
    const auto count = [&change](DiffLine::Kind kind) { return std::ranges::count(change.lines, kind, &DiffLine::kind); };
    const QString lines = DiffModel::tr("+%1 −%2 lines").arg(count(DiffLine::Kind::Added)).arg(count(DiffLine::Kind::Removed));
    return change.about.isEmpty() ? lines : DiffModel::tr("%1, mode or owner").arg(lines);
}

QString briefOf(const QueueChange &change)
{
    const auto side = [](qint64 messages) { return messages < 0 ? DiffModel::tr("not there") : units::count(static_cast<double>(messages)); };
    if (change.kind == DiffKind::Removed)
        return change.messagesBefore == 1 ? DiffModel::tr("its message is gone") : DiffModel::tr("its %1 messages are gone").arg(side(change.messagesBefore));
    return (change.messagesAfter == 1 ? DiffModel::tr("%1 → %2 message") : DiffModel::tr("%1 → %2 messages"))
        .arg(side(change.messagesBefore), side(change.messagesAfter));
}

/// "config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf" as people say it.
QString fileName(const QString &path)
{
    if (!path.startsWith(entrypath::ofConfiguration) && !path.startsWith(entrypath::ofLogs))
        return path;
    return DiffModel::tr("/%1 on %2").arg(path.section(u'/', 2), shortName(NodeName{entrypath::hostOf(path)}));
}

} // namespace

QList<DiffRow> diffRows(const BackupDiff &diff)
{
    QList<DiffRow> rows;
    for (qsizetype at = 0; at < diff.objects.size(); ++at) {
        const ObjectChange &change = diff.objects.at(at);
        rows.append({change.kind, DiffOf::Object, at, definitionsTitle(change.section), change.vhost, change.name, briefOf(change)});
    }
    for (qsizetype at = 0; at < diff.queues.size(); ++at) {
        const QueueChange &change = diff.queues.at(at);
        rows.append({change.kind, DiffOf::Queue, at, DiffModel::tr("Messages"), change.vhost, change.name, briefOf(change)});
    }
    for (qsizetype at = 0; at < diff.files.size(); ++at) {
        const FileChange &change = diff.files.at(at);
        rows.append({change.kind, DiffOf::File, at, DiffModel::tr("Files"), {}, fileName(change.path), briefOf(change)});
    }
    return rows;
}

void DiffModel::setDiff(const std::shared_ptr<const BackupDiff> &diff)
{
    beginResetModel();
    m_diff = diff;
    m_all = diff ? diffRows(*diff) : QList<DiffRow>();
    arrange();
    endResetModel();
}

void DiffModel::setFilter(std::optional<DiffKind> kind, const QString &text)
{
    beginResetModel();
    m_kind = kind;
    m_text = text.trimmed();
    arrange();
    endResetModel();
}

void DiffModel::arrange()
{
    m_rows.clear();
    for (const DiffRow &row : std::as_const(m_all)) {
        if (m_kind && row.kind != *m_kind)
            continue;
        const bool found = m_text.isEmpty() || row.name.contains(m_text, Qt::CaseInsensitive) || row.brief.contains(m_text, Qt::CaseInsensitive)
                           || row.vhost.contains(m_text, Qt::CaseInsensitive) || row.section.contains(m_text, Qt::CaseInsensitive);
        if (found)
            m_rows.append(row);
    }
}

const DiffRow *DiffModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int DiffModel::countOf(DiffKind kind) const
{
    return static_cast<int>(std::ranges::count(m_all, kind, &DiffRow::kind));
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    const DiffRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case KindColumn:
            return toWord(row->kind);
        case SectionColumn:
            return row->section;
        case VhostColumn:
            return shownName(row->vhost);
        case NameColumn:
            return shownName(row->name);
        default:
            return row->brief;
        }
    case roles::Name:
        return index.column() == NameColumn || index.column() == VhostColumn;
    case roles::Weight:
        return index.column() == NameColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case roles::Tone:
        return static_cast<int>(index.column() == NameColumn || index.column() == KindColumn ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Difference");
    case SectionColumn:
        return tr("Kind");
    case VhostColumn:
        return tr("Vhost");
    case NameColumn:
        return tr("Name");
    case BriefColumn:
        return tr("What");
    default:
        return {};
    }
}

} // namespace warrener
