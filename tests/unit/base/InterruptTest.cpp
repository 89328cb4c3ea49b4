// Signals as calls: Ctrl+C, and a terminal that goes away.
#include "base/Interrupt.h"

#include "base/HandOver.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace warrener;

namespace {

using Handler = void (*)(int);

Handler handlerOf(int number)
{
    struct sigaction now{};
    ::sigaction(number, nullptr, &now);
    return now.sa_handler;
}

} // namespace

class InterruptTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { cleanup(); }
    void cleanup()
    {
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            ::signal(number, SIG_DFL);
    }

    void theFirstBecomesACall_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("asked to end") << SIGTERM; // a terminal that goes is told once a process: below
    }
    void theFirstBecomesACall()
    {
        QFETCH(const int, number);
        int calls = 0;
        const Interrupt interrupt([&calls] { ++calls; });
        ::raise(number);
        QTRY_COMPARE(calls, 1);
    }

    void theSecondEndsTheProgram()
    {
        const Interrupt interrupt([] {});
        ::raise(SIGINT);
        QVERIFY(handlerOf(SIGINT) == SIG_DFL);
    }

    /// For who has two answers: wait, and take back.
    void heardTwice()
    {
        int calls = 0;
        const Interrupt interrupt([&calls] { ++calls; }, 2);
        ::raise(SIGINT);
        QTRY_COMPARE(calls, 1);
        QCOMPARE(interrupt.asked(), 1);
        QVERIFY(handlerOf(SIGINT) != SIG_DFL);
        // A session that ends says it in two ways, and means one thing.
        ::raise(SIGTERM);
        QTRY_COMPARE(calls, 2);
        QCOMPARE(interrupt.asked(), 1);
        ::raise(SIGINT);
        QTRY_COMPARE(calls, 3);
        QCOMPARE(interrupt.asked(), 2);
        QVERIFY2(handlerOf(SIGINT) == SIG_DFL, "the third ends the program as ever");
        QVERIFY(handlerOf(SIGTERM) != SIG_DFL);
    }

    /// Nothing is lost where the event loop is busy: they are one call, and were two.
    void twiceAtOnce()
    {
        int calls = 0;
        const Interrupt interrupt([&calls] { ++calls; }, 2);
        ::raise(SIGTERM);
        ::raise(SIGTERM);
        QTRY_COMPARE(calls, 1);
        QCOMPARE(interrupt.asked(), 2);
    }

    /// Written by the signal itself: nothing runs the event loop here.
    void theSecondHasLastWords_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("ends");
        QTest::newRow("Ctrl+C twice") << SIGINT << SIGINT << true;
        QTest::newRow("asked to end twice") << SIGTERM << SIGTERM << true;
        QTest::newRow("a session that ends") << SIGHUP << SIGTERM << false;
        QTest::newRow("one of each") << SIGINT << SIGTERM << false;
    }
    void theSecondHasLastWords()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        QFETCH(const bool, ends);
        if (handover::isWatched && first == second && ends)
            QSKIP("the thread sanitizer delivers signals by itself, and does not give one back to the kernel after the first");
        int pipe[2] = {-1, -1};
        QCOMPARE(::pipe2(pipe, O_CLOEXEC), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(pipe[1], STDERR_FILENO);
            Interrupt interrupt([] {});
            interrupt.setLastWords("of before\n");
            interrupt.setLastWords("what is left over\n");
            ::raise(first);
            ::raise(second);
            ::_exit(0);
        }
        ::close(pipe[1]);
        QVERIFY(child > 0);
        std::array<char, 100> said{};
        const ssize_t size = ::read(pipe[0], said.data(), said.size());
        ::close(pipe[0]);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(bool(WIFSIGNALED(status)), ends);
        QCOMPARE(QByteArray(said.data(), std::max<ssize_t>(0, size)), ends ? QByteArray("what is left over\n") : QByteArray());
        if (ends)
            QCOMPARE(WTERMSIG(status), second);
    }

    /// The kernel and the shell both tell of a terminal that goes: the way back must not be cut off by the second word.
    void aTerminalGoesOnce()
    {
        int calls = 0;
        {
            const Interrupt interrupt([&calls] { ++calls; });
            ::raise(SIGHUP);
            ::raise(SIGHUP);
            QTRY_COMPARE(calls, 1);
        }
        // Nor is it ignored: programs that are started would inherit that.
        QVERIFY(handlerOf(SIGHUP) != SIG_IGN && handlerOf(SIGHUP) != SIG_DFL);
        const Interrupt another([&calls] { ++calls; });
        ::raise(SIGHUP);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    /// nohup, and what a shell without job control starts in the background.
    void whatIsIgnoredStaysIgnored()
    {
        ::signal(SIGHUP, SIG_IGN);
        ::signal(SIGINT, SIG_IGN);
        {
            const Interrupt interrupt([] {});
            QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
            QVERIFY(handlerOf(SIGINT) == SIG_IGN);
            QVERIFY(handlerOf(SIGTERM) != SIG_DFL);
        }
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        QVERIFY(handlerOf(SIGINT) == SIG_IGN);
        QVERIFY(handlerOf(SIGTERM) == SIG_DFL);
    }
};

QTEST_GUILESS_MAIN(InterruptTest)
#include "InterruptTest.moc"
