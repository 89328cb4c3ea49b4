#pragma once

#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>

class QSettings;

namespace warrener {

class TableView;

/// Gives the columns of a table their widths: fixed ones, and one that takes what is left. Of that, what its own
/// texts do not need goes to columns whose texts would be cut: words of another language are longer. Where
/// room is short the least important columns go, and come back when there is room again. A width that a
/// person has dragged stays.
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
        int stretchWish = 0;      ///< with long texts in it it may want so much; 0: it wants no more than its least
        int stretchBeside = 0;    ///< px of what stands beside its texts, a box or a sign, and is wanted along with them
        QList<int> yielding{};    ///< columns that go for that wish, in this order
    };

    /// `table` has its model already.
    ColumnFit(TableView *table, Plan plan);

    /// What a person has chosen: a column that was asked for stays even where room is short (the
    /// table then scrolls sideways).
    void setChosen(int column, bool chosen);
    bool isChosen(int column) const { return !m_unwanted.contains(column); }
    void fit();

    /// Keeps dragged widths from one start to the next; `settings` outlives it.
    void remember(QSettings *settings, const QString &key);
    bool remembers() const { return m_settings != nullptr; }
    /// As they were at first.
    void forgetWidths();
    bool hasOwnWidths() const { return !m_own.isEmpty(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int widthOf(int column) const;
    void dragged(int column, int width);
    void lookAtTexts();
    int wantedOf(int column) const;
    void keep() const;

    TableView *m_table;
    QObject *m_cells = nullptr;  ///< its viewport
    QObject *m_titles = nullptr; ///< its header's
    Plan m_plan;
    QSet<int> m_unwanted;
    QSet<int> m_wanted;
    QMap<int, int> m_own; ///< widths that a person has dragged
    QSettings *m_settings = nullptr;
    QString m_key;
    int m_wish = 0;         ///< the widest text of the stretching column that was seen
    QList<int> m_seen;      ///< px of the widest cell of each column that was seen
    bool m_fitting = false; ///< widths change by fit()
    bool m_dragging = false;
};

} // namespace warrener
