#pragma once

#include "cluster/ClusterProfile.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QMap>
#include <QSet>

namespace warrener {

/// The nodes of a draft profile, to accept or to correct in place. What a person writes is
/// checked; a text that cannot be used is not taken over. What was corrected or unticked outlives another test.
class NodeDraftModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeDraftModel)

public:
    enum Columns { Name, Management, Amqp, Metrics, Exporter, Ssh, NUM_COLUMNS };

    using QAbstractTableModel::QAbstractTableModel;

    /// What was found anew; a node that is found again keeps what a person said of it.
    void setProfile(const ClusterProfile &profile);
    /// Of another cluster than before: nothing that was said of that one counts.
    void forget();
    /// The draft without the nodes that were unticked, and without hosts only those used.
    ClusterProfile profile() const;
    int acceptedCount() const;
    /// Something in it is a person's, and not what was found and tried.
    bool isCorrected() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    HostProfile *hostOf(int row);
    const HostProfile *hostOf(int row) const;
    bool change(int row, int column, const QString &text);

    ClusterProfile m_profile;
    QSet<NodeName> m_refused;
    QHash<NodeName, QMap<int, QString>> m_corrections; ///< by column, as a person wrote them
};

} // namespace warrener
