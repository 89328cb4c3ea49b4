#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

class TableView;

/// A column of sentences, read whole: they break onto as many lines as they need, and their rows are as high as they need.
class NoteDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoteDelegate)

public:
    /// Serves that column of `table`, which has its model already; rows become no lower than the table has them.
    NoteDelegate(TableView *table, int column);

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;

private:
    static QStringList linesOf(const QModelIndex &index, qreal wide);
    void fitRows();

    TableView *m_table;
    int m_column;
};

} // namespace warrener
