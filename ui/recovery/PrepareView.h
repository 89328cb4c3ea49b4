#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class BackupChoice;
class Breadcrumb;
class Card;
class ClusterStore;
class ComboBox;
class ConfirmBar;
class GuardList;
class Label;
class RehearsalBand;
class StepsView;

/// Before a plan runs, or is rehearsed: what it is about, who does what, the steps as the cluster is now, what speaks
/// against it, and the question.
class PrepareView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrepareView)

public:
    /// Both outlive the view.
    PrepareView(ClusterStore &store, RecoveryDesk &desk, QWidget *parent = nullptr);

    /// Begins with the plan of this scenario. `since`: when it began, as far as is known; never: now.
    void begin(const QString &scenario, const NodeName &node, bool rehearse, TimePoint since = {});
    const RecoveryOrder &order() const { return m_order; }
    /// Makes the plan anew.
    void ask();
    bool clear(); ///< what was typed; false where there was nothing

Q_SIGNALS:
    void left(); ///< back to the plans
    void begun(bool rehearsal);

private:
    QWidget *buildWish();
    void build();
    void fillChoices();
    ClusterName of() const; ///< whose plan it is; empty: this cluster's
    void fillRoles(const Plan &plan);
    RecoveryOrder wanted() const;
    void take(const Result<Plan> &plan);
    void examine();
    void showQuestion();
    void overrideGuards();
    void start();
    QList<GuardVerdict> refusals() const;

    ClusterStore &m_store;
    RecoveryDesk &m_desk;
    RecoveryOrder m_order;
    std::optional<Plan> m_plan;
    QString m_problem;
    QList<GuardVerdict> m_guards;
    QHash<QString, QString> m_overrides;
    QHash<QString, QString> m_people; ///< role's id → who was named, for the next plan too
    int m_asked = 0;                  ///< numbers the questions: the newest counts
    bool m_asking = false, m_examining = false, m_starting = false;

    RehearsalBand *m_band;
    Breadcrumb *m_crumbs;
    ComboBox *m_of;
    Label *m_ofLabel;
    BackupChoice *m_restored;
    ComboBox *m_node;
    Label *m_nodeLabel;
    ComboBox *m_since;
    Label *m_sinceLabel;
    QLineEdit *m_why;
    QPushButton *m_show;
    Card *m_rolesCard;
    QFormLayout *m_roles;
    QList<std::pair<RecoveryRole, QLineEdit *>> m_roleFields;
    Card *m_outcomesCard;
    QFormLayout *m_outcomes;
    QList<std::pair<QString, ComboBox *>> m_outcomeFields;
    Card *m_rulesCard;
    GuardList *m_rules;
    Label *m_rulesState;
    StepsView *m_steps;
    ConfirmBar *m_confirm;
};

} // namespace warrener
