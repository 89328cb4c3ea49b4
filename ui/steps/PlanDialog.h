#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/parts/Dialog.h"
#include "ui/steps/CareDesk.h"

#include <functional>

class QCheckBox;
class QLineEdit;

namespace warrener {

class GuardList;
class NameCheck;
class StepsView;

/// What a plan is asked for, where it is no wish of the care desk's.
struct PlanQuestion
{
    QString title{};      ///< "Remove what restores have kept on orders-prod?"
    QString verb{};       ///< of the button: "Remove"
    bool isGrave = false; ///< the button says so
    std::function<QCoro::Task<Result<Plan>>()> ask{};
};

/// One small plan before it runs: what will happen, what the guard rules say, what cannot be taken
/// back; and the question, in proportion.
class PlanDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanDialog)

public:
    /// Asks for the plan at once; `desk` outlives the dialog.
    PlanDialog(CareDesk &desk, const CareWish &wish, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);
    /// The same of any plan; `desk` examines and starts it.
    PlanDialog(CareDesk &desk, const PlanQuestion &question, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void begun(const QString &page); ///< the run goes on in this window, and is shown there

private:
    void build(const PlanQuestion &question);
    void showPlan(const Plan &plan);
    void examine();
    void showVerdicts(const QList<GuardVerdict> &guards);
    void tell(const QString &problem);
    void fit();
    void showButtons();
    QString reasonAgainst() const;
    void start();

    CareDesk &m_desk;
    Plan m_plan;
    QList<GuardVerdict> m_guards;
    bool m_planned = false;
    bool m_failed = false; ///< there will be no plan
    bool m_examined = false;
    bool m_busy = false;
    Label *m_state;
    StepsView *m_steps;
    GuardList *m_rules;
    Label *m_final;
    QLineEdit *m_why;
    QCheckBox *m_override;
    NameCheck *m_name;
    Label *m_problem;
    Label *m_reason; ///< why its button cannot be pressed
    QPushButton *m_run = nullptr;
};

} // namespace warrener
