#include "RunPictures.h"

#include "support/SampleAdvice.h"
#include "support/SamplePlan.h"
#include "support/SampleRun.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace sampleData;

using Fill = std::function<void(FakeFailoverDesk &, FakeRunDesk &)>;

Fill offers(const std::function<FailoverOffer()> &offer)
{
    return [offer](FakeFailoverDesk &desk, FakeRunDesk &) {
        desk.last = u"Last one 9 days ago: 11.8 s, nothing lost"_s;
        desk.setOffer(offer());
    };
}

Fill runs(const std::function<RunView()> &run, int ms, bool running)
{
    return [run, ms, running](FakeFailoverDesk &desk, FakeRunDesk &runs) {
        desk.setOffer(switchoverOffer());
        runs.setNow(runBegin() + Millis{ms});
        RunView view = run();
        view.samples = switchoverSamples(Millis{ms});
        runs.setRun(view, running);
    };
}

Fill automatic(const std::function<AutomaticView(TimePoint)> &view)
{
    return [view](FakeFailoverDesk &desk, FakeRunDesk &runs) { desk.setAutomatic(view(runs.now())); };
}

void fillJournal(FakeFailoverDesk &, FakeRunDesk &runs)
{
    runs.listAnswer = journalRuns(runs.now());
    runs.readAnswer = undoneSwitchover();
    runs.setUnfinished({runs.listAnswer->first()});
}

void fillUnfinished(FakeFailoverDesk &desk, FakeRunDesk &runs)
{
    desk.setOffer(switchoverOffer());
    RecoveryPlan plan{.state = runningSwitchover().state};
    plan.done = {u"preflight"_s, u"lease"_s, u"drain-lb1"_s, u"drain-lb2"_s, u"compare"_s};
    plan.unclear = {{.step = u"close"_s, .needsPerson = true}};
    plan.finish = {{.step = u"close"_s, .words = u"Ask 331 clients to reconnect, 50 a second"_s},
                   {.step = u"sessions"_s, .words = u"Until no session is left on broker1, seen by both proxies"_s},
                   {.step = u"drain"_s, .words = u"broker1 gives 38 queue leaders away and closes its listeners"_s}};
    plan.undo = {{.step = u"drain-lb2"_s, .words = u"lb2: ready, 100 %"_s},
                 {.step = u"drain-lb1"_s, .words = u"lb1: ready, 100 %"_s},
                 {.step = u"lease"_s, .words = u"Give the lease back"_s}};
    plan.cannotBeUndone = {u"close"_s};
    plan.canFinish = true;
    plan.recommended = Direction::Finish;
    plan.why = u"128 of 331 clients are still on broker1, and both proxies send new ones elsewhere."_s;
    runs.examined = plan;
    RunSummary left = journalRuns(runs.now()).at(1);
    left.verdict.clear();
    left.finished = 5;
    runs.setUnfinished({left});
}

} // namespace

QList<RunPicture> runPictures()
{
    const QString failover = u"failover"_s;
    const QString activity = u"activity"_s;
    return {
        {u"failover-plan"_s, healthyProduction, offers([] { return switchoverOffer(); }), failover, {}, {1440, 900}, true},
        {u"failover-plan-1100x700"_s, healthyProduction, offers([] { return switchoverOffer(); }), failover, {}, {1100, 700}},
        {u"failover-plan-staging"_s, healthyStaging, offers([] { return switchoverOffer(Environment::Staging); }), failover},
        {u"failover-refused"_s, healthyProduction, offers(refusedOffer), failover},
        {u"failover-forced"_s, unhealthyProduction, offers(failoverOffer), failover, u"forced/rabbit@broker2"_s},
        {u"failover-back"_s, healthyProduction, offers(failbackOffer), failover, u"failback"_s},
        {u"failover-no-plan"_s, healthyProduction,
         [](FakeFailoverDesk &desk, FakeRunDesk &) {
             FailoverOffer offer = switchoverOffer();
             offer.plan.reset();
             offer.guards.clear();
             offer.problem = u"broker3 cannot take over: its disk alarm is set, and broker2 is in maintenance"_s;
             desk.setOffer(offer);
         },
         failover},
        {u"failover-no-proxy"_s, healthyStaging,
         [](FakeFailoverDesk &desk, FakeRunDesk &) {
             desk.noWay = FailoverObstacle{u"No proxy is configured"_s,
                                           u"Clients are moved by the proxies in front of the brokers. Add them in the settings of this cluster."_s};
         },
         failover},
        {u"failover-loading"_s, loading, [](FakeFailoverDesk &, FakeRunDesk &) {}, failover},
        {u"failover-automatic"_s, healthyProduction, automatic(armedView), failover, u"automatic"_s},
        {u"failover-automatic-blocked"_s, healthyProduction, automatic(blockedView), failover, u"automatic"_s},
        {u"failover-automatic-lost"_s, healthyProduction, automatic(lostView), failover, u"automatic"_s},
        {u"failover-automatic-1100x700"_s, healthyProduction, automatic(blockedView), failover, u"automatic"_s, {1100, 700}},
        {u"failover-running"_s, healthyProduction, runs(runningSwitchover, 5400, true), failover},
        {u"failover-running-1100x700"_s, healthyProduction, runs(runningSwitchover, 5400, true), failover, {}, {1100, 700}},
        {u"failover-asking"_s, healthyProduction, runs(askingFailback, 3200, true), failover},
        {u"failover-by-hand"_s, healthyProduction, runs(manualFailback, 9200, true), failover},
        {u"failover-paused"_s, healthyProduction, runs(pausedSwitchover, 2400, true), failover},
        {u"failover-done"_s, healthyProduction, runs(doneSwitchover, 11800, false), failover},
        {u"failover-done-1100x700"_s, healthyProduction, runs(doneSwitchover, 11800, false), failover, {}, {1100, 700}},
        {u"failover-undone"_s, healthyProduction, runs(undoneSwitchover, 21300, false), failover},
        {u"failover-run-refused"_s, healthyProduction, runs(refusedRun, 910, false), failover},
        {u"failover-unfinished"_s, healthyProduction, fillUnfinished, failover},
        {u"failover-recover"_s, healthyProduction, fillUnfinished, failover, {}, {1440, 900}, false, u"noticeAction"_s, u"recoverDialog"_s},
        {u"failover-recover-refused"_s,
         healthyStaging,
         [](FakeFailoverDesk &desk, FakeRunDesk &runs) {
             fillUnfinished(desk, runs);
             runs.recoverAnswer = std::unexpected(Error{.kind = ErrorKind::Forbidden,
                                                        .message = u"The profile of the cluster is not the one that the plan was made for"_s,
                                                        .detail = u"Make the plan anew, bring that profile back, or pass the rule “profile” and say why"_s,
                                                        .rule = u"profile"_s});
         },
         failover,
         {},
         {1440, 900},
         false,
         u"noticeAction"_s,
         u"recoverDialog"_s,
         {u"recoverUndo"_s, u"recoverOverride"_s}},
        {u"failover-proxy-config"_s,
         healthyProduction,
         [](FakeFailoverDesk &desk, FakeRunDesk &) {
             desk.setOffer(switchoverOffer());
             desk.adviceAnswer = faultyProxy();
         },
         failover,
         {},
         {1440, 900},
         false,
         u"proxyConfig"_s,
         u"proxyConfigDialog"_s},
        {u"failover-abort"_s, healthyProduction, runs(runningSwitchover, 5400, true), failover, {}, {1440, 900}, false, u"abortRun"_s, u"undoDialog"_s},
        {u"activity-runs"_s, healthyProduction, fillJournal, activity, u"runs"_s},
        {u"activity-runs-1100x700"_s, healthyProduction, fillJournal, activity, u"runs"_s, {1100, 700}},
        {u"activity-runs-empty"_s, healthyProduction, [](FakeFailoverDesk &, FakeRunDesk &) {}, activity, u"runs"_s},
        {u"activity-run"_s, healthyProduction, fillJournal, activity, u"run/20260317-000096-switchover"_s},
    };
}

QList<CarePicture> carePictures()
{
    const NodeName broker2{u"rabbit@broker2"_s};
    return {
        {u"care-drain"_s, healthyProduction, {.kind = CareKind::Drain, .node = broker2}},
        {u"care-refused"_s,
         healthyProduction,
         {.kind = CareKind::Drain, .node = broker2},
         {{u"quorum-stays"_s, u"3 queues would lose their majority: orders.created, payments.settle and 1 more"_s}}},
        {u"care-rebalance"_s, healthyStaging, {.kind = CareKind::Rebalance}},
        {u"care-close-user"_s, healthyProduction, {.kind = CareKind::CloseConnections, .user = u"orders-service"_s}},
        {u"care-restart"_s, healthyProduction, {.kind = CareKind::Restart, .node = broker2}},
        {u"care-no-plan"_s,
         healthyStaging,
         {.kind = CareKind::Rebalance},
         {},
         u"No node answers: broker1, broker2 and broker3 refuse connections on port 15672"_s},
    };
}

} // namespace warrener
