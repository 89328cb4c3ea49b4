#pragma once

#include "ui/queues/QueueArrangement.h"

#include <QAbstractTableModel>

namespace warrener {

class QueueTrends;

/// The rows of an arrangement; columns are QueueColumn. Texts are made when they are painted.
/// Sorting is only asked for (sortRequested): the rows arrive sorted.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueModel)

public:
    /// `trends` outlives the model.
    explicit QueueModel(const QueueTrends &trends, QObject *parent = nullptr);

    /// Swaps the rows. Selections and other persistent indexes follow their queues; where the
    /// queues are the same as before, only their figures are told to have changed.
    void show(const QueueArrangementPtr &view);
    QueueArrangementPtr view() const { return m_view; }
    /// Members are numbered in this order of nodes; others follow.
    void setNodeOrder(const QList<NodeName> &nodes);
    /// The figures are the last ones of a cluster that has fallen silent: all in grey.
    void setStale(bool stale);
    /// The same for the queues that these nodes lead: others tell of them what they heard last.
    void setSilent(const QList<NodeName> &nodes);

    QueueRef refAt(int row) const;
    /// Null where there is no such row.
    const QueueRow *rowAt(int row) const;
    QueueCondition conditionAt(int row) const;
    /// −1 where it is not among the rows.
    int rowOf(const QueueRef &queue) const;
    QList<float> trendAt(int row) const;
    /// Members by number and name in words, for tool tips and screen readers.
    QStringList membersInWords(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void sortRequested(const warrener::QueueSort &sort);

private:
    QVariant text(int row, QueueColumn column) const;
    QVariant number(int row, QueueColumn column) const;
    QVariant tone(int row, QueueColumn column) const;
    QVariant members(int row) const;
    int numberOf(std::int16_t node) const;
    bool isOld(int row) const;
    void permute(const QueueArrangementPtr &view);
    void countNodes();

    const QueueTrends &m_trends;
    QueueArrangementPtr m_view;
    int m_rows = 0; ///< above the arrangement's own count only while rows are being swapped
    QList<NodeName> m_order;
    QList<int> m_numbers; ///< of the table's nodes
    QList<NodeName> m_silentNodes;
    QList<bool> m_silent; ///< of the table's nodes
    bool m_stale = false;
};

} // namespace warrener
