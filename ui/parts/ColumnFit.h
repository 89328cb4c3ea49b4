#pragma once

#include <QList>
#include <QObject>
#include <QSet>

namespace warrener {

class TableView;

/// Gives the columns of a table their widths: fixed ones, and one that takes what is left. Where
/// room is short the least important columns go, and come back when there is room again.
class ColumnFit final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnFit)

public:
    struct Plan
    {
        QList<int> widths;        ///< by logical column, without the arrow of sorting; a longer title widens
        int stretch = 0;          ///< the column that takes the room that is left…
        int stretchMinimum = 160; ///< …and never has less
        QList<int> leastFirst{};  ///< columns that may go, in this order
    };

    /// `table` has its model already.
    ColumnFit(TableView *table, Plan plan);

    /// What a person has chosen: a column that was asked for stays even where room is short (the
    /// table then scrolls sideways).
    void setChosen(int column, bool chosen);
    bool isChosen(int column) const { return !m_unwanted.contains(column); }
    void fit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int widthOf(int column) const;

    TableView *m_table;
    Plan m_plan;
    QSet<int> m_unwanted;
    QSet<int> m_wanted;
};

} // namespace warrener
