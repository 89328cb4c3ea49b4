#include "look/secrets/KeychainStore.h"

#include <QCoroTask>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

/// KeychainStore on a real Secret Service. Because it writes into the keychain of whoever runs
/// it, it has to be asked for: WARRENER_TEST_KEYCHAIN=1, in a session of its own.
class LiveKeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("WARRENER_TEST_KEYCHAIN"))
            QSKIP("set WARRENER_TEST_KEYCHAIN=1 in a session with an unlocked keychain");
    }

    void keepsWhatItIsGiven()
    {
        KeychainStore store(Millis{10'000});
        const ClusterName cluster{u"warrener-test"_s}, other{u"warrener-test2"_s};
        const QString user = u"操作员 x"_s;
        QCOMPARE(QCoro::waitFor(store.read(cluster, user)).error().kind, ErrorKind::NotFound);
        QVERIFY(QCoro::waitFor(store.remove(cluster, user)));

        for (const QString &secret : {u"geheim"_s, u"pass wörd 密码 \"'\\"_s}) {
            const Status written = QCoro::waitFor(store.write(cluster, user, secret));
            QVERIFY2(written, qPrintable(written ? QString() : written.error().message + written.error().detail));
            QCOMPARE(QCoro::waitFor(store.read(cluster, user)).value_or(QString()), secret);
        }
        QCOMPARE(QCoro::waitFor(store.read(other, user)).error().kind, ErrorKind::NotFound);
        QCOMPARE(QCoro::waitFor(store.read(cluster, u"someone"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(QCoro::waitFor(store.remove(cluster, user)));
        QCOMPARE(QCoro::waitFor(store.read(cluster, user)).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(LiveKeychainTest)
#include "LiveKeychainTest.moc"
