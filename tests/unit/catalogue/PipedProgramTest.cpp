// A program between two descriptors: what it may not touch, and how it ends.
#include "record/catalogue/PipedProgram.h"

#include <QFile>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <stop_token>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace warrener;

class PipedProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_nowhere.open(QIODevice::ReadWrite)); }
    void cleanup() { m_nowhere.close(); }

    void endsByItself()
    {
        std::stop_source stop;
        PipedProgram program;
        QVERIFY(program.start(u"echo"_s, {u"said"_s}, PipedProgram::Piped::Output, m_nowhere.handle(), stop.get_token()));
        std::array<char, 16> bytes{};
        const Result<qsizetype> got = program.read(bytes.data(), bytes.size());
        QVERIFY(got);
        QCOMPARE(QByteArrayView(bytes.data(), *got), "said\n");
        QVERIFY(program.finish());
        // Its number may be another's by now.
        stop.request_stop();
    }

    /// One that waits for ever, as age does for a key that somebody has to touch.
    void isKilledOnDemand()
    {
        std::stop_source stop;
        PipedProgram program;
        QVERIFY(program.start(u"sleep"_s, {u"100000"_s}, PipedProgram::Piped::Output, m_nowhere.handle(), stop.get_token()));
        const std::jthread other([&stop] { stop.request_stop(); });
        std::array<char, 16> bytes{};
        const Result<qsizetype> got = program.read(bytes.data(), bytes.size());
        QVERIFY(got);
        QCOMPARE(*got, 0);
        const Status ended = program.finish();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Cancelled);
    }

    void stoppedBeforeItBegan()
    {
        std::stop_source stop;
        stop.request_stop();
        PipedProgram program;
        QVERIFY(program.start(u"sleep"_s, {u"100000"_s}, PipedProgram::Piped::Input, m_nowhere.handle(), stop.get_token()));
        const Status ended = program.finish();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Cancelled);
    }

    /// Without room for its descriptors it is not started: it would read from, and write into, what is ours.
    void noDescriptorsLeft()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit few{.rlim_cur = 128, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        std::vector<int> taken;
        for (int each = ::open("/dev/null", O_RDONLY | O_CLOEXEC); each >= 0; each = ::open("/dev/null", O_RDONLY | O_CLOEXEC))
            taken.push_back(each);
        // Room for the pair of sockets and the file of its errors.
        for (int freed = 0; freed < 3 && !taken.empty(); ++freed) {
            ::close(taken.back());
            taken.pop_back();
        }
        Status started;
        {
            PipedProgram program;
            started = program.start(u"cat"_s, {}, PipedProgram::Piped::Output, m_nowhere.handle());
        }
        for (const int each : taken)
            ::close(each);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(!started);
        QCOMPARE(started.error().kind, ErrorKind::Io);
    }

private:
    QFile m_nowhere{u"/dev/null"_s};
};

QTEST_GUILESS_MAIN(PipedProgramTest)
#include "PipedProgramTest.moc"
