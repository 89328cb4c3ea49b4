#pragma once

#include "run/procedure/Recovery.h"
#include "ui/parts/Dialog.h"
#include "ui/steps/RunDesk.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace warrener {

class Label;
class NameCheck;

/// A run was left in the middle: what was done, what is unclear, and the two ways out, with the
/// one that is recommended.
class RecoverDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoverDialog)

public:
    /// Examines the run at once; `desk` outlives the dialog.
    RecoverDialog(RunDesk &desk, const RunSummary &summary, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void begun(const QString &page); ///< the run goes on in this window, and is shown there

private:
    void examine();
    QString stateWords() const;
    void showPlan(const RecoveryPlan &plan);
    void addUnclear(const RecoveryPlan &plan);
    void addItems(const QString &title, const QList<RecoveryPlan::Item> &items, const QString &name);
    void addOverride();
    void showRefusal(const Error &refusal);
    bool lacksReason() const;
    void showButtons();
    void choose(bool finish);

    RunDesk &m_desk;
    const QString m_run;
    RecoveryPlan m_plan;
    bool m_examined = false;
    bool m_busy = false;
    QHash<QString, QComboBox *> m_unclear;
    Label *m_state;
    Label *m_problem;
    QStringList m_rules; ///< that have refused, and can be passed
    QCheckBox *m_override;
    QLineEdit *m_why;
    NameCheck *m_name;
    Label *m_reason; ///< why its buttons cannot be pressed
    QPushButton *m_finish;
    QPushButton *m_undo;
};

} // namespace warrener
