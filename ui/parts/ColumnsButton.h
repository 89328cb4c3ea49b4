#pragma once

#include <QPushButton>

class QMenu;
class QSettings;

namespace warrener {

class ColumnFit;
class TableView;

/// Which columns a table shows and by which it is sorted, from the keyboard too. What is hidden
/// is remembered under a key of the settings handed in; without any it is not remembered.
class ColumnsButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsButton)

public:
    /// `always` is a column that cannot be taken away. Table, fit and settings outlive the button.
    ColumnsButton(TableView *table, ColumnFit *fit, int always, QSettings *settings, const QString &settingsKey, QWidget *parent = nullptr);

private:
    void addOrder(QMenu *menu, int column);
    void addColumn(QMenu *menu, int column, bool hidden);
    void remember() const;
    QString titleOf(int column) const;

    TableView *m_table;
    ColumnFit *m_fit;
    QSettings *m_settings;
    QString m_settingsKey;
};

} // namespace warrener
