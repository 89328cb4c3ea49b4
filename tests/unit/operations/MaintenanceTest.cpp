// Who is in maintenance mode, on versions that tell it by the management API and on 3.x, which does not.

#include "base/Timekeeper.h"
#include "run/operations/MaintenanceLook.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName one{u"rabbit@broker1"_s};
const NodeName two{u"rabbit@broker2"_s};

QByteArray row(const NodeName &node, const QByteArray &more = {})
{
    return R"({"name":")" + node.value.toUtf8() + R"(","running":true,"type":"disc")" + more + '}';
}

} // namespace

class MaintenanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<OwnPrograms>();
        m_peer = std::make_unique<FakeServer>();
        setStatus({}, 1);
    }
    void cleanup() { m_folder.reset(); }

    void term_data()
    {
        QTest::addColumn<QByteArray>("term");
        QTest::addColumn<MaintenanceMarks>("marks");
        QTest::newRow("erl_call") << QByteArray("{ok, [{rabbit@broker1,false},{rabbit@broker2,true}]}") << MaintenanceMarks{{one, false}, {two, true}};
        QTest::newRow("rabbitmqctl, over two lines") << QByteArray("[{rabbit@broker1,true},\n {rabbit@broker2,false}]\n")
                                                     << MaintenanceMarks{{one, true}, {two, false}};
        QTest::newRow("names in quotes") << QByteArray("[{'rabbit@mq-1.example.org',true}]") << MaintenanceMarks{{{u"rabbit@mq-1.example.org"_s}, true}};
        QTest::newRow("not known") << QByteArray("[{rabbit@broker1,undefined}]") << MaintenanceMarks{};
        QTest::newRow("nobody") << QByteArray("[]") << MaintenanceMarks{};
    }
    void term()
    {
        QFETCH(const QByteArray, term);
        const Result<MaintenanceMarks> marks = maintenanceFromTerm(term);
        QVERIFY(marks);
        QTEST(*marks, "marks");
    }
    void termThatIsNone()
    {
        QCOMPARE(maintenanceFromTerm("Error: unable to perform an operation on node").error().kind, ErrorKind::Malformed);
        QCOMPARE(maintenanceFromTerm(QByteArray(2 << 20, ' ')).error().kind, ErrorKind::TooLarge);
    }

    void asked_data()
    {
        QTest::addColumn<QByteArray>("flag");   // of broker1, as broker2 tells it
        QTest::addColumn<QByteArray>("status"); // of a host; empty: it says none
        QTest::addColumn<MaintenanceMarks>("marks");
        const QByteArray drained = "{ok, [{rabbit@broker1,true},{rabbit@broker2,false}]}";
        QTest::newRow("the API tells") << QByteArray(R"(,"being_drained":true)") << QByteArray() << MaintenanceMarks{{one, true}};
        QTest::newRow("the API tells, a host is not asked") << QByteArray(R"(,"being_drained":false)") << drained << MaintenanceMarks{{one, false}};
        QTest::newRow("3.x, a host tells") << QByteArray() << drained << MaintenanceMarks{{one, true}};
        QTest::newRow("3.x, nobody tells") << QByteArray() << QByteArray() << MaintenanceMarks{};
    }
    void asked()
    {
        QFETCH(const QByteArray, flag);
        QFETCH(const QByteArray, status);
        m_peer->on("/api/nodes", {.body = '[' + row(one, flag) + ']'});
        setStatus(status, status.isEmpty() ? 64 : 0);
        QTEST(QCoro::waitFor(askMaintenance(access(), {one, two}, {})), "marks");
    }

    /// What a probe says after a crash decides whether a drain is taken back: "not known" is no "no".
    void probe_data()
    {
        QTest::addColumn<QByteArray>("flag");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("answer");
        const auto says = [](const char *words) -> QByteArray { return QByteArray("{ok, [{rabbit@broker1,") + words + "}]}"; };
        QTest::newRow("4.0, drained") << QByteArray(R"(,"being_drained":true)") << QByteArray() << u"done"_s;
        QTest::newRow("4.0, not drained") << QByteArray(R"(,"being_drained":false)") << QByteArray() << u"not done"_s;
        QTest::newRow("3.x, drained") << QByteArray() << says("true") << u"done"_s;
        QTest::newRow("3.x, not drained") << QByteArray() << says("false") << u"not done"_s;
        QTest::newRow("3.x, the host is mute") << QByteArray() << QByteArray() << u"unclear"_s;
        QTest::newRow("3.x, the host does not know") << QByteArray() << says("undefined") << u"unclear"_s;
    }
    void probe()
    {
        QFETCH(const QByteArray, flag);
        QFETCH(const QByteArray, status);
        m_peer->on("/api/nodes", {.body = '[' + row(one, flag) + ',' + row(two, flag) + ']'});
        setStatus(status, status.isEmpty() ? 64 : 0);
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        const Call isDrained{.operation = u"broker.is-drained"_s,
                             .arguments = {{u"node"_s, one.value}, {u"ask"_s, QJsonArray{two.value}}, {u"wanted"_s, true}}};
        const std::shared_ptr<Timekeeper> time = systemTimekeeper();
        const Result<QJsonObject> said = QCoro::waitFor(Operations::call(operations, isDrained, StepContext{}, time, {}));
        QTEST(!said ? u"unclear"_s : said->value("done"_L1).toBool() ? u"done"_s : u"not done"_s, "answer");
    }

    /// A way back leaves a node where somebody else had put it, and drains none that the others cannot do without.
    void wayBack_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("kept");
        QTest::addColumn<QString>("answer");
        const QJsonObject drained{{u"wasDrained"_s, true}}, served{{u"wasDrained"_s, false}};
        QTest::newRow("drained before somebody drained it again") << u"broker.revive"_s << drained << u"stays"_s;
        QTest::newRow("it served") << u"broker.revive"_s << served << u"done"_s;
        QTest::newRow("nobody has looked") << u"broker.revive"_s << QJsonObject() << u"done"_s;
        QTest::newRow("it served before it was revived") << u"broker.drain"_s << served << u"stays"_s;
        QTest::newRow("nobody else serves") << u"broker.drain"_s << drained << u"refused"_s;
    }
    void wayBack()
    {
        QFETCH(const QString, operation);
        QFETCH(const QJsonObject, kept);
        const bool drains = operation == "broker.drain"_L1;
        m_peer->on("/api/nodes", {.body = '[' + row(one, drains ? R"(,"being_drained":true)" : R"(,"being_drained":false)") + ']'});
        setStatus("done", 0);
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        const Call back{.operation = operation, .arguments = {{u"node"_s, one.value}, {u"ask"_s, QJsonArray{two.value}}, {u"undo"_s, true}}};
        StepContext context{.run = u"run"_s};
        context.kept = kept;
        const Result<QJsonObject> said = QCoro::waitFor(Operations::call(operations, back, context, systemTimekeeper(), {}));
        const QString words = said ? said->value("words"_L1).toString() : said.error().message;
        const QString answer = !said ? u"refused"_s : words.contains(u"stays so"_s) ? u"stays"_s : u"done"_s;
        QTEST(answer, "answer");
    }

private:
    /// What `ssh` answers to whatever it is asked.
    void setStatus(const QByteArray &status, int exitCode) const
    {
        m_folder->write(u"ssh"_s, "#!/bin/sh\ncat <<'END'\n" + status + "\nEND\nexit " + QByteArray::number(exitCode) + '\n');
    }

    /// broker1 is drained: its ports are closed, and only broker2 speaks of it.
    std::shared_ptr<ClusterAccess> access() const
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (const NodeName &node : {one, two}) {
            NodeProfile known{.name = node};
            known.host = {shortName(node)};
            if (node == two)
                known.management = m_peer->url();
            profile->nodes.append(known);
            HostProfile host;
            host.name = {shortName(node)};
            host.ssh = shortName(node);
            profile->hosts.append(host);
        }
        return std::make_shared<ClusterAccess>(profile, u"secret"_s);
    }

    std::unique_ptr<OwnPrograms> m_folder;
    std::unique_ptr<FakeServer> m_peer;
};

QTEST_GUILESS_MAIN(MaintenanceTest)
#include "MaintenanceTest.moc"
