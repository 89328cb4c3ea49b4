#include "support/SampleRun.h"

#include "support/SampleParts.h"
#include "support/SamplePlan.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

const auto runId = u"20260317-100412-switchover-1a2b"_s;

/// Writes records one after the other, at moments counted from the run's begin.
class Script
{
public:
    explicit Script(const Plan &plan, const QString &run = runId) : m_run(run)
    {
        add(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(plan)}, {u"why"_s, plan.why}});
    }

    Script &add(int ms, RecordKind kind, const QString &step = {}, const QJsonObject &data = {})
    {
        view.apply({.number = ++m_number, .at = runBegin() + Millis{ms}, .run = m_run, .kind = kind, .step = step, .who = u"ops@console-2"_s, .data = data});
        return *this;
    }
    Script &intent(int ms, const QString &step) { return add(ms, RecordKind::StepIntent, step, {{u"attempt"_s, 1}}); }
    Script &output(int ms, const QString &step, const QString &line) { return add(ms, RecordKind::Output, step, {{u"line"_s, line}}); }
    Script &progress(int ms, const QString &step, double fraction, const QString &words)
    {
        return add(ms, RecordKind::Progress, step, {{u"fraction"_s, fraction}, {u"words"_s, words}});
    }
    Script &done(int from, int to, const QString &step, const QString &words = {})
    {
        return add(to, RecordKind::StepDone, step, {{u"tookMs"_s, to - from}, {u"result"_s, QJsonObject{{u"words"_s, words}}}});
    }
    Script &whole(int from, int to, const QString &step) { return intent(from, step).done(from, to, step); }
    Script &end(int ms, Verdict verdict, const QString &error = {})
    {
        return add(ms, RecordKind::RunEnded, {}, {{u"verdict"_s, toId(verdict)}, {u"error"_s, error}, {u"tookMs"_s, ms}});
    }

    RunView view;

private:
    QString m_run;
    qint64 m_number = 0;
};

Script beginning()
{
    Script script(switchoverPlan());
    script.add(20, RecordKind::LeaseTaken, {}, {{u"where"_s, u"broker3:5672"_s}});
    script.intent(30, u"preflight"_s).done(30, 730, u"preflight"_s, u"slowest: SSH to broker1, 0.6 s"_s);
    script.intent(730, u"lease"_s).done(730, 830, u"lease"_s, u"held by ops@console-2 since 10:04:12"_s);
    script.intent(830, u"drain-lb1"_s).intent(832, u"drain-lb2"_s);
    script.output(900, u"drain-lb1"_s, u"lb1  be_amqp/broker1 drain, read back: 8 forced drain"_s).done(830, 1030, u"drain-lb1"_s);
    script.output(1090, u"drain-lb2"_s, u"lb2  be_amqp/broker1 drain, read back: 8 forced drain"_s).done(832, 1132, u"drain-lb2"_s);
    script.intent(1132, u"compare"_s)
        .output(1230, u"compare"_s, u"compare lb1 = lb2, Pid unchanged"_s)
        .done(1132, 1300, u"compare"_s, u"broker1 drain, broker2 weight 25, broker3 weight 100"_s);
    return script;
}

void closing(Script &script, int ms, int closed)
{
    script.intent(1300, u"close"_s).output(1310, u"close"_s, u"331 connections on broker1, 50 a second"_s);
    for (int i = 1; 1310 + i * 1000 <= ms; ++i)
        script.output(1310 + i * 1000, u"close"_s, u"closed %1 of 331   lb1 %2  lb2 %3 left"_s.arg(50 * i, 3).arg(164 - 25 * i).arg(117 - 24 * i));
    script.progress(ms, u"close"_s, closed / 331.0, u"%1 closed with the reason, 0 refused"_s.arg(closed));
}

} // namespace

TimePoint runBegin()
{
    return at(10, 4, 12) + Millis{380};
}

RunView runningSwitchover()
{
    Script script = beginning();
    closing(script, 5400, 203);
    return script.view;
}

RunView pausedSwitchover()
{
    Script script = beginning();
    script.add(1310, RecordKind::Paused);
    return script.view;
}

RunView doneSwitchover()
{
    Script script = beginning();
    closing(script, 7700, 331);
    script.done(1300, 7720, u"close"_s, u"331 closed with the reason, 0 refused"_s);
    script.whole(7720, 8410, u"sessions"_s).whole(8410, 11050, u"drain"_s).whole(11050, 11690, u"verify"_s).whole(11690, 11790, u"report"_s);
    return script.end(11800, Verdict::Done).view;
}

RunView undoneSwitchover()
{
    Script script = beginning();
    closing(script, 7700, 331);
    script.done(1300, 7720, u"close"_s).whole(7720, 8410, u"sessions"_s);
    const QString error = u"broker1 could not be drained: SSH to broker1 ended after 12 s with “Connection timed out”"_s;
    script.intent(8410, u"drain"_s).output(8600, u"drain"_s, u"ssh ops@broker1 sudo rabbitmq-upgrade drain"_s);
    script.add(20400, RecordKind::StepFailed, u"drain"_s, {{u"error"_s, error}, {u"tookMs"_s, 11990}});
    for (const auto &[from, to, id] :
         {std::tuple{20450, 20800, u"drain"_s}, {20800, 21000, u"drain-lb2"_s}, {21000, 21200, u"drain-lb1"_s}, {21200, 21260, u"lease"_s}}) {
        script.add(from, RecordKind::UndoIntent, id, {{u"attempt"_s, 1}});
        script.add(to, RecordKind::UndoDone, id, {{u"tookMs"_s, to - from}});
    }
    return script.end(21300, Verdict::Undone, error).view;
}

RunView askingFailback()
{
    Script script(failbackPlan(), u"20260317-100412-failback-77ab"_s);
    script.whole(20, 800, u"preflight"_s).intent(810, u"approve"_s);
    script.add(815, RecordKind::Asked, u"approve"_s, {{u"words"_s, u"Take broker1 back into service?"_s}});
    return script.view;
}

RunView manualFailback()
{
    Script script(failbackPlan(), u"20260317-100412-failback-77ab"_s);
    script.whole(20, 800, u"preflight"_s).intent(810, u"approve"_s);
    script.add(815, RecordKind::Asked, u"approve"_s, {{u"words"_s, u"Take broker1 back into service?"_s}});
    script.add(4000, RecordKind::Answered, u"approve"_s, {{u"yes"_s, true}, {u"note"_s, u"agreed with the orders team"_s}}).done(810, 4001, u"approve"_s);
    script.intent(4010, u"hand"_s).add(4015, RecordKind::Asked, u"hand"_s, {{u"words"_s, u"End the maintenance window in the ticket"_s}});
    return script.view;
}

RunView refusedRun()
{
    Script script(switchoverPlan());
    const QString reason = u"lb2 has not answered for 41 s"_s;
    const QStringList asked{u"lb1, by its runtime interface: answers"_s,
                            u"lb2, by its runtime interface: no answer within 3 s"_s,
                            u"lb2, by SSH: no route to host"_s,
                            u"broker1, asked to knock at lb2: connection timed out"_s,
                            u"broker2, asked to knock at lb2: connection timed out"_s,
                            u"broker3, asked to knock at lb2: connection timed out"_s};
    script.add(900, RecordKind::GuardRefused, {},
               {{u"guard"_s, u"proxies"_s}, {u"words"_s, u"Both proxies answer"_s}, {u"reason"_s, reason}, {u"detail"_s, asked.join(u'\n')}});
    return script.end(910, Verdict::Refused, u"Refused by the rule “Both proxies answer”: %1"_s.arg(reason)).view;
}

QList<RunSample> switchoverSamples(Millis until)
{
    QList<RunSample> samples;
    for (int ms = 0; ms <= until.count(); ms += 100) {
        const double moved = std::clamp((ms - 1400) / 6400.0, 0.0, 1.0);
        RunSample sample{.at = runBegin() + Millis{ms}};
        sample.sessions = {
            {u"broker1"_s, std::round(331 * (1 - moved))}, {u"broker2"_s, std::round(204 + 80 * moved)}, {u"broker3"_s, std::round(213 + 251 * moved)}};
        sample.publish = 1760 + 70 * noise(3, ms / 60.0);
        sample.deliver = 2380 + 90 * noise(4, ms / 60.0);
        samples.append(sample);
    }
    return samples;
}

QList<RunSummary> journalRuns(TimePoint now)
{
    const auto run = [now](int minutesAgo, int tookMs, const QString &kind, const char *label, const QString &title, const QString &who, const QString &verdict,
                           int steps, int finished) {
        const TimePoint begin = now - Millis{minutesAgo * 60'000};
        return RunSummary{.run = u"20260317-%1-%2"_s.arg(minutesAgo, 6, 10, QLatin1Char('0')).arg(kind),
                          .kind = kind,
                          .label = QCoreApplication::translate("Failover", label),
                          .title = title,
                          .cluster = u"orders-prod"_s,
                          .who = who,
                          .startedAt = begin,
                          .endedAt = verdict.isEmpty() ? TimePoint{} : begin + Millis{tookMs},
                          .verdict = verdict,
                          .steps = steps,
                          .finished = finished};
    };
    const auto note = [now](int minutesAgo, const QString &kind, const QString &words) {
        return RunSummary{
            .kind = kind, .title = words, .cluster = u"orders-prod"_s, .who = u"watch@console-1"_s, .startedAt = now - Millis{minutesAgo * 60'000}};
    };
    return {
        run(4, 0, u"failback"_s, "Failback", u"Failback to broker1"_s, u"ops@console-1"_s, {}, 5, 1),
        run(31, 11800, u"switchover"_s, "Switchover", u"Switchover broker1 to broker3"_s, u"ops@console-2"_s, u"done"_s, 10, 10),
        note(52, u"failover-not-done"_s, u"Not acted: broker1 did not answer here, but answers lb1 and broker2"_s),
        run(96, 21300, u"switchover"_s, "Switchover", u"Switchover broker1 to broker2"_s, u"ops@console-2"_s, u"undone"_s, 10, 7),
        run(140, 900, u"switchover"_s, "Switchover", u"Switchover broker2 to broker1"_s, u"mia@laptop"_s, u"refused"_s, 10, 0),
        run(1500, 4200, u"rebalance"_s, "Rebalance", u"Spread queue leaders evenly"_s, u"ops@console-1"_s, u"done"_s, 3, 3),
        run(2900, 2600, u"failover"_s, "Failover", u"Forced failover of broker2"_s, u"watch@console-1"_s, u"partly"_s, 8, 7),
        run(2960, 61000, u"restart"_s, "Restart", u"Restart the service of lb1"_s, u"mia@laptop"_s, u"undo-incomplete"_s, 4, 2),
    };
}

} // namespace warrener::sampleData
