#include "ui/steps/RecoverDialog.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/EverySecond.h"
#include "ui/parts/Label.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostItems = 6;
constexpr int recoverDialogWide = 580;
constexpr int recoverDialogInner = recoverDialogWide - 40;
constexpr int leastReason = 3; ///< letters, as OverrideDialog asks

enum Answers { NotSaid, TookEffect, NoEffect };

} // namespace

RecoverDialog::RecoverDialog(RunDesk &desk, const RunSummary &summary, const ClusterName &cluster, Environment environment, QWidget *parent)
    : Dialog(tr("“%1” was left in the middle").arg(summary.title), parent), m_desk(desk), m_run(summary.run),
      m_state(new Label({}, TextStyle::Body, Token::Text2, this)), m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_override(new QCheckBox(this)),
      m_why(new QLineEdit(this)), m_name(new NameCheck(this)), m_reason(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"recoverDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(recoverDialogWide);
    m_state->setObjectName(u"recoverState"_s);
    wrap(m_state, recoverDialogInner);
    m_problem->setObjectName(u"recoverProblem"_s);
    wrap(m_problem, recoverDialogInner);
    m_problem->hide();
    addOverride();
    m_name->setCluster(cluster, environment);
    const auto showState = [this, summary] {
        m_state->setText(m_examined ? stateWords()
                                    : tr("%1 began it at %2 (%3 ago); %4 of %5 steps were finished when its console ended. The brokers and proxies are being "
                                         "asked how things stand.")
                                          .arg(summary.who, units::clockTime(summary.startedAt), units::age(summary.startedAt, m_desk.now()),
                                               QString::number(summary.finished), QString::number(summary.steps)));
    };
    showState();
    everySecond(this, showState);
    body()->addWidget(m_state);

    QPushButton *later = addButton(tr("Later"));
    later->setObjectName(u"recoverLater"_s);
    m_undo = addButton(tr("Undo it"));
    m_undo->setObjectName(u"recoverUndo"_s);
    m_finish = addButton(tr("Finish it"));
    m_finish->setObjectName(u"recoverFinish"_s);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_undo, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_finish, &QPushButton::clicked, this, [this] { choose(true); });
    connect(m_name, &NameCheck::changed, this, &RecoverDialog::showButtons);
    m_reason->setObjectName(u"recoverReason"_s);
    m_reason->setMostLines(2);
    footLeft()->addWidget(m_reason, 1);
    showButtons();
    examine();
    later->setFocus();
}

void RecoverDialog::examine()
{
    QCoro::connect(m_desk.examine(m_run), this, [this](const Result<RecoveryPlan> &plan) {
        if (plan) {
            showPlan(*plan);
            return;
        }
        m_problem->setText(tr("How things stand could not be found out: %1").arg(plan.error().message));
        m_problem->show();
        body()->addWidget(m_problem);
    });
}

QString RecoverDialog::stateWords() const
{
    return tr("%1 began it at %2 (%3 ago); %4 were finished when its console ended.")
        .arg(m_plan.state.who, units::clockTime(m_plan.state.startedAt), units::age(m_plan.state.startedAt, m_desk.now()),
             m_plan.done.size() == 1 ? tr("1 step") : tr("%1 steps").arg(m_plan.done.size()));
}

void RecoverDialog::showPlan(const RecoveryPlan &plan)
{
    m_plan = plan;
    m_examined = true;
    m_state->setText(stateWords());
    if (!plan.why.isEmpty()) {
        auto *why =
            new Label(plan.recommended == Direction::Finish ? tr("Recommended: finish it. %1").arg(plan.why) : tr("Recommended: undo it. %1").arg(plan.why),
                      TextStyle::Body, Token::Text, this);
        why->setObjectName(u"recoverWhy"_s);
        wrap(why, recoverDialogInner);
        body()->addWidget(why);
    }
    addUnclear(plan);
    addItems(tr("To finish it, still to do"), plan.finish, u"finishList"_s);
    addItems(tr("To undo it, will be taken back"), plan.undo, u"undoList"_s);
    if (!plan.cannotBeUndone.isEmpty()) {
        QStringList titles;
        for (const QString &id : plan.cannotBeUndone) {
            const Step *step = plan.state.plan.step(id);
            titles += step ? step->title : id;
        }
        auto *stays = new Label(tr("Cannot be undone: %1").arg(phrases::list(titles)), TextStyle::Body, Token::Warn, this);
        stays->setObjectName(u"recoverStays"_s);
        wrap(stays, recoverDialogInner);
        body()->addWidget(stays);
    }
    if (!plan.canFinish && !plan.whyNotFinish.isEmpty()) {
        auto *why = new Label(tr("It cannot be finished: %1").arg(plan.whyNotFinish), TextStyle::Body, Token::Text2, this);
        why->setObjectName(u"recoverWhyNot"_s);
        wrap(why, recoverDialogInner);
        body()->addWidget(why);
    }
    body()->addWidget(m_problem);
    body()->addWidget(m_override);
    body()->addWidget(m_why);
    body()->addWidget(m_name);
    QPushButton *first = plan.recommended == Direction::Finish ? m_finish : m_undo;
    wear(first, u"primary"_s);
    showButtons();
    adjustSize();
}

void RecoverDialog::addUnclear(const RecoveryPlan &plan)
{
    for (const RecoveryPlan::Unclear &unclear : plan.unclear) {
        if (unclear.tookEffect)
            continue; // its probe has said it
        const Step *step = plan.state.plan.step(unclear.step);
        auto *row = new QHBoxLayout;
        auto *label = new Label(tr("Nobody can tell whether this took effect: %1").arg(step ? step->title : unclear.step), TextStyle::Body, Token::Warn, this);
        wrap(label, recoverDialogInner - 140);
        auto *said = new ComboBox(this);
        said->setObjectName(u"unclear."_s + unclear.step);
        said->addItems({tr("Not known"), tr("It took effect"), tr("It did not")});
        row->addWidget(label, 1);
        row->addWidget(said);
        body()->addLayout(row);
        m_unclear.insert(unclear.step, said);
        connect(said, &QComboBox::currentIndexChanged, this, &RecoverDialog::showButtons);
    }
}

void RecoverDialog::addItems(const QString &title, const QList<RecoveryPlan::Item> &items, const QString &name)
{
    if (items.isEmpty())
        return;
    auto *heading = new Label(title, TextStyle::Body, Token::Text, this);
    heading->setWeight(QFont::DemiBold);
    body()->addWidget(heading);
    QStringList lines;
    for (const auto listed = items.first(std::min(items.size(), mostItems)); const RecoveryPlan::Item &item : listed)
        lines += item.words;
    if (items.size() > mostItems)
        lines += tr("and %1 more").arg(items.size() - mostItems);
    auto *list = new Label(lines.join(u'\n'), TextStyle::Body, Token::Text2, this);
    list->setObjectName(name);
    wrap(list, recoverDialogInner);
    body()->addWidget(list);
}

void RecoverDialog::addOverride()
{
    m_override->setObjectName(u"recoverOverride"_s);
    m_why->setObjectName(u"recoverOverrideWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why it is right all the same; the journal keeps it"));
    m_why->setAccessibleName(tr("Why the rule is overridden"));
    m_override->hide();
    m_why->hide();
    connect(m_override, &QCheckBox::toggled, m_why, &QWidget::setVisible);
    connect(m_override, &QCheckBox::toggled, this, [this] {
        showButtons();
        adjustSize();
    });
    connect(m_why, &QLineEdit::textChanged, this, &RecoverDialog::showButtons);
}

/// A rule that a person may pass is offered here, as warrenctl offers --override.
void RecoverDialog::showRefusal(const Error &refusal)
{
    m_problem->setText(refusal.rule.isEmpty() || refusal.detail.isEmpty() ? refusal.message : tr("%1. %2.").arg(refusal.message, refusal.detail));
    wrap(m_problem, recoverDialogInner);
    m_problem->show();
    if (!refusal.rule.isEmpty() && !m_rules.contains(refusal.rule)) {
        m_rules.append(refusal.rule);
        QStringList quoted;
        for (const QString &rule : std::as_const(m_rules))
            quoted.append(tr("“%1”").arg(rule));
        m_override->setText(m_rules.size() == 1 ? tr("Override the rule %1").arg(quoted.first()) : tr("Override the rules %1").arg(phrases::list(quoted)));
        m_override->setChecked(false); // what was said was said of other rules
        m_override->show();
    }
    showButtons();
    adjustSize();
}

bool RecoverDialog::lacksReason() const
{
    return m_override->isChecked() && m_why->text().trimmed().size() < leastReason;
}

void RecoverDialog::showButtons()
{
    bool missing = false;
    for (const RecoveryPlan::Unclear &unclear : std::as_const(m_plan.unclear)) {
        const QComboBox *said = m_unclear.value(unclear.step);
        missing = missing || (unclear.needsPerson && said && said->currentIndex() == NotSaid);
    }
    const bool ready = m_examined && !m_busy && m_name->isGiven() && !lacksReason();
    m_undo->setEnabled(ready);
    m_finish->setEnabled(ready && m_plan.canFinish && !missing);
    const QString reason = !m_examined          ? tr("How things stand is being found out")
                           : !m_name->isGiven() ? tr("Enabled when the name is complete")
                           : lacksReason()      ? tr("Say why the rule is overridden")
                                                : QString();
    m_undo->setToolTip(reason);
    // Why it cannot be finished at all stands among the words.
    m_reason->setText(!reason.isEmpty() ? reason : m_plan.canFinish && missing ? tr("Say first what took effect") : QString());
    m_finish->setToolTip(!reason.isEmpty()   ? reason
                         : !m_plan.canFinish ? plainTip(m_plan.whyNotFinish)
                         : missing           ? tr("Say first what took effect")
                                             : QString());
}

void RecoverDialog::choose(bool finish)
{
    RecoveryChoice choice{.finish = finish};
    for (auto it = m_unclear.cbegin(); it != m_unclear.cend(); ++it) {
        if (it.value()->currentIndex() != NotSaid)
            choice.tookEffect.insert(it.key(), it.value()->currentIndex() == TookEffect);
    }
    if (m_override->isChecked()) {
        for (const QString &rule : std::as_const(m_rules))
            choice.overrides.insert(rule, {.who = {}, .why = m_why->text().trimmed()});
    }
    m_busy = true;
    showButtons();
    QCoro::connect(m_desk.recover(m_run, choice), this, [this](const Status &status) {
        m_busy = false;
        if (status) {
            Q_EMIT begun(m_plan.state.plan.page);
            accept();
            return;
        }
        showRefusal(status.error());
    });
}

} // namespace warrener
