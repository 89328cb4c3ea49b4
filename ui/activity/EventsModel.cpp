#include "ui/activity/EventsModel.h"

#include "base/Ids.h"
#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

EventsModel::EventsModel(QObject *parent) : QAbstractTableModel(parent) {}

void EventsModel::setEvents(const QList<Event> &events)
{
    if (events == m_events)
        return;
    const auto before = m_events.size();
    const bool appended = events.size() > before && std::equal(m_events.begin(), m_events.end(), events.begin());
    if (appended) {
        beginInsertRows({}, 0, static_cast<int>(events.size() - before) - 1);
        m_events = events;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_events = events;
    endResetModel();
}

void EventsModel::setNow(TimePoint now)
{
    if (now == m_now)
        return;
    m_now = now;
    if (!m_events.isEmpty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, AgeColumn));
}

const Event &EventsModel::eventAt(int row) const
{
    return m_events.at(m_events.size() - 1 - row);
}

QString EventsModel::wordOf(Level level)
{
    return level == Level::Ok ? tr("Well again") : toWord(level);
}

QString EventsModel::nameOf(const Subject &subject)
{
    if (subject.kind == SubjectKind::Cluster)
        return tr("the cluster");
    if (subject.kind == SubjectKind::Queue)
        return shortQueueName(subject.name);
    return subject.kind == SubjectKind::Node ? shortName(NodeName{subject.name}) : subject.name;
}

QString EventsModel::timeOf(TimePoint at) const
{
    const QDateTime moment = toDateTime(at);
    if (moment.date() == toDateTime(m_now).date())
        return units::clockTime(at);
    return tr("%1, %2", "date, time").arg(QLocale().toString(moment.date(), tr("d MMMM")), units::clockTime(at));
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event &event = eventAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn:
            return momentOf(event, timeOf(event.at));
        case AgeColumn:
            return units::age(event.at, m_now);
        case LevelColumn:
            return wordOf(event.level);
        case SubjectColumn:
            return nameOf(event.subject);
        default:
            return event.text;
        }
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return isSeenOnly(event) ? tr("Seen at %1; it happened between that look and the one before").arg(toDateTime(event.at).toString(Qt::ISODate))
                                     : toDateTime(event.at).toString(Qt::ISODate);
        return index.column() == TextColumn ? QVariant(event.text) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == AgeColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        return index.column() == LevelColumn ? QVariant(static_cast<int>(glyphFor(event.level))) : QVariant();
    case roles::Tone:
        return index.column() == AgeColumn || index.column() == SubjectColumn ? QVariant(static_cast<int>(Token::Text2)) : QVariant();
    case roles::Weight:
        return index.column() == TextColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == AgeColumn)
        return (Qt::AlignRight | Qt::AlignVCenter).toInt();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case AgeColumn:
        return tr("Ago");
    case LevelColumn:
        return tr("Level");
    case SubjectColumn:
        return tr("About");
    case TextColumn:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace warrener
