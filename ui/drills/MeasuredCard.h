#pragma once

#include "plan/drill/DrillOutcome.h"

#include <QFrame>

namespace warrener {

class PlainTableModel;
class TableView;

/// What was measured, beside the same drill's last runs.
class MeasuredCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeasuredCard)

public:
    explicit MeasuredCard(QWidget *parent = nullptr);
    /// `earlier`: newest first.
    void setOutcome(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier);

private:
    PlainTableModel *m_model;
    TableView *m_table;
};

} // namespace warrener
