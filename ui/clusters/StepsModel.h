#pragma once

#include "look/net/Discovery.h"

#include <QAbstractTableModel>

namespace warrener {

/// What discovery has tried, as it comes in.
class StepsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsModel)

public:
    enum Columns { What, Outcome, Took, NUM_COLUMNS };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const DiscoveryStep &step);
    int count(DiscoveryStep::Outcome outcome) const;
    /// Those that failed for a certificate that is not accepted: something answers there.
    int untrustedCount() const;
    int firstOf(DiscoveryStep::Outcome outcome) const; ///< its row; -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<DiscoveryStep> m_steps;
};

} // namespace warrener
