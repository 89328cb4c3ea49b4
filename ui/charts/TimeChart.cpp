#include "ui/charts/TimeChart.h"

#include "base/Phrases.h"
#include "ui/charts/ChartClock.h"
#include "ui/charts/ChartPainting.h"
#include "ui/charts/LabelLayout.h"
#include "ui/charts/TimeCursor.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Theme.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QPainter>

#include <cmath>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double labelGap = 14;
constexpr double labelLeft = 5;
constexpr double labelRight = 0;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double msSince(TimePoint at)
{
    return static_cast<double>(at.time_since_epoch().count());
}

} // namespace

TimeChart::TimeChart(const History &history, ChartClock &clock, TimeCursor &cursor, QWidget *parent)
    : QChartView(parent), m_history(history), m_clock(clock), m_cursor(cursor)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setRubberBand(QChartView::NoRubberBand);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);

    QChart *chart = this->chart();
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_lines = std::make_unique<ChartLines>(*chart);

    clock.add(this);
    connect(&cursor, &TimeCursor::changed, this, [this] {
        if (!isOnScreen())
            return;
        updateReadings();
        viewport()->update();
    });
    connect(&Theme::of(), &Theme::changed, this, [this] {
        m_picture = {};
        viewport()->update();
    });
}

TimeChart::~TimeChart() = default;

void TimeChart::setSpec(const ChartSpec &spec)
{
    if (spec == m_spec)
        return;
    m_spec = spec;
    m_current = -1;
    setObjectName(u"chart."_s + spec.id);
    invalidate();
}

void TimeChart::setEvents(const QList<Event> &events)
{
    if (events == m_events)
        return;
    m_events = events;
    invalidate();
}

void TimeChart::markStale()
{
    m_stale = true;
}

void TimeChart::invalidate()
{
    m_stale = true;
    m_redraw = true;
    m_clock.request(this);
}

bool TimeChart::isOnScreen() const
{
    // The viewport covers the chart, so it alone tells what can be seen.
    return isVisible() && !window()->isMinimized() && !viewport()->visibleRegion().isEmpty();
}

void TimeChart::refresh()
{
    m_stale = false;
    ++m_refreshCount;
    const std::tuple before(m_frame, m_unit, m_axis);
    m_frame = frameNow();
    computeSeries();
    QList<RunShape> shapes;
    for (int i = 0; i < m_earlier.size(); ++i) {
        for (const ChartRun &run : m_earlier.at(i).runs) {
            shapes += shapeOf(i, run, m_frame);
            shapes.last().isEarlier = true;
            shapes.last().hasBand = false;
        }
    }
    for (int i = 0; i < m_data.size(); ++i) {
        for (const ChartRun &run : m_data.at(i).runs)
            shapes += shapeOf(i, run, m_frame);
    }
    const bool same = before == std::tuple(m_frame, m_unit, m_axis) && m_picture.size() == pictureSize() && looksAlike(m_shapes, shapes, m_frame);
    if (m_redraw || !same) {
        m_redraw = false;
        m_shapes = std::move(shapes);
        fillLines();
        drawPicture();
    }
    updateReadings();
    describe();
    viewport()->update();
}

ChartFrame TimeChart::frameNow() const
{
    ChartFrame frame;
    frame.plot = QRectF(plotLeft, plotTop, std::max(1, width() - plotLeft - plotRight), std::max(1, height() - plotTop - plotBottom));
    // The axis goes on by half columns: in between, the picture of a tick before still holds.
    const double span = msSince(m_clock.now()) - msSince(m_clock.from());
    const double stride = span / frame.plot.width() / 2;
    frame.to = std::ceil(msSince(m_clock.now()) / stride) * stride;
    frame.from = frame.to - span;
    return frame;
}

QSize TimeChart::pictureSize() const
{
    return viewport()->size() * devicePixelRatioF();
}

void TimeChart::computeSeries()
{
    const DecimateOptions options{.gapAfter = m_clock.gapAfter(), .columnWidth = m_frame.columnWidth(), .until = m_clock.now()};
    m_data.clear();
    m_earlier.clear();
    m_latest.clear();
    double highest = m_spec.minimumMax;
    for (const ChartSeries &series : std::as_const(m_spec.series)) {
        m_data += decimate(m_history.window(series.key, m_clock.zoom(), m_clock.now()), options);
        m_latest += m_history.valueAt(series.key, Zoom::Minutes5, m_clock.now(), m_clock.gapAfter());
        highest = std::max(highest, m_data.constLast().highest);
        if (m_clock.ago() <= Millis{0})
            continue;
        m_earlier += decimate(m_history.earlier(series.key, m_clock.zoom(), m_clock.now(), m_clock.ago()), options);
        highest = std::max(highest, m_earlier.constLast().highest);
    }
    for (const ChartLimit &limit : std::as_const(m_spec.limits))
        highest = std::max(highest, limit.value);
    m_unit = chartUnit(m_spec.format, highest);
    m_axis = m_spec.format == ChartFormat::Percent ? percentAxis : niceAxis(highest / m_unit.divisor);
    m_frame.top = m_axis.top() * m_unit.divisor;
}

void TimeChart::fillLines()
{
    const Theme &theme = Theme::of();
    m_lines->begin();
    for (const RunShape &shape : std::as_const(m_shapes)) {
        const QColor color = theme.series(m_spec.series.at(shape.series).color);
        if (shape.hasBand)
            m_lines->addBand(shape.upper, shape.lower, color);
        m_lines->addLine(shape.line, color, shape.isEarlier);
    }
    m_lines->end();
}

void TimeChart::drawPicture()
{
    ++m_pictureCount;
    chart()->setPlotArea(m_frame.plot);
    chart()->layout()->activate();
    if (m_picture.size() != pictureSize())
        m_picture = QPixmap(pictureSize());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_picture);
    painter.setRenderHints(renderHints());
    render(&painter, QRectF(viewport()->rect()), viewport()->rect());
}

void TimeChart::drawBackground(QPainter *painter, const QRectF &)
{
    const Theme &theme = Theme::of();
    painter->fillRect(viewport()->rect(), theme.color(Token::Surface));
    chartpainting::title(*painter, theme, 1, 22, width(), m_spec.title, unitText());
    chartpainting::grid(*painter, theme, m_frame, m_axis);
}

void TimeChart::drawForeground(QPainter *painter, const QRectF &)
{
    const Theme &theme = Theme::of();
    chartpainting::limits(*painter, theme, m_frame, m_unit, m_spec.limits);
    chartpainting::events(*painter, theme, m_frame, m_events, m_spec.eventWords);
}

void TimeChart::paintEvent(QPaintEvent *)
{
    // A tick under way draws this chart in its turn: painting must not draw all of them at once.
    const bool fits = m_picture.deviceIndependentSize() == QSizeF(viewport()->size());
    if (!fits || (m_stale && !m_clock.isWaiting(this)))
        refresh();
    const Theme &theme = Theme::of();
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (const auto span = m_cursor.span())
        chartpainting::span(painter, theme, m_frame, msSince(span->from), msSince(span->to));
    if (const auto at = m_cursor.at())
        chartpainting::crosshair(painter, theme, m_frame, msSince(*at), m_spec.series, m_readings, width());
    chartpainting::readings(painter, theme, m_spec.series, m_readings, m_current);
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    m_stale = true;
}

double TimeChart::readingOf(const DecimatedSeries &drawn, double latest) const
{
    if (const auto at = m_cursor.at()) {
        const double reach = std::max(m_frame.columnWidth(), static_cast<double>(m_clock.gapAfter().count())) / 2;
        const ChartPoint *point = drawn.pointAt(msSince(*at), reach);
        return point ? point->mean : nan;
    }
    if (const auto span = m_cursor.span())
        return drawn.meanWithin(msSince(span->from), msSince(span->to));
    return latest;
}

/// The figures of then stand in the tool tip: beside the lines there is room for those of now.
void TimeChart::tellEarlier()
{
    QStringList lines;
    // Between another spec and its first picture there may be fewer series.
    for (qsizetype i = 0; i < std::min(m_earlier.size(), m_spec.series.size()); ++i) {
        const ChartPoint *last = m_earlier.at(i).last();
        lines += tr("%1: %2, earlier %3")
                     .arg(m_spec.series.at(i).name, m_readings.at(i).text, chartValueText(m_unit, readingOf(m_earlier.at(i), last ? last->mean : nan)));
    }
    viewport()->setToolTip(plainTip(lines.join(u'\n')));
}

void TimeChart::updateReadings()
{
    m_readings.clear();
    QList<double> wanted;
    for (qsizetype i = 0; i < m_data.size(); ++i) {
        const double value = readingOf(m_data.at(i), m_latest.at(i));
        const ChartPoint *last = m_data.at(i).last();
        const double anchor = std::isfinite(value) ? value : last ? last->mean : 0;
        m_readings += ChartReading{.series = static_cast<int>(i), .value = value, .anchor = anchor, .text = chartValueText(m_unit, value), .box = {}};
        wanted += std::clamp(m_frame.y(anchor), m_frame.plot.top(), m_frame.plot.bottom());
    }
    // An event's words may reach beyond the plot, above the grid: the names begin below them.
    const double highest = m_frame.plot.top() + (m_spec.eventWords ? 9 : 2);
    const QList<double> places = layoutLabels(wanted, labelGap, highest, m_frame.plot.bottom() - 2);
    const double left = m_frame.plot.right() + labelLeft;
    for (qsizetype i = 0; i < m_readings.size(); ++i) {
        m_readings[i].box = QRectF(left, places.at(i) - labelGap / 2, width() - labelRight - left, labelGap);
    }
    tellEarlier();
}

QString TimeChart::unitText() const
{
    if (m_spec.unit.contains("%1"_L1))
        return m_spec.unit.arg(m_unit.word);
    return m_unit.word.isEmpty() ? m_spec.unit : m_unit.word;
}

void TimeChart::describe()
{
    const QString name = tr("%1, %2", "a chart's title and its unit").arg(m_spec.title, unitText());
    QStringList parts;
    for (qsizetype i = 0; i < m_latest.size(); ++i) {
        const QString name = m_spec.series.at(i).name, value = chartValueText(m_unit, m_latest.at(i));
        const ChartPoint *last = m_earlier.isEmpty() ? nullptr : m_earlier.at(i).last();
        parts += last ? tr("%1: %2, earlier %3").arg(name, value, chartValueText(m_unit, last->mean)) : tr("%1: %2").arg(name, value);
    }
    const QString description = phrases::list(parts);
    if (name == accessibleName() && description == accessibleDescription())
        return;
    setAccessibleName(name);
    setAccessibleDescription(description);
    Q_EMIT described();
}

TimePoint TimeChart::timeAt(double x) const
{
    const double inside = std::clamp(std::round(x), m_frame.plot.left(), m_frame.plot.right());
    return TimePoint{Millis{std::llround(m_frame.timeAt(inside))}};
}

} // namespace warrener
