#include "ui/clusters/ClusterTableModel.h"

#include "base/Units.h"
#include "plan/recovery/ReadinessLevel.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace warrener {

namespace {

/// "14:33:00"; of another day than today "17 March, 14:33:00".
QString whenWords(TimePoint at)
{
    const QDate day = toDateTime(at).date();
    const QString clock = units::clockTime(at);
    return day == QDate::currentDate() ? clock
                                       : ClusterTableModel::tr("%1, %2", "date, time").arg(QLocale().toString(day, ClusterTableModel::tr("d MMMM")), clock);
}

} // namespace

ClusterTableModel::ClusterTableModel(ClusterDirectory &directory, QObject *parent) : QAbstractTableModel(parent), m_directory(directory)
{
    connect(&directory, &ClusterDirectory::changed, this, [this] {
        beginResetModel();
        arrange();
        endResetModel();
    });
    arrange();
}

/// What needs somebody stands at the top; of those alike each keeps its place.
void ClusterTableModel::arrange()
{
    const QList<ProfileStore::Entry> &entries = m_directory.entries();
    m_order.resize(entries.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, std::ranges::greater{}, [&](qsizetype at) {
        const ProfileStore::Entry &entry = entries.at(at);
        if (!entry.profile)
            return Level::Critical;
        const auto seen = m_directory.seen(entry.profile->name);
        // Not looked at: nothing is known, which is no reason to stand before what is well.
        return seen ? seen->level : Level::Ok;
    });
}

int ClusterTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ClusterTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NUM_COLUMNS;
}

const ProfileStore::Entry *ClusterTableModel::entry(int row) const
{
    const qsizetype at = m_order.value(row, -1);
    return at >= 0 && at < m_directory.entries().size() ? &m_directory.entries().at(at) : nullptr;
}

QString ClusterTableModel::nameOf(int row) const
{
    const ProfileStore::Entry *found = entry(row);
    if (!found)
        return {};
    return found->profile ? found->profile->name.value : QFileInfo(found->file).completeBaseName();
}

int ClusterTableModel::rowOf(const QString &name) const
{
    for (int row = 0; row < m_order.size(); ++row) {
        if (nameOf(row) == name)
            return row;
    }
    return -1;
}

QVariant ClusterTableModel::data(const QModelIndex &index, int role) const
{
    const ProfileStore::Entry *found = entry(index.row());
    if (!found)
        return {};
    if (index.column() == Name && role == Qt::DisplayRole)
        return nameOf(index.row());
    if (index.column() == Name && role == roles::Weight)
        return static_cast<int>(QFont::DemiBold);
    if (!found->profile)
        return ofUnreadable(*found, index, role);

    const ClusterProfile &profile = *found->profile;
    const auto seen = m_directory.seen(profile.name);
    switch (index.column()) {
    case Environment:
        if (role == EnvironmentRole)
            return static_cast<int>(profile.environment);
        return role == Qt::AccessibleTextRole ? QVariant(toWord(profile.environment)) : QVariant();
    case State:
        if (role == Qt::DisplayRole) {
            return seen ? tr("%1, seen %2").arg(seen->word, whenWords(seen->at)) : tr("Not looked at yet");
        }
        if (role == roles::Glyph)
            return static_cast<int>(seen ? glyphFor(seen->level) : GlyphKind::Pending);
        return {};
    case Readiness: {
        const auto ready = m_directory.readiness(profile.name);
        if (role == Qt::DisplayRole)
            return ready ? tr("%1 of 100, %2", "a score and when it was looked at").arg(ready->score).arg(whenWords(ready->at)) : tr("Not looked at yet");
        if (role == roles::Glyph)
            return static_cast<int>(ready ? glyphFor(readinessLevel(ready->score)) : GlyphKind::Pending);
        if (role == Qt::ToolTipRole)
            return tr("How ready the cluster is for a disaster: plans, backups, restores, rehearsals and drills");
        return {};
    }
    case Nodes:
        if (role == Qt::DisplayRole)
            return profile.nodes.size();
        return role == Qt::TextAlignmentRole ? QVariant(static_cast<int>(Qt::AlignRight)) : QVariant();
    case Address:
        if (role == Qt::DisplayRole && !profile.nodes.isEmpty())
            return profile.nodes.first().management.toString();
        return role == roles::Tone ? QVariant(static_cast<int>(Token::Text2)) : QVariant();
    default:
        return {};
    }
}

QVariant ClusterTableModel::ofUnreadable(const ProfileStore::Entry &entry, const QModelIndex &index, int role) const
{
    if (index.column() == State && role == Qt::DisplayRole)
        return tr("The profile cannot be read");
    if (index.column() == State && role == roles::Glyph)
        return static_cast<int>(GlyphKind::Bad);
    if (index.column() == Address && role == Qt::DisplayRole)
        return entry.profile.error().message;
    if (role == Qt::ToolTipRole)
        return entry.profile.error().message;
    return {};
}

QVariant ClusterTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Nodes)
        return static_cast<int>(Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Cluster");
    case Environment:
        return tr("Environment");
    case State:
        return tr("State");
    case Readiness:
        return tr("Recovery readiness");
    case Nodes:
        return tr("Nodes");
    case Address:
        return tr("First node");
    default:
        return {};
    }
}

} // namespace warrener
