#include "ui/recovery/PrepareView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/Rehearsal.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Card.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/recovery/BackupChoice.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/recovery/RehearsalBand.h"
#include "ui/steps/ConfirmBar.h"
#include "ui/steps/GuardList.h"
#include "ui/steps/OverrideDialog.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/Wrap.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int sideWide = 330;
constexpr int dayMinutes = 24 * 60;

void clearRows(QFormLayout &form)
{
    while (form.rowCount() > 0)
        form.removeRow(0);
}

QFormLayout *formIn(Card &card)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card.body()->addLayout(form);
    return form;
}

QString irreversibleWords(const Plan &plan)
{
    QStringList titles;
    eachStep(plan.steps, [&titles](const Step &step, int) {
        if (step.type == StepType::Action && !step.cannotBeUndone.isEmpty())
            titles.append(step.title);
    });
    return titles.isEmpty() ? PrepareView::tr("All of it can be undone.") : PrepareView::tr("Cannot be undone: %1.").arg(phrases::list(titles));
}

} // namespace

PrepareView::PrepareView(ClusterStore &store, RecoveryDesk &desk, QWidget *parent)
    : QWidget(parent), m_store(store), m_desk(desk), m_band(new RehearsalBand(this)), m_crumbs(new Breadcrumb(this)), m_of(new ComboBox(this)),
      m_ofLabel(new Label(tr("Plan of"), TextStyle::Table, Token::Text2, this)), m_restored(new BackupChoice(desk, this)), m_node(new ComboBox(this)),
      m_nodeLabel(new Label(tr("Node"), TextStyle::Table, Token::Text2, this)), m_since(new ComboBox(this)),
      m_sinceLabel(new Label(tr("It began"), TextStyle::Table, Token::Text2, this)), m_why(new QLineEdit(this)),
      m_show(new QPushButton(tr("Show the plan"), this)), m_rolesCard(new Card(tr("Who does what"), this)), m_roles(formIn(*m_rolesCard)),
      m_outcomesCard(new Card(tr("Simulated answers"), this)), m_outcomes(formIn(*m_outcomesCard)), m_rulesCard(new Card(tr("Rules"), this)),
      m_rules(new GuardList(this)), m_rulesState(new Label({}, TextStyle::Body, Token::Text2, this)), m_steps(new StepsView(this)),
      m_confirm(new ConfirmBar(this))
{
    setObjectName(u"prepareRecovery"_s);
    build();
    connect(m_crumbs, &Breadcrumb::activated, this, &PrepareView::left);
    connect(m_show, &QPushButton::clicked, this, &PrepareView::ask);
    // Whose plan it is says whose backups are meant.
    connect(m_of, &QComboBox::activated, this, [this] { m_restored->ask(of()); });
    const auto askAnew = [this] {
        // What was overridden was overridden for another plan.
        m_overrides.clear();
        ask();
    };
    for (ComboBox *choice : {m_of, m_node})
        connect(choice, &QComboBox::activated, this, askAnew);
    connect(m_restored, &BackupChoice::chosen, this, askAnew);
    connect(m_since, &QComboBox::activated, this, &PrepareView::ask);
    connect(m_why, &QLineEdit::returnPressed, this, &PrepareView::ask);
    connect(m_confirm, &ConfirmBar::confirmed, this, &PrepareView::start);
    connect(m_confirm, &ConfirmBar::cancelled, this, &PrepareView::left);
    connect(m_confirm, &ConfirmBar::overrideRequested, this, &PrepareView::overrideGuards);
}

QWidget *PrepareView::buildWish()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    m_of->setObjectName(u"recoveryOf"_s);
    m_of->setAccessibleName(tr("Whose plan is run"));
    m_node->setObjectName(u"recoveryNode"_s);
    m_node->setAccessibleName(tr("The node that it is about"));
    m_since->setObjectName(u"recoverySince"_s);
    m_since->setAccessibleName(tr("When the disaster began"));
    m_why->setObjectName(u"recoveryWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why, for the journal"));
    m_why->setAccessibleName(tr("Why this is done"));
    m_show->setObjectName(u"showRecoveryPlan"_s);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(16, 10, 16, 10);
    rows->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    // Where a name and its field are hidden their gap goes with them, and what comes next begins at the margin.
    const auto add = [row](QWidget *first, QWidget *second) {
        auto *both = new QHBoxLayout;
        both->setSpacing(8);
        both->addWidget(first);
        both->addWidget(second);
        row->addLayout(both);
        return both;
    };
    add(m_ofLabel, m_of);
    add(m_nodeLabel, m_node);
    add(m_sinceLabel, m_since);
    QHBoxLayout *why = add(m_why, m_show);
    why->setStretch(0, 1);
    row->setStretchFactor(why, 1);
    rows->addLayout(row);
    rows->addWidget(m_restored);
    return card;
}

void PrepareView::build()
{
    m_steps->setObjectName(u"recoverySteps"_s);
    m_rules->setObjectName(u"recoveryRules"_s);
    m_rulesState->setObjectName(u"recoveryRulesState"_s);
    wrap(m_rulesState, sideWide - 28);
    m_rolesCard->setObjectName(u"recoveryRoles"_s);
    m_outcomesCard->setObjectName(u"recoveryOutcomes"_s);
    m_rulesCard->body()->addWidget(m_rules);
    m_rulesCard->body()->addWidget(m_rulesState);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_rolesCard);
    left->addWidget(m_outcomesCard);
    left->addWidget(m_rulesCard);
    left->addStretch(1);
    for (QWidget *card : std::initializer_list<QWidget *>{m_rolesCard, m_outcomesCard, m_rulesCard})
        card->setFixedWidth(sideWide);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addLayout(left);
    sides->addWidget(m_steps, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    m_crumbs->setTitle(true);
    all->addWidget(m_crumbs);
    all->addWidget(m_band);
    all->addWidget(buildWish());
    all->addLayout(sides, 1);
    all->addWidget(m_confirm);
}

void PrepareView::begin(const QString &scenario, const NodeName &node, bool rehearse, TimePoint since)
{
    m_order = {.scenario = scenario, .node = node, .since = since, .rehearse = rehearse};
    m_overrides.clear();
    m_why->clear();
    m_confirm->clear();
    const RecoveryScenario *known = m_desk.view().scenario(scenario);
    m_crumbs->setSteps({tr("Recovery"), known ? known->title() : scenario, rehearse ? tr("Rehearse") : tr("Run")});
    m_band->setVisible(rehearse);
    m_rulesCard->setVisible(!rehearse);
    m_rolesCard->setVisible(!m_roleFields.isEmpty());
    fillChoices();
    ask();
}

void PrepareView::fillChoices()
{
    const RecoveryScenario *known = m_desk.view().scenario(m_order.scenario);
    // A cluster that stands by runs its own plans, or those of others to see whether they hold.
    m_of->clear();
    m_of->addItem(tr("This cluster, in earnest"), QString());
    for (const auto listed = m_desk.rehearsable(); const ClusterName &other : listed)
        m_of->addItem(tr("%1, as a rehearsal here").arg(other.value), other.value);
    m_of->setVisible(!m_order.rehearse && m_of->count() > 1);
    m_ofLabel->setVisible(m_of->isVisibleTo(this));

    // At the table nothing is restored.
    const bool restores = !m_order.rehearse && known && known->entry.document && restoresBackup(*known->entry.document);
    m_restored->begin(restores, of());

    const bool ofCluster = !known || !known->entry.document || known->entry.document->about == RecoveryDocument::About::Cluster;
    m_node->clear();
    m_node->addItem(m_order.rehearse ? tr("Any") : tr("Whoever does not serve"), QString());
    for (const NodeProfile &node : m_store.profile().nodes)
        m_node->addItem(shortName(node.name), node.name.value);
    m_node->setCurrentIndex(std::max(0, m_node->findData(m_order.node.value)));
    m_node->setVisible(!ofCluster);
    m_nodeLabel->setVisible(!ofCluster);

    m_since->clear();
    m_since->addItem(tr("now"), 0);
    if (!isNever(m_order.since))
        m_since->addItem(units::ago(m_order.since, m_desk.now()), -1);
    for (const int minutes : {5, 15, 30, 60, 4 * 60, dayMinutes})
        m_since->addItem(units::ago(m_desk.now() - std::chrono::minutes{minutes}, m_desk.now()), minutes);
    m_since->setCurrentIndex(isNever(m_order.since) ? 0 : 1);
    m_since->setVisible(!m_order.rehearse);
    m_sinceLabel->setVisible(!m_order.rehearse);

    clearRows(*m_outcomes);
    m_outcomeFields.clear();
    if (m_order.rehearse && known && known->entry.document) {
        const Plan plan = m_desk.outline(*known->entry.document, m_order.node).value_or(Plan{});
        for (const auto listed = recoverywords::outcomesToChoose(*known->entry.document); const auto &[step, outcomes] : listed) {
            const Step *const planned = plan.step(step);
            const QList<RecoveryStep> all = known->entry.document->allSteps();
            const auto of = std::ranges::find(all, step, &RecoveryStep::id);
            auto *choice = new ComboBox(this);
            choice->setObjectName(u"outcome."_s + step);
            for (const QString &outcome : outcomes)
                choice->addItem(recoveryOutcomeWord(outcome), outcome);
            if (const int taken = choice->findData(of->outcome); taken >= 0)
                choice->setCurrentIndex(taken);
            choice->setAccessibleName(tr("What the step “%1” comes to").arg(step));
            connect(choice, &QComboBox::activated, this, &PrepareView::ask);
            auto *label = new Label(planned ? planned->title : step, TextStyle::Table, Token::Text2, this);
            label->setToolTip(label->text());
            wrap(label, sideWide - 60);
            m_outcomes->addRow(label);
            m_outcomes->addRow(choice);
            m_outcomeFields.append({step, choice});
        }
    }
    m_outcomesCard->setVisible(!m_outcomeFields.isEmpty());
}

/// Who was named stays named while the plan is made anew.
void PrepareView::fillRoles(const Plan &plan)
{
    const QList<RecoveryRole> roles = recoverywords::rolesOf(plan);
    QList<RecoveryRole> shown;
    for (const auto &[role, field] : std::as_const(m_roleFields))
        shown.append(role);
    if (roles == shown)
        return;
    clearRows(*m_roles);
    m_roleFields.clear();
    for (const RecoveryRole role : roles) {
        auto *field = new QLineEdit(this);
        field->setObjectName(u"role."_s + toId(role));
        field->setMaxLength(80);
        field->setText(m_people.value(toId(role), m_desk.person()));
        field->setAccessibleName(toWord(role));
        connect(field, &QLineEdit::textChanged, this, [this, id = toId(role)](const QString &text) { m_people.insert(id, text); });
        m_roles->addRow(new Label(toWord(role), TextStyle::Table, Token::Text2, this), field);
        m_roleFields.append({role, field});
    }
    m_rolesCard->setVisible(!roles.isEmpty());
}

ClusterName PrepareView::of() const
{
    return {m_of->currentData().toString()};
}

RecoveryOrder PrepareView::wanted() const
{
    RecoveryOrder order = m_order;
    order.node = {m_node->currentData().toString()};
    order.of = of();
    order.backup = m_restored->backup();
    order.folder = m_restored->folder();
    order.why = m_why->text().trimmed();
    const int minutes = m_since->currentData().toInt();
    if (minutes == 0)
        order.since = {};
    else if (minutes > 0)
        order.since = m_desk.now() - std::chrono::minutes{minutes};
    for (const auto &[role, field] : m_roleFields) {
        if (!field->text().trimmed().isEmpty())
            order.roles.insert(toId(role), field->text().trimmed());
    }
    for (const auto &[step, field] : m_outcomeFields)
        order.outcomes.insert(step, field->currentData().toString());
    return order;
}

void PrepareView::ask()
{
    if (m_order.scenario.isEmpty() || m_starting)
        return;
    const int number = ++m_asked;
    m_asking = true;
    m_plan.reset();
    m_problem.clear();
    m_guards.clear();
    showQuestion();
    QCoro::connect(m_desk.plan(wanted()), this, [this, number](const Result<Plan> &plan) {
        if (number == m_asked)
            take(plan);
    });
}

void PrepareView::take(const Result<Plan> &plan)
{
    m_asking = false;
    if (plan) {
        m_plan = *plan;
        m_steps->setPlan(*plan);
        m_steps->setFoot(plan->afterwards.isEmpty() ? QString() : tr("Afterwards"), plan->afterwards);
        fillRoles(*plan);
        examine();
    } else {
        m_problem = plan.error().message;
        m_steps->setPlan({});
        m_steps->setFoot({}, m_problem);
        showQuestion();
    }
}

void PrepareView::examine()
{
    if (m_plan->guards.isEmpty()) {
        m_examining = false;
        showQuestion();
        return;
    }
    m_examining = true;
    m_guards = verdictsOf(*m_plan, {});
    showQuestion();
    QCoro::connect(m_desk.examine(*m_plan), this, [this, number = m_asked](const QList<GuardVerdict> &guards) {
        if (number != m_asked)
            return;
        m_examining = false;
        m_guards = guards;
        showQuestion();
    });
}

QList<GuardVerdict> PrepareView::refusals() const
{
    return refusalsOf(m_guards, m_overrides);
}

void PrepareView::showQuestion()
{
    m_rules->setGuards(m_guards, {});
    m_rules->setVisible(!m_guards.isEmpty());
    m_rulesState->setText(m_asking             ? tr("The nodes are being asked.")
                          : !m_plan            ? tr("Nothing was asked: there is no plan.")
                          : m_examining        ? tr("The rules are being asked.")
                          : m_guards.isEmpty() ? tr("This plan asks for no rule: nothing of it takes a node away.")
                                               : QString());
    m_rulesState->setVisible(!m_rulesState->text().isEmpty());
    const ClusterProfile &profile = m_store.profile();
    Confirmation question{.cluster = profile.name, .environment = m_order.rehearse ? Environment::Test : profile.environment};
    question.verb = m_order.rehearse ? tr("Rehearse") : tr("Run the plan");
    if (m_asking) {
        question.title = tr("The plan is being made");
        question.obstacle = question.title;
    } else if (!m_plan) {
        question.title = tr("There is no plan");
        question.text = m_problem;
        question.obstacle = tr("There is nothing to run");
    } else if (m_order.rehearse) {
        question.title = m_plan->title;
        question.text = tr("It stops at every step and asks the people who would take it what they would do. Nothing of the cluster is asked or changed.");
        if (const QList<ClusterName> standbys = m_desk.standbys(); !standbys.isEmpty()) {
            QStringList names;
            for (const ClusterName &standby : standbys)
                names.append(standby.value);
            question.text = phrases::sentences(
                {question.text,
                 tr("In earnest, with its times: open %1 and run the plan there, as a rehearsal for %2.").arg(names.join(tr(" or ")), profile.name.value)});
        }
    } else {
        question.title = m_plan->title;
        question.text = irreversibleWords(*m_plan);
        if (const QString of = m_of->currentData().toString(); !of.isEmpty())
            question.text =
                phrases::sentences({tr("Every step is taken on the hosts that %1 names, none on those of %2.").arg(profile.name.value, of), question.text});
        if (const QJsonObject backup = m_plan->facts.value("backup"_L1).toObject(); m_restored->isVisibleTo(this) && !backup.isEmpty())
            question.text = phrases::sentences(
                {m_restored->folder().isEmpty()
                     ? tr("What is restored into %1: the backup %2 of %3.")
                           .arg(profile.name.value, backup.value("id"_L1).toString(), backup.value("cluster"_L1).toString())
                     : tr("What is restored into %1: the backup %2 of %3, in %4.")
                           .arg(profile.name.value, backup.value("id"_L1).toString(), backup.value("cluster"_L1).toString(), m_restored->folder()),
                 question.text});
        question.danger = true;
        const QList<GuardVerdict> refused = refusals();
        if (m_examining) {
            question.obstacle = tr("The rules are being asked");
        } else if (!refused.isEmpty()) {
            question.obstacle = tr("Refused: “%1” is not met").arg(refused.first().words);
            question.overridable = areOverridable(refused);
        } else if (!m_overrides.isEmpty()) {
            question.text = phrases::sentences({question.text, tr("A rule is overridden; the journal keeps why.")});
        }
    }
    m_confirm->setConfirmation(question);
    m_confirm->setBusy(m_starting);
}

void PrepareView::overrideGuards()
{
    const QList<GuardVerdict> refused = refusals();
    if (refused.isEmpty())
        return;
    auto *dialog = new OverrideDialog(refused, m_store.profile().environment, this);
    connect(dialog, &OverrideDialog::overridden, this, [this, refused](const QString &why) {
        for (const GuardVerdict &refusal : refused)
            m_overrides.insert(refusal.id, why);
        showQuestion();
    });
    dialog->open();
}

/// Who was named after the plan was made, and why, goes into it too.
void PrepareView::start()
{
    if (!m_plan || m_starting)
        return;
    Plan plan = *m_plan;
    const RecoveryOrder order = wanted();
    plan.why = order.why;
    QJsonObject roles;
    for (auto it = order.roles.cbegin(); it != order.roles.cend(); ++it)
        roles.insert(it.key(), it.value());
    plan.facts.insert(u"roles"_s, roles);
    m_starting = true;
    showQuestion();
    QCoro::connect(m_desk.start(plan, m_overrides), this, [this, rehearsal = m_order.rehearse](const Status &begun) {
        m_starting = false;
        m_confirm->clear();
        if (begun) {
            m_overrides.clear();
            Q_EMIT this->begun(rehearsal);
            return;
        }
        m_plan.reset();
        m_problem = begun.error().message;
        showQuestion();
    });
}

bool PrepareView::clear()
{
    return m_confirm->clear();
}

} // namespace warrener
