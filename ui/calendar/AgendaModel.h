#pragma once

#include "record/calendar/CalendarMarks.h"
#include "ui/calendar/CalendarDesk.h"

#include <QAbstractTableModel>
#include <QSet>

namespace warrener {

/// Everything by time, the list of the calendar.
class AgendaModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AgendaModel)

public:
    enum Column { WhenColumn, TimeColumn, KindColumn, TitleColumn, StateColumn, RecursColumn, OwnerColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setMarks(const QList<CalendarMark> &marks, const RunCalendar &calendar, const QTimeZone &zone);
    const CalendarMark *markAt(int row) const; ///< null: no such row
    /// The first row at or behind the moment.
    int rowAt(TimePoint at) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const CalendarMark &mark, int column) const;

    QList<CalendarMark> m_marks;
    RunCalendar m_calendar;
    CalendarIndex m_index{m_calendar}; ///< a cell is not looked for among all of them
    QTimeZone m_zone{QTimeZone::UTC};
};

} // namespace warrener
