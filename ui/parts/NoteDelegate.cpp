#include "ui/parts/NoteDelegate.h"

#include "ui/parts/BrokenLines.h"
#include "ui/parts/Paint.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>

namespace warrener {

namespace {

constexpr int mostNoteLines = 8; ///< why something is refused is a long sentence, and what to do about it stands at its end

} // namespace

NoteDelegate::NoteDelegate(TableView *table, int column) : RowDelegate(table), m_table(table), m_column(column)
{
    table->setItemDelegateForColumn(column, this);
    const QAbstractItemModel *model = table->model();
    connect(model, &QAbstractItemModel::modelReset, this, &NoteDelegate::fitRows);
    connect(model, &QAbstractItemModel::layoutChanged, this, &NoteDelegate::fitRows);
    connect(model, &QAbstractItemModel::rowsInserted, this, &NoteDelegate::fitRows);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &NoteDelegate::fitRows);
    connect(model, &QAbstractItemModel::dataChanged, this, &NoteDelegate::fitRows);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int resized) {
        if (resized == m_column)
            fitRows();
    });
    fitRows();
}

QStringList NoteDelegate::linesOf(const QModelIndex &index, qreal wide)
{
    return brokenLines(index.data().toString(), fontOf(index), std::max<qreal>(wide, 60), mostNoteLines);
}

void NoteDelegate::fitRows()
{
    const int wide = m_table->columnWidth(m_column) - 2 * margin;
    const int least = m_table->verticalHeader()->defaultSectionSize();
    for (int row = 0; row < m_table->model()->rowCount(); ++row) {
        const auto lines = static_cast<int>(linesOf(m_table->model()->index(row, m_column), wide).size());
        m_table->setRowHeight(row, std::max(least, lines * brokenLineTall + brokenLineAir));
    }
}

void NoteDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QStringList lines = linesOf(index, box.width());
    const qreal tall = brokenLineTall * static_cast<qreal>(lines.size());
    paintBrokenLines(painter, QRectF(box.left(), box.center().y() - tall / 2, box.width(), tall), lines, fontOf(index), toneOf(index));
}

} // namespace warrener
