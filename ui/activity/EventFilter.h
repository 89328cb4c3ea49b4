#pragma once

#include "cluster/Event.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace warrener {

/// The events a person wants to see, in the order of the model below.
class EventFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventFilter)

public:
    struct Wish
    {
        std::optional<Level> level = {};
        std::optional<Subject> subject = {};
        QString text = {}; ///< in the event's text, its subject, or its stable id

        bool operator==(const Wish &) const = default;
    };

    explicit EventFilter(QObject *parent = nullptr);

    void setWish(const Wish &wish);
    const Wish &wish() const { return m_wish; }
    QList<Event> events() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Wish m_wish;
};

} // namespace warrener
