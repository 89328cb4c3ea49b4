#include "ui/parts/SumRow.h"

#include "ui/parts/Paint.h"
#include "ui/parts/RowDelegate.h"
#include "ui/parts/ToolTips.h"

#include <QHeaderView>
#include <QPainterPath>
#include <QScrollBar>
#include <QTableView>

namespace warrener {

SumRow::SumRow(QTableView *table, QWidget *parent) : QWidget(parent), m_table(table)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QHeaderView *header = table->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
    connect(header, &QHeaderView::sectionMoved, this, qOverload<>(&QWidget::update));
    connect(header, &QHeaderView::geometriesChanged, this, qOverload<>(&QWidget::update));
    connect(table->horizontalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SumRow::setSums(const QString &label, const QStringList &sums)
{
    m_label = label;
    m_sums = sums;
    setAccessibleName(label);
    setToolTip(plainTip(label));
    update();
}

void SumRow::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    update();
}

void SumRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    // Round only where the card below it is.
    outline.addRoundedRect(QRectF(rect()).adjusted(0, -6, 0, 0), 5, 5);
    painter.setClipRect(rect());
    painter.fillPath(outline, theme.color(Token::Bg));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    const QFont font = theme.font(TextStyle::Table, QFont::DemiBold);
    const QColor color = theme.color(m_muted ? Token::Text3 : Token::Text);
    qreal firstSum = width();
    for (int column = 0; column < m_sums.size(); ++column) {
        if (m_sums.at(column).isEmpty() || m_table->isColumnHidden(column))
            continue;
        const QRectF box(m_table->columnViewportPosition(column), 1, m_table->columnWidth(column), height() - 1);
        const QRectF inner = box.adjusted(0, 0, -RowDelegate::margin, 0);
        const qreal taken = paintText(painter, inner, m_sums.at(column), font, color, Qt::AlignRight);
        firstSum = std::min(firstSum, inner.right() - taken);
    }
    paintText(painter, QRectF(RowDelegate::margin, 1, firstSum - RowDelegate::margin - 8, height() - 1), m_label, font, color);
}

} // namespace warrener
