#include "ui/failover/OutcomeCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/failover/OfferWords.h"
#include "ui/parts/Label.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QStringList factsOf(const RunState &state)
{
    QStringList facts;
    const QJsonObject &known = state.plan.facts;
    const bool done = state.verdict == Verdict::Done || state.verdict == Verdict::Partly;
    const Millis took = state.took();
    const Millis expected = expectedDuration(state.plan.steps);
    // What was expected of the whole plan says nothing of a run that was refused, or did not come to its end.
    facts += done && expected > Millis{0} ? OutcomeCard::tr("It took %1; %2 were expected.").arg(steps::time(took), steps::roughTime(expected))
                                          : OutcomeCard::tr("It took %1.").arg(steps::time(took));
    if (done && known.value("sessions"_L1).toInteger() > 0)
        facts += (known.value("sessions"_L1).toInteger() == 1 ? OutcomeCard::tr("%1 client was moved.") : OutcomeCard::tr("%1 clients were moved."))
                     .arg(units::count(known.value("sessions"_L1).toDouble()));
    if (done && known.value("leaders"_L1).toInteger() > 0)
        facts += (known.value("leaders"_L1).toInteger() == 1 ? OutcomeCard::tr("%1 queue leader was moved.") : OutcomeCard::tr("%1 queue leaders were moved."))
                     .arg(units::count(known.value("leaders"_L1).toDouble()));
    const Step *slowest = nullptr;
    Millis longest{0};
    for (const QString &id : state.order) {
        const StepState step = state.step(id);
        if (step.phase != StepPhase::Done && step.phase != StepPhase::Failed)
            continue; // of an undone one the end is that of its undo
        if (!isNever(step.endedAt) && step.endedAt - step.startedAt > longest) {
            longest = step.endedAt - step.startedAt;
            slowest = state.plan.step(id);
        }
    }
    if (slowest && longest * 4 > took)
        facts += OutcomeCard::tr("Longest step: %1, %2.").arg(slowest->title, steps::time(longest));
    QStringList queues;
    for (const auto listed = known.value("unavailable"_L1).toArray(); const QJsonValue &each : listed)
        queues += each.toString();
    if (done && !queues.isEmpty())
        facts += OutcomeCard::tr("Not available until the node returns: %1.").arg(someOf(queues, 5));
    return facts;
}

} // namespace

OutcomeCard::OutcomeCard(QWidget *parent)
    : QFrame(parent), m_facts(new Label({}, TextStyle::Body, Token::Text2, this)), m_failback(new Label({}, TextStyle::Body, Token::Text, this)),
      m_offer(new QPushButton(tr("Failback…"), this))
{
    setProperty("card", true);
    setObjectName(u"outcomeCard"_s);
    m_facts->setObjectName(u"outcomeFacts"_s);
    wrap(m_facts);
    m_failback->setObjectName(u"outcomeFailback"_s);
    wrap(m_failback);
    m_offer->setObjectName(u"offerFailback"_s);
    auto *title = new Label(tr("Measured"), TextStyle::Section, Token::Text, this);
    auto *back = new QHBoxLayout;
    back->setSpacing(12);
    back->addWidget(m_failback, 1);
    back->addWidget(m_offer, 0, Qt::AlignTop);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(14, 10, 14, 12);
    all->setSpacing(6);
    all->addWidget(title);
    all->addWidget(m_facts);
    all->addLayout(back);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_offer, &QPushButton::clicked, this, &OutcomeCard::failbackRequested);
}

void OutcomeCard::setRun(const RunState &state)
{
    m_facts->setText(phrases::sentences(factsOf(state)));
    const bool moved = !state.plan.leavesOut.isEmpty() && (state.verdict == Verdict::Done || state.verdict == Verdict::Partly);
    m_failback->setVisible(moved);
    m_offer->setVisible(moved);
    if (m_failback->text().isEmpty())
        setReturned({});
}

void OutcomeCard::setReturned(const NodeName &node)
{
    m_offer->setEnabled(!node.isEmpty());
    m_failback->setText(node.isEmpty() ? tr("A failback is offered once the node is back and its members have caught up.")
                                       : tr("%1 could be taken back into service: look at what that brings and risks.").arg(shortName(node)));
    m_offer->setToolTip(node.isEmpty() ? tr("The node has not returned yet") : QString());
}

} // namespace warrener
