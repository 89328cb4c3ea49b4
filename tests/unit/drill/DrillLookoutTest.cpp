#include "run/operations/drill/DrillLookout.h"

#include "run/operations/drill/Fault.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

/// A target on loopback: its door is open, shut, and open again.
class DrillLookoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missesATargetWhileItsDoorIsShut()
    {
        QTcpServer target;
        int greeted = 0;
        connect(&target, &QTcpServer::newConnection, &target, [&] {
            while (QTcpSocket *one = target.nextPendingConnection()) {
                // A broker's answer to a protocol that it does not speak (AMQP 0-9-1, 4.2.2): a word.
                one->write(QByteArray("AMQP\0\0\x09\x01", 8));
                ++greeted;
            }
        });
        QVERIFY(target.listen(QHostAddress::LocalHost));
        const quint16 port = target.serverPort();
        ClusterProfile profile;
        NodeProfile &node = profile.nodes.emplaceBack();
        node.name = {u"rabbit@broker1"_s};
        node.amqp = {.host = u"127.0.0.1"_s, .port = port};
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        const TimePoint began = access->time()->now();
        DrillLookout lookout(access, {.targets = {node.name}, .ask = {}, .serversBefore = {}, .conditions = {}});
        const auto console = [&lookout](TimePoint from) { return lookout.noticedSince(from).value(u"console"_s); };

        QTRY_VERIFY_WITH_TIMEOUT(greeted >= 2, 20'000);
        QVERIFY(isNever(console(began)));

        const TimePoint shut = access->time()->now();
        target.close();
        QTRY_VERIFY_WITH_TIMEOUT(!isNever(console(shut)), 20'000);
        QVERIFY(console(shut) >= shut);
        // What was seen before a later fault is no notice of that one.
        QVERIFY(isNever(console(access->time()->now() + 1h)));

        QVERIFY(target.listen(QHostAddress::LocalHost, port));
        QTRY_VERIFY_WITH_TIMEOUT(isNever(console(shut)), 20'000);

        bool ended = false;
        QCoro::connect(lookout.end(), this, [&ended] { ended = true; });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
    }

    /// Of a full disk or memory nobody is gone: the nodes say so themselves, and this console has read it.
    void noticesWhatTheNodesSay_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<bool>("noticed");
        QTest::newRow("well") << QByteArray(R"("mem_alarm":false,"disk_free_alarm":false,"partitions":[])") << false;
        QTest::newRow("memory alarm") << QByteArray(R"("mem_alarm":true,"disk_free_alarm":false,"partitions":[])") << true;
        QTest::newRow("disk alarm") << QByteArray(R"("mem_alarm":false,"disk_free_alarm":true,"partitions":[])") << true;
        QTest::newRow("parted") << QByteArray(R"("mem_alarm":false,"disk_free_alarm":false,"partitions":["rabbit@broker2"])") << true;
    }
    void noticesWhatTheNodesSay()
    {
        QFETCH(QByteArray, said);
        QFETCH(bool, noticed);
        FakeServer api;
        int asked = 0;
        api.otherwise([&](const FakeRequest &) {
            ++asked;
            return FakeAnswer{.body = R"([{"name":"rabbit@broker1","running":true,)" + said + R"(},{"name":"rabbit@broker2","running":true}])"};
        });
        ClusterProfile profile;
        for (const QString &name : {u"rabbit@broker1"_s, u"rabbit@broker2"_s})
            profile.nodes.append({.name = {name}, .management = api.url()});
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        const TimePoint began = access->time()->now();
        DrillLookout lookout(access, {.targets = {profile.nodes.first().name}, .ask = {profile.nodes.last().name}, .serversBefore = {}, .conditions = {}});
        const auto hasLooked = [](DrillLookout &one) { return one.takeSight().has_value(); };
        bool seen = false; // a sight can be taken once
        QTRY_VERIFY_WITH_TIMEOUT((seen = seen || (asked >= 2 && hasLooked(lookout))), 20'000);
        QCOMPARE(lookout.noticedSince(began).contains(u"cluster"_s), noticed);
        QCOMPARE(lookout.noticedSince(began).contains(u"console"_s), noticed);
        // An alarm of another node is not of this fault.
        DrillLookout ofOther(access, {.targets = {profile.nodes.last().name}, .ask = {profile.nodes.last().name}, .serversBefore = {}, .conditions = {}});
        seen = false;
        QTRY_VERIFY_WITH_TIMEOUT((seen = seen || hasLooked(ofOther)), 20'000);
        QVERIFY(!ofOther.noticedSince(began).contains(u"cluster"_s));
        bool ended = false;
        QCoro::connect(lookout.end(), this, [&] { QCoro::connect(ofOther.end(), this, [&ended] { ended = true; }); });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
    }

    /// Where only figures tell, that nobody noticed says nothing.
    void whatShowsInTheCluster()
    {
        QVERIFY(showsInCluster(FaultKind::MemoryAlarm) && showsInCluster(FaultKind::ServiceStop) && showsInCluster(FaultKind::NetworkCut));
        QVERIFY(!showsInCluster(FaultKind::CpuLoad) && !showsInCluster(FaultKind::Latency) && !showsInCluster(FaultKind::ClockHost));
    }
};

QTEST_GUILESS_MAIN(DrillLookoutTest)
#include "DrillLookoutTest.moc"
