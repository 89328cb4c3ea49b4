#pragma once

#include <QPushButton>

class QMenu;

namespace warrener {

class ColumnFit;
class TableView;

/// Which columns a table shows and by which it is sorted, from the keyboard too. What is hidden
/// is remembered under a key of the program's settings.
class ColumnsButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsButton)

public:
    /// `always` is a column that cannot be taken away. Table and fit outlive the button.
    ColumnsButton(TableView *table, ColumnFit *fit, int always, const QString &settingsKey, QWidget *parent = nullptr);

private:
    void addOrder(QMenu *menu, int column);
    void addColumn(QMenu *menu, int column, bool hidden);
    void remember() const;
    QString titleOf(int column) const;

    TableView *m_table;
    ColumnFit *m_fit;
    QString m_settingsKey;
};

} // namespace warrener
