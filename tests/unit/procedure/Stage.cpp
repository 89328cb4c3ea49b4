#include "Stage.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

template <class T>
QCoro::Task<> store(QCoro::Task<T> task, std::optional<T> *into)
{
    *into = co_await task;
}

QCoro::Task<Result<QJsonObject>> immediately(Result<QJsonObject> result)
{
    co_return result;
}

Result<QJsonObject> no(ErrorKind kind = ErrorKind::Command)
{
    return failure(kind, u"no"_s);
}

QCoro::Task<Result<QJsonObject>> hang(std::stop_token stop)
{
    const Pending<bool> stopped;
    const std::stop_callback onStop(stop, [stopped] { stopped.finish(true); });
    co_await stopped;
    co_return no(ErrorKind::Cancelled);
}

QCoro::Task<Result<QJsonObject>> deaf(Pending<bool> end)
{
    co_await end;
    co_return QJsonObject();
}

QCoro::Task<Result<QJsonObject>> slow(std::shared_ptr<FakeTime> time, Millis pause)
{
    const Pending<bool> over;
    time->after(pause, [over] { over.finish(true); });
    co_await over;
    co_return QJsonObject();
}

QCoro::Task<Result<QJsonObject>> keep(StepContext context)
{
    if (const Status kept = co_await context.keep({{u"was"_s, 1}}); !kept)
        co_return std::unexpected(kept.error());
    context.output(u"a line"_s);
    co_return QJsonObject{{u"answer"_s, 42}};
}

} // namespace

QCoro::Task<Result<JournalRecord>> MemoryLog::append(JournalRecord record, bool)
{
    const Pending<bool> written;
    QObject here;
    QMetaObject::invokeMethod(&here, [written] { written.finish(true); }, Qt::QueuedConnection);
    co_await written;
    if (disk)
        co_await disk(record);
    record.number = records.size() + 1;
    if (failFrom > 0 && record.number >= failFrom)
        co_return failure(ErrorKind::Io, u"disk full"_s);
    records.append(record);
    co_return record;
}

QCoro::Task<Result<std::optional<RunState>>> MemoryLog::reread(QString run)
{
    if (!readsBack)
        co_return std::optional<RunState>();
    QList<JournalRecord> ofRun = records;
    ofRun.removeIf([&run](const JournalRecord &record) { return record.run != run; });
    Result<RunState> state = runStateFrom(ofRun);
    if (!state)
        co_return std::unexpected(state.error());
    co_return std::optional(*std::move(state));
}

QString toLogLine(const JournalRecord &record)
{
    const QJsonObject &data = record.data;
    QStringList parts{toId(record.kind)};
    if (!record.step.isEmpty())
        parts.append(record.step);
    for (const QLatin1StringView key : {"attempt"_L1, "verdict"_L1, "guard"_L1, "direction"_L1, "line"_L1, "effect"_L1, "error"_L1, "reason"_L1}) {
        const QJsonValue value = data.value(key);
        if (!value.isUndefined())
            parts.append(value.isDouble() ? QString::number(value.toInt()) : value.toString());
    }
    if (data.value("probed"_L1).toBool())
        parts.append(u"probed"_s);
    if (!record.who.isEmpty())
        parts.append(u"by "_s + record.who);
    return parts.join(u' ');
}

Stage::Stage()
{
    const auto add = [this](const QString &name, Operation work) {
        operations->add(name, [this, name, work](QJsonObject arguments, StepContext context) {
            say(u"> %1 %2"_s.arg(name, context.step).trimmed());
            return work(arguments, context);
        });
    };
    const auto calls = m_calls;
    add(u"ok"_s, [](QJsonObject, StepContext) { return immediately(QJsonObject()); });
    add(u"fail"_s, [](QJsonObject, StepContext) { return immediately(no()); });
    add(u"fail-times"_s, [calls](QJsonObject arguments, StepContext context) {
        const bool fails = ++(*calls)[context.step] <= arguments.value("n"_L1).toInt();
        return immediately(fails ? no() : Result<QJsonObject>(QJsonObject()));
    });
    add(u"wait"_s, [calls](QJsonObject arguments, StepContext context) {
        const int count = ++(*calls)[context.step];
        return immediately(QJsonObject{{u"done"_s, count >= arguments.value("n"_L1).toInt()}, {u"words"_s, u"%1 so far"_s.arg(count)}});
    });
    add(u"give-up"_s, [](QJsonObject, StepContext) { return immediately(QJsonObject{{u"givenUp"_s, true}, {u"words"_s, u"nobody wants it"_s}}); });
    add(u"hang"_s, [](QJsonObject, StepContext context) { return hang(context.stop); });
    add(u"deaf"_s, [this](QJsonObject, StepContext) { return deaf(m_theEnd); });
    add(u"slow"_s, [this](QJsonObject arguments, StepContext) { return slow(time, Millis{arguments.value("ms"_L1).toInt()}); });
    add(u"probe"_s, [](QJsonObject arguments, StepContext) { return immediately(arguments.contains("done"_L1) ? Result<QJsonObject>(arguments) : no()); });
    add(u"skip"_s, [](QJsonObject, StepContext) { return immediately(QJsonObject{{u"skip"_s, true}, {u"words"_s, u"nothing to do"_s}}); });
    add(u"keep"_s, [](QJsonObject, StepContext context) { return keep(context); });
    add(u"leave"_s, [](QJsonObject, StepContext) { return immediately(QJsonObject{{notTakenBackKey, QJsonArray{u"queues mail"_s}}}); });
    add(u"undo-kept"_s, [this](QJsonObject, StepContext context) {
        say(u"undoes with %1 and %2"_s.arg(context.kept.value("was"_L1).toInt()).arg(context.result.value("answer"_L1).toInt()));
        return immediately(QJsonObject());
    });
    makeRunner();
}

Stage::~Stage()
{
    runner.reset();
    m_theEnd.finish(true);
    QCoreApplication::processEvents();
}

void Stage::makeRunner()
{
    runner = std::make_unique<Runner>(RunnerParts{.operations = operations, .log = log, .time = time, .lease = lease, .profileDigest = profileDigest});
    QObject::connect(runner.get(), &Runner::happened, runner.get(), [this](const JournalRecord &record) { say(toLogLine(record)); });
}

void Stage::say(const QString &line)
{
    lines.append(line);
    if (onLine)
        onLine(line);
}

template <class T>
T Stage::drive(QCoro::Task<T> task)
{
    std::optional<T> value;
    const QCoro::Task<> stored = store(std::move(task), &value);
    FakeTime::settle();
    while (!value && time->advance())
        FakeTime::settle();
    if (!value)
        qFatal("the run hangs: %s", qPrintable(lines.join(u'\n')));
    return *value;
}

Result<Verdict> Stage::run(Plan wanted, RunRequest request)
{
    if (lease != nullptr || !profileDigest.isEmpty())
        makeRunner();
    if (request.run.isEmpty())
        request.run = u"run-1"_s;
    return drive(runner->run(std::move(wanted), std::move(request)));
}

Result<Verdict> Stage::resume(Resumption resumption)
{
    if (!profileDigest.isEmpty())
        makeRunner();
    return drive(runner->resume(std::move(resumption)));
}

RecoveryPlan Stage::examine(RunState state)
{
    return drive(examineRun(std::move(state), operations, time));
}

Call call(const QString &operation, const QJsonObject &arguments)
{
    return {.operation = operation, .arguments = arguments};
}

Step action(const QString &id, Call act)
{
    Step step;
    step.id = id;
    step.title = id;
    step.act = std::move(act);
    return step;
}

Step undoable(const QString &id, Call act, Call undo)
{
    Step step = action(id, std::move(act));
    step.undo.emplace().act = std::move(undo);
    step.undo->retry.times = 0;
    return step;
}

Step check(const QString &id, Call act)
{
    Step step = action(id, std::move(act));
    step.type = StepType::Check;
    return step;
}

Step group(const QString &id, QList<Step> steps, bool parallel)
{
    Step step;
    step.id = id;
    step.title = id;
    step.type = StepType::Group;
    step.steps = std::move(steps);
    step.parallel = parallel;
    return step;
}

Step retried(Step step, int times)
{
    step.retry = {.times = times, .pause = Millis{100}};
    return step;
}

Step idempotent(Step step)
{
    step.idempotent = true;
    return step;
}

Step final_(Step step)
{
    step.cannotBeUndone = u"clients were closed"_s;
    return step;
}

Plan plan(QList<Step> steps)
{
    Plan plan;
    plan.id = u"plan-1"_s;
    plan.kind = u"switchover"_s;
    plan.title = u"Test"_s;
    plan.cluster = {u"orders"_s};
    plan.steps = std::move(steps);
    return plan;
}
