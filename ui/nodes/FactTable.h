#pragma once

#include "ui/nodes/FactRow.h"

#include <QWidget>

namespace warrener {

class FactModel;
class TableView;

/// A small table without a header, as high as its rows; the last column takes what is left.
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
    void fit();

    FactModel *m_model;
    TableView *m_table;
};

} // namespace warrener
