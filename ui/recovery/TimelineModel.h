#pragma once

#include "plan/recovery/RecoveryReport.h"

#include <QAbstractTableModel>

namespace warrener {

/// The steps of a report in the order in which they began.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)

public:
    enum Columns : int { TimeColumn, StepColumn, StateColumn, WhoColumn, TookColumn, ExpectedColumn, NumColumns };

    explicit TimelineModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setLines(const QList<RecoveryReport::Line> &lines);
    const QList<RecoveryReport::Line> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RecoveryReport::Line> m_lines;
};

} // namespace warrener
