// The pool for what waits, and the end of a program in which something waits for ever.
#include "base/WaitPool.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr auto hangs = "WARRENER_TEST_HANGS";
constexpr int hungCode = 42;

/// A program with a task that nothing ends, as one that reads from a file server that is gone.
int programThatHangs()
{
    static QSemaphore never;
    int argc = 1;
    char name[] = "hangs";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    QSemaphore begun;
    waitPool()->start([&begun] {
        begun.release();
        never.acquire();
    });
    begun.acquire();
    std::fputs("said", stdout); // in a buffer: a pipe is no terminal
    return hungCode;
}

} // namespace

class WaitPoolTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        if (qEnvironmentVariableIsSet(hangs))
            std::exit(programThatHangs());
    }

private Q_SLOTS:
    void waitsApartFromWhatComputes()
    {
        QVERIFY(waitPool() != QThreadPool::globalInstance());
        QVERIFY(waitPool()->maxThreadCount() > QThreadPool::globalInstance()->maxThreadCount());
        QCOMPARE(waitPool(), waitPool());
    }

    /// A program that is done ends, with its own exit code and with all that it said.
    void aTaskThatHangsKeepsNoProgram()
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"TESTBED_DIR"_s); // it needs no hosts
        environment.insert(QLatin1StringView(hangs), u"1"_s);
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(), {u"WaitPoolTest"_s});
        QVERIFY(program.waitForStarted());
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), hungCode);
        QCOMPARE(program.readAllStandardOutput(), "said");
    }
};

QTEST_GUILESS_MAIN(WaitPoolTest)
#include "WaitPoolTest.moc"
