#include "ui/theme/Glyph.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace warrener {

namespace {

// All drawings are made in a square of 16 × 16.
constexpr QPointF middle{8, 8};

QPen pen(const QColor &color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void stroke(QPainter &painter, const QColor &color, qreal width)
{
    painter.setPen(pen(color, width));
    painter.setBrush(Qt::NoBrush);
}

void fill(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
}

void ring(QPainter &painter, const QColor &color, qreal width)
{
    stroke(painter, color, width);
    painter.drawEllipse(middle, 6.2, 6.2);
}

QPolygonF octagon(qreal radius)
{
    QPolygonF corners;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4;
        corners << middle + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return corners;
}

void paintWarning(QPainter &painter, const QColor &color, const QColor &cut)
{
    painter.setPen(pen(color, 1.6));
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{8, 2.4}, {14.3, 13.4}, {1.7, 13.4}});
    stroke(painter, cut, 1.7);
    painter.drawLine(QPointF(8, 6.4), QPointF(8, 9.3));
    fill(painter, cut);
    painter.drawEllipse(QPointF(8, 11.7), 1, 1);
}

void paintNoData(QPainter &painter, const QColor &color)
{
    QPen dashed(color, 1.3, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({1.75, 1.25}); // ten dashes around
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, 6.2, 6.2);
    QPainterPath question(QPointF(6.1, 6.4));
    question.cubicTo(6.1, 4.1, 9.9, 4.1, 9.9, 6.4);
    question.cubicTo(9.9, 7.8, 8, 7.7, 8, 9.1);
    stroke(painter, color, 1.3);
    painter.drawPath(question);
    fill(painter, color);
    painter.drawEllipse(QPointF(8, 11.2), 0.85, 0.85);
}

void paintRunning(QPainter &painter, const QColor &color)
{
    QColor faint = color;
    faint.setAlphaF(0.35F);
    ring(painter, faint, 1.6);
    stroke(painter, color, 1.8);
    painter.drawArc(QRectF(1.8, 1.8, 12.4, 12.4), 90 * 16, -100 * 16);
    fill(painter, color);
    painter.drawEllipse(middle, 2, 2);
}

void paintManual(QPainter &painter, const QColor &color)
{
    ring(painter, color, 1.4);
    fill(painter, color);
    painter.drawEllipse(QPointF(8, 6.3), 1.9, 1.9);
    QPainterPath shoulders(QPointF(4.6, 11.7));
    shoulders.cubicTo(5, 8.7, 11, 8.7, 11.4, 11.7);
    stroke(painter, color, 1.5);
    painter.drawPath(shoulders);
}

} // namespace

void paintGlyph(QPainter &painter, const QRectF &box, GlyphKind kind, const Theme &theme)
{
    const QColor color = glyphColor(kind, theme);
    const QColor cut = theme.color(Token::GlyphCutout);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16, box.height() / 16);
    switch (kind) {
    case GlyphKind::Ok:
        fill(painter, color);
        painter.drawEllipse(middle, 7, 7);
        stroke(painter, cut, 1.8);
        painter.drawPolyline(QPolygonF{{4.9, 8.2}, {7.1, 10.4}, {11.2, 5.8}});
        break;
    case GlyphKind::Warn:
        paintWarning(painter, color, cut);
        break;
    case GlyphKind::Bad:
        painter.setPen(pen(color, 0.8));
        painter.setBrush(color);
        painter.drawPolygon(octagon(7.15));
        stroke(painter, cut, 1.9);
        painter.drawLine(QPointF(5.8, 5.8), QPointF(10.2, 10.2));
        painter.drawLine(QPointF(10.2, 5.8), QPointF(5.8, 10.2));
        break;
    case GlyphKind::NoData:
        paintNoData(painter, color);
        break;
    case GlyphKind::Note:
        fill(painter, color);
        painter.drawRoundedRect(QRectF(1.6, 1.6, 12.8, 12.8), 2.6, 2.6);
        painter.setBrush(cut);
        painter.drawEllipse(QPointF(8, 4.9), 1.05, 1.05);
        stroke(painter, cut, 1.8);
        painter.drawLine(QPointF(8, 7.7), QPointF(8, 11.3));
        break;
    case GlyphKind::Running:
        paintRunning(painter, color);
        break;
    case GlyphKind::Pending:
        ring(painter, color, 1.5);
        break;
    case GlyphKind::Manual:
        paintManual(painter, color);
        break;
    case GlyphKind::Paused:
        fill(painter, color);
        painter.drawEllipse(middle, 7, 7);
        stroke(painter, cut, 1.8);
        painter.drawLine(QPointF(6.2, 5.6), QPointF(6.2, 10.4));
        painter.drawLine(QPointF(9.8, 5.6), QPointF(9.8, 10.4));
        break;
    case GlyphKind::Skipped:
        ring(painter, color, 1.5);
        painter.drawLine(QPointF(5.4, 8), QPointF(10.6, 8));
        break;
    }
    painter.restore();
}

GlyphKind glyphFor(Level level)
{
    switch (level) {
    case Level::Ok:
        return GlyphKind::Ok;
    case Level::Note:
        return GlyphKind::Note;
    case Level::Unknown:
        return GlyphKind::NoData;
    case Level::Warning:
        return GlyphKind::Warn;
    case Level::Critical:
        return GlyphKind::Bad;
    }
    Q_UNREACHABLE_RETURN(GlyphKind::NoData);
}

QColor glyphColor(GlyphKind kind, const Theme &theme)
{
    switch (kind) {
    case GlyphKind::Ok:
        return theme.color(Token::Ok);
    case GlyphKind::Warn:
    case GlyphKind::Paused:
        return theme.color(Token::Warn);
    case GlyphKind::Bad:
        return theme.color(Token::Bad);
    case GlyphKind::Note:
    case GlyphKind::Manual:
        return theme.color(Token::Info);
    case GlyphKind::Running:
        return theme.color(Token::Accent);
    case GlyphKind::NoData:
    case GlyphKind::Pending:
    case GlyphKind::Skipped:
        return theme.color(Token::Unknown);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
