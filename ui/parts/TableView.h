#pragma once

#include <QTableView>

namespace warrener {

/// The program's table: rows of 28 px (26 in long tables), lines between rows only, selection
/// with an accent bar. Cells are painted by RowDelegate or one of its children. Widths that a person has dragged
/// are kept in the window's ColumnStore, under the table's object name (without one: its model's class).
class TableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableView)

public:
    enum class Density : std::uint8_t { Normal, Long };

    explicit TableView(QWidget *parent = nullptr);

    void setDensity(Density density);
    /// The column that takes the room that is left.
    /// The card around it ends with the last row, whose line would stand beside the card's own.
    void setEndingWithRows(bool ending) { m_endsWithRows = ending; }
    bool endsWithRows() const { return m_endsWithRows; }
    void setStretchColumn(int logical);
    int hoveredRow() const { return m_hovered; }
    /// What the columns are of at present, where one table shows several kinds: each kind has widths of its own. An id.
    void setColumnsOf(const QString &kind);

Q_SIGNALS:
    void opened(const QModelIndex &index); ///< Enter or a double click
    void peeked(const QModelIndex &index); ///< Space
    /// The rows that can be seen have changed, by scrolling, sorting or resizing.
    void visibleRowsChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setHovered(int row);
    void rememberColumns();
    QString columnsKey() const;

    QString m_columnsOf;
    int m_hovered = -1;
    bool m_endsWithRows = false;
    bool m_remembers = false;
};

} // namespace warrener
