#pragma once

#include "cluster/Event.h"

#include <QAbstractTableModel>
#include <QList>

namespace warrener {

/// What has happened, the newest first.
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventsModel)

public:
    enum Columns : int { TimeColumn, AgeColumn, LevelColumn, SubjectColumn, TextColumn, NumColumns };

    explicit EventsModel(QObject *parent = nullptr);

    /// `events` oldest first. New ones at the end come in on top; selections stay.
    void setEvents(const QList<Event> &events);
    /// What ages are counted from.
    void setNow(TimePoint now);
    const Event &eventAt(int row) const;

    /// The translated word for a level of an event: Ok is something that became well again.
    static QString wordOf(Level level);
    /// How people call who it is about: "broker1", "the cluster".
    static QString nameOf(const Subject &subject);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString timeOf(TimePoint at) const;

    QList<Event> m_events; ///< oldest first
    TimePoint m_now{};
};

} // namespace warrener
