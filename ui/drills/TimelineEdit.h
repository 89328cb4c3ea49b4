#pragma once

#include "ui/drills/DrillDraft.h"

#include <QWidget>

namespace warrener {

/// The method of a drill on a time line: a lane for all targets and one for each, a block for each fault and pause. Blocks
/// are dragged along and to other lanes, stretched at their right edge, and all of that by keys.
class TimelineEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineEdit)

public:
    explicit TimelineEdit(QWidget *parent = nullptr);

    /// `targets`: lanes beside that of all. The selection stays where it can.
    void setMode(const DrillMode &mode, std::chrono::seconds usual, int targets);
    const DrillMode &mode() const { return m_mode; }
    int selected() const { return m_selected; }
    /// Of drags by the mouse, the one that goes on; 0: none does.
    int drag() const { return m_drag == Drag::None ? 0 : m_drags; }
    void select(int index);

    QRect blockRect(int index) const;
    QRect laneRect(int lane) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void drawn(const warrener::DrillMode &mode); ///< while one draws, and when it is done
    void selectionChanged(int index);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag : std::uint8_t { None, Move, Stretch };

    int lanes() const { return m_targets > 1 ? m_targets + 1 : 1; }
    int laneAt(int y) const;
    int blockAt(QPoint position) const;
    bool isAtEdge(QPoint position, int index) const;
    double pixelsPerSecond() const;
    std::chrono::seconds timeAt(int x) const;
    std::chrono::seconds whole() const;
    void take(const DrillMode &mode, int selected);
    void describe();
    void paintLanes(QPainter &painter) const;
    void paintBlock(QPainter &painter, int index) const;

    DrillMode m_mode;
    int m_drags = 0;
    std::chrono::seconds m_usual{60};
    int m_targets = 1;
    int m_selected = -1;
    Drag m_drag = Drag::None;
    DrillMode m_before;             ///< as it was when the drag began
    int m_dragged = -1;             ///< of m_before
    std::chrono::seconds m_grip{0}; ///< from the block's middle to the pointer, when it was taken
    std::chrono::seconds m_span{0}; ///< of the axis; it stands still while one drags
};

} // namespace warrener
