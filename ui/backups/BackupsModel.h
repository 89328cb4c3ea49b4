#pragma once

#include "ui/backups/BackupsView.h"
#include "ui/backups/ChainLayout.h"
#include "ui/parts/Roles.h"

#include <QAbstractTableModel>

namespace warrener {

/// The list of backups, newest first, each with its place in the chain.
class BackupsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupsModel)

public:
    enum Column { ChainColumn, TypeColumn, MadeColumn, AgeColumn, SizeColumn, HoldsColumn, TrustColumn, SecondColumn, RestoredColumn, KeptColumn, NumColumns };
    enum Role { ChainRole = Qt::UserRole + 100, IdRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that are the same backups as before stay what they are to a selection.
    void setView(const BackupsView &view, TimePoint now);
    void setFilter(const QString &text);
    /// Ages are counted anew.
    void setNow(TimePoint now);
    /// Figures of an earlier time, shown greyed.
    void setStale(bool stale);

    const BackupRow *rowAt(int row) const;
    int rowOf(const QString &id) const; ///< −1: not shown

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void arrange();
    bool isMatch(const BackupRow &row) const;
    QString heldAndWhy(const BackupRow &row) const;
    QString text(const BackupRow &row, int column) const;
    QVariant tone(const BackupRow &row, int column) const;
    QVariant glyph(const BackupRow &row, int column) const;
    QString toolTip(const BackupRow &row, int column) const;
    const BackupRow *byId(const QString &id) const;

    QList<BackupRow> m_all;
    QList<BackupRow> m_rows;
    QList<ChainCell> m_cells;
    QString m_filter;
    QString m_place; ///< the second one; empty: none
    TimePoint m_now{};
    bool m_stale = false;
};

} // namespace warrener
