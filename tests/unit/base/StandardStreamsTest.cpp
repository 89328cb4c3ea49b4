#include "base/StandardStreams.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace warrener;

class StandardStreamsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileTakesNoClosedStreamsPlace_data()
    {
        QTest::addColumn<int>("stream");
        QTest::newRow("input") << STDIN_FILENO;
        QTest::newRow("output") << STDOUT_FILENO;
        QTest::newRow("errors") << STDERR_FILENO;
    }
    void aFileTakesNoClosedStreamsPlace()
    {
        QFETCH(int, stream);
        // Nothing is said meanwhile: the test's own words go there.
        const int kept = ::fcntl(stream, F_DUPFD_CLOEXEC, 10);
        ::close(stream);
        keepStandardStreams();
        const int file = ::open("/dev/zero", O_RDWR | O_CLOEXEC);
        const ssize_t written = ::write(stream, "x", 1);
        char byte = 0;
        const ssize_t got = ::read(stream, &byte, 1);
        ::dup2(kept, stream);
        ::close(kept);
        ::close(file);
        QVERIFY(file > STDERR_FILENO);
        QCOMPARE(written < 0, stream == STDOUT_FILENO);
        QCOMPARE(got < 0, stream != STDOUT_FILENO);
    }

    void openStreamsStayWhatTheyAre()
    {
        const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
        keepStandardStreams();
        QCOMPARE(::fcntl(STDOUT_FILENO, F_GETFL), flags);
    }

    void aReaderThatGoesEndsNothing()
    {
        ::signal(SIGPIPE, SIG_DFL);
        keepStandardStreams();
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        ::close(ends[0]);
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(-1));
        QCOMPARE(errno, EPIPE);
        ::close(ends[1]);
        struct sigaction now{};
        QCOMPARE(::sigaction(SIGPIPE, nullptr, &now), 0);
        QVERIFY(now.sa_handler != SIG_IGN); // or programs that are started would inherit it
    }

    void whatIsIgnoredStaysIgnored()
    {
        ::signal(SIGPIPE, SIG_IGN);
        keepStandardStreams();
        struct sigaction now{};
        QCOMPARE(::sigaction(SIGPIPE, nullptr, &now), 0);
        QVERIFY(now.sa_handler == SIG_IGN);
    }
};

QTEST_GUILESS_MAIN(StandardStreamsTest)
#include "StandardStreamsTest.moc"
