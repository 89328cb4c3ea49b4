#include "ui/drills/StartDrillDialog.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "record/calendar/SecondPerson.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/GuardList.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int startWide = 840;
constexpr int startInner = startWide - 40;
constexpr int startStepsTall = 250;
constexpr int settleMs = 150;

} // namespace

StartDrillDialog::StartDrillDialog(DrillDesk &desk, const DrillRow &row, const ClusterProfile &profile, QWidget *parent)
    : Dialog(tr("Run “%1” on %2?").arg(row.entry.document->title.text(), profile.name.value), parent), m_desk(desk), m_row(row), m_profile(profile),
      m_document(*row.entry.document), m_mode(new ComboBox(this)), m_targets(new QWidget(this)), m_seconds(new SpinBox(this)),
      m_madeOn(new Label({}, TextStyle::Body, Token::Text, this)), m_steps(new StepsView(this)), m_rules(new GuardList(this)),
      m_effect(new Label({}, TextStyle::Body, Token::Text2, this)), m_why(new QLineEdit(this)), m_name(new NameCheck(this)), m_second(new QWidget(this)),
      m_approver(new QLineEdit(m_second)), m_override(new QCheckBox(tr("Override the rules that refuse; the journal keeps the reason"), this)),
      m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"startDrillDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    setFixedWidth(startWide);
    build();
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &StartDrillDialog::replan);
    fillTargets();
    replan();
}

QWidget *StartDrillDialog::buildChoice()
{
    m_mode->setObjectName(u"drillMode"_s);
    m_mode->setAccessibleName(tr("Mode"));
    for (const DrillMode &mode : m_document.modes)
        m_mode->addItem(mode.title.text(), mode.id);
    // The first that can be made here.
    for (int i = 0; i < m_mode->count(); ++i) {
        if (!m_row.needs.contains(m_mode->itemData(i).toString())) {
            m_mode->setCurrentIndex(i);
            break;
        }
    }
    m_targets->setObjectName(u"drillTargets"_s);
    auto *row = new QHBoxLayout(m_targets);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    m_seconds->setObjectName(u"drillSeconds"_s);
    m_seconds->setAccessibleName(tr("Length in seconds"));
    m_seconds->setRange(int(m_document.least.count()), int(m_document.most.count()));
    m_seconds->setValue(int(m_document.usual.count()));
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setMinimumWidth(96);
    auto *box = new QWidget(this);
    auto *choice = new QHBoxLayout(box);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(10);
    const auto head = [box, choice](const QString &text) { choice->addWidget(new Label(text, TextStyle::Body, Token::Text2, box)); };
    head(tr("Mode"));
    choice->addWidget(m_mode);
    choice->addSpacing(8);
    head(tr("On"));
    choice->addWidget(m_targets);
    choice->addStretch(1);
    head(tr("For"));
    choice->addWidget(m_seconds);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        fillTargets();
        wishChanged();
    });
    connect(m_seconds, &QSpinBox::valueChanged, this, &StartDrillDialog::wishChanged);
    return box;
}

void StartDrillDialog::build()
{
    m_madeOn->setObjectName(u"drillMadeOn"_s);
    m_madeOn->setWeight(QFont::DemiBold);
    m_steps->setFixedHeight(startStepsTall);
    m_rules->setObjectName(u"drillRules"_s);
    m_effect->setObjectName(u"drillEffect"_s);
    m_why->setObjectName(u"drillWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why, for the journal"));
    m_why->setAccessibleName(tr("Why this is done"));
    m_name->setCluster(m_profile.name, m_profile.environment);
    m_approver->setObjectName(u"drillApprover"_s);
    m_approver->setMaxLength(80);
    m_approver->setAccessibleName(tr("Name of the second person who agrees"));
    auto *second = new QVBoxLayout(m_second);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(4);
    second->addWidget(new Label(tr("The second person types their own name to agree"), TextStyle::Table, Token::Text2, m_second));
    second->addWidget(m_approver);
    m_second->setVisible(isProduction());
    m_problem->setObjectName(u"drillProblem"_s);
    m_reason->setObjectName(u"startReason"_s);
    auto *typed = new QHBoxLayout;
    typed->setSpacing(16);
    typed->addWidget(m_name, 1);
    typed->addWidget(m_second, 1);

    body()->addWidget(buildChoice());
    body()->addWidget(m_madeOn);
    body()->addWidget(m_steps);
    body()->addWidget(m_rules);
    body()->addWidget(m_effect);
    body()->addWidget(m_why);
    body()->addWidget(m_override);
    body()->addLayout(typed);
    body()->addWidget(m_problem);
    body()->addStretch(1);
    m_problem->hide();
    m_rules->hide();
    m_override->setObjectName(u"drillOverride"_s);
    m_override->hide();
    connect(m_override, &QCheckBox::toggled, this, &StartDrillDialog::showButtons);
    footLeft()->addWidget(m_reason);
    QPushButton *cancel = addButton(tr("Cancel"));
    cancel->setObjectName(u"cancelDrill"_s);
    m_start = addButton(tr("Start the drill"), u"danger"_s);
    m_start->setObjectName(u"confirmDrill"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &StartDrillDialog::start);
    for (QLineEdit *field : {m_why, m_approver})
        connect(field, &QLineEdit::textChanged, this, &StartDrillDialog::showButtons);
    connect(m_name, &NameCheck::changed, this, &StartDrillDialog::showButtons);
    cancel->setFocus();
}

const DrillMode &StartDrillDialog::mode() const
{
    return m_document.modes.at(std::max(0, m_mode->currentIndex()));
}

/// The last of the profile is ticked at first, as for warrenctl.
void StartDrillDialog::fillTargets()
{
    qDeleteAll(std::exchange(m_ticks, {}));
    QStringList names;
    QStringList shown;
    if (mode().target.value_or(m_document.target) == DrillTarget::Node) {
        for (const NodeProfile &node : m_profile.nodes) {
            names.append(node.name.value);
            shown.append(shortName(node.name));
        }
    } else {
        for (const ProxyProfile &proxy : m_profile.proxies)
            names.append(proxy.name.value);
        shown = names;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *tick = new QCheckBox(shown.at(i), m_targets);
        tick->setObjectName(u"target."_s + names.at(i));
        tick->setProperty("target", names.at(i));
        tick->setChecked(i == names.size() - 1);
        m_targets->layout()->addWidget(tick);
        m_ticks.append(tick);
        connect(tick, &QCheckBox::toggled, this, [this, tick](bool on) {
            // One target at a time is a choice, not a list of ticks.
            if (on && m_document.mostTargets == 1) {
                for (QCheckBox *other : std::as_const(m_ticks)) {
                    if (other != tick)
                        other->setChecked(false);
                }
            }
            wishChanged();
        });
    }
}

/// What stands there is the plan of another wish: it cannot be started any more.
void StartDrillDialog::wishChanged()
{
    m_settle.start();
    showButtons();
}

DrillRequest StartDrillDialog::request() const
{
    DrillRequest request{.mode = mode().id,
                         .seconds = std::chrono::seconds{m_seconds->value()},
                         .why = m_why->text().trimmed(),
                         .who = m_desk.who(),
                         .approver = m_approver->text().trimmed()};
    const bool nodes = mode().target.value_or(m_document.target) == DrillTarget::Node;
    for (const QCheckBox *tick : m_ticks) {
        if (!tick->isChecked())
            continue;
        const QString name = tick->property("target").toString();
        if (nodes)
            request.nodes.append({name});
        else
            request.proxies.append({name});
    }
    return request;
}

void StartDrillDialog::replan()
{
    const int asked = ++m_asked;
    m_planned = m_examined = false;
    m_guards.clear();
    m_override->setChecked(false); // it was for what refused then
    m_override->hide();
    m_noPlan.clear();
    const DrillRequest wish = request();
    // Nothing ticked would mean "the last of the profile" to the planner; here it means none.
    if (wish.nodes.isEmpty() && wish.proxies.isEmpty()) {
        m_noPlan = m_ticks.isEmpty() ? tr("The profile has nothing that this drill could be made on") : tr("Choose what the drill is made on");
        m_madeOn->setText(tr("Made on: nothing"));
        m_steps->setPlan({});
        m_rules->hide();
        m_effect->clear();
        tell({});
        return;
    }
    showButtons();
    QCoro::connect(m_desk.plan(m_row.entry.id, wish), this, [this, asked](const Result<Plan> &plan) {
        if (asked != m_asked)
            return;
        if (plan) {
            takePlan(*plan);
            return;
        }
        m_noPlan = plan.error().message;
        m_steps->setPlan({});
        m_rules->hide();
        tell(plan.error().message);
    });
}

void StartDrillDialog::takePlan(const Plan &plan)
{
    m_plan = plan;
    m_planned = true;
    QStringList names;
    for (const auto all = plan.facts.value("targets"_L1).toArray(); const QJsonValue &name : all)
        names.append(name.toString());
    m_madeOn->setText(tr("Made on %1 for %2").arg(phrases::list(names), units::duration(std::chrono::seconds{m_seconds->value()})));
    m_steps->setPlan(plan);
    QStringList warnings;
    for (const auto all = plan.facts.value("warnings"_L1).toArray(); const QJsonValue &warning : all)
        warnings.append(warning.toString());
    m_effect->setText(
        (warnings.isEmpty() ? QString() : phrases::sentences(warnings) + u' ')
        + tr("Expected: %1 Who feels it: %2 It ends by itself: the way back is armed on the target before anything is broken, and runs there at the "
             "deadline, with or without this console.")
              .arg(m_document.expected.text(), m_document.blastRadius.text()));
    wrap(m_effect, startInner);
    m_guards = verdictsOf(m_plan, {});
    m_rules->setGuards(m_guards, {});
    m_rules->setVisible(!m_guards.isEmpty());
    tell({});
    const int number = m_asked;
    QCoro::connect(m_desk.examine(m_plan), this, [this, number](const QList<GuardVerdict> &guards) {
        if (number != m_asked)
            return;
        m_guards = guards;
        m_examined = true;
        m_rules->setGuards(guards, {});
        m_override->setVisible(areOverridable(refusalsOf(m_guards)));
        showButtons();
        fit();
    });
}

void StartDrillDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    wrap(m_problem, startInner);
    m_problem->setVisible(!problem.isEmpty());
    showButtons();
    fit();
}

void StartDrillDialog::fit()
{
    layout()->activate();
    resize(startWide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(startWide) : layout()->totalSizeHint().height());
}

QString StartDrillDialog::reasonAgainst() const
{
    if (!m_noPlan.isEmpty())
        return m_problem->text().isEmpty() ? m_noPlan : tr("There is nothing to run");
    if (!m_planned || m_settle.isActive())
        return tr("The plan is being made");
    if (!m_examined)
        return tr("The guard rules are being asked");
    if (m_busy)
        return tr("It is being begun");
    if (const QString rules = reasonAgainstRules(); !rules.isEmpty())
        return rules;
    if (!m_name->isGiven())
        return tr("Enabled when the name is complete");
    if (isProduction() && m_approver->text().trimmed().isEmpty())
        return tr("A second person must agree");
    return isProduction() ? whyNoSecondPerson(m_approver->text(), {m_desk.who()}) : QString();
}

QString StartDrillDialog::reasonAgainstRules() const
{
    const QList<GuardVerdict> refused = refusalsOf(m_guards);
    if (refused.isEmpty())
        return {};
    const auto hard = std::ranges::find(refused, false, &GuardVerdict::overridable);
    if (hard != refused.end())
        return tr("Refused by the rule “%1”").arg(hard->words);
    if (!m_override->isChecked())
        return tr("Refused by the rule “%1”").arg(refused.first().words);
    return m_why->text().trimmed().size() < leastWhy ? tr("Say why the rule is overridden") : QString();
}

void StartDrillDialog::showButtons()
{
    const QString reason = reasonAgainst();
    m_reason->setText(reason);
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(plainTip(reason));
}

void StartDrillDialog::start()
{
    if (!reasonAgainst().isEmpty())
        return;
    QHash<QString, QString> overrides;
    const QList<GuardVerdict> refused = refusalsOf(m_guards);
    for (const GuardVerdict &rule : refused)
        overrides.insert(rule.id, m_why->text().trimmed());
    m_busy = true;
    tell({});
    QCoro::connect(m_desk.start(m_row.entry.id, request(), overrides), this, [this](const Status &status) {
        m_busy = false;
        if (!status) {
            tell(status.error().message);
            return;
        }
        Q_EMIT begun();
        accept();
    });
}

} // namespace warrener
