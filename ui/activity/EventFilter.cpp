#include "ui/activity/EventFilter.h"

#include "ui/activity/EventsModel.h"

namespace warrener {

EventFilter::EventFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void EventFilter::setWish(const Wish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    invalidateRowsFilter();
}

QList<Event> EventFilter::events() const
{
    QList<Event> events;
    const auto *model = static_cast<const EventsModel *>(sourceModel());
    for (int row = 0; row < rowCount(); ++row)
        events.append(model->eventAt(mapToSource(index(row, 0)).row()));
    return events;
}

bool EventFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const Event &event = static_cast<const EventsModel *>(sourceModel())->eventAt(row);
    if (m_wish.level && event.level != *m_wish.level)
        return false;
    if (m_wish.subject && event.subject != *m_wish.subject)
        return false;
    return m_wish.text.isEmpty() || event.text.contains(m_wish.text, Qt::CaseInsensitive) || event.subject.name.contains(m_wish.text, Qt::CaseInsensitive)
           || event.id.contains(m_wish.text, Qt::CaseInsensitive);
}

} // namespace warrener
