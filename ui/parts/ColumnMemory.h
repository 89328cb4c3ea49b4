#pragma once

#include <QMap>
#include <QObject>
#include <QString>

class QSettings;

namespace warrener {

class TableView;

/// The widths that a person has dragged, of a table without a ColumnFit: they stay from one start to the next, and
/// while the table's own code gives its columns widths.
class ColumnMemory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnMemory)

public:
    /// `settings` outlives it.
    ColumnMemory(TableView *table, QSettings *settings, const QString &key);
    /// The table shows columns of another kind from now on; theirs are widths of their own.
    void setKey(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void resized(int column, int width);
    void apply();

    TableView *m_table;
    QSettings *m_settings;
    QString m_key;
    QMap<int, int> m_own; ///< by column
    bool m_dragging = false;
    bool m_applying = false;
};

} // namespace warrener
