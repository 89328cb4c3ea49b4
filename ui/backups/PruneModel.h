#pragma once

#include "record/catalogue/Retention.h"

#include <QAbstractTableModel>

namespace warrener {

/// Each backup's fate by the rules, with the reason.
class PruneModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PruneModel)

public:
    enum Column { FateColumn, TypeColumn, MadeColumn, SizeColumn, ReasonColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setVerdicts(const QList<RetentionVerdict> &verdicts, TimePoint now);
    int removed() const;
    int backups() const;  ///< as the page counts them: what is no complete backup only where it goes
    qint64 freed() const; ///< bytes

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<RetentionVerdict> m_verdicts;
    TimePoint m_now{};
};

} // namespace warrener
