#pragma once

#include "cluster/Event.h"
#include "cluster/Snapshot.h"

#include <QAbstractButton>
#include <QList>

namespace warrener {

/// The line at the bottom: the last events, and what this console costs the brokers. A click
/// opens Activity.
class Strip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Strip)

public:
    explicit Strip(QWidget *parent = nullptr);

    void setEvents(const QList<Event> &events);
    void setCost(const PollCost &cost);
    void setNarrow(bool narrow);
    void clear();
    QString costText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Event> m_latest; ///< the newest few, oldest first
    PollCost m_cost;
    bool m_known = false;
    bool m_narrow = false;
};

} // namespace warrener
