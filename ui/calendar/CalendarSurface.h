#pragma once

#include "ui/calendar/CalendarScene.h"
#include "ui/theme/Glyph.h"

#include <QWidget>

#include <cstdint>
#include <functional>

namespace warrener {

/// What the rules say of a wished time.
struct DropVerdict
{
    QList<CalendarConflict> conflicts{}; ///< empty: it can be there
    std::optional<TimePoint> nearest{};

    bool operator==(const DropVerdict &) const = default;
};

/// A blackout that is dragged, and where it is to be.
struct DarkWish
{
    QString id{};
    TimePoint at{}; ///< where it begins now
    TimePoint from{}, until{};

    bool operator==(const DarkWish &) const = default;
};

/// The blackout of that wish, on its own wall; once.
Blackout wanted(const DarkWish &wish, const Blackout &there);

/// What a blackout is taken by.
enum class DarkPart : std::uint8_t { Whole, Begin, End };

/// Days with what is on them, painted by month and week: one day, and one thing on it, is the chosen one; things are dragged
/// to another time, or from a list onto a day, blackouts stretched too, and the conflict is seen while one drags. Asks nobody and
/// changes nothing.
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
        std::function<bool(const QString &blackout)> mayChangeDark;
        /// What a blackout would leave out there and is run as it is: titles and times.
        std::function<QStringList(const DarkWish &)> leftOut;
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
    const DarkSpan *chosenDark() const;     ///< a blackout of the day that is chosen; null: none is

    /// A thing that is dragged from outside this widget.
    void dragOver(const CalendarEntry &wish, QPoint global);
    void dropHere(QPoint global);
    void cancelDrag();
    bool isDragging() const { return m_drag.has_value() || m_darkDrag.has_value(); }
    /// Where the pointer holds it, and what the rules say of that; empty while nothing is dragged over a day.
    std::optional<DropVerdict> dragVerdict() const;
    /// A blackout that is dragged or stretched, and what it would leave out.
    std::optional<DarkWish> darkDrag() const { return m_darkDrag ? std::optional(m_darkDrag->wish) : std::nullopt; }
    QStringList darkLeavesOut() const { return m_darkDrag ? m_darkDrag->leftOut : QStringList(); }

    virtual QRect dayRect(const QDate &date) const = 0;
    /// Empty: it is not shown.
    virtual QRect markRect(const CalendarMark &mark) const = 0;
    /// Shares of a day; empty: it is not shown.
    virtual QRectF spanRect(const QDate &date, double from, double until) const = 0;

Q_SIGNALS:
    void dayChanged(const QDate &day);
    /// Enter, a double click on a mark.
    void markOpened(const warrener::CalendarMark &mark);
    /// Enter or a double click where nothing is.
    void timeOpened(const QDate &day, const QTime &time);
    /// From one day to another, both included.
    void spanDragged(const QDate &from, const QDate &until);
    /// Within one day; `until` is no part of it.
    void hoursDragged(const warrener::WallTime &from, const warrener::WallTime &until);
    void moved(const QString &entry, warrener::TimePoint at, const warrener::WallTime &to);
    void dropped(const warrener::CalendarEntry &wish, const warrener::WallTime &to);
    /// It was let go, or moved by a key, where it cannot be.
    void refused(const warrener::CalendarEntry &wish, warrener::TimePoint occurrence, warrener::TimePoint wanted, const warrener::DropVerdict &verdict);
    void removeRequested(const warrener::CalendarMark &mark);
    void darkMoved(const warrener::DarkWish &wish);
    void darkOpened(const QString &blackout, warrener::TimePoint at);
    void darkRemoveRequested(const QString &blackout, warrener::TimePoint at);
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
    /// Of a span within one day, where hours are painted: seconds since its midnight.
    std::optional<std::pair<int, int>> hours() const;
    bool isChosen(const CalendarMark &mark) const;
    bool isMoving(const CalendarMark &mark) const;
    /// The blackout that is chosen; below the marks.
    void paintChosenDark(QPainter &painter) const;
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
    void paintLines(QPainter &painter, const QRect &ghost, GlyphKind glyph, const QString &head, const QStringList &lines) const;

    // What is done to blackouts.
    struct DarkGrip
    {
        DarkSpan dark{};
        DarkPart part = DarkPart::Whole;
    };
    struct DarkDrag
    {
        DarkGrip grip{};
        QPoint at{};
        DarkWish wish{};
        QStringList leftOut{};
    };
    std::optional<DarkGrip> darkAt(QPoint position) const;
    QString spanWords(TimePoint from, TimePoint until) const;
    QString tipOf(const DarkGrip &grip) const;
    Qt::CursorShape cursorOf(DarkPart part) const;
    /// That part later by so much on the wall; nothing: it cannot be there.
    std::optional<DarkWish> wishOf(const DarkGrip &grip, qint64 seconds) const;
    void dragDarkTo(QPoint position);
    void dropDark();
    void moveDark(DarkPart part, int days, int minutes);
    bool keyOnDark(QKeyEvent *event);
    void paintDarkDrag(QPainter &painter) const;

    Rules m_rules;
    CalendarScene m_scene;
    QDate m_day;
    int m_index = -1; ///< of the marks of the day, and behind them of its blackouts
    QPoint m_pressed;
    bool m_isPressed = false;
    std::optional<CalendarMark> m_grabbed;
    std::optional<WallTime> m_spanFrom;
    WallTime m_spanUntil;
    std::optional<Drag> m_drag;
    std::optional<DarkGrip> m_darkGrip; ///< pressed, and not dragged yet
    std::optional<DarkDrag> m_darkDrag;
};

} // namespace warrener
