#include "ui/calendar/AgendaModel.h"

#include "record/calendar/Recurrence.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/parts/Roles.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

void AgendaModel::setMarks(const QList<CalendarMark> &marks, const RunCalendar &calendar, const QTimeZone &zone)
{
    if (m_marks == marks && m_calendar == calendar)
        return;
    beginResetModel();
    m_marks = marks;
    m_calendar = calendar;
    m_index = CalendarIndex(m_calendar);
    m_zone = zone;
    endResetModel();
}

const CalendarMark *AgendaModel::markAt(int row) const
{
    return row >= 0 && row < m_marks.size() ? &m_marks.at(row) : nullptr;
}

int AgendaModel::rowAt(TimePoint at) const
{
    return static_cast<int>(std::ranges::lower_bound(m_marks, at, {}, &CalendarMark::at) - m_marks.begin());
}

int AgendaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.size());
}

int AgendaModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QString AgendaModel::text(const CalendarMark &mark, int column) const
{
    const CalendarEntry *entry = m_index.entry(mark.entry);
    const WallTime at = wallOf(mark.at, m_zone);
    switch (column) {
    case WhenColumn:
        return QLocale().toString(at.date, tr("ddd d MMM yyyy", "a day of the list"));
    case TimeColumn: // of its own: days are of different widths, and times stand below each other
        return at.time.toString(u"hh:mm"_s);
    case KindColumn:
        return toWord(mark.kind);
    case TitleColumn:
        return mark.title;
    case StateColumn:
        return mark.state == CalendarMark::State::Past ? mark.word : toWord(mark.state);
    case RecursColumn:
        return entry ? describeRule(entry->rule, entry->start) : QString();
    case OwnerColumn:
        return entry ? entry->owner : QString();
    default:
        break;
    }
    return {};
}

QVariant AgendaModel::data(const QModelIndex &index, int role) const
{
    const CalendarMark *mark = markAt(index.row());
    if (!mark)
        return {};
    if (role == Qt::DisplayRole)
        return text(*mark, index.column());
    if (role == Qt::ToolTipRole && index.column() == TitleColumn)
        return calendarwords::whole(*mark, m_zone);
    if (role == roles::Glyph && index.column() == StateColumn)
        return static_cast<int>(calendarwords::glyph(*mark));
    if (role == roles::Tone && index.column() == StateColumn) {
        const Token tone = calendarwords::tone(*mark);
        return static_cast<int>(tone == Token::Ok ? Token::Text : tone);
    }
    if (role == roles::Tone && index.column() != TitleColumn)
        return static_cast<int>(Token::Text2);
    return {};
}

QVariant AgendaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("When");
    case TimeColumn:
        return tr("At", "a time of the day, head of a column");
    case KindColumn:
        return tr("Kind");
    case TitleColumn:
        return tr("What");
    case StateColumn:
        return tr("Came to");
    case RecursColumn:
        return tr("Recurs");
    case OwnerColumn:
        return tr("Owner");
    default:
        return {};
    }
}

} // namespace warrener
