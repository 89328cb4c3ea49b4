#include "support/SampleDrill.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/drill/DrillOperations.h"
#include "support/SampleParts.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

const auto drillRunId = u"20260317-103140-drill-7c1e"_s;
constexpr int faultAt = 20'000; ///< ms after the begin
constexpr int watchedAt = 21'400;
constexpr int reverseAt = 81'400;

QString isoAt(int ms)
{
    return toDateTime(drillBegin() + Millis{ms}).toUTC().toString(Qt::ISODateWithMs);
}

qint64 epochAt(int ms)
{
    return (drillBegin() + Millis{ms}).time_since_epoch().count();
}

/// As the program itself says it, in the language that is spoken.
QString drillSays(const char *words, const QStringList &parts = {})
{
    QString said = QCoreApplication::translate("Drill", words);
    for (const QString &part : parts)
        said = said.arg(part);
    return said;
}

QJsonObject condition(const char *words, const QString &now, bool holds = true, const QString &reason = {})
{
    return {{u"words"_s, QCoreApplication::translate("Drill", words)}, {u"holds"_s, holds}, {u"reason"_s, reason}, {u"now"_s, now}};
}

/// `withProbe`: it runs, and what it shows counts too.
QJsonArray steadyConditions(bool all, bool withProbe)
{
    QJsonArray conditions{condition("all nodes run", all ? drillSays("%1 of %2", {u"3"_s, u"3"_s}) : drillSays("%1 of %2", {u"2"_s, u"3"_s}), all,
                                    all ? QString() : drillSays("%1 of %2 nodes run, not %3", {u"2"_s, u"3"_s, u"broker3"_s})),
                          condition("no node has an alarm", drillSays("none")),
                          condition("no node has parted from another", all ? drillSays("none") : u"broker3"_s, all,
                                    all ? QString() : drillSays("%1 have parted from others", {u"broker3"_s})),
                          condition("every replicated queue has all its members",
                                    all ? drillSays("%1 of %2", {u"12"_s, u"12"_s}) : drillSays("%1 of %2", {u"0"_s, u"12"_s}), all,
                                    all ? QString() : drillSays("%1 queues lack a member, the first is %2", {u"12"_s, u"orders.audit"_s})),
                          condition("every proxy takes clients", all ? u"lb1 3, lb2 3"_s : u"lb1 2, lb2 2"_s)};
    if (withProbe) {
        const QString words = describe(DrillCondition{.kind = DrillConditionKind::ProbeFlows, .amount = 3000});
        conditions.append(QJsonObject{{u"words"_s, words}, {u"holds"_s, true}, {u"reason"_s, QString()}, {u"now"_s, u"12 ms"_s}});
    }
    return conditions;
}

/// Confirms up to that moment: 48 a second, a dip after the fault, then what had waited.
double confirmedBy(double ms)
{
    double sum = 0;
    for (int at = 2400; at < ms; at += 100) {
        double rate = 48 + 1.2 * noise(7, at / 900.0);
        if (at > faultAt + 1800 && at < faultAt + 5600)
            rate = 8;
        else if (at >= faultAt + 5600 && at < faultAt + 8800)
            rate = 82;
        sum += rate / 10;
    }
    return sum;
}

/// What the probe says of that moment, in ms: those that waited are confirmed late, and count for five seconds.
int silenceAt(int ms)
{
    return ms > faultAt + 2000 && ms < faultAt + 5600 ? 400 + (ms - faultAt - 2000) / 4 : 12;
}

int latencyAt(int ms)
{
    if (ms <= faultAt + 2000 || ms >= faultAt + 13'000)
        return 21 + ms / 1000 * 5 % 9;
    return ms < faultAt + 6000 ? 21 + (ms - faultAt - 2000) / 3 : 1354;
}

/// Writes records one after the other, at moments counted from the drill's begin.
class DrillScript
{
public:
    /// `types`: of queues that are probed, where there are several.
    explicit DrillScript(const Plan &plan, const QStringList &types = {}) : m_types(types)
    {
        add(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(plan)}, {u"why"_s, plan.why}});
    }

    DrillScript &add(int ms, RecordKind kind, const QString &step = {}, const QJsonObject &data = {})
    {
        view.apply(
            {.number = ++m_number, .at = drillBegin() + Millis{ms}, .run = drillRunId, .kind = kind, .step = step, .who = u"ops@console-2"_s, .data = data});
        return *this;
    }
    DrillScript &begin(int ms, const QString &step) { return add(ms, RecordKind::StepIntent, step, {{u"attempt"_s, 1}}); }
    DrillScript &done(int from, int to, const QString &step, QJsonObject result, const QString &words = {})
    {
        result.insert(u"words"_s, words);
        begin(from, step);
        return add(to, RecordKind::StepDone, step, {{u"tookMs"_s, to - from}, {u"result"_s, result}});
    }
    DrillScript &sample(int ms, const QString &step, QJsonObject what)
    {
        what.insert(u"at"_s, epochAt(ms));
        return add(ms, RecordKind::Sample, step, what);
    }
    /// The probe's, once a second.
    DrillScript &probe(int from, int to, const QString &step)
    {
        for (int ms = from; ms <= to; ms += 1000) {
            QJsonObject what{{u"confirmed"_s, qint64(std::llround(confirmedBy(ms)))},
                             {u"consumed"_s, qint64(std::llround(confirmedBy(ms - 120)))},
                             {u"silenceMs"_s, silenceAt(ms)},
                             {u"latency99Ms"_s, latencyAt(ms)}};
            if (!m_types.isEmpty())
                what.insert(u"types"_s, typesAt(ms));
            sample(ms, step, what);
        }
        return *this;
    }
    const QStringList &types() const { return m_types; }

    RunView view;

private:
    /// The classic queue on broker3 stands still while that is cut off.
    QJsonObject typesAt(int ms) const
    {
        QJsonObject types;
        for (const QString &type : m_types) {
            const bool still = type == "classic"_L1 && ms > faultAt + 1800 && ms < reverseAt;
            const double by = confirmedBy(still ? faultAt + 1800 : ms) / double(m_types.size());
            types.insert(
                type, QJsonArray{qint64(std::llround(by)), qint64(std::llround(by)), still ? ms - faultAt - 1800 : silenceAt(ms), still ? -1 : latencyAt(ms)});
        }
        return types;
    }

    QStringList m_types;
    qint64 m_number = 0;
};

Plan partition()
{
    const Result<DrillDocument> document = findDrill(u"network-partition"_s, u"/nowhere"_s);
    DrillRequest request{.mode = u"split"_s, .seconds = std::chrono::seconds{60}, .why = u"before the kernel update, OPS-4471"_s, .who = u"ops@console-2"_s};
    return planDrill(drillCluster(drillStaging()), *document, request).value_or(Plan());
}

DrillScript beginningOfDrill(const QStringList &types = {})
{
    DrillScript script(partition(), types);
    script.add(20, RecordKind::LeaseTaken, {}, {{u"where"_s, u"broker1:5672"_s}});
    script.done(30, 900, drillstep::before, {{u"conditions"_s, steadyConditions(true, false)}, {u"at"_s, isoAt(900)}}, drillSays("In a healthy steady state"));
    script.done(900, 1700, u"possible-1-broker3"_s, {}, u"it can"_s);
    script.done(1700, 1790, u"pause-automatic"_s, {}, drillSays("No failover by itself until %1", {u"10:43:10"_s}));
    script.done(1790, 4400, drillstep::probe, types.isEmpty() ? QJsonObject() : QJsonObject{{u"types"_s, QJsonArray::fromStringList(types)}},
                drillSays("Messages flow through %1 to queues of the types %2",
                          {phrases::list(QStringList{u"lb1:5670"_s, u"lb2:5670"_s}), phrases::list(types.isEmpty() ? QStringList{u"quorum"_s} : types)}));
    return script;
}

DrillScript drillWithFault(const QStringList &types = {})
{
    DrillScript script = beginningOfDrill(types);
    script.done(4400, 15'000, u"steady-1"_s, {{u"conditions"_s, steadyConditions(true, true)}}, drillSays("In a healthy steady state again"));
    script.done(15'000, 18'600, u"arm-1-broker3"_s, {}, u"armed"_s);
    script.done(18'600, 19'400, u"armed-1-broker3"_s, {{u"seconds"_s, 104}},
                drillSays("%1 takes the fault back by itself in %2", {u"broker3"_s, units::span(std::chrono::seconds{104})}));
    script.done(faultAt, watchedAt, u"make-1-broker3"_s, {{u"done"_s, true}}, drillSays("The fault is made on %1", {u"broker3"_s}));
    return script;
}

void watch(DrillScript &script, int until)
{
    script.begin(watchedAt, u"observe-1"_s);
    script.probe(3400, std::min(until, reverseAt), u"observe-1"_s);
    script.sample(std::min(until, 25'600), u"observe-1"_s,
                  {{u"sinceMs"_s, 4200},
                   {u"conditions"_s, QJsonArray{condition("every replicated queue has a leader and a majority", drillSays("%1 of %2", {u"12"_s, u"12"_s}))}},
                   {u"abort"_s, QJsonArray{}},
                   {u"detectMs"_s, QJsonObject{{u"proxy"_s, 2700}, {u"cluster"_s, 4700}}},
                   {u"settling"_s, false}});
}

QJsonArray samplesUntil(int until)
{
    QJsonArray list;
    for (int ms = 3400; ms <= until; ms += 1000)
        list.append(QJsonArray{epochAt(ms), qint64(std::llround(confirmedBy(ms))), qint64(std::llround(confirmedBy(ms - 120))), silenceAt(ms), latencyAt(ms)});
    return list;
}

QJsonObject traffic(int until, qint64 lost)
{
    const auto sent = qint64(std::llround(confirmedBy(until)));
    return {{u"probe"_s, QJsonArray{QJsonObject{{u"type"_s, u"quorum"_s},
                                                {u"published"_s, sent},
                                                {u"confirmed"_s, sent},
                                                {u"consumed"_s, sent - lost},
                                                {u"lost"_s, lost},
                                                {u"longestSilenceMs"_s, 6100},
                                                {u"unavailableMs"_s, 6100},
                                                {u"latencyMedianMs"_s, 3},
                                                {u"latency99Ms"_s, 1340}}}},
            {u"samples"_s, samplesUntil(until)},
            {u"endedAt"_s, isoAt(until)}};
}

void endOfWatch(DrillScript &script)
{
    script.add(
        reverseAt, RecordKind::StepDone, u"observe-1"_s,
        {{u"tookMs"_s, reverseAt - watchedAt},
         {u"result"_s,
          QJsonObject{{u"words"_s, drillSays("Watched for %1", {units::duration(std::chrono::seconds{60})})},
                      {u"beganAt"_s, isoAt(watchedAt)},
                      {u"lengthMs"_s, reverseAt - watchedAt},
                      {u"detectMs"_s, QJsonObject{{u"proxy"_s, 2700}, {u"cluster"_s, 4700}}},
                      {u"conditions"_s, QJsonArray{condition("every replicated queue has a leader and a majority", drillSays("%1 of %2", {u"12"_s, u"12"_s}))}},
                      {u"samples"_s, QJsonArray()}}}});
}

void end(DrillScript &script, int ms, Verdict verdict, const QString &error = {})
{
    script.add(ms, RecordKind::RunEnded, {}, {{u"verdict"_s, toId(verdict)}, {u"error"_s, error}, {u"tookMs"_s, ms}});
}

DrillOutcome earlier(const QString &drill, const QString &mode, DrillVerdict verdict, TimePoint at, const QStringList &reasons = {})
{
    DrillOutcome outcome = drillOutcomeOf(passedDrill().state);
    outcome.run = u"20260301-%1-%2"_s.arg(drill, mode);
    outcome.drill = drill;
    outcome.mode = mode;
    outcome.verdict = verdict;
    outcome.reasons = reasons;
    outcome.startedAt = at;
    outcome.endedAt = at + std::chrono::seconds{110};
    return outcome;
}

} // namespace

TimePoint drillBegin()
{
    return at(10, 31, 40);
}

Sample drillStaging()
{
    return healthyStaging();
}

Sample drillWithoutLogins()
{
    Sample sample = healthyStaging();
    for (HostProfile &host : sample.profile.hosts)
        host.ssh.clear();
    return sample;
}

Sample drillProduction()
{
    Sample sample = drillStaging();
    sample.profile.name = {u"orders-prod"_s};
    sample.profile.environment = Environment::Production;
    auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
    snapshot->cluster = sample.profile.name;
    snapshot->environment = sample.profile.environment;
    sample.snapshot = snapshot;
    return sample;
}

ClusterView drillCluster(const Sample &sample)
{
    return {.profile = std::make_shared<const ClusterProfile>(sample.profile), .snapshot = sample.snapshot, .facts = std::make_shared<const ClusterFacts>()};
}

RunView preparingDrill()
{
    DrillScript script = beginningOfDrill();
    script.begin(4400, u"arm-1-broker3"_s);
    script.probe(3400, 11'400, drillstep::probe);
    return script.view;
}

RunView drillOfThreeTypes()
{
    DrillScript script = drillWithFault({u"quorum"_s, u"classic"_s, u"stream"_s});
    watch(script, 39'000);
    return script.view;
}

RunView countedDrillOfThreeTypes()
{
    DrillScript script = drillWithFault({u"quorum"_s, u"classic"_s, u"stream"_s});
    watch(script, reverseAt);
    endOfWatch(script);
    script.done(reverseAt, reverseAt + 2400, u"reverse-1-broker3"_s, {}, drillSays("Nothing of the fault is left on %1", {u"broker3"_s}));
    script.done(reverseAt + 2400, reverseAt + 21'000, drillstep::after, {{u"conditions"_s, steadyConditions(true, true)}},
                drillSays("In a healthy steady state again"));
    QJsonObject counted = traffic(reverseAt + 21'000, 0);
    QJsonArray probes;
    for (const QString &type : script.types()) {
        QJsonObject one = counted.value("probe"_L1).toArray().first().toObject();
        one.insert(u"type"_s, type);
        one.insert(u"longestGapMs"_s, type == "classic"_L1 ? 62'300 : 6100);
        probes.append(one);
    }
    counted.insert(u"probe"_s, probes);
    counted.remove(u"samples"_s);
    script.done(reverseAt + 21'000, reverseAt + 24'000, drillstep::count, counted, drillSays("No confirmed message was lost"));
    end(script, reverseAt + 24'200, Verdict::Done);
    return script.view;
}

RunView runningDrill()
{
    DrillScript script = drillWithFault();
    watch(script, 39'000);
    script.add(39'000, RecordKind::Progress, u"observe-1"_s, {{u"fraction"_s, 0.3}, {u"words"_s, u"17 s of 60 s; confirmed 1,742, no confirm for 12 ms"_s}});
    return script.view;
}

RunView reversingDrill()
{
    DrillScript script = drillWithFault();
    watch(script, 39'000);
    script.add(39'100, RecordKind::AbortAsked, {}, {{u"why"_s, u"stopped in the window"_s}, {u"undo"_s, true}});
    script.add(39'200, RecordKind::StepFailed, u"observe-1"_s, {{u"error"_s, u"Broken off after 17.8 s: Stopped"_s}, {u"tookMs"_s, 17'800}});
    script.add(39'300, RecordKind::UndoIntent, u"make-1-broker3"_s, {{u"attempt"_s, 1}});
    return script.view;
}

RunView recoveringDrill()
{
    DrillScript script = drillWithFault();
    watch(script, reverseAt);
    endOfWatch(script);
    script.done(reverseAt, reverseAt + 2400, u"reverse-1-broker3"_s, {}, drillSays("Nothing of the fault is left on %1", {u"broker3"_s}));
    script.begin(reverseAt + 2400, drillstep::after);
    script.probe(reverseAt + 1000, reverseAt + 9000, drillstep::after);
    script.sample(reverseAt + 9000, drillstep::after, {{u"conditions"_s, steadyConditions(false, true)}});
    return script.view;
}

RunView passedDrill()
{
    DrillScript script = drillWithFault();
    watch(script, reverseAt);
    endOfWatch(script);
    script.done(reverseAt, reverseAt + 2400, u"reverse-1-broker3"_s, {}, drillSays("Nothing of the fault is left on %1", {u"broker3"_s}));
    script.done(reverseAt + 2400, reverseAt + 21'000, drillstep::after, {{u"conditions"_s, steadyConditions(true, true)}},
                drillSays("In a healthy steady state again"));
    script.done(reverseAt + 21'000, reverseAt + 24'000, drillstep::count, traffic(reverseAt + 21'000, 0), drillSays("No confirmed message was lost"));
    script.done(reverseAt + 24'000, reverseAt + 24'100, u"resume-automatic"_s, {}, drillSays("The automatic failover may act again"));
    end(script, reverseAt + 24'200, Verdict::Done);
    return script.view;
}

RunView failedDrill()
{
    DrillScript script = drillWithFault();
    watch(script, 60'000);
    const QString why = drillSays("No message has been confirmed for %1", {units::span(std::chrono::seconds{15})});
    script.add(60'000, RecordKind::StepKept, u"observe-1"_s,
               {{u"kept"_s, QJsonObject{{u"beganAt"_s, isoAt(watchedAt)},
                                        {u"lengthMs"_s, 38'600},
                                        {u"brokenOff"_s, why},
                                        {u"detectMs"_s, QJsonObject{{u"proxy"_s, 2700}}},
                                        {u"conditions"_s,
                                         QJsonArray{condition("every replicated queue has a leader and a majority", drillSays("%1 of %2", {u"9"_s, u"12"_s}),
                                                              false, u"3 queues have no leader or no majority, the first is orders.created"_s)}}}}});
    script.add(60'010, RecordKind::StepFailed, u"observe-1"_s, {{u"error"_s, u"Broken off after 38.6 s: "_s + why}, {u"tookMs"_s, 38'600}});
    script.add(60'100, RecordKind::UndoIntent, u"make-1-broker3"_s, {{u"attempt"_s, 1}});
    script.add(62'000, RecordKind::UndoDone, u"make-1-broker3"_s, {{u"tookMs"_s, 1900}});
    script.add(62'100, RecordKind::UndoIntent, drillstep::probe, {{u"attempt"_s, 1}});
    script.add(65'000, RecordKind::StepKept, drillstep::probe, {{u"kept"_s, traffic(62'000, 14)}});
    script.add(65'100, RecordKind::UndoDone, drillstep::probe, {{u"tookMs"_s, 3000}});
    end(script, 65'200, Verdict::Undone, why);
    return script.view;
}

DrillsView drillsView(const Sample &sample)
{
    DrillsView view{.loaded = true};
    const ClusterView cluster = drillCluster(sample);
    const TimePoint now = sample.now;
    const auto ago = [now](int hours) { return now - std::chrono::hours{hours}; };
    for (const auto listed = drillLibrary(u"/nowhere"_s); const DrillEntry &entry : listed) {
        DrillRow row{.entry = entry};
        row.needs = drillNeeds(cluster, *entry.document, {}, now);
        if (entry.id == "network-partition"_L1)
            row.runs = {earlier(entry.id, u"split"_s, DrillVerdict::Passed, ago(24 * 9)),
                        earlier(entry.id, u"one-way"_s, DrillVerdict::Failed, ago(24 * 37), {u"14 confirmed messages of classic queues were lost"_s})};
        else if (entry.id == "node-failure"_L1)
            row.runs = {earlier(entry.id, u"stop"_s, DrillVerdict::Passed, ago(24 * 2))};
        else if (entry.id == "proxy-failure"_L1)
            row.runs = {earlier(entry.id, u"stop"_s, DrillVerdict::Inconclusive, ago(24 * 2),
                                {drillSays("Broken off: %1", {drillSays("The lever was pulled by %1: %2", {u"ops@console-2"_s, u"OPS-4471"_s})})})};
        else if (entry.id == "memory-alarm"_L1)
            row.runs = {earlier(
                entry.id, u"limit"_s, DrillVerdict::Failed, ago(24 * 16),
                {drillSays("During the fault, “%1” did not hold: %2", {drillSays("no node has an alarm"), drillSays("An alarm of %1", {u"broker2"_s})})})};
        view.rows.append(row);
    }
    view.rows.append({.entry = {.id = u"failover-under-load"_s,
                                .file = u"/home/ops/.local/share/warrener/drills/failover-under-load.json"_s,
                                .document = failure(ErrorKind::Malformed, u"failover-under-load.json: Line 14: “fault” is no fault that is known here"_s)}});
    return view;
}

} // namespace warrener::sampleData
