#pragma once

#include "plan/drill/DrillOutcome.h"

#include <QFrame>
#include <QHash>

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
    /// `earlier`: newest first; `modes`: what the drill's modes are called, by id.
    void setOutcome(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, const QHash<QString, QString> &modes);

private:
    PlainTableModel *m_model;
    TableView *m_table;
};

} // namespace warrener
