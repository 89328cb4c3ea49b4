#include "ui/theme/Style.h"

#include "ui/theme/FocusRing.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

void drawBox(QPainter &painter, const QStyleOption &option, bool round)
{
    const Theme &theme = Theme::of();
    const bool on = option.state.testAnyFlags(QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const qreal side = std::min({option.rect.width(), option.rect.height(), 16});
    const QPointF center = QRectF(option.rect).center();
    const QRectF box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side).adjusted(1, 1, -1, -1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = theme.color(enabled ? Token::AccentFill : Token::Strong);
    painter.setPen(QPen(on && !round ? fill : theme.color(enabled ? Token::Strong : Token::Border), 1.2));
    painter.setBrush(on && !round ? fill : theme.color(Token::Surface));
    if (round) {
        painter.drawEllipse(box);
        if (on) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Accent));
            painter.drawEllipse(box.center(), box.width() * 0.28, box.width() * 0.28);
        }
    } else {
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(QPen(theme.color(Token::OnFill), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF o = box.topLeft();
        const qreal u = box.width() / 14;
        if (option.state.testFlag(QStyle::State_NoChange))
            painter.drawLine(o + QPointF(4 * u, 7 * u), o + QPointF(10 * u, 7 * u));
        else if (on)
            painter.drawPolyline(QPolygonF{o + QPointF(3.6 * u, 7.2 * u), o + QPointF(6 * u, 9.6 * u), o + QPointF(10.4 * u, 4.6 * u)});
    }
    painter.restore();
}

void drawChevron(QPainter &painter, const QStyleOption &option, bool down)
{
    const Theme &theme = Theme::of();
    const QPointF c = QRectF(option.rect).center();
    const qreal lift = down ? 2 : -2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(theme.color(option.state.testFlag(QStyle::State_Enabled) ? Token::Text2 : Token::Text3), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{c + QPointF(-3.8, -lift), c + QPointF(0, lift), c + QPointF(3.8, -lift)});
    painter.restore();
}

} // namespace

Style::Style() : QProxyStyle(u"fusion"_s) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawBox(*painter, *option, false);
        return;
    case PE_IndicatorRadioButton:
        drawBox(*painter, *option, true);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        drawChevron(*painter, *option, true);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawChevron(*painter, *option, false);
        return;
    case PE_FrameFocusRect: // FocusRing draws the only one.
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FocusFrame_Mask:
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returned); mask && widget) {
            const QRect ring = focusRingRect(*widget);
            const int thick = pixelMetric(PM_FocusFrameHMargin, option, widget);
            mask->region = QRegion(ring) - QRegion(ring.adjusted(thick, thick, -thick, -thick));
        }
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace warrener
