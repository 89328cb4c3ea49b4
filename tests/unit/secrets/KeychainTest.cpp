#include "look/secrets/KeychainStore.h"

#include <QCoroTask>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class KeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Nobody's real keychain is touched: there is no session bus at this address.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qunsetenv("DISPLAY");
    }

    void withoutAServiceEverythingSaysSo()
    {
        KeychainStore store(Millis{600'000});
        const ClusterName cluster{u"prod"_s};
        const QString secret = u"tr0ub4dor"_s;
        const Result<QString> read = QCoro::waitFor(store.read(cluster, u"admin"_s));
        const Status write = QCoro::waitFor(store.write(cluster, u"admin"_s, secret));
        const Status remove = QCoro::waitFor(store.remove(cluster, u"admin"_s));
        QVERIFY(!read && !write && !remove);
        for (const Error &error : {read.error(), write.error(), remove.error()}) {
            QVERIFY2(error.kind == ErrorKind::NotConfigured, qPrintable(error.message + u" | "_s + error.detail));
            QVERIFY2(error.message.contains(u"WARRENER_PASSWORD"_s), qPrintable(error.message));
            QVERIFY(!error.message.contains(secret) && !error.detail.contains(secret));
        }
    }

    void patienceEnds()
    {
        KeychainStore store(Millis{0});
        const Result<QString> read = QCoro::waitFor(store.read(ClusterName{u"prod"_s}, u"admin"_s));
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::Timeout || read.error().kind == ErrorKind::NotConfigured);
    }
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "KeychainTest.moc"
