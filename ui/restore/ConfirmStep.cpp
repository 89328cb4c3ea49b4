#include "ui/restore/ConfirmStep.h"

#include "base/Phrases.h"
#include "ui/parts/Label.h"
#include "ui/parts/StatePanel.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int confirmInner = 800;
constexpr int leastLetters = 3; ///< of a reason, as PlanDialog asks

QString lastingWords(const Plan &plan)
{
    QStringList lasting;
    eachStep(plan.steps, [&lasting](const Step &step, int) {
        if (!step.cannotBeUndone.isEmpty())
            lasting += ConfirmStep::tr("%1 (%2)").arg(step.title, step.cannotBeUndone);
    });
    return lasting.isEmpty() ? ConfirmStep::tr("All of it can be undone.") : ConfirmStep::tr("Cannot be undone: %1").arg(phrases::list(lasting));
}

} // namespace

ConfirmStep::ConfirmStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Confirm, tr("Confirm"), tr("These steps will be done, one after the other. Nothing has been changed yet."), parent),
      m_state(new StatePanel(this)), m_steps(new StepsView(this)), m_final(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)),
      m_override(new QCheckBox(tr("Override the rule that refuses; the journal keeps the reason"), this)), m_why(new QLineEdit(this)),
      m_name(new NameCheck(this))
{
    setObjectName(u"restoreConfirm"_s);
    m_state->setObjectName(u"confirmState"_s);
    m_steps->setObjectName(u"confirmSteps"_s);
    m_final->setObjectName(u"confirmFinal"_s);
    m_problem->setObjectName(u"confirmProblem"_s);
    m_override->setObjectName(u"confirmOverride"_s);
    m_why->setObjectName(u"confirmWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why, for the journal"));
    m_why->setAccessibleName(tr("Why this is done"));
    wrap(m_final, confirmInner);
    wrap(m_problem, confirmInner);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(m_steps);
    body()->addLayout(m_stack, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_final, m_problem, m_override, m_why, m_name})
        body()->addWidget(part);
    m_problem->hide();
    m_override->hide();
    connect(m_override, &QCheckBox::toggled, this, &QWizardPage::completeChanged);
    connect(m_why, &QLineEdit::textChanged, this, &QWizardPage::completeChanged);
    connect(m_name, &NameCheck::changed, this, &QWizardPage::completeChanged);
    // The reason was given for the restore before.
    connect(&this->flow(), &RestoreFlow::begun, m_why, &QLineEdit::clear);
    connect(m_state, &StatePanel::actionTriggered, this, [this] { this->flow().makePlan(); });
}

QString ConfirmStep::why() const
{
    return m_why->text().trimmed();
}

QString ConfirmStep::reasonAgainst() const
{
    if (const QString reason = RestoreStep::reasonAgainst(); !reason.isEmpty())
        return reason;
    if (!flow().refusingRule().isEmpty() && (!m_override->isChecked() || why().size() < leastLetters))
        return tr("Say why the rule is overridden");
    return m_name->isGiven() ? QString() : tr("Enabled when the name is complete");
}

QString ConfirmStep::nextWords() const
{
    return tr("Restore into %1").arg(flow().draft().to.value);
}

QWidget *ConfirmStep::firstField()
{
    return m_name->isHidden() ? static_cast<QWidget *>(m_why) : m_name->field();
}

void ConfirmStep::enter()
{
    m_name->clear();
    m_override->setChecked(false);
    flow().makePlan();
    refresh();
}

void ConfirmStep::refresh()
{
    const std::optional<RestorePlace> place = flow().place();
    // It may have become a production cluster while the page stood open.
    if (place && (place->name != m_named.name || place->environment != m_named.environment)) {
        m_named = *place;
        m_name->setCluster(place->name, place->environment);
        m_name->clear();
    }
    if (flow().plan()) {
        if (*flow().plan() != m_shown) {
            m_shown = *flow().plan();
            m_steps->setPlan(m_shown);
            m_steps->setFoot(tr("Afterwards"), m_shown.afterwards);
            m_final->setText(lastingWords(m_shown));
        }
        m_stack->setCurrentWidget(m_steps);
    } else if (!flow().isBegun()) {
        if (flow().planProblem().isEmpty())
            m_state->showLoading(tr("The plan is being made"), tr("The cluster is asked once more how it is now."));
        else
            m_state->showUnreachable(tr("There is no plan"), flow().planProblem());
        m_state->setAction(flow().planProblem().isEmpty() ? QString() : tr("Plan again"));
        m_stack->setCurrentIndex(0);
    }
    m_final->setVisible(flow().plan().has_value());
    m_problem->setText(flow().startProblem());
    m_problem->setVisible(!flow().startProblem().isEmpty());
    m_override->setVisible(!flow().refusingRule().isEmpty());
    // The tick was for the rule that refused before.
    if (flow().refusingRule() != m_refusing) {
        m_refusing = flow().refusingRule();
        m_override->setChecked(false);
    }
}

} // namespace warrener
