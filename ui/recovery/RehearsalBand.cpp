#include "ui/recovery/RehearsalBand.h"

#include "ui/parts/Paint.h"
#include "ui/theme/Theme.h"

using namespace Qt::StringLiterals;

namespace warrener {

RehearsalBand::RehearsalBand(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"rehearsalBand"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Rehearsal: what a cluster would say is simulated, and nothing of any cluster is asked or touched"));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RehearsalBand::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(theme.color(Token::Info), 1, Qt::DashLine));
    painter.setBrush(theme.tint(theme.color(Token::Info)));
    painter.drawRoundedRect(box, 6, 6);
    const QFont bold = theme.font(TextStyle::Body, QFont::Bold);
    const qreal used = paintText(painter, box.adjusted(14, 0, -14, 0), tr("REHEARSAL"), bold, theme.color(Token::Info));
    paintText(painter, box.adjusted(14 + used + 12, 0, -14, 0), tr("What a cluster would say is simulated; nothing of any cluster is asked or touched."),
              theme.font(TextStyle::Body), theme.color(Token::Text2));
}

} // namespace warrener
