#include "ui/restore/PreviewModel.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/DefinitionsModel.h"
#include "ui/restore/RestoreWords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The section of a row that heads what is left out, of whatever kind.
constexpr auto leftOutHead = "left-out"_L1;

/// Of one kind; more are folded until somebody wants to see them.
constexpr int mostOpen = 400;

bool belongs(PreviewModel::Part part, const RestoreObject &object)
{
    const RestoreFate fate = object.fate;
    switch (part) {
    case PreviewModel::Part::Created:
        return comesNew(object);
    case PreviewModel::Part::Changed:
        return changesThere(object);
    case PreviewModel::Part::Cannot:
        return fate == RestoreFate::Cannot || fate == RestoreFate::Replace || fate == RestoreFate::LeftOut;
    case PreviewModel::Part::OnlyLive:
        return fate == RestoreFate::OnlyLive || fate == RestoreFate::Remove;
    }
    return false;
}

} // namespace

PreviewModel::PreviewModel(Part part, QObject *parent) : QAbstractListModel(parent), m_part(part) {}

void PreviewModel::setPreview(const DefinitionsPreview &preview, const DefinitionsPreview &ticked, const QHash<QString, qint64> &messages)
{
    m_messages = messages;
    m_objects.clear();
    std::ranges::copy_if(preview.objects, std::back_inserter(m_objects), [this](const RestoreObject &object) { return belongs(m_part, object); });
    // What was there before the restore comes first; what does not come at all follows under a head of its own.
    if (m_part == Part::Cannot)
        std::ranges::stable_sort(m_objects, {}, [](const RestoreObject &object) { return object.fate == RestoreFate::LeftOut; });
    takeTicks(ticked);
    if (m_part == Part::Created) {
        for (const QString &section : restoreSections()) {
            const auto count = std::ranges::count(m_objects, section, &RestoreObject::section);
            if (count == 0 || m_known.contains(section))
                continue;
            m_known.insert(section);
            // Bindings are many and tell little: their number is enough at first.
            if (count > mostOpen || (section == "bindings"_L1 && count > 3))
                m_folded.insert(section);
        }
        // What is looked for comes first: queues, then who may use them, then the rest.
        const QStringList order{u"queues"_s, u"exchanges"_s, u"users"_s, u"vhosts"_s, u"policies"_s};
        const auto rank = [&order](const RestoreObject &object) {
            const qsizetype at = order.indexOf(object.section);
            return at < 0 ? order.size() + restoreSections().indexOf(object.section) : at;
        };
        std::ranges::stable_sort(m_objects, {}, rank);
    }
    arrange();
}

void PreviewModel::setTicks(const DefinitionsPreview &ticked)
{
    const QHash<QString, QString> hanging = m_hanging;
    const QHash<QString, QString> replaced = m_replaced;
    takeTicks(ticked);
    if (m_hanging == hanging && m_replaced == replaced) {
        showTicks();
        return;
    }
    // The rows are the same, and some grow by a line or lose it.
    Q_EMIT layoutAboutToBeChanged();
    buildRows();
    Q_EMIT layoutChanged();
    showTicks();
}

int PreviewModel::taken() const
{
    return int(std::ranges::count_if(m_objects, [this](const RestoreObject &object) {
        const QString key = objectKey(object);
        return !m_listed.contains(key) && !m_hanging.contains(key);
    }));
}

void PreviewModel::takeTicks(const DefinitionsPreview &ticked)
{
    const RestoreFate listed = m_part == Part::OnlyLive ? RestoreFate::Remove : RestoreFate::Left;
    m_listed.clear();
    m_hanging.clear();
    m_replaced.clear();
    for (const RestoreObject &object : ticked.objects) {
        if (object.fate == listed)
            m_listed.insert(objectKey(object));
        else if (m_part == Part::Created && object.fate == RestoreFate::LeftOut)
            m_hanging.insert(objectKey(object), object.advice);
        else if (m_part == Part::Cannot && object.fate == RestoreFate::Replace)
            m_replaced.insert(objectKey(object), object.advice);
    }
}

bool PreviewModel::isOn(const RestoreObject &object) const
{
    return isOn(objectKey(object));
}

bool PreviewModel::isOn(const QString &key) const
{
    return m_listed.contains(key) == (m_part == Part::OnlyLive) && !m_hanging.contains(key);
}

PreviewRow PreviewModel::rowOf(const RestoreObject &object) const
{
    PreviewRow row{
        .section = object.section, .key = objectKey(object), .vhost = object.vhost, .name = shownName(object.name), .kind = restorewords::kind(object.section)};
    if (row.name.isEmpty())
        row.name = u"\"\""_s;
    row.hasTick = m_part != Part::Cannot;
    row.tick = isOn(object) ? Qt::Checked : Qt::Unchecked;
    switch (m_part) {
    case Part::Created:
        row.about = restorewords::about(object);
        row.isTied = m_hanging.contains(row.key);
        row.advice = row.isTied ? m_hanging.value(row.key) : object.advice; // of what is adapted
        row.kind.clear();                                                   // the head says it
        break;
    case Part::Changed:
        row.fields = object.fields;
        row.advice = object.advice;
        break;
    case Part::Cannot:
        row.fields = object.fields;
        row.stays = !m_replaced.contains(row.key);
        row.advice = m_replaced.value(row.key, object.advice);
        // Of what is left out nothing can be chosen.
        if (object.fate != RestoreFate::LeftOut)
            row.action = row.stays                       ? tr("Leave as it is")
                         : object.section == "queues"_L1 ? tr("Replace, moving its messages")
                                                         : tr("Replace, with its bindings");
        break;
    case Part::OnlyLive:
        // A virtual host takes all of its queues along.
        if (object.section == "queues"_L1 || object.section == "vhosts"_L1) {
            const auto messages = m_messages.constFind(queueKey(object.vhost, object.name));
            row.about = messages == m_messages.cend() ? restorewords::about(object)
                        : *messages == 1              ? tr("one message")
                                                      : tr("%n messages", nullptr, int(*messages));
        } else {
            row.about = object.section == "users"_L1 ? QString() : restorewords::about(object);
        }
        break;
    }
    return row;
}

void PreviewModel::arrange()
{
    beginResetModel();
    buildRows();
    endResetModel();
    showTicks();
}

void PreviewModel::buildRows()
{
    m_rows.clear();
    QString section;
    bool hasLeftOut = false;
    for (const RestoreObject &object : std::as_const(m_objects)) {
        if (m_part == Part::Cannot && object.fate == RestoreFate::LeftOut && !hasLeftOut) {
            hasLeftOut = true;
            const auto first = std::ranges::find(m_objects, RestoreFate::LeftOut, &RestoreObject::fate);
            // Where nothing else stands here, the title says it.
            if (first != m_objects.begin()) {
                m_rows.append({.isSection = true,
                               .isOpen = !m_folded.contains(leftOutHead),
                               .count = int(m_objects.end() - first),
                               .section = leftOutHead,
                               .name = toWord(RestoreFate::LeftOut)});
            }
        }
        if (hasLeftOut && m_folded.contains(leftOutHead))
            break;
        if (m_part == Part::Created && object.section != section) {
            section = object.section;
            m_rows.append({.isSection = true,
                           .isOpen = !m_folded.contains(section),
                           .count = int(std::ranges::count(m_objects, section, &RestoreObject::section)),
                           .section = section,
                           .name = definitionsTitle(section),
                           .hasTick = true});
        }
        if (m_part != Part::Created || !m_folded.contains(object.section))
            m_rows.append(rowOf(object));
    }
}

void PreviewModel::showTicks()
{
    QHash<QString, std::pair<int, int>> on; // of a section: those that are ticked, all
    for (const RestoreObject &object : std::as_const(m_objects)) {
        auto &sum = on[object.section];
        sum.first += isOn(object) ? 1 : 0;
        ++sum.second;
    }
    for (PreviewRow &row : m_rows) {
        if (row.isSection) {
            const auto [ticked, all] = on.value(row.section);
            row.tick = ticked == 0 ? Qt::Unchecked : ticked == all ? Qt::Checked : Qt::PartiallyChecked;
        } else {
            row.tick = isOn(row.key) ? Qt::Checked : Qt::Unchecked;
        }
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool PreviewModel::areAllLeftOut() const
{
    return !m_objects.isEmpty() && std::ranges::all_of(m_objects, [](const RestoreObject &object) { return object.fate == RestoreFate::LeftOut; });
}

int PreviewModel::ticked() const
{
    return int(std::ranges::count_if(m_objects, [this](const RestoreObject &object) { return isOn(object); }));
}

const PreviewRow *PreviewModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

void PreviewModel::toggle(int row)
{
    const PreviewRow *at = rowAt(row);
    if (at == nullptr || !at->hasTick || at->isTied)
        return;
    QStringList keys{at->key};
    if (at->isSection) {
        keys.clear();
        for (const RestoreObject &object : std::as_const(m_objects)) {
            if (object.section == at->section && !m_hanging.contains(objectKey(object)))
                keys.append(objectKey(object));
        }
    }
    Q_EMIT ticksChanged(keys, at->tick != Qt::Checked);
}

void PreviewModel::tickMatching(const QString &pattern)
{
    QStringList keys = onlyLiveNamed({.objects = m_objects}, pattern);
    keys.removeIf([this](const QString &key) { return isOn(key); });
    if (m_part == Part::OnlyLive && !keys.isEmpty())
        Q_EMIT ticksChanged(keys, true);
}

void PreviewModel::fold(int row, bool open)
{
    const PreviewRow *at = rowAt(row);
    if (at == nullptr || !at->isSection || at->isOpen == open)
        return;
    if (open)
        m_folded.remove(at->section);
    else
        m_folded.insert(at->section);
    arrange();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    const PreviewRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->name;
    case Qt::AccessibleTextRole: {
        QStringList words{row->name, row->kind, row->about};
        for (const FieldChange &change : row->fields)
            words.append(u"%1: %2 → %3"_s.arg(restorewords::field(change), restorewords::value(change.before), restorewords::value(change.after)));
        words += {row->advice, row->action};
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    case Qt::ToolTipRole:
        return row->isSection ? QString() : row->vhost.isEmpty() ? row->name : tr("%1 in vhost %2").arg(row->name, row->vhost);
    case Qt::CheckStateRole:
        return row->hasTick ? QVariant(row->tick) : QVariant();
    case RowRole:
        return QVariant::fromValue(*row);
    default:
        return {};
    }
}

bool PreviewModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole)
        return false;
    toggle(index.row());
    return true;
}

Qt::ItemFlags PreviewModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (const PreviewRow *row = rowAt(index.row()); row != nullptr && row->hasTick)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace warrener
