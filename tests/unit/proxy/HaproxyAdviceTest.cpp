// What is recommended for a proxy, beside what it has.
#include "judge/diagnosis/HaproxyAdvice.h"

#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

ClusterProfile profile()
{
    ClusterProfile profile;
    profile.name = {u"orders"_s};
    for (int i = 1; i <= 3; ++i) {
        NodeProfile node;
        node.name = {u"rabbit@broker%1"_s.arg(i)};
        node.amqp = {u"broker%1"_s.arg(i), 5672};
        node.management = QUrl(u"http://broker%1:15672"_s.arg(i));
        profile.nodes.append(node);
    }
    ProxyProfile proxy;
    proxy.name = {u"lb1"_s};
    proxy.host = {u"lb1"_s};
    proxy.address = {u"lb1"_s, 5672};
    profile.proxies = {proxy};
    return profile;
}

ProxyDeepLook lookWith(const QString &config)
{
    ProxyDeepLook look;
    look.backend = u"be_rabbit"_s;
    look.configFiles = {u"/etc/haproxy/haproxy.cfg"_s};
    look.config = Answer<QString>::of(config, Millis{10});
    look.test = Answer<ProxyConfigTest>::of(ProxyConfigTest{.valid = true, .said = {}}, Millis{10});
    return look;
}

HaproxyAdvice adviceFor(const ProxyDeepLook &look)
{
    const ClusterProfile cluster = profile();
    const Result<HaproxyAdvice> advice = adviseHaproxy(cluster, cluster.proxies.first(), look, u"4.3.6"_s);
    return advice ? *advice : HaproxyAdvice{};
}

} // namespace

class HaproxyAdviceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsAndDifference();
    void recommendedOneHasNoFault();
    void unreadOneStillGetsAdvice();
    void nothingToWrite();
};

void HaproxyAdviceTest::faultsAndDifference()
{
    const QString present = u"defaults\n    mode tcp\n    timeout connect 3s\n    timeout client 50s\n    timeout server 50s\n"
                            "frontend fe\n    bind :5672\n    default_backend be_rabbit\n"
                            "backend be_rabbit\n    server broker1 broker1:5672\n"_s;
    const HaproxyAdvice advice = adviceFor(lookWith(present));
    QCOMPARE(advice.file, u"/etc/haproxy/haproxy.cfg"_s);
    QCOMPARE(advice.present, present);
    QVERIFY(!advice.unread);
    QStringList ids;
    for (const CheckResult &fault : advice.faults)
        ids.append(fault.id + u' ' + fault.kind);
    QVERIFY2(ids.contains(u"proxy.config.check none"_s), qPrintable(ids.join(u'\n')));
    QVERIFY2(ids.contains(u"proxy.config.timeout tight-client"_s), qPrintable(ids.join(u'\n')));
    // The list is higher than its window: what must be mended is not below what is only worth knowing.
    QVERIFY(std::ranges::is_sorted(advice.faults, std::ranges::greater{}, &CheckResult::outcome));
    // The backend's name is the one that the proxy has, so that plans go on to find it.
    QVERIFY(advice.recommended.contains(u"\nbackend be_rabbit\n"_s));
    const QString difference = toText(advice.difference);
    QVERIFY2(difference.contains(u"-    timeout client 50s\n"_s), qPrintable(difference));
    QVERIFY2(difference.contains(u"+    timeout client 3h\n"_s), qPrintable(difference));
}

void HaproxyAdviceTest::recommendedOneHasNoFault()
{
    const QString recommended = adviceFor(lookWith({})).recommended;
    const HaproxyAdvice advice = adviceFor(lookWith(recommended));
    QVERIFY(advice.faults.isEmpty());
    QVERIFY(!advice.difference.isEmpty());
    QCOMPARE(toText(advice.difference), QString());
}

void HaproxyAdviceTest::unreadOneStillGetsAdvice()
{
    ProxyDeepLook look;
    look.config.error = failure(ErrorKind::Unreachable, u"lb1 does not answer"_s).error();
    const HaproxyAdvice advice = adviceFor(look);
    QVERIFY(advice.recommended.contains(u"    server broker3 broker3:5672"_s));
    QVERIFY(!advice.present);
    QCOMPARE(advice.unread->kind, ErrorKind::Unreachable);
    QVERIFY(advice.faults.isEmpty());
    QVERIFY(advice.difference.isEmpty());
}

void HaproxyAdviceTest::nothingToWrite()
{
    const ClusterProfile cluster = profile();
    ClusterProfile bare = cluster;
    bare.nodes.clear();
    QCOMPARE(adviseHaproxy(bare, cluster.proxies.first(), {}, {}).error().kind, ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(HaproxyAdviceTest)
#include "HaproxyAdviceTest.moc"
