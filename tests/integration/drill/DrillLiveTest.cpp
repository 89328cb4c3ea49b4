#include "look/amqp/AmqpSession.h"
#include "plan/drill/DrillLibrary.h"
#include "record/journal/Journal.h"
#include "tests/integration/failover/Bench.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// What to do: one short case ("short"), what other versions owe ("compat"), everything but the kills ("matrix"), or one drill
/// whose console is killed at every step ("kills", WARRENER_DRILL says which).
QString choice()
{
    return qEnvironmentVariable("WARRENER_DRILLS", u"short"_s);
}

QStringList testHosts()
{
    const bench::Ended said = bench::shell(u"for h in broker1 broker2 broker3 lb1 lb2; do on $h true 2>/dev/null && echo $h; done; true"_s);
    return QString::fromUtf8(said.out).split(u'\n', Qt::SkipEmptyParts);
}

/// All that a drill may touch on a host, as text: whatever differs afterwards is left.
QString stateOf(const QString &host)
{
    const QString script = uR"sh(
echo "== services"; systemctl list-units --all --plain --no-legend --type=service,timer | awk '{print $1, $2, $3, $4}' \
  | grep -v -e '^user@' -e '^user-runtime' -e '^systemd-tmpfiles-clean' -e '^run-' -e '^apt-' -e '^dpkg-' | sort
echo "== enabled"; ls /etc/systemd/system /etc/systemd/system/multi-user.target.wants /run/systemd/system 2>/dev/null
echo "== firewall"; nft list ruleset
echo "== qdiscs"; tc qdisc show
echo "== files"; find /etc -xdev -type f ! -name '*.lock' ! -name ld.so.cache | sort | xargs sha256sum
sha256sum /var/lib/rabbitmq/mnesia/*-feature_flags 2>/dev/null
ls /var/lib | sort; ls -a /var/lib/rabbitmq /var/lib/rabbitmq/mnesia 2>/dev/null | grep -v "\.pid$"
echo "== clock"; d=$(($(date +%s) - NOW)); [ $d -le 3 ] && [ $d -ge -3 ] && echo right || echo "wrong by $d"
echo "== stopped"; ps -eo stat=,comm= | grep '^T' || true
echo "== modes"; find /etc -xdev ! -name '*.lock' ! -name ld.so.cache -printf '%M %u %g %p %l\n' | sort
echo "== network"; ip -o address show | awk '{print $2, $3, $4}'; ip route show; ip rule show
echo "== mounts"; findmnt -rno TARGET,FSTYPE | grep -v ' /run/user' | grep -v '^/run/user' | sort
echo "== ours"; ps -eo args= | grep '[w]arrener' | sort; ls -A /tmp /var/tmp /run | grep -i warrener
echo "== limits"; systemctl is-active -q rabbitmq-server && timeout 30 rabbitmqctl -q eval '{rabbit_disk_monitor:get_disk_free_limit(), vm_memory_monitor:get_vm_memory_high_watermark()}.'
echo "== environment"; systemctl is-active -q rabbitmq-server && tr '\0' '\n' </proc/$(systemctl show -p MainPID --value rabbitmq-server)/environ | grep FAKETIME
true
)sh"_s;
    const QString text = QString(script).replace("NOW"_L1, QString::number(QDateTime::currentSecsSinceEpoch()));
    const bench::Ended said = bench::shell(u"on %1 sudo -n sh -s <<'END'\n%2\nEND"_s.arg(host, text));
    return QString::fromUtf8(said.out);
}

QMap<QString, QString> statesOf(const QStringList &hosts)
{
    QMap<QString, QString> states;
    for (const QString &host : hosts) {
        // One that gave no answer is like no other, not even like itself.
        const QString state = stateOf(host);
        states.insert(host, state.contains("== environment"_L1) ? state : u"no answer, %1"_s.arg(QUuid::createUuid().toString()));
    }
    return states;
}

/// The lines that one has and the other has not; nothing: they are alike.
QString differences(const QMap<QString, QString> &before, const QMap<QString, QString> &now)
{
    QStringList lines;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const QStringList was = it.value().split(u'\n');
        const QStringList is = now.value(it.key()).split(u'\n');
        // A rule that is there twice is one too many.
        for (const QString &line : QSet<QString>(was.begin(), was.end()) + QSet<QString>(is.begin(), is.end())) {
            const qsizetype more = is.count(line) - was.count(line);
            // What was damaged is kept for a look, and its report says so.
            if (more != 0 && !(more > 0 && line == "warrener-kept"_L1))
                lines.append(u"%1 %2 %3"_s.arg(it.key(), more > 0 ? u"+"_s : u"-"_s, line));
        }
    }
    return lines.join(u'\n');
}

/// How long the timers have to go that take faults back, by the hosts' own word and without a network; 0: none runs.
std::chrono::milliseconds untilDeadline()
{
    const bench::Ended said =
        bench::shell(u"for h in broker1 broker2 broker3 lb1 lb2; do testbed-inside $h sh -c 'for d in /var/lib/warrener-drill/*/until; do [ ! -s \"$d\" ] || "
                     "echo $(($(cat \"$d\") - $(cut -d. -f1 /proc/uptime))); done'; done; true"_s);
    qint64 seconds = 0;
    for (const QByteArray &line : said.out.split('\n'))
        seconds = std::max(seconds, line.trimmed().toLongLong());
    return std::chrono::seconds{seconds};
}

constexpr std::chrono::seconds brokerStart{90};

/// What differs once the deadline is over and brokers have had their time to start, nobody doing anything; nothing: the
/// hosts equal those before.
QString leftAfterDeadline(const QMap<QString, QString> &before, const QStringList &hosts)
{
    QDeadlineTimer over(brokerStart);
    for (;;) {
        if (const auto left = untilDeadline(); left.count() > 0)
            over.setRemainingTime(left + brokerStart);
        const bool isOver = over.hasExpired();
        if (const QString differs = differences(before, statesOf(hosts)); differs.isEmpty() || isOver)
            return differs;
    }
}

QByteArray journalText(const QString &run = {})
{
    QByteArray all;
    const QDir folder(journalFolder());
    for (const QString &name : folder.entryList({u"testbed@*.jsonl"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    if (run.isEmpty())
        return all;
    QByteArray some;
    for (const QByteArray &line : all.split('\n')) {
        if (line.contains("\"run\":\"" + run.toUtf8() + '"'))
            some += line + '\n';
    }
    return some;
}

/// The probe's queues that the cluster has; `types`: those alone.
QStringList probeQueues(const QString &types = u"(quorum|classic|stream)"_s)
{
    const bench::Ended said =
        bench::shell(u"for h in broker1 broker2 broker3; do on $h sudo -n rabbitmqctl -q list_queues name --no-table-headers && break; done"_s);
    static const QRegularExpression lines(u"[\\r\\n]+"_s);
    return QString::fromUtf8(said.out).split(lines).filter(QRegularExpression(u"^warrener-drill-.*-"_s + types + u"-\\d+$"_s));
}

QStringList runArguments(const QString &drill, const QString &mode, const QStringList &more)
{
    return QStringList{u"drill"_s, u"run"_s, drill, u"--mode"_s, mode, u"--yes"_s} + more;
}

/// Those that do something, groups by what is in them, in the plan's order.
QStringList leavesOf(const QJsonArray &steps)
{
    QStringList leaves;
    for (const QJsonValue &step : steps) {
        const QStringList within = leavesOf(step["steps"_L1].toArray());
        leaves += within.isEmpty() ? QStringList{step["id"_L1].toString()} : within;
    }
    return leaves;
}

/// The fault is there, or its way back is armed.
bool isAboutFault(const QString &step)
{
    return std::ranges::any_of(QStringList{u"arm-"_s, u"armed-"_s, u"make-"_s, u"observe-"_s, u"reverse-"_s},
                               [&step](const QString &kind) { return step.startsWith(kind); });
}

} // namespace

class DrillLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("runs on the test hosts only");
        // A journal and a lock of its own: whatever else runs on this machine is no run of this cluster.
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        m_hosts = testHosts();
        QVERIFY(m_hosts.size() >= 4);
        QVERIFY(bench::reset());
    }

    void toAVerdict_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("verdict"); ///< empty: passed or failed, but one of them
        if (choice() == "kills"_L1) {
            QTest::newRow("none");
            return;
        }
        if (choice() == "short"_L1) {
            // Over long before anybody could look at what should hold: it says so.
            QTest::newRow("network-partition split") << u"network-partition"_s << u"split"_s << u"passed"_s;
            return;
        }
        for (const DrillEntry &entry : drillLibrary(u"/nowhere"_s)) {
            for (const DrillMode &mode : entry.document->modes) {
                if (choice() == "compat"_L1 && entry.id != "node-failure"_L1 && !(entry.id == "network-partition"_L1 && mode.id == "split"_L1))
                    continue;
                // The hosts' disks are the machine's.
                if (mode.id == "fill"_L1)
                    continue;
                const bool notHere = entry.id == "latency"_L1 || (entry.id == "clock-skew"_L1 && mode.id == "host"_L1);
                QTest::newRow(qPrintable(entry.id + u' ' + mode.id)) << entry.id << mode.id << (notHere ? u"inconclusive"_s : QString());
            }
        }
    }

    void toAVerdict()
    {
        if (choice() == "kills"_L1) // whose row has no data to fetch
            QSKIP("kills only");
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        QFETCH(const QString, verdict);
        QVERIFY(isReadyFor(drill));
        // One of each type, so that each is probed.
        if (choice() != "short"_L1)
            QVERIFY(declareOneOfEach());
        const auto before = statesOf(m_hosts);
        // Else so long that the hypothesis is looked at.
        const bool isShort = choice() == "short"_L1;
        const qint64 lasts = isShort ? 10 : findDrill(drill, u"/nowhere"_s).value().settle.count() + 10;
        const bench::Ended ended = bench::warrenctl(runArguments(drill, mode, {u"--duration"_s, QString::number(lasts)}));
        const QJsonObject json = ended.json();
        const QString came = json.value("verdict"_L1).toString();
        const QStringList reasons = json.value("reasons"_L1).toVariant().toStringList();
        const QJsonObject detected = json.value("detectMs"_L1).toObject();
        qInfo("%s %s: %s %s; noticed %s; probe %s", qPrintable(drill), qPrintable(mode), qPrintable(came), qPrintable(reasons.join(u"; "_s)),
              QJsonDocument(detected).toJson(QJsonDocument::Compact).constData(),
              QJsonDocument(json.value("probe"_L1).toArray()).toJson(QJsonDocument::Compact).constData());
        if (drill == "node-failure"_L1 && mode == "stop"_L1) { // peers give a frozen one a minute
            for (const QString &who : {u"cluster"_s, u"proxy"_s, u"console"_s})
                QVERIFY2(detected.value(who).isDouble(), qPrintable(who));
        }
        if (verdict.isEmpty())
            QVERIFY2(came == "passed"_L1 || came == "failed"_L1, (ended.err + ended.out.left(3000)).constData());
        else
            QVERIFY2(came == verdict, (ended.err + ended.out.left(3000)).constData());
        if (came == "inconclusive"_L1)
            QVERIFY2(reasons.join(u' ').contains("not possible on this host"_L1), qPrintable(reasons.join(u"; "_s)));
        if (isShort) { // and nothing else is missing
            QCOMPARE(reasons.size(), 1);
            QVERIFY2(reasons.first().contains("nobody looked"_L1), qPrintable(reasons.first()));
            QVERIFY(!json.value("faultUntil"_L1).isNull() && !json.value("recoveryMs"_L1).isNull());
        }
        QCOMPARE(json.value("left"_L1).toArray().size(), 0);
        QStringList types;
        for (const QJsonValue value : json.value("probe"_L1).toArray()) {
            const QJsonObject traffic = value.toObject();
            types.append(traffic.value("type"_L1).toString());
            QVERIFY2(traffic.value("error"_L1).toString().isEmpty(), qPrintable(traffic.value("error"_L1).toString()));
            QVERIFY2(traffic.value("confirmed"_L1).toInt() > 0, qPrintable(types.last()));
            if (traffic.value("expected"_L1).toString() != "may-lose"_L1)
                QVERIFY2(traffic.value("lost"_L1).toInt(-1) == 0, qPrintable(types.last()));
            // What RabbitMQ cannot do fails no drill, and is told.
            if (drill == "node-failure"_L1 && types.last() == "classic"_L1) {
                QCOMPARE(traffic.value("expected"_L1).toString(), u"may-pause"_s);
                QVERIFY(traffic.value("longestGapMs"_L1).toInt() > 5000);
                QVERIFY2(reasons.join(u' ').contains("as was to be expected"_L1), qPrintable(reasons.join(u"; "_s)));
            }
        }
        if (choice() != "short"_L1 && came != "inconclusive"_L1)
            QCOMPARE(types, (QStringList{u"quorum"_s, u"classic"_s, u"stream"_s}));
        QCOMPARE(probeQueues(), QStringList());
        // By the drill itself: what puts the hosts back for the next test comes afterwards.
        QString differs;
        QTRY_VERIFY2_WITH_TIMEOUT((differs = differences(before, statesOf(m_hosts))).isEmpty(), qPrintable(differs), 60'000);
        QVERIFY(bench::reset());
    }

    void stopsAtOnce()
    {
        if (choice() == "short"_L1 || choice() == "kills"_L1)
            QSKIP("in the long ones");
        const auto before = statesOf(m_hosts);
        QProcess drill;
        drill.start(QStringLiteral(WARRENCTL),
                    QStringList{u"--format"_s, u"json"_s} + runArguments(u"memory-alarm"_s, u"limit"_s, {u"--duration"_s, u"120"_s}));
        const qsizetype had = journalText().size();
        QTRY_VERIFY_WITH_TIMEOUT(journalText().sliced(had).contains("\"step\":\"observe-1\""), 60'000);
        QElapsedTimer since;
        since.start();
        const bench::Ended stopped = bench::warrenctl({u"drill"_s, u"stop"_s, u"--why"_s, u"a test"_s});
        QVERIFY2(stopped.code == 0, stopped.err.constData());
        QVERIFY(drill.waitForFinished(60'000));
        QVERIFY(since.elapsed() < 60'000);
        const QJsonObject json = QJsonDocument::fromJson(drill.readAllStandardOutput()).object();
        QCOMPARE(json.value("verdict"_L1).toString(), u"inconclusive"_s);
        QVERIFY(json.value("reasons"_L1).toArray().first().toString().contains(u"a test"_s));
        const QString differs = differences(before, statesOf(m_hosts));
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }

    /// Somebody else takes confirmed messages out of the probe's queues: they are missing while later ones come, which no fault of
    /// the drill explains. The drill ends by its own word, long before its time, takes its fault back, and counts them as lost.
    void lostMessagesStopIt()
    {
        if (choice() == "short"_L1 || choice() == "kills"_L1)
            QSKIP("in the long ones");
        const auto before = statesOf(m_hosts);
        constexpr int lasts = 150;
        const qsizetype had = journalText().size();
        QProcess drill;
        drill.start(QStringLiteral(WARRENCTL),
                    QStringList{u"--format"_s, u"json"_s} + runArguments(u"cpu-pressure"_s, u"all"_s, {u"--duration"_s, QString::number(lasts)}));
        QTRY_VERIFY_WITH_TIMEOUT(journalText().sliced(had).contains("\"step\":\"observe-1\""), 90'000);
        const QStringList queues = probeQueues(u"quorum"_s);
        QVERIFY(!queues.isEmpty());
        const Result<int> taken = takeFrom(queues.first(), 20);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        QVERIFY(*taken > 0);
        QVERIFY(drill.waitForFinished(600'000));
        const QByteArray said = drill.readAllStandardOutput();
        const QJsonObject json = QJsonDocument::fromJson(said).object();
        const QString reasons = json.value("reasons"_L1).toVariant().toStringList().join(u"; "_s);
        qInfo("%d taken; %s: %s", *taken, qPrintable(json.value("verdict"_L1).toString()), qPrintable(reasons));
        QVERIFY2(reasons.contains("A confirmed message has been missing for"_L1), said.left(3000).constData());
        QCOMPARE(json.value("verdict"_L1).toString(), u"failed"_s);
        // The missing one is given 45 s, and then the fault goes at once.
        const auto at = [&json](QLatin1StringView key) { return QDateTime::fromString(json.value(key).toString(), Qt::ISODateWithMs); };
        QVERIFY(at("faultFrom"_L1).isValid() && at("faultUntil"_L1).isValid());
        QVERIFY2(at("faultFrom"_L1).secsTo(at("faultUntil"_L1)) < lasts - 30, said.left(3000).constData());
        qint64 lost = 0;
        for (const QJsonValue value : json.value("probe"_L1).toArray())
            lost += value.toObject().value("lost"_L1).toInteger();
        QCOMPARE(lost, *taken);
        QCOMPARE(json.value("left"_L1).toArray().size(), 0);
        QCOMPARE(probeQueues(), QStringList());
        QString differs;
        QTRY_VERIFY2_WITH_TIMEOUT((differs = differences(before, statesOf(m_hosts))).isEmpty(), qPrintable(differs), 60'000);
    }

    /// A second node goes while a fault is on another one: what is left might not bear the two. It ends by itself at once.
    void aSecondNodeStopsIt()
    {
        if (choice() == "short"_L1 || choice() == "kills"_L1)
            QSKIP("in the long ones");
        const auto before = statesOf(m_hosts);
        const qsizetype had = journalText().size();
        QProcess drill;
        drill.start(QStringLiteral(WARRENCTL), QStringList{u"--format"_s, u"json"_s} + runArguments(u"cpu-pressure"_s, u"all"_s, {u"--duration"_s, u"150"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(journalText().sliced(had).contains("\"step\":\"observe-1\""), 90'000);
        QCOMPARE(bench::shell(u"on broker1 sudo -n systemctl stop rabbitmq-server"_s).code, 0);
        const auto runsAgain = qScopeGuard([] { bench::reset(); });
        // Without that node the steady state does not come back: somebody starts it once the fault is gone.
        QTRY_VERIFY_WITH_TIMEOUT(journalText().sliced(had).contains("no fault is made on it"), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!QString::fromUtf8(bench::shell(u"on broker3 'ls /var/lib/warrener-drill 2>/dev/null'"_s).out).contains("drill-"_L1), 90'000);
        QCOMPARE(bench::shell(u"on broker1 sudo -n systemctl start rabbitmq-server"_s).code, 0);
        QVERIFY(drill.waitForFinished(600'000));
        const QJsonObject json = QJsonDocument::fromJson(drill.readAllStandardOutput()).object();
        QCOMPARE(json.value("verdict"_L1).toString(), u"failed"_s);
        QVERIFY(json.value("reasons"_L1).toVariant().toStringList().join(u' ').contains(u"broker1 does not run either"_s));
        QCOMPARE(json.value("left"_L1).toArray().size(), 0);
        QVERIFY(bench::reset());
        QString differs;
        QTRY_VERIFY2_WITH_TIMEOUT((differs = differences(before, statesOf(m_hosts))).isEmpty(), qPrintable(differs), 60'000);
    }

    /// The console dies by SIGKILL when that step begins: the fault is gone at its deadline, and the journal takes the run up.
    void killed_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("step"); ///< or its beginning
        if (choice() != "kills"_L1) {
            QTest::newRow("none");
            return;
        }
        const QString wanted = qEnvironmentVariable("WARRENER_DRILL");
        const Result<DrillDocument> document = findDrill(wanted, u"/nowhere"_s);
        QVERIFY2(document, qPrintable(wanted));
        bool isFirst = true;
        for (const DrillMode &mode : document->modes) {
            // The hosts' disks are the machine's, and so is their clock.
            if (mode.id == "fill"_L1 || mode.id == "host"_L1)
                continue;
            // As the plan says it, so that no step of it can be forgotten here.
            const bench::Ended planned = bench::warrenctl(runArguments(wanted, mode.id, {u"--duration"_s, u"5"_s, u"--dry-run"_s}));
            const QStringList steps = leavesOf(planned.json().value("plan"_L1).toObject().value("steps"_L1).toArray());
            QVERIFY2(steps.size() > 5, (planned.err + planned.out.left(2000)).constData());
            for (const QString &step : steps) {
                // What is around the fault is alike in all modes.
                if (isFirst || isAboutFault(step))
                    QTest::newRow(qPrintable(wanted + u' ' + mode.id + u' ' + step)) << wanted << mode.id << step + u'"';
                // Where the hosts have no netem it ends at its first look.
                if (wanted == "latency"_L1 && step.startsWith("possible-"_L1))
                    break;
            }
            isFirst = false;
        }
    }

    void killed()
    {
        if (choice() != "kills"_L1)
            QSKIP("in the matrix of kills");
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        QFETCH(const QString, step);
        QVERIFY(bench::reset());
        QVERIFY(isReadyFor(drill));
        const auto before = statesOf(m_hosts);
        const qsizetype had = journalText().size();
        QProcess console;
        console.start(QStringLiteral(WARRENCTL), runArguments(drill, mode, {u"--duration"_s, u"5"_s}));
        const QByteArray mark = "\"step\":\"" + step.toUtf8();
        const bool came = QTest::qWaitFor([&] { return journalText().sliced(had).contains(mark) || console.state() == QProcess::NotRunning; }, 150'000)
                          && journalText().sliced(had).contains(mark);
        QVERIFY2(came, ("the step has not come: " + console.readAllStandardError() + journalText().right(1500)).constData());
        console.kill();
        // Of its last step it may have come to its end.
        QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished(10'000));
        if (step.startsWith("observe"_L1))
            QVERIFY(!differences(before, statesOf(m_hosts)).isEmpty());
        QString differs = leftAfterDeadline(before, m_hosts);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        const bench::Ended recovered = bench::warrenctl({u"journal"_s, u"recover"_s, u"--direction"_s, u"undo"_s, u"--yes"_s});
        QVERIFY2(recovered.code == 0, (recovered.err + recovered.out.left(2000)).constData());
        differs = differences(before, statesOf(m_hosts));
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        // The record is whole again, and says what became of it; what would not go by itself is gone.
        const QJsonObject last = bench::warrenctl({u"drill"_s, u"report"_s}).json().value("runs"_L1).toArray().first().toObject();
        QCOMPARE(last.value("drill"_L1).toString(), drill);
        QVERIFY2(last.value("verdict"_L1).toString() != "running"_L1, "the run is still open");
        QCOMPARE(last.value("left"_L1).toArray().size(), 0);
        QCOMPARE(probeQueues(u"stream"_s), QStringList());
    }

    /// The console lives and hears nothing any more, for good: the fault is gone at its deadline all the same.
    void cutOffForGood_data()
    {
        QTest::addColumn<QString>("drill");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("isThere"); ///< on broker3: 0 while the fault lasts
        QTest::newRow("node-failure") << u"node-failure"_s << u"stop"_s << u"sh -c '! systemctl is-active -q rabbitmq-server'"_s;
        QTest::newRow("network-partition") << u"network-partition"_s << u"split"_s << u"sh -c 'nft list ruleset | grep -q warrener_'"_s;
    }
    void cutOffForGood()
    {
        if (choice() != "matrix"_L1)
            QSKIP("in the matrix");
        QFETCH(const QString, drill);
        QFETCH(const QString, mode);
        QFETCH(const QString, isThere);
        QVERIFY(bench::reset());
        const auto before = statesOf(m_hosts);
        const auto healed = qScopeGuard([] { bench::shell(u"testbed-console heal"_s); });
        const qsizetype had = journalText().size();
        QProcess console;
        console.start(QStringLiteral(WARRENCTL), runArguments(drill, mode, {u"--duration"_s, u"5"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(journalText().sliced(had).contains("\"step\":\"observe-1\""), 150'000);
        QCOMPARE(bench::shell(u"testbed-console cut"_s).code, 0);
        const auto lasts = [&isThere] { return bench::shell(u"testbed-inside broker3 "_s + isThere).code == 0; };
        QVERIFY(lasts());
        // Nobody could tell it to.
        const auto left = untilDeadline();
        QVERIFY(left.count() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!lasts(), left + brokerStart);
        QVERIFY(bench::shell(u"timeout 5 on broker1 true"_s).code != 0);
        console.kill();
        QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished(10'000));
        QCOMPARE(bench::shell(u"testbed-console heal"_s).code, 0);
        QString differs;
        QTRY_VERIFY2_WITH_TIMEOUT((differs = differences(before, statesOf(m_hosts))).isEmpty(), qPrintable(differs), 90'000);
        const bench::Ended recovered = bench::warrenctl({u"journal"_s, u"recover"_s, u"--direction"_s, u"undo"_s, u"--yes"_s});
        QVERIFY2(recovered.code == 0, (recovered.err + recovered.out.left(2000)).constData());
    }

private:
    /// A classic queue and a stream, so that the cluster has such.
    static bool declareOneOfEach()
    {
        const QString put = u"for t in classic stream; do curl -fsS -u \"$(jq -r .user \"$WARRENER_PROFILE\"):$WARRENER_PASSWORD\" -X PUT -H 'content-type: "
                            "application/json' -d \"{\\\"durable\\\":true,\\\"arguments\\\":{\\\"x-queue-type\\\":\\\"$t\\\"}}\" "
                            "http://broker1:15672/api/queues/%2F/drilled-$t || exit 1; done"_s;
        return bench::shell(put).code == 0;
    }

    /// Takes so many messages of the queue for good, as another consumer of it does; fewer where no more came within ten seconds.
    static Result<int> takeFrom(const QString &queue, int most)
    {
        const bool tlsOnly = !qEnvironmentVariableIsEmpty("TESTBED_TLS");
        AmqpOptions options{
            .endpoint = {u"broker1"_s, quint16(tlsOnly ? 5671 : 5672)}, .user = u"warrener"_s, .password = qEnvironmentVariable("WARRENER_PASSWORD")};
        if (tlsOnly)
            options.tls = TlsProfile{.ca = qEnvironmentVariable("TESTBED_DIR") + u"/tls/ca.pem"_s, .clientCertificate = {}, .clientKey = {}};
        const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(options);
        if (!session)
            return std::unexpected(session.error());
        // One at a time: what it holds and has not taken goes back to the queue when it leaves.
        if (const Status set = (*session)->setPrefetch(1); !set)
            return std::unexpected(set.error());
        if (const Result<QString> consumer = (*session)->consume(queue); !consumer)
            return std::unexpected(consumer.error());
        int taken = 0;
        const QDeadlineTimer soon(std::chrono::seconds{10});
        while (taken < most && !soon.hasExpired()) {
            const Result<std::optional<AmqpDelivery>> message = (*session)->next(Millis{500});
            if (!message)
                return std::unexpected(message.error());
            // Known to somebody before: it counts as arrived, whoever takes it now.
            if (!*message || (*message)->redelivered)
                continue;
            if (const Status acked = (*session)->ack((*message)->tag); !acked)
                return std::unexpected(acked.error());
            ++taken;
        }
        (*session)->close();
        return taken;
    }

    /// Data are damaged only where a verified backup, with messages, stands behind them.
    static bool isReadyFor(const QString &drill)
    {
        return drill != "data-corruption"_L1
               || (bench::warrenctl({u"backup"_s, u"create"_s, u"--type"_s, u"config"_s, u"--yes"_s}).code == 0
                   && bench::warrenctl({u"backup"_s, u"create"_s, u"--type"_s, u"full"_s, u"--yes"_s}).code == 0
                   && bench::warrenctl({u"backup"_s, u"verify"_s}).code == 0);
    }

    QTemporaryDir m_home;
    QStringList m_hosts;
};

QTEST_GUILESS_MAIN(DrillLiveTest)
#include "DrillLiveTest.moc"
