#include "ui/backups/ContentsTree.h"

#include "ui/backups/ContentsModel.h"
#include "ui/parts/Paint.h"
#include "ui/parts/TipDelegate.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace warrener {

namespace {

constexpr int treeRowHeight = 25;
constexpr int contentsLeft = 2, contentsRight = 12; ///< air beside a row's content
constexpr int contentsIcon = 22;                    ///< an icon and the air behind it
constexpr int figureGap = 8;                        ///< between a name and its figure

class ContentsDelegate final : public TipDelegate
{
public:
    using TipDelegate::TipDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        QRectF box = QRectF(option.rect).adjusted(contentsLeft, 0, -contentsRight, 0);
        if (const QString icon = index.data(ContentsModel::IconRole).toString(); !icon.isEmpty()) {
            paintIcon(*painter, QRect(static_cast<int>(box.left()), static_cast<int>(box.center().y()) - 7, 15, 15), icon, Token::Text2);
            box.setLeft(box.left() + contentsIcon);
        }
        const QString figure = index.data(ContentsModel::FigureRole).toString();
        const QFont small = theme.font(TextStyle::Caption);
        const qreal room = figureRoom(figure);
        paintText(*painter, QRectF(box.right() - room, box.top(), room, box.height()), figure, small, theme.color(Token::Text2), Qt::AlignRight);
        const QFont font = theme.font(TextStyle::Table, selected ? QFont::DemiBold : QFont::Normal);
        paintText(*painter, box.adjusted(0, 0, room > 0 ? -room - figureGap : 0, 0), index.data().toString(), font, theme.color(Token::Text), Qt::AlignLeft,
                  true);
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {120, treeRowHeight}; }

    QString tipOf(const QModelIndex &index, int width) const override
    {
        const qreal figure = figureRoom(index.data(ContentsModel::FigureRole).toString());
        const int icon = index.data(ContentsModel::IconRole).toString().isEmpty() ? 0 : contentsIcon;
        const qreal room = width - contentsLeft - contentsRight - icon - (figure > 0 ? figure + figureGap : 0);
        // As wide as it is where it is chosen.
        const QFont widest = Theme::of().font(TextStyle::Table, QFont::DemiBold);
        return tipWith(index, QFontMetricsF(widest).horizontalAdvance(index.data().toString()) > room);
    }

private:
    static qreal figureRoom(const QString &figure)
    {
        return figure.isEmpty() ? 0 : QFontMetricsF(Theme::of().font(TextStyle::Caption)).horizontalAdvance(figure) + 1;
    }
};

} // namespace

ContentsTree::ContentsTree(QWidget *parent) : QTreeView(parent)
{
    setItemDelegate(new ContentsDelegate(this));
    setFont(Theme::of().font(TextStyle::Table));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setRootIsDecorated(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    connect(this, &QAbstractItemView::doubleClicked, this, &ContentsTree::opened);
    connect(&Theme::of(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ContentsTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    if (selected)
        painter->fillRect(row, theme.color(Token::Selected));
    QTreeView::drawRow(painter, option, index);
    if (selected)
        painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), theme.color(Token::Accent));
}

void ContentsTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const QRect box(rect.right() - 16, rect.center().y() - 6, 12, 12);
    paintIcon(*painter, box, isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Token::Text2);
}

void ContentsTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT opened(index);
    else if (event->key() == Qt::Key_Slash || event->key() == Qt::Key_Escape)
        event->ignore(); // the window's keys, not a search among the rows
    else
        QTreeView::keyPressEvent(event);
}

} // namespace warrener
