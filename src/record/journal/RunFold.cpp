#include "record/journal/RunFold.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener::fold {

namespace {

/// The ids of all that stands in groups.
void takeInner(QStringList &ids, const QJsonArray &steps, int depth = 0)
{
    for (const QJsonValue step : steps) {
        if (depth > 0)
            ids.append(step["id"_L1].toString());
        if (depth <= 16)
            takeInner(ids, step["steps"_L1].toArray(), depth + 1);
    }
}

/// Plans that do not say it are of a Warrener before it was asked for: only one kind of them fenced.
QString fencedBy(const QJsonObject &plan)
{
    if (const QJsonValue fences = plan.value("fences"_L1); !fences.isUndefined())
        return fences.toString();
    if (plan.value("kind"_L1) != "failover"_L1)
        return {};
    const QString node = plan.value("leavesOut"_L1).toString();
    return node.isEmpty() ? u"?"_s : node;
}

/// Likewise: those restored, by themselves, in recoveries and in rehearsals on a standby.
bool keepsOnHosts(const QJsonObject &plan)
{
    if (const QJsonValue keeps = plan.value("keepsOnHosts"_L1); !keeps.isUndefined())
        return keeps.toBool();
    const QString kind = plan.value("kind"_L1).toString();
    return kind == "restore"_L1 || kind.startsWith("recovery-"_L1) || kind.startsWith("standby-rehearsal-"_L1);
}

} // namespace

bool isNote(const JournalRecord &record)
{
    return record.run.isEmpty() && record.kind == RecordKind::Note;
}

bool isListed(const JournalRecord &record)
{
    return !record.run.isEmpty() || isNote(record);
}

RunSummary firstOf(const JournalRecord &record)
{
    return {.number = record.number,
            .run = record.run,
            .kind = record.data.value("kind"_L1).toString(),
            .title = record.data.value("words"_L1).toString(),
            .cluster = record.data.value("cluster"_L1).toString(),
            .who = record.who,
            .startedAt = record.at,
            .endedAt = record.run.isEmpty() ? record.at : TimePoint(),
            .verdict = {},
            .fences = {},
            .note = record.run.isEmpty() ? record.data : QJsonObject()};
}

void take(const JournalRecord &record, RunSummary &run)
{
    run.persons.take(record);
    switch (record.kind) {
    case RecordKind::RunStarted: {
        const QJsonObject plan = record.data.value("plan"_L1).toObject();
        run.kind = plan.value("kind"_L1).toString();
        run.label = plan.value("label"_L1).toString();
        run.title = plan.value("title"_L1).toString();
        run.cluster = plan.value("cluster"_L1).toString();
        run.fences = fencedBy(plan);
        run.page = plan.value("page"_L1).toString();
        run.keepsOnHosts = keepsOnHosts(plan);
        run.who = record.who;
        run.startedAt = record.at;
        const QJsonArray steps = plan.value("steps"_L1).toArray();
        run.steps = static_cast<int>(steps.size());
        run.inner.clear();
        takeInner(run.inner, steps);
        break;
    }
    case RecordKind::StepDone:
    case RecordKind::StepSkipped:
        run.finished += run.inner.contains(record.step) ? 0 : 1;
        break;
    case RecordKind::Recovered:
        run.verdict.clear();
        run.endedAt = {};
        break;
    case RecordKind::RunEnded:
        run.verdict = record.data.value("verdict"_L1).toString();
        run.endedAt = record.at;
        break;
    default:
        break;
    }
}

bool matches(const RunSummary &run, const RunFilter &filter)
{
    const QString verdict = run.isOpen() ? u"open"_s : run.verdict;
    return (filter.kinds.isEmpty() || filter.kinds.contains(run.kind)) && (filter.verdicts.isEmpty() || filter.verdicts.contains(verdict))
           && (filter.cluster.isEmpty() || filter.cluster == run.cluster) && (!filter.from || run.startedAt >= *filter.from)
           && (!filter.until || run.startedAt < *filter.until) && (filter.notes || !run.isNote()) && (!filter.onlyFencing || !run.fences.isEmpty());
}

} // namespace warrener::fold
