#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/drills/DrillDesk.h"
#include "ui/parts/Dialog.h"

#include <QTimer>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace warrener {

class ComboBox;
class GuardList;
class NameCheck;
class StepsView;

/// A drill before it begins: mode, targets and length; whom it is made on, the exact plan, what the rules say, what it
/// takes and how it ends; of a production cluster its name and a second person. A rule that refuses may be overridden with a
/// reason, but for that of the quorum.
class StartDrillDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartDrillDialog)

public:
    /// `desk` outlives the dialog; `row` has a document.
    StartDrillDialog(DrillDesk &desk, const DrillRow &row, const ClusterProfile &profile, QWidget *parent = nullptr);

    DrillRequest request() const;

Q_SIGNALS:
    void begun();

private:
    void build();
    QWidget *buildChoice();
    void fillTargets();
    void wishChanged();
    void replan();
    void takePlan(const Plan &plan);
    void fit();
    void tell(const QString &problem);
    void showButtons();
    QString reasonAgainst() const;
    QString reasonAgainstRules() const;
    const DrillMode &mode() const;
    bool isProduction() const { return m_profile.environment == Environment::Production; }
    void start();

    DrillDesk &m_desk;
    const DrillRow m_row;
    const ClusterProfile m_profile;
    const DrillDocument m_document;
    Plan m_plan;
    QList<GuardVerdict> m_guards;
    int m_asked = 0; ///< numbers what is being planned: a later wish wins
    bool m_planned = false;
    bool m_examined = false;
    bool m_busy = false;
    QString m_noPlan;
    QTimer m_settle;
    ComboBox *m_mode;
    QWidget *m_targets;
    QList<QCheckBox *> m_ticks;
    QSpinBox *m_seconds;
    Label *m_madeOn;
    StepsView *m_steps;
    GuardList *m_rules;
    Label *m_effect;
    QLineEdit *m_why;
    NameCheck *m_name;
    QWidget *m_second;
    QLineEdit *m_approver;
    QCheckBox *m_override;
    Label *m_problem;
    Label *m_reason;
    QPushButton *m_start = nullptr;
};

} // namespace warrener
