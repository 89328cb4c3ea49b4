#pragma once

#include "run/runs/RunView.h"

#include <QFrame>

class QPushButton;

namespace warrener {

class Label;

/// How a run went in figures, and what may follow it.
class OutcomeCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeCard)

public:
    explicit OutcomeCard(QWidget *parent = nullptr);

    void setRun(const RunState &state);
    /// `node` could be taken back into service; empty: none.
    void setReturned(const NodeName &node);

Q_SIGNALS:
    void failbackRequested();

private:
    Label *m_facts;
    Label *m_failback;
    QPushButton *m_offer;
};

} // namespace warrener
