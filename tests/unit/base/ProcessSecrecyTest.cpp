#include "base/ProcessSecrecy.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

class ProcessSecrecyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeavesTheProcess()
    {
        const int open = ::open("/dev/null", O_RDONLY); // no O_CLOEXEC: as a shell hands one on
        QVERIFY(open > STDERR_FILENO);
        keepProcessSecret();
        rlimit limit{.rlim_cur = 1, .rlim_max = 1};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
        QVERIFY((::fcntl(open, F_GETFD) & FD_CLOEXEC) != 0);
        QVERIFY((::fcntl(STDERR_FILENO, F_GETFD) & FD_CLOEXEC) == 0);
        ::close(open);
    }

    void takesItsVariable_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("not set") << QByteArray();
        QTest::newRow("short") << QByteArray("a");
        QTest::newRow("letters of elsewhere") << QString(u"pässwörd 密码"_s).toLocal8Bit();
        QTest::newRow("long") << QByteArray(4096, 'x');
    }
    void takesItsVariable()
    {
        QFETCH(const QByteArray, value);
        qunsetenv("WARRENER_TEST_SECRET");
        if (!value.isEmpty())
            qputenv("WARRENER_TEST_SECRET", value);
        const char *const stood = std::getenv("WARRENER_TEST_SECRET");
        QCOMPARE(takeFromEnvironment("WARRENER_TEST_SECRET"), QString::fromLocal8Bit(value));
        QVERIFY(!qEnvironmentVariableIsSet("WARRENER_TEST_SECRET"));
        QVERIFY(stood == nullptr || *stood == '\0');
        QCOMPARE(takeFromEnvironment("WARRENER_TEST_SECRET"), QString());
        QProcess child; // any child of any library, not only those of ours
        child.start(u"env"_s, QStringList());
        QVERIFY(child.waitForFinished());
        QVERIFY(!child.readAllStandardOutput().contains("WARRENER_TEST_SECRET"));
    }
};

QTEST_GUILESS_MAIN(ProcessSecrecyTest)
#include "ProcessSecrecyTest.moc"
