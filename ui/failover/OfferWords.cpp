#include "ui/failover/OfferWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostQueues = 3;

QString verbOf(FailoverKind kind)
{
    switch (kind) {
    case FailoverKind::Switchover:
        return QCoreApplication::translate("OfferWords", "Run switchover");
    case FailoverKind::Failover:
        return QCoreApplication::translate("OfferWords", "Force failover");
    case FailoverKind::Failback:
        return QCoreApplication::translate("OfferWords", "Run failback");
    }
    Q_UNREACHABLE_RETURN({});
}

QString titleOf(const Plan &plan, FailoverKind kind)
{
    const qint64 sessions = plan.facts.value("sessions"_L1).toInteger(-1);
    if (sessions > 0) {
        return (sessions == 1 ? QCoreApplication::translate("OfferWords", "%1 client of %2 will reconnect once")
                              : QCoreApplication::translate("OfferWords", "%1 clients of %2 will reconnect once"))
            .arg(units::count(static_cast<double>(sessions)), plan.cluster.value);
    }
    if (sessions == 0)
        return QCoreApplication::translate("OfferWords", "No client of %1 has to reconnect").arg(plan.cluster.value);
    return kind == FailoverKind::Failback
               ? QCoreApplication::translate("OfferWords", "Clients of %1 will reconnect once").arg(plan.cluster.value)
               : QCoreApplication::translate("OfferWords", "The clients of one node of %1 will reconnect once").arg(plan.cluster.value);
}

/// The first step that cannot be taken back, 1…; 0: all can.
int firstFinal(const Plan &plan)
{
    for (int i = 0; i < plan.steps.size(); ++i) {
        bool final = false;
        eachStep({plan.steps.at(i)}, [&final](const Step &step, int) { final = final || !step.cannotBeUndone.isEmpty(); });
        if (final)
            return i + 1;
    }
    return 0;
}

QString textOf(const Plan &plan, FailoverKind kind)
{
    QStringList sentences;
    QStringList queues;
    for (const auto listed = plan.facts.value("unavailable"_L1).toArray(); const QJsonValue &each : listed)
        queues += each.toString();
    const auto count = std::max<qint64>(queues.size(), plan.facts.value("unavailableCount"_L1).toInteger());
    if (plan.facts.value("unavailableCount"_L1).toInteger() < 0) {
        sentences += QCoreApplication::translate("OfferWords", "Which queues are not available until the node returns is not known.");
    } else if (count > 0) {
        sentences += count == 1 ? QCoreApplication::translate("OfferWords", "1 queue is not available until the node returns: %1.").arg(queues.value(0))
                                : QCoreApplication::translate("OfferWords", "%1 queues are not available until the node returns: %2.")
                                      .arg(count)
                                      .arg(someOf(queues, mostQueues));
    } else if (kind != FailoverKind::Failover) {
        sentences += QCoreApplication::translate("OfferWords", "No confirmed message is lost.");
    } else {
        sentences += QCoreApplication::translate(
            "OfferWords", "No confirmed message of a replicated queue is lost. The node is fenced: it cannot act before somebody starts it again.");
    }
    const int final = firstFinal(plan);
    if (final == 0)
        sentences += QCoreApplication::translate("OfferWords", "All of it can be undone.");
    else if (final == 1)
        sentences += QCoreApplication::translate("OfferWords", "From the first step on it cannot be undone as a whole.");
    else
        sentences +=
            QCoreApplication::translate("OfferWords", "Until step %1 all can be undone; after it a plan of its own, made then, leads back.").arg(final);
    return phrases::sentences(sentences);
}

} // namespace

QString someOf(const QStringList &names, qsizetype most)
{
    if (names.size() <= most)
        return phrases::list(names);
    return QCoreApplication::translate("OfferWords", "%1 and %2 more").arg(phrases::list(names.first(most)), QString::number(names.size() - most));
}

QString problemOf(const FailoverOffer &offer)
{
    return offer.problemDetail.isEmpty() ? offer.problem : phrases::clauses({offer.problem, offer.problemDetail});
}

Confirmation confirmationOf(const FailoverOffer &offer, const ClusterName &cluster, Environment environment, const QHash<QString, QString> &overrides)
{
    Confirmation confirmation{.cluster = cluster, .environment = environment, .verb = verbOf(offer.kind), .danger = offer.kind == FailoverKind::Failover};
    if (!offer.plan) {
        confirmation.title =
            offer.asking ? QCoreApplication::translate("OfferWords", "The plan is being made") : QCoreApplication::translate("OfferWords", "There is no plan");
        confirmation.obstacle = offer.asking ? QCoreApplication::translate("OfferWords", "The plan is being made")
                                             : QCoreApplication::translate("OfferWords", "There is nothing to run");
        return confirmation;
    }
    confirmation.title = titleOf(*offer.plan, offer.kind);
    confirmation.text = textOf(*offer.plan, offer.kind);
    const QList<GuardVerdict> refusals = refusalsOf(offer.guards, overrides);
    if (!refusals.isEmpty()) {
        confirmation.obstacle = QCoreApplication::translate("OfferWords", "Refused by the rule “%1”").arg(refusals.first().words);
        confirmation.overridable = areOverridable(refusals);
    } else if (!overrides.isEmpty()) {
        confirmation.text =
            phrases::sentences({confirmation.text, QCoreApplication::translate("OfferWords", "A guard rule is overridden; the journal keeps why.")});
    }
    return confirmation;
}

} // namespace warrener
