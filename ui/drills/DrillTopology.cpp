#include "ui/drills/DrillTopology.h"

#include "ui/parts/Paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int topologyTop = 42;
constexpr int topologyMargin = 18;
constexpr int boxTall = 48;
constexpr int rowTall = 66; ///< at least
constexpr int denseRow = 56;
constexpr int frameAround = 9;

QColor linkColor(TopologyLink::State state)
{
    const Theme &theme = Theme::of();
    switch (state) {
    case TopologyLink::State::Answers:
        return theme.color(Token::Ok);
    case TopologyLink::State::Cut:
        return theme.color(Token::Bad);
    case TopologyLink::State::Hurt:
        return theme.color(Token::Warn);
    case TopologyLink::State::Unknown:
        return theme.color(Token::Strong);
    }
    return {};
}

QPen linkPen(TopologyLink::State state)
{
    QPen pen(linkColor(state), 1.5);
    if (state != TopologyLink::State::Answers)
        pen.setDashPattern({4, 3});
    return pen;
}

} // namespace

DrillTopology::DrillTopology(QWidget *parent) : QFrame(parent)
{
    setProperty("card", true);
    setObjectName(u"drillTopology"_s);
    setAccessibleName(tr("Topology"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DrillTopology::setShape(const TopologyShape &shape)
{
    if (shape == m_shape)
        return;
    const int before = rows();
    m_shape = shape;
    if (rows() != before)
        updateGeometry();
    setAccessibleDescription(shape.described);
    update();
}

void DrillTopology::setDense(bool dense)
{
    if (dense == m_dense)
        return;
    m_dense = dense;
    updateGeometry();
}

int DrillTopology::rows() const
{
    int most = 1;
    for (const TopologyBox &box : m_shape.boxes)
        most = std::max(most, box.row + 1);
    return most;
}

QSize DrillTopology::sizeHint() const
{
    return {620, m_dense ? minimumSizeHint().height() : topologyTop + rows() * (rowTall + 16) + 20};
}

QSize DrillTopology::minimumSizeHint() const
{
    return {420, topologyTop + rows() * (m_dense ? denseRow : rowTall) + 8};
}

/// Boxes of a column stand evenly over its height, each column centred.
QRectF DrillTopology::boxAt(int index) const
{
    const TopologyBox &box = m_shape.boxes.at(index);
    bool targets = false;
    int inColumn = 0;
    for (const TopologyBox &one : m_shape.boxes) {
        targets = targets || one.column == TopologyBox::Target;
        inColumn += one.column == box.column ? 1 : 0;
    }
    const int columns = targets ? 4 : 3;
    const double room = width() - 2.0 * topologyMargin - (targets ? frameAround : 0);
    const double step = room / columns;
    const double wide = std::min(130.0, step - 26);
    // The first column stands at the left edge, the last one at the right.
    const double x = columns == 1 ? topologyMargin : topologyMargin + (room - wide) * std::min<int>(box.column, columns - 1) / (columns - 1);
    const double tall = height() - topologyTop - 10.0;
    const double y = topologyTop + tall * (2 * box.row + 1) / (2.0 * inColumn) - boxTall / 2.0;
    return {std::round(x), std::round(y), std::round(wide), double(boxTall)};
}

void DrillTopology::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintText(painter, QRectF(14, 8, 200, 20), tr("Topology"), theme.font(TextStyle::Body, QFont::DemiBold), theme.color(Token::Text));
    paintLegend(painter);
    painter.fillRect(QRectF(1, 35, width() - 2, 1), theme.color(Token::Grid));
    for (const TopologyLink &link : std::as_const(m_shape.links))
        paintLink(painter, link);
    // What is cut stands out over what is not.
    for (const TopologyLink &link : std::as_const(m_shape.links)) {
        if (link.state == TopologyLink::State::Cut)
            paintLink(painter, link);
    }
    QRectF around;
    for (int i = 0; i < m_shape.boxes.size(); ++i) {
        if (m_shape.boxes.at(i).hit)
            around = around.isNull() ? boxAt(i) : around.united(boxAt(i));
    }
    if (!around.isNull()) {
        around = around.adjusted(-frameAround, -frameAround - 18, frameAround, frameAround);
        QPen dashed(theme.color(Token::Bad), 1);
        dashed.setDashPattern({4, 3});
        painter.setPen(dashed);
        painter.setBrush(theme.tint(theme.color(Token::Bad)));
        painter.drawRoundedRect(around, 5, 5);
        paintText(painter, QRectF(around.left() + frameAround, around.top() + 4, around.width() - frameAround, 18), m_shape.targetWords,
                  theme.font(TextStyle::Caption, QFont::DemiBold), theme.color(Token::Bad));
    }
    for (int i = 0; i < m_shape.boxes.size(); ++i)
        paintBox(painter, m_shape.boxes.at(i), boxAt(i));
}

void DrillTopology::paintLegend(QPainter &painter) const
{
    const Theme &theme = Theme::of();
    const QFont font = theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    double right = width() - 14.0;
    const auto entry = [&](TopologyLink::State state, const QString &word) {
        const double wide = metrics.horizontalAdvance(word) + 2;
        paintText(painter, QRectF(right - wide, 8, wide, 20), word, font, theme.color(Token::Text2));
        painter.setPen(linkPen(state));
        painter.drawLine(QPointF(right - wide - 24, 18.5), QPointF(right - wide - 6, 18.5));
        right -= wide + 40;
    };
    const bool hurts = std::ranges::contains(m_shape.links, TopologyLink::State::Hurt, &TopologyLink::state);
    entry(hurts ? TopologyLink::State::Hurt : TopologyLink::State::Cut, hurts ? tr("held up by this drill") : tr("cut by this drill"));
    entry(TopologyLink::State::Answers, tr("answers"));
}

/// Where a line from `begin` to `end` passes a column that it does not end in: through the gap between its boxes that is
/// nearest to the straight way.
QPolygonF DrillTopology::between(int column, QPointF begin, QPointF end) const
{
    QList<QRectF> boxes;
    for (int i = 0; i < m_shape.boxes.size(); ++i) {
        if (m_shape.boxes.at(i).column == column)
            boxes.append(boxAt(i));
    }
    if (boxes.isEmpty())
        return {};
    std::ranges::sort(boxes, {}, [](const QRectF &box) { return box.top(); });
    constexpr double beside = 8;
    QList<double> gaps{boxes.first().top() - beside};
    for (qsizetype i = 1; i < boxes.size(); ++i)
        gaps.append((boxes[i - 1].bottom() + boxes[i].top()) / 2);
    gaps.append(boxes.last().bottom() + beside);
    const double straight = begin.y() + (end.y() - begin.y()) * (boxes.first().center().x() - begin.x()) / std::max(1.0, end.x() - begin.x());
    const auto nearest = std::ranges::min_element(gaps, {}, [straight](double gap) { return std::abs(gap - straight); });
    return QPolygonF{{boxes.first().left() - beside, *nearest}, {boxes.first().right() + beside, *nearest}};
}

void DrillTopology::paintLink(QPainter &painter, const TopologyLink &link) const
{
    const QRectF from = boxAt(link.from);
    const QRectF to = boxAt(link.to);
    QPointF begin(from.right(), from.center().y());
    QPointF end(to.left(), to.center().y());
    if (m_shape.boxes.at(link.from).column == m_shape.boxes.at(link.to).column) {
        begin = {from.center().x(), std::min(from.bottom(), to.bottom())};
        end = {to.center().x(), std::max(from.top(), to.top())};
        if (std::abs(m_shape.boxes.at(link.from).row - m_shape.boxes.at(link.to).row) > 1) {
            // Past the box between them.
            const double x = std::max(from.right(), to.right());
            painter.setPen(linkPen(link.state));
            painter.drawPolyline(
                QPolygonF{{from.right(), from.center().y()}, {x + 10, from.center().y()}, {x + 10, to.center().y()}, {to.right(), to.center().y()}});
            return;
        }
    }
    painter.setPen(linkPen(link.state));
    QPolygonF way{begin};
    for (int column = m_shape.boxes.at(link.from).column + 1; column < m_shape.boxes.at(link.to).column; ++column)
        way += between(column, begin, end);
    way += end;
    painter.drawPolyline(way);
    begin = way.at(way.size() - 2);
    if (link.state == TopologyLink::State::Cut) {
        // Nearer to the box that is cut off, so that crosses of several lines do not meet.
        const QPointF at = begin + (end - begin) * 0.45;
        constexpr double arm = 4;
        painter.setPen(QPen(linkColor(link.state), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
    }
}

void DrillTopology::paintBox(QPainter &painter, const TopologyBox &box, const QRectF &at) const
{
    const Theme &theme = Theme::of();
    painter.setPen(QPen(theme.color(box.hit ? Token::Bad : Token::Strong), box.hit ? 1.5 : 1));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    paintGlyph(painter, QRectF(at.left() + 9, at.top() + 9, 14, 14), box.glyph, theme);
    paintText(painter, QRectF(at.left() + 29, at.top() + 6, at.width() - 36, 20), box.name, theme.font(TextStyle::Body, QFont::DemiBold),
              theme.color(Token::Text));
    paintText(painter, QRectF(at.left() + 9, at.top() + 26, at.width() - 14, 18), box.line, theme.font(TextStyle::Caption), theme.color(Token::Text2));
}

} // namespace warrener
