// Runs or recovers a plan that touches files, and kills itself at the wanted moment.
//
//   killed_run DIR run|finish|undo [MOMENT]
//
// Moments are counted from 1: before and after each synced record, before and after each effect.
// Prints their number at the end. The records go to DIR/kill.jsonl, the files into DIR/files.
#include "record/journal/Journal.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/Recovery.h"
#include "run/procedure/RunLog.h"
#include "run/procedure/Runner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <cstdio>
#include <signal.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class Moments
{
public:
    explicit Moments(int deadly) : m_deadly(deadly) {}
    void pass()
    {
        if (++m_count == m_deadly)
            ::kill(::getpid(), SIGKILL);
    }
    int count() const { return m_count; }

private:
    const int m_deadly;
    int m_count = 0;
};

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

bool setLines(const QString &path, const QStringList &lines)
{
    if (lines.isEmpty())
        return !QFile::exists(path) || QFile::remove(path);
    QFile file(path);
    const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
}

struct Files
{
    QString folder;
    std::shared_ptr<Moments> moments;

    QString path(const QJsonObject &arguments) const { return folder + u'/' + arguments.value("file"_L1).toString(); }

    Result<QJsonObject> change(const QJsonObject &arguments, const std::function<void(QStringList &)> &how) const
    {
        moments->pass();
        QStringList lines = linesOf(path(arguments));
        how(lines);
        if (!setLines(path(arguments), lines))
            return failure(ErrorKind::Io, u"the file cannot be written"_s);
        moments->pass();
        return QJsonObject();
    }
};

QCoro::Task<Result<QJsonObject>> now(Result<QJsonObject> result)
{
    co_return result;
}

QCoro::Task<Result<QJsonObject>> overwrite(Files files, QJsonObject arguments, StepContext context)
{
    if (const Status kept = co_await context.keep({{u"before"_s, QJsonArray::fromStringList(linesOf(files.path(arguments)))}}); !kept)
        co_return std::unexpected(kept.error());
    co_return files.change(arguments, [](QStringList &lines) { lines = {u"new"_s}; });
}

std::shared_ptr<Operations> operationsFor(const Files &files)
{
    auto operations = std::make_shared<Operations>();
    operations->add(u"append"_s,
                    [files](QJsonObject arguments, StepContext) { return now(files.change(arguments, [](QStringList &lines) { lines.append(u"added"_s); })); });
    operations->add(u"take-off"_s, [files](QJsonObject arguments, StepContext) {
        return now(files.change(arguments, [](QStringList &lines) { lines.removeAll(u"added"_s); }));
    });
    operations->add(u"is-appended"_s,
                    [files](QJsonObject arguments, StepContext) { return now(QJsonObject{{u"done"_s, linesOf(files.path(arguments)).contains(u"added"_s)}}); });
    operations->add(u"overwrite"_s, [files](QJsonObject arguments, StepContext context) { return overwrite(files, arguments, context); });
    operations->add(u"restore"_s, [files](QJsonObject arguments, StepContext context) {
        if (!context.kept.contains("before"_L1))
            return now(QJsonObject());
        QStringList before;
        for (const auto all = context.kept.value("before"_L1).toArray(); const QJsonValue &line : all)
            before.append(line.toString());
        return now(files.change(arguments, [&](QStringList &lines) { lines = before; }));
    });
    operations->add(u"look"_s, [](QJsonObject, StepContext) { return now(QJsonObject{{u"done"_s, true}}); });
    return operations;
}

Step step(const QString &id, StepType type, const QString &operation)
{
    Step made;
    made.id = id;
    made.type = type;
    made.title = id;
    if (!operation.isEmpty())
        made.act = Call{.operation = operation, .arguments = {{u"file"_s, id}}};
    return made;
}

Step appending(const QString &id)
{
    Step made = step(id, StepType::Action, u"append"_s);
    made.probe = Call{.operation = u"is-appended"_s, .arguments = made.act->arguments};
    made.undo.emplace().act = Call{.operation = u"take-off"_s, .arguments = made.act->arguments};
    return made;
}

Step overwriting(const QString &id)
{
    Step made = step(id, StepType::Action, u"overwrite"_s);
    made.idempotent = true;
    made.undo.emplace().act = Call{.operation = u"restore"_s, .arguments = made.act->arguments};
    return made;
}

Plan killPlan()
{
    Plan plan;
    plan.id = u"kill"_s;
    plan.kind = u"test"_s;
    Step group = step(u"both"_s, StepType::Group, {});
    group.steps = {appending(u"two"_s), overwriting(u"three"_s)};
    plan.steps = {step(u"look"_s, StepType::Check, u"look"_s),  appending(u"one"_s), group, overwriting(u"four"_s),
                  step(u"settle"_s, StepType::Wait, u"look"_s), appending(u"five"_s)};
    return plan;
}

QCoro::Task<> work(QString folder, QString mode, std::shared_ptr<Moments> moments)
{
    QDir(folder).mkpath(u"files"_s);
    const auto operations = operationsFor({.folder = folder + "/files"_L1, .moments = moments});
    const std::shared_ptr<Timekeeper> time = systemTimekeeper();
    const auto journal = Journal::open({u"kill"_s}, folder);
    const auto log = std::make_shared<WatchedLog>(std::make_shared<JournalLog>(*journal), [moments](int, const JournalRecord &, bool) { moments->pass(); });
    Runner runner({.operations = operations, .log = log, .time = time});
    int code = 0;
    if (mode == "run"_L1) {
        code = co_await runner.run(killPlan(), {.run = u"killed"_s}) == Result<Verdict>(Verdict::Done) ? 0 : 1;
    } else if (const Result<QList<JournalRecord>> records = readRun((*journal)->path(), u"killed"_s)) {
        const RecoveryPlan recovery = co_await examineRun(*runStateFrom(*records), operations, time);
        const Direction direction = mode == "finish"_L1 ? Direction::Finish : Direction::Undo;
        if (direction == Direction::Undo || recovery.canFinish) {
            const Result<Verdict> verdict = co_await runner.resume(choose(recovery, direction, u"test"_s));
            code = verdict == Result<Verdict>(direction == Direction::Undo ? Verdict::Undone : Verdict::Done) ? 0 : 1;
        }
    }
    std::printf("%d\n", moments->count());
    QCoreApplication::exit(code);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 3)
        return 2;
    const auto moments = std::make_shared<Moments>(arguments.value(3).toInt());
    QCoro::Task<> task;
    QMetaObject::invokeMethod(&app, [&] { task = work(arguments[1], arguments[2], moments); }, Qt::QueuedConnection);
    return app.exec();
}
