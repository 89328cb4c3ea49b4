#include "ui/steps/PlanDialog.h"

#include "base/Phrases.h"
#include "base/Post.h"
#include "ui/parts/Label.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/CareWords.h"
#include "ui/steps/GuardList.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int planDialogWide = 760;
constexpr int planDialogInner = planDialogWide - 40;
constexpr int mostTall = 300; ///< of the view of steps

QString finalWords(const Plan &plan)
{
    QStringList final;
    bool hasUndo = false;
    eachStep(plan.steps, [&](const Step &step, int) {
        hasUndo |= step.undo.has_value();
        if (!step.cannotBeUndone.isEmpty())
            final += PlanDialog::tr("%1 (%2)").arg(step.title, step.cannotBeUndone);
    });
    if (!final.isEmpty())
        return PlanDialog::tr("Cannot be undone: %1").arg(phrases::list(final));
    return hasUndo ? PlanDialog::tr("All of it can be undone.") : PlanDialog::tr("There is nothing to undo: what is done stays.");
}

} // namespace

PlanDialog::PlanDialog(CareDesk &desk, const CareWish &wish, const ClusterName &cluster, Environment environment, QWidget *parent)
    : PlanDialog(
          desk,
          {.title = care::question(wish, cluster), .verb = care::verb(wish), .isGrave = care::disturbs(wish), .ask = [&desk, wish] { return desk.plan(wish); }},
          cluster, environment, parent)
{
}

PlanDialog::PlanDialog(CareDesk &desk, const PlanQuestion &question, const ClusterName &cluster, Environment environment, QWidget *parent)
    : Dialog(question.title, parent), m_desk(desk), m_state(new Label(tr("The plan is being made"), TextStyle::Body, Token::Text2, this)),
      m_steps(new StepsView(this)), m_rules(new GuardList(this)), m_final(new Label({}, TextStyle::Body, Token::Text2, this)), m_why(new QLineEdit(this)),
      m_override(new QCheckBox(tr("Override the rules that refuse; the journal keeps the reason"), this)), m_name(new NameCheck(this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"planDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(planDialogWide);
    m_name->setCluster(cluster, environment);
    build(question);
    QCoro::connect(question.ask(), this, [this](const Result<Plan> &plan) {
        if (plan) {
            showPlan(*plan);
            return;
        }
        m_failed = true;
        m_state->setText(tr("There is no plan"));
        tell(plan.error().message);
    });
}

void PlanDialog::build(const PlanQuestion &question)
{
    m_state->setObjectName(u"planState"_s);
    wrap(m_state, planDialogInner);
    m_rules->setObjectName(u"planRules"_s);
    m_final->setObjectName(u"planFinal"_s);
    m_why->setObjectName(u"planWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why, for the journal"));
    m_why->setAccessibleName(tr("Why this is done"));
    m_override->setObjectName(u"planOverride"_s);
    m_problem->setObjectName(u"planProblem"_s);
    for (QWidget *part : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_steps), static_cast<QWidget *>(m_rules), static_cast<QWidget *>(m_final),
                          static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_override), static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_problem)})
        body()->addWidget(part);
    body()->addStretch(1); // a height that is left over stays out of the words
    for (QWidget *later : {static_cast<QWidget *>(m_steps), static_cast<QWidget *>(m_rules), static_cast<QWidget *>(m_final), static_cast<QWidget *>(m_why),
                           static_cast<QWidget *>(m_override), static_cast<QWidget *>(m_problem)})
        later->hide();
    QPushButton *cancel = addButton(tr("Cancel"));
    cancel->setObjectName(u"cancelPlan"_s);
    m_run = addButton(question.verb, question.isGrave ? u"danger"_s : u"primary"_s);
    m_run->setObjectName(u"confirmPlan"_s);
    m_reason->setObjectName(u"planReason"_s);
    m_reason->setMostLines(2);
    footLeft()->addWidget(m_reason, 1);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    // Its rows are as high as the width makes them that they get.
    connect(m_steps, &StepsView::heightsChanged, this, [this] { post(this, [this] { fit(); }); });
    connect(m_run, &QPushButton::clicked, this, &PlanDialog::start);
    connect(m_name, &NameCheck::changed, this, &PlanDialog::showButtons);
    connect(m_why, &QLineEdit::textChanged, this, &PlanDialog::showButtons);
    connect(m_override, &QCheckBox::toggled, this, &PlanDialog::showButtons);
    showButtons();
    cancel->setFocus();
}

void PlanDialog::showPlan(const Plan &plan)
{
    m_plan = plan;
    m_planned = true;
    m_state->setText(plan.afterwards.isEmpty() ? plan.title : tr("Afterwards: %1").arg(plan.afterwards));
    m_steps->setPlan(plan);
    m_steps->show();
    m_final->setText(finalWords(plan));
    wrap(m_final, planDialogInner);
    m_final->show();
    m_why->show();
    examine();
    fit();
}

void PlanDialog::examine()
{
    if (m_plan.guards.isEmpty()) {
        showVerdicts({});
        return;
    }
    m_rules->setGuards(verdictsOf(m_plan, {}), {});
    m_rules->show();
    showButtons();
    QCoro::connect(m_desk.examine(m_plan), this, [this](const QList<GuardVerdict> &guards) { showVerdicts(guards); });
}

void PlanDialog::showVerdicts(const QList<GuardVerdict> &guards)
{
    m_guards = guards;
    m_examined = true;
    m_rules->setGuards(guards, {});
    m_override->setVisible(areOverridable(refusalsOf(m_guards)));
    showButtons();
    fit();
}

void PlanDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    wrap(m_problem, planDialogInner);
    m_problem->setVisible(!problem.isEmpty());
    showButtons();
    fit();
}

/// As high as its words need at this width: adjustSize() would ask labels that were not laid out yet.
void PlanDialog::fit()
{
    if (m_planned)
        m_steps->setFixedHeight(std::min(mostTall, m_steps->heightOfAll()));
    layout()->activate();
    resize(planDialogWide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(planDialogWide) : layout()->totalSizeHint().height());
}

QString PlanDialog::reasonAgainst() const
{
    if (m_failed)
        return tr("There is nothing to run");
    if (!m_planned)
        return tr("The plan is being made");
    if (!m_examined)
        return tr("The guard rules are being asked");
    if (m_busy)
        return tr("It is being begun");
    const QList<GuardVerdict> refused = refusalsOf(m_guards);
    if (!refused.isEmpty()) {
        const auto hard = std::ranges::find(refused, false, &GuardVerdict::overridable);
        if (hard != refused.end())
            return tr("Refused by the rule “%1”").arg(hard->words);
        if (!m_override->isChecked())
            return tr("Refused by the rule “%1”").arg(refused.first().words);
        if (m_why->text().trimmed().size() < leastWhy)
            return tr("Say why the rule is overridden");
    }
    return m_name->isGiven() ? QString() : tr("Enabled when the name is complete");
}

void PlanDialog::showButtons()
{
    const QString reason = reasonAgainst();
    m_run->setEnabled(reason.isEmpty());
    m_run->setToolTip(plainTip(reason));
    m_reason->setText(reason);
    m_name->setEnabled(!m_failed && !m_busy);
    m_why->setEnabled(!m_busy);
}

void PlanDialog::start()
{
    if (!reasonAgainst().isEmpty())
        return;
    Plan plan = m_plan;
    plan.why = m_why->text().trimmed();
    QHash<QString, QString> overrides;
    const QList<GuardVerdict> refused = refusalsOf(m_guards);
    for (const GuardVerdict &rule : refused)
        overrides.insert(rule.id, plan.why);
    m_busy = true;
    tell({});
    QCoro::connect(m_desk.start(plan, overrides), this, [this](const Status &status) {
        m_busy = false;
        if (!status) {
            tell(status.error().message);
            return;
        }
        Q_EMIT begun(m_plan.page);
        accept();
    });
}

} // namespace warrener
