#include "ui/parts/MembersDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"

namespace warrener {

namespace {

constexpr int side = 16;
constexpr int memberGap = 3;

} // namespace

void MembersDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const auto members = index.data(roles::Members).value<QList<MemberBox>>();
    if (members.isEmpty()) {
        RowDelegate::paintCell(painter, box, index);
        return;
    }
    QFont font = theme.font(TextStyle::Caption, QFont::Medium);
    font.setPixelSize(10);
    QFont leaderFont = theme.font(TextStyle::Caption, QFont::Bold);
    leaderFont.setPixelSize(10);
    painter.setRenderHint(QPainter::Antialiasing);
    qreal x = box.left();
    for (const MemberBox &member : members) {
        if (x + side > box.right() + 1)
            break;
        const QRectF frame(x, std::round(box.center().y() - side / 2.0), side, side);
        QColor ink = theme.color(Token::Text2);
        if (member.leader) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Text2));
            painter.drawRoundedRect(frame, 3, 3);
            ink = theme.color(Token::Surface);
        } else {
            if (member.missing)
                ink = theme.color(Token::Bad);
            QPen pen(member.missing ? ink : theme.color(Token::Strong), 1);
            if (member.missing)
                pen.setDashPattern({2.5, 1.8});
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
        paintText(painter, frame.adjusted(-2, 0, 2, 0), QString::number(member.number), member.leader ? leaderFont : font, ink, Qt::AlignHCenter);
        x += side + memberGap;
    }
}

int MembersDelegate::contentWidth(const QModelIndex &index) const
{
    const auto count = index.data(roles::Members).value<QList<MemberBox>>().size();
    return count == 0 ? RowDelegate::contentWidth(index) : static_cast<int>(count) * (side + memberGap);
}

} // namespace warrener
