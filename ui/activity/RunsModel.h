#pragma once

#include "record/journal/JournalRuns.h"

#include <QAbstractTableModel>
#include <QList>

namespace warrener {

/// Runs and decisions as the journal lists them, the newest first.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsModel)

public:
    enum Columns : int { TimeColumn, KindColumn, VerdictColumn, WhatColumn, WhoColumn, StepsColumn, TookColumn, NumColumns };

    explicit RunsModel(QObject *parent = nullptr);

    void setRuns(const QList<RunSummary> &runs, TimePoint now);
    const RunSummary &runAt(int row) const { return m_runs.at(row); }
    const QList<RunSummary> &runs() const { return m_runs; }

    /// "Done", "Not ended", "Decision": translated.
    static QString verdictWord(const RunSummary &run);
    /// As the run's plan calls it; of a run of an older Warrener its kind as it is.
    static QString kindWord(const RunSummary &run);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString timeOf(TimePoint at) const;
    QString text(const RunSummary &run, int column) const;

    QList<RunSummary> m_runs;
    TimePoint m_now{};
};

} // namespace warrener
