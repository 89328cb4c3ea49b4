#pragma once

#include "ui/calendar/CalendarDesk.h"

#include <QWidget>

namespace warrener {

/// What can be dragged onto a day. A drag is told by its way over the screen, so that who shows the days can say while it
/// lasts whether it can be there; Enter and a double click ask for a time.
class OfferList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OfferList)

public:
    static constexpr int rowHeight = 38;

    explicit OfferList(QWidget *parent = nullptr);

    void setOffers(const QList<CalendarOffer> &offers);
    /// So many at most; 0: all.
    void setMost(int most);
    int hidden() const; ///< how many are not shown
    QRect rowRect(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void chosen(const warrener::CalendarEntry &wish);
    void draggedTo(const warrener::CalendarEntry &wish, QPoint global);
    void droppedAt(QPoint global);
    void dragCancelled();
    void currentMoved(const QRect &row);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int rows() const;
    int rowAt(QPoint position) const;
    void setCurrent(int row);

    QList<CalendarOffer> m_offers;
    int m_most = 0;
    int m_current = 0;
    int m_hovered = -1;
    QPoint m_pressed;
    int m_grabbed = -1;
    bool m_dragging = false;
};

} // namespace warrener
