// The service of the automatic failover, as systemd gets to read it.
#include "look/schedule/WatchService.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class WatchServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndRemoves();
    void production();
    void refusesWhatItCannotSay();
};

void WatchServiceTest::writesAndRemoves()
{
    const QTemporaryDir folder;
    const WatchService service(u"/opt/a b/warrenctl"_s, folder.path() + u"/user"_s);
    QVERIFY(!service.isWritten({u"orders"_s}));
    QVERIFY(service.write({.cluster = {u"orders"_s}}));
    QVERIFY(service.isWritten({u"orders"_s}));
    QFile file(folder.path() + u"/user/warrener-watch-orders.service"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    // Ready is what is armed: nobody is told before that it protects.
    QVERIFY2(text.contains(u"\nType=notify\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"ExecStart=\"/opt/a b/warrenctl\" --cluster \"orders\" watch --yes\n"_s)
                 || text.contains(u"ExecStart=\"/opt/a b/warrenctl\" --cluster orders watch --yes\n"_s),
             qPrintable(text));
    QVERIFY(service.removeFile({u"orders"_s}));
    QVERIFY(!service.isWritten({u"orders"_s}));
    QVERIFY2(service.removeFile({u"orders"_s}), "what is not there is no error");
}

void WatchServiceTest::production()
{
    const WatchService service(u"/usr/bin/warrenctl"_s, u"/nowhere"_s);
    const QString text = service.text({.cluster = {u"orders"_s}, .profileFile = u"/home/o/100% \"x\".json"_s, .production = true});
    QVERIFY2(text.contains(u"--profile"_s) && text.contains(u"100%% "_s), qPrintable(text));
    QVERIFY2(text.contains(u"watch --yes --confirm"_s), qPrintable(text));
    const QString encoded = service.text({.cluster = {u"orders"_s}, .profileFile = u"/home/o/a%4b%5.json"_s});
    QVERIFY2(encoded.contains(u"\"/home/o/a%%4b%%5.json\""_s) && encoded.contains(u"TimeoutStartSec=100\n"_s), qPrintable(encoded));
}

void WatchServiceTest::refusesWhatItCannotSay()
{
    const QTemporaryDir folder;
    const WatchService service(u"/usr/bin/warrenctl"_s, folder.path());
    QVERIFY(!service.write({.cluster = {u"../orders"_s}}));
    QVERIFY(!service.write({.cluster = {u"orders"_s}, .profileFile = u"/a\nExecStartPre=/b"_s}));
}

QTEST_GUILESS_MAIN(WatchServiceTest)
#include "WatchServiceTest.moc"
