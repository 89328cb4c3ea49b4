// Watches a cluster that it plays, as `warrenctl watch` does: its own end and its words are the program's.
//
//   watched_failover DIR dies|lives
//
// "dies": a node is silent from the second round on, and is failed over: DIR/done is made, then DIR/go is waited for, which
// DIR/waits tells. Taken back, DIR/done goes. The journal is in DIR/journal.
#include "app/warrenctl/Watch.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName one{u"rabbit@broker1"_s};
const NodeName two{u"rabbit@broker2"_s};
const NodeName three{u"rabbit@broker3"_s};

QCoro::Task<Result<QJsonObject>> now(Result<QJsonObject> answer)
{
    co_return answer;
}

QCoro::Task<Sight> glance(Sight sight)
{
    co_return sight;
}

QCoro::Task<SecondLook> missed(NodeName node)
{
    co_return SecondLook{.node = node,
                         .own = {.sight = Sight::Silent, .sees = true},
                         .others = {{.name = u"lb1"_s, .sight = Sight::Silent, .sees = true}},
                         .peers = {{.peer = two, .running = false, .maintenance = false, .reaches = false}}};
}

QCoro::Task<Result<std::optional<FailoverMark>>> noMark()
{
    co_return std::optional<FailoverMark>();
}

bool make(const QString &path)
{
    return QFile(path).open(QIODevice::WriteOnly);
}

void addHands(Operations &operations, const QString &folder)
{
    operations.add(u"make"_s, [folder](QJsonObject, StepContext) {
        return now(make(folder + "/done"_L1) ? Result<QJsonObject>(QJsonObject()) : failure(ErrorKind::Io, u"no file"_s));
    });
    operations.add(u"unmake"_s, [folder](QJsonObject, StepContext) {
        return now(QFile::remove(folder + "/done"_L1) ? Result<QJsonObject>(QJsonObject()) : failure(ErrorKind::Io, u"no file"_s));
    });
    operations.add(u"let-go"_s, [folder](QJsonObject, StepContext) {
        make(folder + "/waits"_L1);
        return now(QJsonObject{{u"done"_s, QFile::exists(folder + "/go"_L1)}});
    });
}

Plan planOf(const ClusterProfile &profile, const NodeName &node)
{
    Plan plan{.id = u"play"_s, .kind = u"failover"_s, .title = u"Fail over"_s, .cluster = profile.name, .lease = {.kind = LeaseNeed::Kind::Beside}};
    plan.profileDigest = digestOf(profile);
    plan.fences = node;
    Step make{.id = u"make"_s, .title = u"Make"_s, .act = Call{.operation = u"make"_s}, .undo = Undo{.act = {.operation = u"unmake"_s}}};
    make.idempotent = true;
    Step wait{.id = u"wait"_s, .type = StepType::Wait, .title = u"Wait"_s, .act = Call{.operation = u"let-go"_s}};
    wait.timeout = std::chrono::minutes(5);
    wait.every = Millis{20};
    plan.steps = {make, wait};
    return plan;
}

FailoverWatch::Senses sensesOf(std::shared_ptr<const ClusterProfile> profile, bool dies)
{
    // Asked in one thread, that of the runs.
    const auto rounds = std::make_shared<int>(0);
    return {.glance = [dies, rounds](const NodeName &node) { return glance(node == one && dies && (*rounds)++ > 0 ? Sight::Silent : Sight::Answers); },
            .confirm = missed,
            .mark = noMark,
            .plan = [profile](const NodeName &node) { return planOf(*profile, node); }};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 3)
        return 2;
    const QString folder = arguments[1];
    auto profile = std::make_shared<ClusterProfile>();
    profile->name = {u"play"_s};
    for (const NodeName &node : {one, two, three})
        profile->nodes.emplaceBack().name = node;
    setFailoverSettings(*profile, {.checkInterval = std::chrono::seconds(1), .failures = 1});
    RunBook book({.profile = profile,
                  .snapshot = {},
                  .journals = folder + "/journal"_L1,
                  .registrars = {[folder](Operations &operations, const std::shared_ptr<ClusterAccess> &) { addHands(operations, folder); }},
                  .isolated = true});
    if (!QCoro::waitFor(book.open({})))
        return 2;
    AutomaticFailover automatic(book, [] { return SnapshotPtr(); }, book.who());
    automatic.setSenses(sensesOf(profile, arguments[2] == "dies"_L1));
    ctl::Watch watch(book, automatic, {});
    const auto report = watch.run();
    return report ? int(report->exitCode) : 2;
}
