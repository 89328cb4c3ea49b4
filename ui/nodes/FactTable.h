#pragma once

#include "ui/nodes/FactRow.h"

#include <QWidget>

namespace warrener {

class FactModel;
class StateDelegate;
class TableView;

/// A small table without a header, as high as its rows; the last column takes what is left. Where the words of a row
/// would not fit, the air between the columns goes first.
class FactTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactTable)

public:
    /// `name` is for screen readers.
    FactTable(int columns, const QString &name, QWidget *parent = nullptr);

    void setRows(const QList<FactRow> &rows);
    const QList<FactRow> &rows() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthOf(int column) const;
    int sparedAir(int room) const;
    void fit();

    FactModel *m_model;
    TableView *m_table;
    StateDelegate *m_cells;
};

} // namespace warrener
