#pragma once

#include "ui/backups/DiffRow.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace warrener {

/// The differences of two backups as a table.
class DiffModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffModel)

public:
    enum Column { KindColumn, SectionColumn, VhostColumn, NameColumn, BriefColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setDiff(const std::shared_ptr<const BackupDiff> &diff);
    void setFilter(std::optional<DiffKind> kind, const QString &text);

    const std::shared_ptr<const BackupDiff> &diff() const { return m_diff; }
    const DiffRow *rowAt(int row) const;
    int countOf(DiffKind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void arrange();

    std::shared_ptr<const BackupDiff> m_diff;
    QList<DiffRow> m_all;
    QList<DiffRow> m_rows;
    std::optional<DiffKind> m_kind;
    QString m_text;
};

} // namespace warrener
