#pragma once

#include "base/Clock.h"

#include <QFrame>
#include <QList>
#include <QPointF>
#include <QStringList>

#include <optional>

namespace warrener {

struct RunLine
{
    QString name{};
    int color = 0;           ///< for Theme::series()
    QList<QPointF> points{}; ///< x: ms since the run began, y: figure

    bool operator==(const RunLine &) const = default;
};

/// A stretch of the axis that stands out: while something was broken on purpose.
struct RunSpan
{
    Millis from{0}, until{0}; ///< since the run began
    QString words{};          ///< translated: "fault"
    QString wordsToCome{};    ///< where the rest of it is still to come: "fault until +60 s"

    bool operator==(const RunSpan &) const = default;
};

/// What a chart shows beside its lines.
struct RunMarks
{
    std::optional<RunSpan> span{};
    std::optional<double> limit{}; ///< of the figure; a line where the axis reaches so far, else words
    QString limitWords{};
    std::optional<Millis> origin{}; ///< the axis counts from there, with this word at 0
    QString originWord{};

    bool operator==(const RunMarks &) const = default;
};

/// Figures over the time of one run, from its begin to where it is expected to end; what is still
/// to come is shaded.
class RunChart final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunChart)

public:
    RunChart(const QString &title, const QString &unit, QWidget *parent = nullptr);

    /// `elapsed`: where now is; `whole`: where the axis ends at least; `over`: nothing is to come.
    void setLines(const QList<RunLine> &lines, Millis elapsed, Millis whole, bool over);
    void setMarks(const RunMarks &marks);
    void setTitle(const QString &title);
    /// Nobody tells how the figures are now: they are called those that were seen last.
    void setOld(bool isOld);
    const QList<RunLine> &lines() const { return m_lines; }
    /// Its figures from below, as they stand at the grid's lines: never wider than there is room.
    QStringList axisTexts() const;
    static constexpr int axisRoom = 39; ///< px beside the plot

    QSize sizeHint() const override { return {420, 176}; }
    QSize minimumSizeHint() const override { return {260, 112}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGrid(QPainter &painter, const QRectF &plot, double top) const;
    void paintSpan(QPainter &painter, const QRectF &plot) const;
    void paintTimes(QPainter &painter, const QRectF &plot) const;
    void paintNames(QPainter &painter, const QRectF &plot, double top) const;

    QString m_title;
    QString m_unit;
    QList<RunLine> m_lines;
    Millis m_elapsed{0};
    Millis m_end{1000};
    bool m_over = false;
    bool m_isOld = false;
    RunMarks m_marks;
};

} // namespace warrener
