// An upgrade that stopped between two nodes: whose turn it is; and feature flags, which the broker names.
#include "CarryOut.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/UpgradeOrder.h"
#include "run/operations/recovery/VersionGuards.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName up1{u"rabbit@broker1"_s}, up2{u"rabbit@broker2"_s}, up3{u"rabbit@broker3"_s};

QueueSeat seatOnline(const QList<NodeName> &online)
{
    return {.ref = {u"/"_s, u"orders"_s}, .type = QueueType::Quorum, .leader = up1, .members = {up1, up2, up3}, .online = online};
}

// moc loses its way in some raw strings.
QByteArray flag(const QByteArray &name, const QByteArray &state, const QByteArray &stability)
{
    return R"({"name":")" + name + R"(","state":")" + state + R"(","stability":")" + stability + R"("})";
}
QByteArray flagIs(const QByteArray &state)
{
    return "\"" + state + "\",\"stability\":\"stable\"";
}
QByteArray runs(const QByteArray &number, bool running)
{
    return R"({"name":"rabbit@broker)" + number + R"(","running":)" + (running ? "true}" : "false}");
}

} // namespace

class UpgradeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<OwnPrograms>();
        m_api = std::make_unique<FakeServer>();
        m_time = std::make_shared<FakeTime>();
        m_folder->copy(QFINDTESTDATA("unit/operations/fake-host"), {u"ssh"_s, u"rabbitmqctl"_s});
        write(u"broker1.state"_s, "running");
        run(true);
    }
    void cleanup() { m_folder.reset(); }

    void whoseTurn_data()
    {
        QTest::addColumn<QList<NodeRelease>>("nodes");
        QTest::addColumn<bool>("listed");
        QTest::addColumn<QList<NodeName>>("online");
        QTest::addColumn<NodeName>("next");
        QTest::addColumn<QString>("word");
        const QList<NodeRelease> mixed{{up1, u"4.0.5"_s}, {up2, u"4.3.6"_s}, {up3, u"4.0.5"_s}};
        const QList<NodeName> all{up1, up2, up3};
        QTest::newRow("the first that nobody needs") << mixed << true << all << up1 << u"it gets 4.3.6"_s;
        QTest::newRow("one is in maintenance mode already")
            << QList<NodeRelease>{{up1, u"4.0.5"_s}, {up2, u"4.3.6"_s}, {up3, u"4.0.5"_s, true}} << true << all << up3 << u"in maintenance mode already"_s;
        QTest::newRow("the new one is in maintenance mode still")
            << QList<NodeRelease>{{up1, u"4.0.5"_s}, {up2, u"4.3.6"_s, true}, {up3, u"4.0.5"_s}} << true << all << up2 << u"take it out of that"_s;
        QTest::newRow("one does not answer") << QList<NodeRelease>{{up1, u"4.0.5"_s}, {up2, u"4.3.6"_s}, {up3, QString()}} << true << all << up3
                                             << u"No other node leaves"_s;
        QTest::newRow("a queue needs both that are left") << mixed << true << QList{up1, up3} << NodeName() << u"orders would lose its majority"_s;
        QTest::newRow("nobody can list the queues") << mixed << false << all << NodeName() << u"nobody can list the queues"_s;
        QTest::newRow("two nodes") << QList<NodeRelease>{{up1, u"4.0.5"_s}, {up2, u"4.3.6"_s}} << true << all << NodeName() << u"no majority"_s;
        // By numbers, not by letters: nobody goes back.
        QTest::newRow("3.10 is newer than 3.9") << QList<NodeRelease>{{up1, u"3.9.29"_s}, {up2, u"3.10.8"_s}, {up3, u"3.10.8"_s}} << true << all << up1
                                                << u"it gets 3.10.8"_s;
        QTest::newRow("all the same") << QList<NodeRelease>{{up1, u"4.3.6"_s}, {up2, u"4.3.6"_s}, {up3, u"4.3.6"_s}} << true << all << NodeName() << QString();
    }
    void whoseTurn()
    {
        QFETCH(const QList<NodeRelease>, nodes);
        QFETCH(const bool, listed);
        QFETCH(const QList<NodeName>, online);
        QFETCH(const QString, word);
        const UpgradeAdvice advice = upgradeAdvice(nodes, listed ? std::optional(QList{seatOnline(online)}) : std::nullopt);
        QTEST(advice.next, "next");
        QVERIFY2(advice.words.contains(word), qPrintable(advice.words));
        QCOMPARE(advice.words.isEmpty(), word.isEmpty());
    }

    /// What recovery plans ask of versions; which of three nodes runs what.
    void versions_data()
    {
        QTest::addColumn<QStringList>("runs");
        QTest::addColumn<QString>("installed");  ///< on the host of broker3
        QTest::addColumn<QString>("writtenFor"); ///< empty: it may go on; else words of the reason
        QTest::addColumn<QString>("oneSeries");
        QTest::addColumn<QString>("rejoins");
        const QString none;
        const auto row = [&](const char *name, const QStringList &runs, const QString &installed, const QString &written, const QString &one,
                             const QString &rejoins) { QTest::newRow(name) << runs << installed << written << one << rejoins; };
        row("one version", {u"4.0.5"_s, u"4.0.5"_s, u"4.0.5"_s}, u"4.0.5"_s, none, none, none);
        row("another release of the series", {u"4.0.5"_s, u"4.0.5"_s, none}, u"4.0.9"_s, none, none, none);
        row("nobody tells", {none, none, none}, u"4.0.5"_s, none, none, none);
        row("its host is silent", {u"4.0.5"_s, u"4.0.5"_s, none}, none, none, none, none);
        row("an older one is not let in", {u"4.3.6"_s, u"4.3.6"_s, none}, u"4.0.5"_s, none, none, u"may not let an older one in"_s);
        row("a newer one begins an upgrade", {u"4.0.5"_s, u"4.0.5"_s, none}, u"4.3.6"_s, none, none, u"first of an upgrade"_s);
        row("by numbers, not by letters", {u"3.10.8"_s, u"3.10.8"_s, none}, u"3.9.29"_s, u"3.10.8 on"_s, none, u"older"_s);
        // What the accused itself ran does not count for it; of a mixed cluster nobody says which it should have.
        row("it was upgraded when it broke", {u"4.0.5"_s, u"4.0.5"_s, u"4.3.6"_s}, u"4.0.5"_s, none, u"4.0.5 on broker1, broker2"_s, none);
        row("mixed peers", {u"4.0.5"_s, u"4.3.6"_s, none}, u"4.3.6"_s, none, u"An upgrade is under way"_s, none);
        row("newer than the plan", {u"4.4.0"_s, u"4.4.0"_s, u"4.4.0"_s}, u"4.4.0"_s, u"4.4.0 on broker1, broker2, broker3"_s, none, none);
        row("a version that is none", {u"4"_s, u"unknown"_s, none}, u"?"_s, none, none, none);
    }
    void versions()
    {
        QFETCH(const QStringList, runs);
        QFETCH(const QString, installed);
        const QList<NodeRelease> nodes{{up1, runs[0]}, {up2, runs[1]}, {up3, runs[2]}};
        const QStringList brokers = runs[0].startsWith(u"3."_s) ? QStringList{u"4.0"_s, u"4.3"_s} : QStringList{u"3.10"_s, u"4.0"_s, u"4.3"_s};
        const auto judged = [](const Result<QString> &said, const QString &reason) {
            return reason.isEmpty() ? said.has_value() && !said->isEmpty()
                                    : !said && said.error().kind == ErrorKind::Forbidden && said.error().message.contains(reason);
        };
        QFETCH(const QString, writtenFor);
        QFETCH(const QString, oneSeries);
        QFETCH(const QString, rejoins);
        QVERIFY(judged(judgeWrittenFor(brokers, nodes), writtenFor));
        QVERIFY(judged(judgeOneSeries(nodes), oneSeries));
        QVERIFY(judged(judgeRejoins(up3, installed, nodes), rejoins));
        // A plan that names none, or none that can be read, goes for all.
        QVERIFY(judgeWrittenFor({}, nodes) && judgeWrittenFor({u"all"_s}, nodes));
    }

    /// The guards ask for themselves, at their moment: the nodes what they run, the host what is installed there.
    void versionsAreAsked()
    {
        m_api->on("/api/overview", {.body = "{\"node\":\"rabbit@broker1\",\"rabbitmq_version\":\"4.0.5\"}"});
        const auto asked = [this](const Guard &guard) { return carryOut(guard.act.operation, guard.act.arguments); };
        QVERIFY(asked(oneSeriesGuard()));
        QVERIFY(asked(writtenForGuard({u"3.10"_s, u"4.0"_s})));
        QCOMPARE(asked(writtenForGuard({u"3.10"_s})).error().kind, ErrorKind::Forbidden);
        // It is the only node, and has no peer to compare it with.
        QVERIFY(asked(rejoinsGuard(up1)));
        QCOMPARE(parts::installedVersionFrom("4.3.6\n"), u"4.3.6"_s);
        QCOMPARE(parts::installedVersionFrom("warning: something\n1:3.10.8-1.1\n"), u"3.10.8"_s);
        QCOMPARE(parts::installedVersionFrom("no packages found"), QString());
    }

    /// Which ones are off the broker says; what is experimental is left to choice.
    void theBrokerNamesTheFlags()
    {
        hasFlags({flag("a_new_one", "disabled", "stable"), flag("on", "enabled", "stable"), flag("maybe", "disabled", "experimental")});
        const Result<QJsonObject> off = ask();
        QVERIFY2(off, off ? "" : qPrintable(off.error().message));
        QVERIFY(!off->value("done"_L1).toBool());
        QCOMPARE(off->value("words"_L1).toString(), u"a_new_one is off"_s);
        const Result<QJsonObject> enabled = carryOut(u"broker.enable-flags"_s);
        QVERIFY2(enabled, enabled ? "" : qPrintable(enabled.error().message));
        QCOMPARE(enabled->value("enabled"_L1).toArray(), QJsonArray{u"a_new_one"_s});
        QCOMPARE(noted(u"enabled"_s), QByteArray("broker1\n"));
        QVERIFY(ask()->value("done"_L1).toBool());
        // Again: nobody is told anything.
        QVERIFY(carryOut(u"broker.enable-flags"_s));
        QCOMPARE(noted(u"enabled"_s), QByteArray("broker1\n"));
    }
    /// Required ones count too: the next version does not start without them.
    void requiredOnesCount()
    {
        hasFlags({flag("old", "disabled", "required")});
        QVERIFY(!ask()->value("done"_L1).toBool());
    }
    void allNodesOrNone()
    {
        hasFlags({flag("new", "disabled", "stable")});
        run(false);
        const Result<QJsonObject> down = carryOut(u"broker.enable-flags"_s);
        QVERIFY(!down);
        QCOMPARE(down.error().kind, ErrorKind::Forbidden);
        run(true);
        hasFlags({flag("new", "unavailable", "stable")});
        const Result<QJsonObject> unknown = carryOut(u"broker.enable-flags"_s);
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().message.contains(u"one version"_s), qPrintable(unknown.error().message));
        QCOMPARE(noted(u"enabled"_s), QByteArray());
    }

private:
    /// As they are until somebody has told the host; then those that are off and known are on.
    void hasFlags(const QByteArrayList &flags)
    {
        const QString told = m_folder->filePath(u"enabled"_s);
        m_api->otherwise([flags, told](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.path != "/api/feature-flags")
                return std::nullopt;
            QByteArray all = "[" + flags.join(',') + "]";
            if (QFile::exists(told))
                all.replace(flagIs("disabled"), flagIs("enabled"));
            return FakeAnswer{.body = all};
        });
    }
    void run(bool third) const { m_api->on("/api/nodes", {.body = '[' + runs("1", true) + ',' + runs("2", true) + ',' + runs("3", third) + ']'}); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    QByteArray noted(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Result<QJsonObject> ask() const
    {
        const Call call = conditionCall(ClusterCondition::FlagsEnabled, {}, {up1});
        return carryOut(call.operation, call.arguments);
    }
    Result<QJsonObject> carryOut(const QString &operation, const QJsonObject &arguments = {{u"ask"_s, QJsonArray{u"rabbit@broker1"_s}}}) const
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        NodeProfile &node = profile->nodes.emplaceBack();
        node.name = up1;
        node.host = {u"broker1"_s};
        node.management = m_api->url();
        HostProfile &host = profile->hosts.emplaceBack();
        host.name = {u"broker1"_s};
        host.ssh = u"broker1"_s;
        host.sudo = false;
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time));
        return ::carryOut(operations, Call{.operation = operation, .arguments = arguments}, *m_time);
    }

    std::unique_ptr<OwnPrograms> m_folder;
    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "UpgradeTest.moc"
