#include "support/SamplePlan.h"

#include "support/SampleParts.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

Call call(const QString &operation)
{
    return {.operation = operation};
}

Undo undo(const QString &words, const QString &command)
{
    return {.act = call(u"test.undo"_s), .words = words, .command = command};
}

Step step(const QString &id, StepType type, const QString &title, Millis expected, const QStringList &commands = {}, const QString &detail = {})
{
    Step made{.id = id, .type = type, .title = title, .detail = detail, .commands = commands, .expected = expected};
    if (type != StepType::Manual && type != StepType::Approval && type != StepType::Group)
        made.act = call(u"test."_s + id);
    return made;
}

Step withUndo(Step made, const QString &words, const QString &command = {})
{
    made.undo = undo(words, command);
    return made;
}

Step withoutUndo(Step made, const QString &why)
{
    made.cannotBeUndone = why;
    return made;
}

Guard guard(const QString &id, const QString &words, bool overridable = true)
{
    return {.id = id, .words = words, .act = call(u"guard."_s + id), .overridable = overridable};
}

Plan planOf(const QString &kind, const char *label, const QString &title, Environment environment)
{
    Plan plan{.id = u"plan-1"_s,
              .kind = kind,
              .label = QCoreApplication::translate("Failover", label),
              .title = title,
              .why = u"kernel update of broker1, OPS-4471"_s};
    plan.cluster = {environment == Environment::Production ? u"orders-prod"_s : u"orders-staging"_s};
    plan.environment = environment;
    plan.createdAt = at(10, 3, 31);
    plan.guards = {guard(u"no-other-run"_s, u"No other run"_s), guard(u"quorum"_s, u"Quorum stays"_s, false), guard(u"proxies"_s, u"Both proxies answer"_s),
                   guard(u"flapping"_s, u"No flapping block"_s), guard(u"blackout"_s, u"No blackout"_s)};
    return plan;
}

CandidateReason reason(const QString &id, const QString &title, Level level, const QString &words, double points, double most)
{
    return {.id = id, .title = title, .level = level, .words = words, .points = points, .most = most};
}

QList<Candidate> candidates()
{
    Candidate first{.node = {u"rabbit@broker3"_s},
                    .eligible = true,
                    .score = 94,
                    .recommended = true,
                    .verdict = u"Recommended"_s,
                    .level = Level::Ok,
                    .why = {},
                    .reasons = {}};
    first.why = u"It holds an up-to-date member of every queue that broker1 leads, and has room for 331 more sessions. "
                "broker2 lags in payments.settle by 1,204 entries and in orders.created by 310."_s;
    first.reasons = {reason(u"in-service"_s, u"In service"_s, Level::Ok, u"no alarm"_s, 25, 25),
                     reason(u"members"_s, u"Members in sync"_s, Level::Ok, u"38 of 38"_s, 25, 25),
                     reason(u"memory"_s, u"Memory headroom"_s, Level::Ok, u"4.1 GiB"_s, 13, 15),
                     reason(u"disk"_s, u"Disk headroom"_s, Level::Ok, u"91 GiB"_s, 10, 10),
                     reason(u"latency"_s, u"Latency"_s, Level::Ok, u"1.1 ms"_s, 9, 10),
                     reason(u"host"_s, u"Host score"_s, Level::Ok, u"96"_s, 10, 10),
                     reason(u"quorum"_s, u"Quorum stays"_s, Level::Ok, u"2 of 3"_s, 2, 5),
                     reason(u"priority"_s, u"Priority"_s, Level::Note, u"none set"_s, 0, 10)};
    Candidate second = first;
    second.node = {u"rabbit@broker2"_s};
    second.score = 61;
    second.recommended = false;
    second.verdict = u"3 reservations"_s;
    second.level = Level::Warning;
    second.why = u"It lags in payments.settle by 1,204 entries and in orders.created by 310, and its disk waits."_s;
    second.reasons[1] = reason(u"members"_s, u"Members in sync"_s, Level::Warning, u"36 of 38"_s, 8, 25);
    second.reasons[2] = reason(u"memory"_s, u"Memory headroom"_s, Level::Warning, u"1.3 GiB"_s, 4, 15);
    second.reasons[3] = reason(u"disk"_s, u"Disk headroom"_s, Level::Ok, u"42 GiB"_s, 8, 10);
    second.reasons[4] = reason(u"latency"_s, u"Latency"_s, Level::Ok, u"1.3 ms"_s, 9, 10);
    second.reasons[5] = reason(u"host"_s, u"Host score"_s, Level::Warning, u"71, I/O wait"_s, 5, 10);
    return {first, second};
}

FailoverOffer offerOf(FailoverKind kind, const Plan &plan)
{
    FailoverOffer offer{.kind = kind,
                        .wish = {.from = {u"rabbit@broker1"_s}, .to = {u"rabbit@broker3"_s}},
                        .candidates = candidates(),
                        .plan = plan,
                        .at = at(10, 3, 30),
                        .asking = false};
    for (const Guard &each : plan.guards)
        offer.guards.append({.id = each.id, .words = each.words, .state = GuardVerdict::State::Passed, .overridable = each.overridable});
    return offer;
}

} // namespace

Sample healthyProduction()
{
    Sample sample = healthyStaging();
    sample.profile.name = {u"orders-prod"_s};
    sample.profile.environment = Environment::Production;
    auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
    snapshot->cluster = sample.profile.name;
    snapshot->environment = Environment::Production;
    sample.snapshot = snapshot;
    return sample;
}

Plan switchoverPlan(Environment environment)
{
    Plan plan = planOf(u"switchover"_s, "Switchover", u"Switchover broker1 to broker3"_s, environment);
    plan.leavesOut = {u"rabbit@broker1"_s};
    Step proxies = step(u"proxies"_s, StepType::Group, u"New clients go to broker3, not to broker1"_s, Millis{0});
    for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
        proxies.steps.append(withUndo(step(u"drain-"_s + proxy, StepType::Action, u"%1: drain, weight 25 %"_s.arg(proxy), Millis{200},
                                           {u"set server be_amqp/broker1 state drain"_s, u"set server be_amqp/broker2 weight 25%"_s}),
                                      u"ready, 100 %"_s, u"set server be_amqp/broker1 state ready"_s));
    }
    plan.steps = {
        step(u"preflight"_s, StepType::Check, u"Nodes, alarms, proxies, 38 queues in sync, SSH to broker1"_s, Millis{800}, {}, u"14 checks, side by side"_s),
        withUndo(step(u"lease"_s, StepType::Action, u"Take the cluster’s lease, so that no other console can act"_s, Millis{100}, {},
                      u"exclusive queue warrener.lease on broker3"_s),
                 u"give it back"_s),
        proxies,
        step(u"compare"_s, StepType::Check, u"Read both proxies back and compare"_s, Millis{200}, {u"show servers state be_amqp"_s}),
        withoutUndo(step(u"close"_s, StepType::Action, u"Ask 331 clients to reconnect, 50 a second"_s, Millis{6600},
                         {u"DELETE /api/connections/… X-Reason: moved to another node"_s}),
                    u"a client that has gone does not come back by itself"_s),
        step(u"sessions"_s, StepType::Wait, u"Until no session is left on broker1, seen by both proxies"_s, Millis{900},
             {u"scur = 0 in show stat, at most 20 s"_s}),
        withUndo(step(u"drain"_s, StepType::Action, u"broker1 gives 38 queue leaders away and closes its listeners"_s, Millis{2100},
                      {u"ssh ops@broker1 sudo rabbitmq-upgrade drain"_s}),
                 u"revive"_s, u"ssh ops@broker1 sudo rabbitmq-upgrade revive"_s),
        step(u"verify"_s, StepType::Check, u"Publish and consume 40 messages through each proxy"_s, Millis{600}, {},
             u"own exclusive queue, confirmed and counted"_s),
        step(u"report"_s, StepType::Action, u"Write the report, give the lease back"_s, Millis{100}),
    };
    plan.afterwards = u"broker3 serves about 460 of 748 sessions and leads 76 of 114 queues; broker1 is drained and can be updated. "
                      "Warrener offers the failback once broker1 is back and its members have caught up."_s;
    plan.facts = {{u"from"_s, u"rabbit@broker1"_s}, {u"to"_s, u"rabbit@broker3"_s}, {u"graceful"_s, true}, {u"sessions"_s, 331}, {u"leaders"_s, 38}};
    return plan;
}

Plan failoverPlan()
{
    Plan plan = planOf(u"failover"_s, "Failover", u"Forced failover of broker1"_s, Environment::Production);
    plan.why = u"broker1 does not answer"_s;
    plan.leavesOut = {u"rabbit@broker1"_s};
    Step proxies = step(u"proxies"_s, StepType::Group, u"Take broker1 out of both proxies"_s, Millis{0});
    for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
        proxies.steps.append(withUndo(step(u"maint-"_s + proxy, StepType::Action, u"%1: maintenance, sessions ended"_s.arg(proxy), Millis{200},
                                           {u"set server be_amqp/broker1 state maint"_s, u"shutdown sessions server be_amqp/broker1"_s}),
                                      u"ready, 100 %"_s));
    }
    plan.steps = {
        step(u"confirm"_s, StepType::Check, u"broker1 is silent from here, from broker2 and for both proxies"_s, Millis{1200}),
        withUndo(step(u"lease"_s, StepType::Action, u"Take the cluster’s lease"_s, Millis{100}), u"give it back"_s),
        proxies,
        withoutUndo(step(u"fence"_s, StepType::Action, u"Fence broker1: end its broker over SSH"_s, Millis{1400},
                         {u"ssh ops@broker1 sudo systemctl kill -s KILL rabbitmq-server"_s, u"rabbitmqctl eval 'erlang:disconnect_node(rabbit@broker1).'"_s}),
                    u"a broker that was killed must be started again"_s),
        step(u"leaders"_s, StepType::Wait, u"Until every queue in majority has a leader"_s, Millis{1500},
             {u"GET /api/health/checks/quorum-queues-without-elected-leaders"_s}),
        step(u"verify"_s, StepType::Check, u"Publish and consume 40 messages through each proxy"_s, Millis{600}),
        step(u"report"_s, StepType::Action, u"Write the report, give the lease back"_s, Millis{100}),
    };
    plan.afterwards = u"broker2 and broker3 serve all sessions; broker1 stays out until somebody starts it again."_s;
    plan.facts = {{u"from"_s, u"rabbit@broker1"_s},
                  {u"to"_s, u"rabbit@broker3"_s},
                  {u"graceful"_s, false},
                  {u"sessions"_s, 331},
                  {u"leaders"_s, 38},
                  {u"unavailable"_s, QJsonArray{u"/audit.local"_s, u"/reports.tmp"_s}},
                  {u"unavailableCount"_s, 2}};
    return plan;
}

Plan failbackPlan()
{
    Plan plan = planOf(u"failback"_s, "Failback", u"Failback to broker1"_s, Environment::Production);
    plan.steps = {
        step(u"preflight"_s, StepType::Check, u"broker1 is back, its 114 members have caught up"_s, Millis{900}),
        step(u"approve"_s, StepType::Approval, u"Take broker1 back into service?"_s, Millis{0}, {},
             u"331 clients come back within a few seconds as they reconnect."_s),
        step(u"hand"_s, StepType::Manual, u"End the maintenance window in the ticket"_s, Millis{0}, {u"https://tickets.example.org/OPS-4471"_s},
             u"The update of broker1 is written there."_s),
        withUndo(
            step(u"ready"_s, StepType::Action, u"Both proxies send clients to broker1 again"_s, Millis{300}, {u"set server be_amqp/broker1 state ready"_s}),
            u"drain"_s),
        withoutUndo(step(u"rebalance"_s, StepType::Action, u"Spread the leaders of 114 queues evenly"_s, Millis{4200}, {u"rabbitmq-queues rebalance quorum"_s}),
                    u"leaders move on by themselves"_s),
    };
    plan.afterwards = u"Sessions spread over three nodes as clients reconnect."_s;
    plan.facts = {{u"from"_s, u"rabbit@broker3"_s}, {u"to"_s, u"rabbit@broker1"_s}};
    return plan;
}

FailoverOffer switchoverOffer(Environment environment)
{
    return offerOf(FailoverKind::Switchover, switchoverPlan(environment));
}

FailoverOffer refusedOffer()
{
    FailoverOffer offer = switchoverOffer();
    offer.guards[2].state = GuardVerdict::State::Refused;
    offer.guards[2].reason = u"lb2 has not answered for 41 s: clients that come through it would still be sent to broker1"_s;
    offer.guards[3].state = GuardVerdict::State::Refused;
    offer.guards[3].reason = u"The last failover was 11 min ago; the block ends at 10:52"_s;
    return offer;
}

FailoverOffer failoverOffer()
{
    FailoverOffer offer = offerOf(FailoverKind::Failover, failoverPlan());
    offer.candidates[0].reasons[6] = reason(u"quorum"_s, u"Quorum stays"_s, Level::Ok, u"2 of 3"_s, 2, 5);
    return offer;
}

FailoverOffer failbackOffer()
{
    FailoverOffer offer = offerOf(FailoverKind::Failback, failbackPlan());
    offer.candidates.clear();
    offer.wish = {.from = {u"rabbit@broker3"_s}, .to = {u"rabbit@broker1"_s}};
    offer.failback = {.node = {u"rabbit@broker1"_s},
                      .possible = true,
                      .advisable = false,
                      .headline = u"Wait before you take broker1 back"_s,
                      .benefits = {{Level::Ok, u"spread"_s, u"Sessions and leaders spread over three nodes again; broker3 leads 76 of 114 queues."_s},
                                   {Level::Ok, u"margin"_s, u"One more node may fail before a queue loses its majority."_s}},
                      .risks = {{Level::Warning, u"reconnect"_s, u"Leaders of 38 queues move; publishers wait for about 0.2 s each."_s}},
                      .against = {{Level::Warning, u"lag"_s, u"payments.settle on broker1 is 4,120 entries behind; at its rate it has caught up in 40 s."_s},
                                  {Level::Note, u"fresh"_s, u"broker1 has been up for 3 min only."_s}}};
    return offer;
}

AutomaticView armedView(TimePoint now)
{
    AutomaticView view{.armed = true, .target = {u"rabbit@broker3"_s}};
    view.nodes = {{{u"rabbit@broker1"_s}, true, Level::Ok, u"answers in 1.2 ms, no alarm"_s, 0, now - Millis{2100}},
                  {{u"rabbit@broker2"_s}, false, Level::Ok, u"answers in 1.3 ms, no alarm"_s, 0, now - Millis{2100}},
                  {{u"rabbit@broker3"_s}, false, Level::Ok, u"answers in 1.1 ms, no alarm"_s, 0, now - Millis{2000}}};
    view.decisions = {{now - Millis{3'120'000}, Level::Note,
                       u"Not acted: broker1 did not answer here, but answers lb1 and broker2; this console’s own network is the fault"_s}};
    return view;
}

AutomaticView lostView(TimePoint now)
{
    AutomaticView view = armedView(now);
    view.armed = false;
    view.wanted = true;
    view.trouble = u"The journal cannot be written: no space left on /home/ops"_s;
    return view;
}

AutomaticView blockedView(TimePoint now)
{
    AutomaticView view = armedView(now);
    view.state = AutomaticState::Monitoring;
    view.stateWords = u"broker3 has failed 2 of 3 checks."_s;
    view.nodes[0] = {{u"rabbit@broker1"_s}, false, Level::Unknown, u"out of service since 10:53:00"_s, 0, now - Millis{2100}};
    view.nodes[2] = {{u"rabbit@broker3"_s}, true, Level::Critical, u"no answer within 3 s"_s, 2, now - Millis{4000}};
    view.target = {u"rabbit@broker2"_s};
    view.blockedUntil = now + Millis{2'400'000};
    view.blockedWhy = u"broker1 was failed over at 10:53:00."_s;
    view.decisions.prepend(
        {now - Millis{720'000}, Level::Critical, u"Failed over broker1 to broker3: 3 checks in a row failed, confirmed by lb1, lb2 and broker2"_s});
    return view;
}

} // namespace warrener::sampleData
