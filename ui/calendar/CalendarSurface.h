#pragma once

#include "ui/calendar/CalendarScene.h"

#include <QWidget>

#include <functional>

namespace warrener {

/// What the rules say of a wished time.
struct DropVerdict
{
    QList<CalendarConflict> conflicts{}; ///< empty: it can be there
    std::optional<TimePoint> nearest{};

    bool operator==(const DropVerdict &) const = default;
};

/// Days with what is on them, painted by month and week: one day, and one thing on it, is the chosen one; things are dragged
/// to another time, or from a list onto a day, and the conflict is seen while one drags. Asks nobody and changes nothing.
class CalendarSurface : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CalendarSurface)

public:
    /// Who knows the rules, and what entry is behind a mark (nothing: it cannot be moved).
    struct Rules
    {
        std::function<DropVerdict(const CalendarEntry &, TimePoint)> judge;
        std::function<std::optional<CalendarEntry>(const CalendarMark &)> entryOf;
    };

    CalendarSurface(Rules rules, QWidget *parent);

    void setScene(const CalendarScene &scene);
    const CalendarScene &scene() const { return m_scene; }

    QDate day() const { return m_day; }
    /// One that is not in the scene is kept, for the scene that comes.
    void setDay(const QDate &day);
    /// What of that entry is on the chosen day, so that a thing that was moved can be moved on.
    void chooseEntry(const QString &entry);
    const CalendarMark *chosenMark() const; ///< null: none is

    /// A thing that is dragged from outside this widget.
    void dragOver(const CalendarEntry &wish, QPoint global);
    void dropHere(QPoint global);
    void cancelDrag();
    bool isDragging() const { return m_drag.has_value(); }
    /// Where the pointer holds it, and what the rules say of that; empty while nothing is dragged over a day.
    std::optional<DropVerdict> dragVerdict() const;

    virtual QRect dayRect(const QDate &date) const = 0;
    /// Empty: it is not shown.
    virtual QRect markRect(const CalendarMark &mark) const = 0;

Q_SIGNALS:
    void dayChanged(const QDate &day);
    /// Enter, a double click on a mark.
    void markOpened(const warrener::CalendarMark &mark);
    /// Enter or a double click where nothing is.
    void timeOpened(const QDate &day, const QTime &time);
    /// From one day to another, both included.
    void spanDragged(const QDate &from, const QDate &until);
    void moved(const QString &entry, warrener::TimePoint at, const warrener::WallTime &to);
    void dropped(const warrener::CalendarEntry &wish, const warrener::WallTime &to);
    /// It was let go, or moved by a key, where it cannot be.
    void refused(const warrener::CalendarEntry &wish, warrener::TimePoint occurrence, warrener::TimePoint wanted, const warrener::DropVerdict &verdict);
    void removeRequested(const warrener::CalendarMark &mark);
    /// The chosen day has left the scene, or PgUp/PgDn.
    void pageRequested(const QDate &day);

protected:
    struct Drag
    {
        CalendarEntry wish{};
        bool isOffer = false;
        CalendarMark mark{}; ///< where it is no offer
        QPoint at{};
        std::optional<WallTime> target{};
        DropVerdict verdict{};
    };

    /// Something that stands at `keep` dragged to this place, or a click there; nothing: no day is there.
    virtual std::optional<WallTime> timeAt(QPoint position, const QTime &keep) const = 0;
    virtual const CalendarMark *markAt(QPoint position) const = 0;
    /// Of what stands there and is no mark; empty: nothing.
    virtual QString tipAt(QPoint /*position*/) const { return {}; }
    virtual int daysAcross() const = 0; ///< what ↑ and ↓ move by; 0: by an hour

    const std::optional<Drag> &drag() const { return m_drag; }
    std::optional<std::pair<QDate, QDate>> span() const;
    bool isChosen(const CalendarMark &mark) const;
    bool isMoving(const CalendarMark &mark) const;
    /// The thing under the pointer and why it cannot be there; last of all painting.
    void paintDrag(QPainter &painter) const;
    void paintMark(QPainter &painter, const QRect &box, const CalendarMark &mark, int lines) const;

    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QDate &day, int index);
    void moveDay(int days);
    void moveMark(int days, int minutes);
    void dragTo(QPoint position);
    void drop();
    void tell();
    void paintPopup(QPainter &painter, const QRect &ghost) const;

    Rules m_rules;
    CalendarScene m_scene;
    QDate m_day;
    int m_index = -1; ///< of the marks of the day
    QPoint m_pressed;
    bool m_isPressed = false;
    std::optional<CalendarMark> m_grabbed;
    std::optional<QDate> m_spanFrom;
    QDate m_spanUntil;
    std::optional<Drag> m_drag;
};

} // namespace warrener
