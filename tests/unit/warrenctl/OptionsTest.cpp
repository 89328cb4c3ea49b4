#include "app/warrenctl/CommandLine.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/Terminal.h"
#include "app/warrenctl/Verbs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <cstdio>
#include <functional>
#include <unistd.h>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

namespace {

using Told = std::function<bool(const Options &)>;

/// As a shell parts a line without quotes.
Result<Parsed> parsedFrom(const QString &line)
{
    return parseArguments(QStringList{u"warrenctl"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

Plan smallPlan()
{
    const QJsonObject step{{u"id"_s, u"a"_s}, {u"act"_s, QJsonObject{{u"operation"_s, u"ok"_s}}}};
    return planFromJson({{u"id"_s, u"p"_s}, {u"kind"_s, u"drain"_s}, {u"title"_s, u"Drain a"_s}, {u"steps"_s, QJsonArray{step}}}).value();
}

} // namespace

Q_DECLARE_METATYPE(Told)

class OptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing") << QStringList{} << u"status"_s;
        QTest::newRow("no such command") << QStringList{u"stats"_s} << u"stats"_s;
        QTest::newRow("no such option") << QStringList{u"status"_s, u"--fast"_s} << u"fast"_s;
        QTest::newRow("two commands") << QStringList{u"status"_s, u"nodes"_s} << u"nodes"_s;
        QTest::newRow("a test of a part") << QStringList{u"restore"_s, u"--test"_s, u"--vhost"_s, u"shop"_s} << u"--test"_s;
        QTest::newRow("a test of files") << QStringList{u"restore"_s, u"--test"_s, u"--only"_s, u"config"_s} << u"--test"_s;
        QTest::newRow("a timer of no test") << QStringList{u"restore"_s, u"--schedule"_s, u"daily"_s} << u"--test"_s;
        QTest::newRow("format") << QStringList{u"status"_s, u"--format"_s, u"xml"_s} << u"--format"_s;
        QTest::newRow("profile and cluster") << QStringList{u"status"_s, u"--profile"_s, u"a"_s, u"--cluster"_s, u"b"_s} << u"--cluster"_s;
        QTest::newRow("password on the command line") << QStringList{u"status"_s, u"--password-fd"_s, u"secret"_s} << u"--password-fd"_s;
        QTest::newRow("negative descriptor") << QStringList{u"status"_s, u"--password-fd"_s, u"-1"_s} << u"--password-fd"_s;
        QTest::newRow("broken expression") << QStringList{u"queues"_s, u"--match"_s, u"(a"_s} << u"--match"_s;
        QTest::newRow("no such column") << QStringList{u"queues"_s, u"--sort"_s, u"colour"_s} << u"--sort"_s;
        QTest::newRow("limit") << QStringList{u"queues"_s, u"--limit"_s, u"0"_s} << u"--limit"_s;
        QTest::newRow("limit is no number") << QStringList{u"queues"_s, u"--limit"_s, u"ten"_s} << u"--limit"_s;
        QTest::newRow("sort elsewhere") << QStringList{u"nodes"_s, u"--sort"_s, u"name"_s} << u"--sort"_s;
        QTest::newRow("schedule elsewhere") << QStringList{u"status"_s, u"--schedule"_s, u"hourly"_s} << u"--schedule"_s;
        QTest::newRow("schedule and look") << QStringList{u"diagnose"_s, u"--schedule"_s, u"hourly"_s, u"--out"_s, u"a.pdf"_s} << u"alone"_s;
        QTest::newRow("schedule and unschedule") << QStringList{u"diagnose"_s, u"--schedule"_s, u"hourly"_s, u"--unschedule"_s} << u"alone"_s;
        QTest::newRow("schedule without a time") << QStringList{u"diagnose"_s, u"--schedule"_s, u" "_s} << u"systemd"_s;
        QTest::newRow("a change's option elsewhere") << QStringList{u"status"_s, u"--yes"_s} << u"status"_s;
        QTest::newRow("another change's option") << QStringList{u"failback"_s, u"run"_s, u"--to"_s, u"broker1"_s} << u"--to"_s;
        QTest::newRow("an option of journal") << QStringList{u"drain"_s, u"run"_s, u"--node"_s, u"a"_s, u"--direction"_s, u"undo"_s} << u"--direction"_s;
        QTest::newRow("drain whom") << QStringList{u"drain"_s, u"run"_s} << u"--node"_s;
        QTest::newRow("restart what") << QStringList{u"restart"_s, u"plan"_s} << u"--proxy"_s;
        QTest::newRow("restart both") << QStringList{u"restart"_s, u"plan"_s, u"--node"_s, u"a"_s, u"--proxy"_s, u"b"_s} << u"either"_s;
        QTest::newRow("close whose") << QStringList{u"close-connections"_s, u"run"_s, u"--node"_s, u"a"_s, u"--user"_s, u"b"_s} << u"either"_s;
        QTest::newRow("no such action") << QStringList{u"rebalance"_s, u"now"_s} << u"plan, run"_s;
        QTest::newRow("pause for how long") << QStringList{u"failover"_s, u"pause"_s, u"--for"_s, u"soon"_s} << u"--for"_s;
        QTest::newRow("minutes elsewhere") << QStringList{u"failover"_s, u"run"_s, u"--for"_s, u"5"_s} << u"pause"_s;
        QTest::newRow("which drill") << QStringList{u"drill"_s, u"run"_s, u"--yes"_s} << u"drill list"_s;
        QTest::newRow("drill for how long") << QStringList{u"drill"_s, u"run"_s, u"node-failure"_s, u"--duration"_s, u"1"_s} << u"--duration"_s;
        QTest::newRow("a role nobody has") << QStringList{u"recovery"_s, u"run"_s, u"disk-full"_s, u"--role"_s, u"boss=Anna"_s} << u"--role"_s;
        QTest::newRow("a role for nobody") << QStringList{u"recovery"_s, u"run"_s, u"disk-full"_s, u"--role"_s, u"lead="_s} << u"--role"_s;
        QTest::newRow("a role of a saved plan") << QStringList{u"recovery"_s, u"run"_s, u"--plan"_s, u"p.json"_s, u"--role"_s, u"lead=Anna"_s} << u"--role"_s;
        for (const QString &option : {u"--node"_s, u"--since"_s, u"--backup"_s, u"--folder"_s}) {
            QTest::addRow("%s beside a saved plan", qPrintable(option))
                << QStringList{u"recovery"_s, u"run"_s, u"--plan"_s, u"p.json"_s, option, u"2026-03-17T10:04:00Z"_s} << u"--plan"_s;
        }
        QTest::newRow("a rehearsal of a saved plan") << QStringList{u"recovery"_s, u"run"_s, u"--plan"_s, u"p.json"_s, u"--rehearse"_s} << u"--plan"_s;
        QTest::newRow("a drill's mode beside a saved plan") << QStringList{u"drill"_s, u"run"_s, u"--plan"_s, u"p.json"_s, u"--mode"_s, u"a"_s} << u"--plan"_s;
        QTest::newRow("a cold backup of a saved plan") << QStringList{u"backup"_s, u"create"_s, u"--plan"_s, u"p.json"_s, u"--cold"_s} << u"--plan"_s;
        QTest::newRow("a timer of a saved plan") << QStringList{u"backup"_s, u"create"_s, u"--plan"_s, u"p.json"_s, u"--schedule"_s, u"daily"_s} << u"--plan"_s;
        QTest::newRow("parts of a saved restore") << QStringList{u"restore"_s, u"--plan"_s, u"p.json"_s, u"--only"_s, u"messages"_s} << u"--plan"_s;
        QTest::newRow("a timer and none") << QStringList{u"backup"_s, u"create"_s, u"--schedule"_s, u"daily"_s, u"--unschedule"_s} << u"--unschedule"_s;
        QTest::newRow("a test's timer and none") << QStringList{u"restore"_s, u"--test"_s, u"--schedule"_s, u"daily"_s, u"--unschedule"_s} << u"--unschedule"_s;
        QTest::newRow("held and released") << QStringList{u"drill"_s, u"stop"_s, u"--hold"_s, u"--release"_s} << u"--release"_s;
        QTest::newRow("a list into a file") << QStringList{u"backup"_s, u"cat"_s, u"20261127"_s, u"--into"_s, u"a"_s} << u"--path"_s;
        QTest::newRow("deep there") << QStringList{u"backup"_s, u"verify"_s, u"--second-place"_s, u"--deep"_s} << u"--second-place"_s;
        QTest::newRow("take back which") << QStringList{u"recovery"_s, u"take-back"_s, u"disk-full"_s} << u"--older"_s;
        QTest::newRow("no lessons") << QStringList{u"recovery"_s, u"report"_s, u"--lessons"_s, u" "_s} << u"--lessons"_s;
        QTest::newRow("drill when") << QStringList{u"drill"_s, u"schedule"_s, u"node-failure"_s} << u"--schedule"_s;
        QTest::newRow("drill without why") << QStringList{u"drill"_s, u"run"_s, u"node-failure"_s, u"--override"_s, u"quorum-stays"_s} << u"--why"_s;
        QTest::newRow("override without why") << QStringList{u"restart"_s, u"run"_s, u"--node"_s, u"a"_s, u"--override"_s, u"majority"_s} << u"--why"_s;
        // As where a script's variable is not set: never another cluster, node, folder or plan than was meant.
        QTest::newRow("a cluster of no name") << QStringList{u"failover"_s, u"run"_s, u"--cluster"_s, QString(), u"--yes"_s} << u"--cluster needs a value"_s;
        QTest::newRow("a profile of no name") << QStringList{u"status"_s, u"--profile="_s} << u"--profile needs a value"_s;
        QTest::newRow("from nobody") << QStringList{u"failover"_s, u"run"_s, u"--from"_s, QString()} << u"--from needs a value"_s;
        QTest::newRow("into no other cluster") << QStringList{u"restore"_s, u"--to"_s, QString(), u"20261127"_s} << u"--to needs a value"_s;
        QTest::newRow("a restore of no plan") << QStringList{u"restore"_s, u"--plan"_s, QString(), u"20261127"_s} << u"--plan needs a value"_s;
        QTest::newRow("of no virtual host") << QStringList{u"restore"_s, u"--vhost"_s, QString(), u"20261127"_s} << u"--vhost needs a value"_s;
        QTest::newRow("on no standby") << QStringList{u"recovery"_s, u"run"_s, u"disk-full"_s, u"--rehearse"_s, u"--on"_s, QString()}
                                       << u"--on needs a value"_s;
        QTest::newRow("in no folder") << QStringList{u"backup"_s, u"prune"_s, u"--folder"_s, QString()} << u"--folder needs a value"_s;
        QTest::newRow("a backup of no name") << QStringList{u"backup"_s, u"show"_s, QString()} << u"backup show needs ID"_s;
        QTest::newRow("a run of no name") << QStringList{u"journal"_s, u"recover"_s, QString()} << u"journal recover needs RUN"_s;
        QTest::newRow("neither took effect nor not") << QStringList{u"journal"_s, u"recover"_s, u"--took-effect"_s, u"close=perhaps"_s} << u"--took-effect"_s;
        QTest::newRow("wait") << QStringList{u"status"_s, u"--wait"_s, u"0"_s} << u"--wait"_s;
    }
    void wrongUsageIsNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const Result<Parsed> parsed = parseArguments(QStringList{u"warrenctl"_s} + arguments);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
    }

    void misspelledWordsAreSuggested_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("suggested");
        QTest::newRow("a verb") << u"stats"_s << u"“status”"_s;
        QTest::newRow("an action") << u"failover plam"_s << u"“plan”"_s;
        QTest::newRow("an option") << u"failover run --form broker1"_s << u"“--from”"_s;
        QTest::newRow("with a value") << u"failover run --form=broker1"_s << u"“--from”"_s;
        QTest::newRow("of all commands") << u"--frmat json status"_s << u"“--format”"_s;
    }
    void misspelledWordsAreSuggested()
    {
        QFETCH(QString, line);
        QFETCH(QString, suggested);
        const Result<Parsed> parsed = parsedFrom(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        QVERIFY2(parsed.error().message.contains(suggested), qPrintable(parsed.error().message));
    }

    void wordsOfOthersNameTheirOwner_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("of another verb") << u"nodes --sort name"_s << u"--sort does not belong to the command nodes, but to queues"_s;
        QTest::newRow("of another action") << u"failover --for 5 run"_s << u"--for does not belong to the command failover run, but to failover pause"_s;
        QTest::newRow("without a verb") << u"--match orders"_s << u"A command is missing: one of queues"_s;
        QTest::newRow("a missing value") << u"drain run --node"_s << u"--node needs a value"_s;
        QTest::newRow("a value too many") << u"drain run --node a --yes=false"_s << u"--yes"_s;
        QTest::newRow("behind two dashes") << u"status -- --format"_s << u"“--format” is one argument too many"_s;
        QTest::newRow("a run too many") << u"journal show a b"_s << u"“b” is one argument too many"_s;
        QTest::newRow("which shell") << u"completion"_s << u"SHELL"_s;
        QTest::newRow("no such shell") << u"completion tcsh"_s << u"bash, zsh, fish"_s;
        QTest::newRow("a plan and more") << u"failover run --plan a.json --from b"_s << u"--plan"_s;
        QTest::newRow("a plan is run") << u"failover plan --plan a.json"_s << u"failover run"_s;
        QTest::newRow("a webhook of another kind") << u"watch --webhook httpsx://a"_s << u"--webhook"_s;
    }
    void wordsOfOthersNameTheirOwner()
    {
        QFETCH(QString, line);
        QFETCH(QString, named);
        const Result<Parsed> parsed = parsedFrom(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
    }

    void everyLineOfTheReadmeIsTaken_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Told>("told");
        const auto row = [](const char *line, Told told) { QTest::newRow(line) << QString::fromUtf8(line) << told; };
        row("clusters", [](const Options &o) { return o.command == CommandId::Clusters; });
        row("--profile f.json status", [](const Options &o) { return o.command == CommandId::Status && o.profileFile == "f.json"_L1; });
        row("status --cluster=a --password-fd 3 --wait 5",
            [](const Options &o) { return o.cluster == "a"_L1 && o.passwordDescriptor == 3 && o.patience == std::chrono::seconds{5}; });
        row("--format json nodes", [](const Options &o) { return o.command == CommandId::Nodes && o.format == Format::Json; });
        row("nodes --format json --format text", [](const Options &o) { return o.format == Format::Text; });
        row("queues --match [ab]$ --sort memory --limit 7",
            [](const Options &o) { return o.command == CommandId::Queues && o.match == "[ab]$"_L1 && o.sort == "memory"_L1 && o.limit == 7; });
        row("--match -x queues", [](const Options &o) { return o.command == CommandId::Queues && o.match == "-x"_L1; });
        row("queues --match=", [](const Options &o) { return o.match.isEmpty(); });
        row("diagnose --out a.json --out b.pdf --compare last --webhook https://a.example/x --keep-reference", [](const Options &o) {
            return o.command == CommandId::Diagnose && o.out == QStringList{u"a.json"_s, u"b.pdf"_s} && o.compare == "last"_L1
                   && o.webhook == "https://a.example/x"_L1 && o.keepReference;
        });
        row("diagnose --schedule hourly", [](const Options &o) { return o.schedule == "hourly"_L1 && !o.unschedule; });
        row("diagnose --unschedule", [](const Options &o) { return o.unschedule; });
        row("failover", [](const Options &o) { return o.verb == "failover plan"_L1 && o.change.action == "plan"_L1; });
        row("failover plan --from a --to b --graceful",
            [](const Options &o) { return o.command == CommandId::Failover && o.change.from == "a"_L1 && o.change.to == "b"_L1 && !o.change.forced; });
        row("failover --from plan run --forced --yes",
            [](const Options &o) { return o.verb == "failover run"_L1 && o.change.from == "plan"_L1 && o.change.forced; });
        row("failover run --no-drain --clients-per-second 9 --why x --dry-run",
            [](const Options &o) { return !o.change.drain && o.change.clientsPerSecond == 9 && o.change.why == "x"_L1 && o.change.dryRun; });
        row("failover run --override a --override lease --why --yes",
            [](const Options &o) { return o.change.overrides == QStringList{u"a"_s, u"lease"_s} && o.change.why == "--yes"_L1 && !o.change.yes; });
        row("failover run --plan p.json --yes --confirm orders",
            [](const Options &o) { return o.change.planFile == "p.json"_L1 && o.change.yes && o.change.confirm == "orders"_L1; });
        row("failover status --format json", [](const Options &o) { return o.change.action == "status"_L1 && o.format == Format::Json; });
        row("failover acknowledge --why seen", [](const Options &o) { return o.change.action == "acknowledge"_L1 && o.change.why == "seen"_L1; });
        row("failover --for 30 pause", [](const Options &o) { return o.change.action == "pause"_L1 && o.change.minutes == 30; });
        row("recovery run disk-full --role lead=Anna --role system-admin=Jonas --yes",
            [](const Options &o) { return o.verb == "recovery run"_L1 && o.change.yes; });
        row("recovery diff disk-full", [](const Options &o) { return o.verb == "recovery diff"_L1; });
        row("recovery schema", [](const Options &o) { return o.verb == "recovery schema"_L1; });
        row("drill schema", [](const Options &o) { return o.verb == "drill schema"_L1; });
        row("recovery take-back disk-full --older 1.1", [](const Options &o) { return o.verb == "recovery take-back"_L1; });
        row("recovery show disk-full --older 1.1", [](const Options &o) { return o.verb == "recovery show"_L1; });
        row("recovery report --lessons spare", [](const Options &o) { return o.verb == "recovery report"_L1; });
        row("failover resume", [](const Options &o) { return o.change.action == "resume"_L1; });
        row("failback run --from a --yes", [](const Options &o) { return o.command == CommandId::Failback && o.change.from == "a"_L1; });
        row("rebalance", [](const Options &o) { return o.command == CommandId::Rebalance && o.change.action == "plan"_L1; });
        row("drain --node a", [](const Options &o) { return o.command == CommandId::Drain && o.change.action == "plan"_L1 && o.change.node == "a"_L1; });
        row("revive run --node a", [](const Options &o) { return o.command == CommandId::Revive && o.change.action == "run"_L1; });
        row("start run --node a", [](const Options &o) { return o.command == CommandId::Start && o.change.node == "a"_L1; });
        row("start-app run --node a", [](const Options &o) { return o.command == CommandId::StartApplication && o.change.node == "a"_L1; });
        row("resume-listeners run --node a", [](const Options &o) { return o.command == CommandId::ResumeListeners && o.change.action == "run"_L1; });
        row("thaw plan --node a", [](const Options &o) { return o.command == CommandId::Thaw && o.change.action == "plan"_L1; });
        row("restart run --proxy lb1", [](const Options &o) { return o.command == CommandId::Restart && o.change.proxy == "lb1"_L1; });
        row("drain run --plan p.json", [](const Options &o) { return o.change.planFile == "p.json"_L1 && o.change.node.isEmpty(); });
        row("close-connections run --user orders --clients-per-second 20",
            [](const Options &o) { return o.command == CommandId::CloseConnections && o.change.user == "orders"_L1 && o.change.clientsPerSecond == 20; });
        row("watch --webhook http://a.example --yes --confirm a",
            [](const Options &o) { return o.command == CommandId::Watch && o.webhook == "http://a.example"_L1 && o.change.yes; });
        row("journal", [](const Options &o) { return o.command == CommandId::Journal && o.change.action == "list"_L1; });
        row("journal show 7f", [](const Options &o) { return o.change.action == "show"_L1 && o.change.run == "7f"_L1; });
        row("journal show -- show", [](const Options &o) { return o.change.run == "show"_L1; });
        row("journal recover --direction undo --yes 7f",
            [](const Options &o) { return o.change.action == "recover"_L1 && o.change.direction == "undo"_L1 && o.change.run == "7f"_L1; });
        row("journal recover --direction finish --answer decide=agreed --took-effect close=no --yes", [](const Options &o) {
            return o.change.answers == QStringList{u"decide=agreed"_s} && o.change.tookEffect == QStringList{u"close=no"_s} && o.change.run.isEmpty();
        });
        row("backup list --second-place", [](const Options &o) { return o.verb == "backup list"_L1; });
        row("backup verify --second-place", [](const Options &o) { return o.verb == "backup verify"_L1; });
        row("journal verify", [](const Options &o) { return o.change.action == "verify"_L1 && o.change.run.isEmpty(); });
        row("proxy config --proxy lb1 --out a.cfg",
            [](const Options &o) { return o.verb == "proxy config"_L1 && o.change.proxy == "lb1"_L1 && o.out == QStringList{u"a.cfg"_s}; });
        row("completion zsh", [](const Options &o) { return o.verb == "completion"_L1; });
        row("help failover run", [](const Options &o) { return o.verb == "help"_L1; });
        row("man", [](const Options &o) { return o.verb == "man"_L1; });
    }
    void everyLineOfTheReadmeIsTaken()
    {
        QFETCH(QString, line);
        QFETCH(Told, told);
        const Result<Parsed> parsed = parsedFrom(line);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QVERIFY(parsed->options && parsed->run);
        QVERIFY(told(*parsed->options));
    }

    void emptyValuesAreValues()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"failover"_s, u"run"_s, u"--why"_s, QString(), u"--yes"_s});
        QVERIFY(parsed && parsed->options);
        QVERIFY(parsed->options->change.why.isEmpty());
        QVERIFY(parsed->options->change.yes);
    }

    void aPasswordComesFromWhereItWasSaid()
    {
        Options options;
        options.passwordDescriptor = 999'999; // nobody has opened it
        const auto known = Errand(options, u"of the environment"_s).credentials({});
        QVERIFY(!known);
        QCOMPARE(known.error().exitCode, WrongUsage);
        QVERIFY2(known.error().error.message.contains(u"999999"_s), qPrintable(known.error().error.message));
        options.passwordDescriptor.reset();
        const auto other = Errand(options, u"of the environment"_s).credentials({});
        QVERIFY(other);
        QCOMPARE(other->password, u"of the environment"_s);
    }

    void anAnswerThatDoesNotGoOutIsTold()
    {
        std::FILE *const full = std::fopen("/dev/full", "w");
        QVERIFY(full);
        const Status printed = printAnswer(full, u"a plan"_s);
        QVERIFY(!printed);
        QCOMPARE(printed.error().kind, ErrorKind::Io);
        QVERIFY(!printAnswer(full, QString())); // what was lost before is not forgotten
        std::fclose(full);
    }

    void aReaderMayLeave()
    {
        // As in main(): a SIGPIPE would end the test.
        ::signal(SIGPIPE, SIG_IGN);
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        std::FILE *const pipe = ::fdopen(ends[1], "w");
        QVERIFY(pipe);
        QVERIFY(!isReaderGone(pipe));
        QVERIFY(printAnswer(pipe, u"one line\n"_s));
        ::close(ends[0]);
        QVERIFY(isReaderGone(pipe));
        QVERIFY(printAnswer(pipe, u"another line\n"_s));
        std::fclose(pipe);
    }

    void anyWordsInAnyOrderAreAnswered()
    {
        QStringList words{QString(),
                          u"-"_s,
                          u"--"_s,
                          u"---"_s,
                          u"-h"_s,
                          u"-x"_s,
                          u"-1"_s,
                          u"="_s,
                          u"--="_s,
                          u"++"_s,
                          u"failover.plan"_s,
                          u"[a,b]"_s,
                          u"{}"_s,
                          u"'"_s,
                          u"\""_s,
                          u"节点"_s,
                          u"%1"_s,
                          u"a\nb"_s,
                          QString(QChar(0)),
                          QString(5000, u'a'),
                          u"--"_s + QString(5000, u'a'),
                          u"--from=--to"_s,
                          u"--yes=true"_s,
                          u"@file"_s};
        const Verb root = commandLine();
        const auto learn = [&](const QList<VerbOption> &options) {
            for (const VerbOption &option : options)
                words << u"--"_s + option.name << u"--"_s + option.name + u"=5"_s << u"--"_s + option.name.chopped(1);
        };
        learn(root.options);
        eachVerb(root, [&](const VerbPath &path) {
            words.append(path.last()->name);
            learn(path.last()->options);
        });
        QRandomGenerator random(8);
        int taken = 0;
        for (int round = 0; round < 600; ++round) {
            QStringList line{u"warrenctl"_s};
            // A verb at the beginning gets further than anything else.
            if (round % 2 == 0)
                line.append(root.verbs.at(random.bounded(int(root.verbs.size()))).name);
            for (int length = random.bounded(5); length > 0; --length)
                line.append(words.at(random.bounded(int(words.size()))));
            const Result<Parsed> parsed = parseArguments(line);
            if (parsed) {
                QVERIFY2(parsed->options.has_value() == bool(parsed->run) && (parsed->options || !parsed->print.isEmpty()), qPrintable(line.join(u' ')));
                ++taken;
            } else {
                QCOMPARE(parsed.error().kind, ErrorKind::Usage);
                QVERIFY2(!parsed.error().message.contains(u"cannot be read"_s), qPrintable(line.join(u' ') + u": "_s + parsed.error().message));
            }
        }
        QVERIFY(taken > 20);
        QVERIFY(parseArguments({}).error().kind == ErrorKind::Usage);
    }

    void savedPlansAreRead()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const auto write = [&](const QByteArray &bytes) {
            QFile file(folder.filePath(u"plan.json"_s));
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        const Plan plan = smallPlan();
        QCOMPARE(readPlan(write(QJsonDocument(toJson(plan)).toJson())).value_or(Plan{}), plan);
        // As `plan --format json` prints it.
        QCOMPARE(readPlan(write(QJsonDocument(QJsonObject{{u"plan"_s, toJson(plan)}, {u"asked"_s, QJsonArray{}}}).toJson())).value_or(Plan{}), plan);

        const auto complains = [&](const QString &file, ErrorKind kind) {
            const Result<Plan> read = readPlan(file);
            return !read && read.error().kind == kind && read.error().message.contains(file);
        };
        QVERIFY(complains(write("{}"), ErrorKind::Malformed));
        QVERIFY(complains(write("{\"plan\": {}}"), ErrorKind::Malformed));
        QVERIFY(complains(write("no JSON"), ErrorKind::Malformed));
        QVERIFY(complains(write(QByteArray(9 << 20, ' ')), ErrorKind::TooLarge));
        QVERIFY(complains(folder.filePath(u"nothing"_s), ErrorKind::Io));
        QVERIFY(complains(folder.path(), ErrorKind::Io));
    }

    void savedPlansBelongToTheirProfile()
    {
        ClusterProfile profile;
        profile.name = ClusterName{u"orders"_s};
        Plan plan = smallPlan();
        plan.kind = u"evacuation"_s; // a kind that nobody knows
        plan.command = u"drain"_s;
        plan.cluster = profile.name;
        plan.profileDigest = digestOf(profile);
        QVERIFY(checkSavedPlan(plan, u"drain"_s, profile));
        // What calls itself a rehearsal would have all hands here, whatever its steps are.
        for (const QString &where : {QString(tableTop), u"standby"_s}) {
            Plan rehearsal = plan;
            rehearsal.facts.insert(rehearsalKey, where);
            const Status refused = checkSavedPlan(rehearsal, u"drain"_s, profile);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
            QVERIFY2(refused.error().message.contains(u"--rehearse"_s), qPrintable(refused.error().message));
        }
        const Status otherVerb = checkSavedPlan(plan, u"restart"_s, profile);
        QVERIFY(!otherVerb && otherVerb.error().kind == ErrorKind::Usage);
        QVERIFY2(otherVerb.error().message.contains(u"warrenctl drain run"_s), qPrintable(otherVerb.error().message));
        Plan older = plan;
        older.command.clear();
        const Status unsaid = checkSavedPlan(older, u"drain"_s, profile);
        QVERIFY(!unsaid && unsaid.error().kind == ErrorKind::Usage);

        ClusterProfile changed = profile;
        changed.user = u"another"_s;
        const Status other = checkSavedPlan(plan, u"drain"_s, changed);
        QVERIFY(!other);
        QCOMPARE(Complaint(other.error()).exitCode, Refused);
        QVERIFY2(other.error().message.contains(u"changed"_s), qPrintable(other.error().message));

        changed.name = ClusterName{u"billing"_s};
        const Status elsewhere = checkSavedPlan(plan, u"drain"_s, changed);
        QVERIFY(!elsewhere);
        QCOMPARE(Complaint(elsewhere.error()).exitCode, WrongUsage);
        QVERIFY2(elsewhere.error().message.contains(u"billing"_s), qPrintable(elsewhere.error().message));
    }

    void helpAndVersionArePrinted()
    {
        const Result<Parsed> help = parseArguments({u"warrenctl"_s, u"--help"_s});
        QVERIFY(help && !help->options);
        for (const QString &word : {u"clusters"_s, u"status"_s, u"nodes"_s, u"queues"_s, u"--format"_s, u"--password-fd"_s})
            QVERIFY2(help->print.contains(word), qPrintable(word));
        const Result<Parsed> version = parseArguments({u"warrenctl"_s, u"--version"_s});
        QVERIFY(version && !version->options);
        QVERIFY(version->print.startsWith(u"warrenctl "_s));
    }

    void optionsAreTaken()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"--profile"_s, u"file.json"_s, u"--format"_s, u"json"_s, u"queues"_s, u"--match"_s,
                                                      u"^a"_s, u"--sort"_s, u"ready"_s, u"--limit"_s, u"5"_s});
        QVERIFY(parsed && parsed->options);
        QCOMPARE(parsed->options->command, CommandId::Queues);
        QCOMPARE(parsed->options->format, Format::Json);
        QCOMPARE(parsed->options->profileFile, u"file.json"_s);
        QCOMPARE(parsed->options->match, u"^a"_s);
        QCOMPARE(parsed->options->sort, u"ready"_s);
        QCOMPARE(parsed->options->limit, 5);
    }

    void changesAreTaken()
    {
        const Result<Parsed> parsed = parseArguments({u"warrenctl"_s, u"close-connections"_s, u"run"_s, u"--user"_s, u"orders"_s, u"--clients-per-second"_s,
                                                      u"20"_s, u"--yes"_s, u"--why"_s, u"leak"_s});
        QVERIFY(parsed && parsed->options);
        QCOMPARE(parsed->options->command, CommandId::CloseConnections);
        const ChangeOptions &change = parsed->options->change;
        QCOMPARE(change.action, u"run"_s);
        QCOMPARE(change.user, u"orders"_s);
        QCOMPARE(change.clientsPerSecond, 20);
        QVERIFY(change.yes);
        const Result<Parsed> pause = parseArguments({u"warrenctl"_s, u"failover"_s, u"pause"_s, u"--for"_s, u"30"_s});
        QVERIFY(pause && pause->options);
        QCOMPARE(pause->options->change.minutes, 30);
        const Result<Parsed> plan = parseArguments({u"warrenctl"_s, u"rebalance"_s});
        QVERIFY(plan && plan->options);
        QCOMPARE(plan->options->change.action, u"plan"_s);
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "OptionsTest.moc"
