#include "ui/parts/RowDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>

namespace warrener {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const auto *table = qobject_cast<const TableView *>(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.color(Token::Selected));
    else if (table && table->hoveredRow() == index.row())
        painter->fillRect(option.rect, theme.color(Token::Hover));
    if (!table || !table->endsWithRows() || index.row() + 1 < index.model()->rowCount())
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Token::Grid));
    const bool first = table ? table->horizontalHeader()->visualIndex(index.column()) == 0 : index.column() == 0;
    if (selected && first)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Token::Accent));
    paintCell(*painter, QRectF(option.rect).adjusted(m_side, 0, -m_side, -1), index);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {contentWidth(index) + 2 * m_side, 28};
}

void RowDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const bool right = aligned.isValid() && Qt::Alignment::fromInt(aligned.toInt()).testFlag(Qt::AlignRight);
    paintText(painter, box, index.data().toString(), fontOf(index), toneOf(index), right ? Qt::AlignRight : Qt::AlignLeft, index.data(roles::Name).toBool());
}

QString RowDelegate::tipOf(const QModelIndex &index, int width) const
{
    return tipWith(index, contentWidth(index) > width - 2 * m_side);
}

int RowDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(fontOf(index)).horizontalAdvance(index.data().toString()) + 1;
}

QFont RowDelegate::fontOf(const QModelIndex &index)
{
    const QVariant weight = index.data(roles::Weight);
    QFont font = weight.isValid() ? Theme::of().font(TextStyle::Table, weight.toInt()) : Theme::of().font(TextStyle::Table);
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    // Only figures stand below each other; names keep the shapes of their letters.
    if (!aligned.isValid() || !Qt::Alignment::fromInt(aligned.toInt()).testFlag(Qt::AlignRight))
        font.unsetFeature("tnum");
    return font;
}

QColor RowDelegate::toneOf(const QModelIndex &index)
{
    const QVariant tone = index.data(roles::Tone);
    return Theme::of().color(tone.isValid() ? static_cast<Token>(tone.toInt()) : Token::Text);
}

} // namespace warrener
