#include "support/SampleRecovery.h"

#include "plan/recovery/ReadinessSources.h"
#include "support/SampleParts.h"

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

RunSummary summary(const QString &kind, TimePoint at, Millis took, const QString &verdict = u"done"_s)
{
    return {.run = u"20260317-100412-%1-1a2b"_s.arg(kind),
            .kind = kind,
            .title = kind,
            .who = u"ops@console-2"_s,
            .startedAt = at,
            .endedAt = at + took,
            .verdict = verdict,
            .steps = 8,
            .finished = 8};
}

/// Writes records one after the other, in seconds from the begin.
class RecoveryScript
{
public:
    RecoveryScript(const Plan &plan, TimePoint begin, const QString &run) : m_begin(begin), m_run(run)
    {
        add(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(plan)}, {u"why"_s, plan.why}});
    }
    void add(double second, RecordKind kind, const QString &step = {}, const QJsonObject &data = {})
    {
        records.append({.number = records.size() + 1,
                        .at = m_begin + Millis{qint64(second * 1000)},
                        .run = m_run,
                        .kind = kind,
                        .step = step,
                        .who = u"ops@console-2"_s,
                        .data = data});
    }
    void whole(double from, double to, const QString &step, const QString &words, const QString &outcome = {})
    {
        add(from, RecordKind::StepIntent, step, {{u"attempt"_s, 1}});
        add((from + to) / 2, RecordKind::Output, step, {{u"line"_s, words}});
        QJsonObject result{{u"words"_s, words}};
        if (!outcome.isEmpty())
            result.insert(u"outcome"_s, outcome);
        add(to, RecordKind::StepDone, step, {{u"tookMs"_s, (to - from) * 1000}, {u"result"_s, result}});
    }
    void skip(double at, const QString &step, const QString &why) { add(at, RecordKind::StepSkipped, step, {{u"reason"_s, why}}); }

    QList<JournalRecord> records;

private:
    TimePoint m_begin;
    QString m_run;
};

Plan samplePlan(const ClusterProfile &profile, TimePoint begin, bool rehearsal)
{
    const RecoveryDocument document = *recoveryDocument(u"single-node-failure"_s, &profile)->document;
    RecoveryWish wish{.node = profile.nodes.value(1).name, .why = u"broker2 is gone since 14:19, INC-2210"_s, .since = begin - std::chrono::seconds{142}};
    wish.backup = RecoveryPoint{.id = u"20260317-130000-full"_s, .at = begin - std::chrono::minutes{22}, .verified = true};
    wish.roles = {{u"operator"_s, u"Li Na"_s}, {u"system-admin"_s, u"Jonas Weber"_s}};
    return rehearsal ? *planRehearsal(document, profile, wish, begin) : *planOnPaper(document, profile, wish, begin);
}

RunView viewOf(const QList<JournalRecord> &records)
{
    return runViewFrom(records).value_or(RunView{});
}

} // namespace

RecoveryView recoveryView(TimePoint now)
{
    using namespace std::chrono;
    ReadinessSources sources;
    sources.runs = {summary(u"rehearsal-complete-system-failure"_s, now - days{2}, minutes{26}),
                    summary(u"recovery-single-node-failure"_s, now - days{3}, minutes{2}),
                    summary(u"rehearsal-single-node-failure"_s, now - days{9}, minutes{11}),
                    summary(u"recovery-network-partition"_s, now - days{12}, minutes{41}),
                    summary(u"recovery-disk-full"_s, now - days{45}, minutes{7}),
                    summary(u"recovery-single-node-failure"_s, now - days{60}, minutes{5}, u"undone"_s),
                    summary(u"restore"_s, now - days{6}, minutes{4})};
    sources.talked = {sources.runs.at(0).run, sources.runs.at(2).run};
    sources.drills = {{u"node-failure"_s, {.run = u"d1"_s, .at = now - days{8}, .good = true}}, {u"disk-full"_s, {.run = u"d2"_s, .at = now - days{4}}}};
    BackupSummary backup{.id = u"20260317-130000-full"_s};
    backup.at = backup.cutAt = now - minutes{22};
    backup.verification = Verification::Good;
    sources.backup = backup;
    QList<RecoveryEntry> entries = recoveryDocuments();
    RecoveryEntry own = entries.at(6);
    QByteArray text = own.text;
    text.replace("\"id\": \"disk-full\"", "\"id\": \"disk-full-logs\"");
    own.file = u"/home/ops/.local/share/warrener/recovery/orders-prod/disk-full-logs.json"_s;
    own.text = text;
    own.id = u"disk-full-logs"_s;
    own.document = recoveryDocumentFrom(text).value_or(*own.document);
    own.document->title = {.en = u"Log disk full"_s, .zh = u"日志磁盘已满"_s};
    entries.append(own);
    RecoveryEntry broken{.id = u"payments-lost"_s, .file = u"/home/ops/.local/share/warrener/recovery/orders-prod/payments-lost.json"_s};
    text.replace("\"action\": \"look\"", "\"action\": \"reset\"");
    broken.text = text;
    broken.error = recoveryDocumentFrom(text).error();
    entries.append(broken);
    RecoveryView view;
    QList<Readiness> each;
    for (const RecoveryEntry &entry : std::as_const(entries)) {
        RecoveryScenario scenario{.entry = entry, .readiness = readinessOf(readinessFactsOf(entry, sources), now)};
        for (const RunSummary &run : std::as_const(sources.runs)) {
            if (run.kind == recoveryKind(entry.id, false) || run.kind == recoveryKind(entry.id, true))
                scenario.runs.append(run);
        }
        each.append(scenario.readiness);
        view.scenarios.append(scenario);
    }
    view.readiness = clusterReadinessOf(each, now);
    return view;
}

QList<JournalRecord> recoveryRecords(const ClusterProfile &profile, TimePoint begin, bool rehearsal, bool ended)
{
    const Plan plan = samplePlan(profile, begin, rehearsal);
    RecoveryScript script(plan, begin, rehearsal ? u"20260317-142142-rehearsal-7c01"_s : u"20260317-142142-recovery-51d9"_s);
    if (!rehearsal)
        script.add(0.1, RecordKind::LeaseTaken, {}, {{u"where"_s, u"broker1:5672"_s}});
    script.whole(0.2, 1.1, u"look"_s,
                 spoken(u"2 of 3 nodes run; 41 quorum queues with 2 of 3 members"_s, u"3 个节点中 2 个在运行；41 个仲裁队列有 2/3 个成员"_s));
    script.whole(1.1, 4.3, u"state"_s, spoken(u"There is no way to the host of broker2"_s, u"无法访问 broker2 的主机"_s), u"host-silent"_s);
    script.skip(4.3, u"thaw"_s, spoken(u"only where the node is frozen"_s, u"仅在节点卡死时"_s));
    script.add(4.4, RecordKind::StepIntent, u"host"_s, {{u"attempt"_s, 1}});
    script.add(4.4, RecordKind::Asked, u"host"_s, {{u"words"_s, spoken(u"Bring the host back"_s, u"恢复主机"_s)}});
    if (!ended)
        return script.records;
    script.add(194, RecordKind::Answered, u"host"_s, {{u"yes"_s, true}, {u"note"_s, spoken(u"power supply of rack 4 replaced"_s, u"已更换 4 号机架的电源"_s)}});
    script.add(194, RecordKind::StepDone, u"host"_s, {{u"tookMs"_s, 189600}, {u"result"_s, QJsonObject{}}});
    script.whole(194.2, 211, u"start"_s, spoken(u"active since 14:25:02"_s, u"自 14:25:02 起运行"_s));
    script.skip(211, u"start-app"_s, spoken(u"only where RabbitMQ in it is down"_s, u"仅在其中的 RabbitMQ 停止时"_s));
    script.skip(211, u"paused"_s, spoken(u"only where it has paused itself"_s, u"仅在其自行暂停时"_s));
    script.skip(211, u"restart-may"_s, spoken(u"only where it hangs"_s, u"仅在其挂起时"_s));
    script.skip(211, u"restart"_s, spoken(u"only where it hangs"_s, u"仅在其挂起时"_s));
    script.whole(211, 252, u"in-sync"_s, spoken(u"41 members have caught up"_s, u"41 个成员已同步"_s));
    for (const Step &step : plan.steps) {
        if (step.id != u"verify"_s)
            continue;
        double at = 252;
        if (step.type == StepType::Group) {
            for (const Step &member : step.steps)
                script.whole(at, at + 0.8, member.id, spoken(u"40 of 40 messages confirmed and consumed"_s, u"40/40 条消息已确认并消费"_s));
        } else {
            script.whole(at, at + 0.8, step.id, spoken(u"40 of 40 messages confirmed and consumed"_s, u"40/40 条消息已确认并消费"_s));
        }
    }
    double at = 253;
    for (const Step &step : plan.steps) {
        if (!step.id.startsWith(u"valid-"_s))
            continue;
        script.whole(at, at + 0.3, step.id, step.title);
        at += 0.3;
    }
    script.add(at, RecordKind::RunEnded, {}, {{u"verdict"_s, u"done"_s}, {u"error"_s, QString()}, {u"tookMs"_s, at * 1000}});
    return script.records;
}

RunView runningRecovery(const ClusterProfile &profile, TimePoint begin)
{
    return viewOf(recoveryRecords(profile, begin, false, false));
}

RunView rehearsedRecovery(const ClusterProfile &profile, TimePoint begin)
{
    return viewOf(recoveryRecords(profile, begin, true, false));
}

RunView doneRecovery(const ClusterProfile &profile, TimePoint begin)
{
    return viewOf(recoveryRecords(profile, begin, false, true));
}

RecoveryReport recoveryReport(const ClusterProfile &profile, TimePoint begin)
{
    RecoveryReport report = recoveryReportOf(recoveryRecords(profile, begin, false, true)).value_or(RecoveryReport{});
    report.lessons = spoken(u"The spare power supply was in the other building: keep one in each rack."_s, u"备用电源在另一栋楼：每个机架应备一个。"_s);
    return report;
}

} // namespace warrener::sampleData
