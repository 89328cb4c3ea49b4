#include "base/FileLock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

class FileLockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime()
    {
        const QTemporaryDir dir;
        const QByteArray path = QFile::encodeName(dir.filePath(u"lock"_s));
        const auto open = [&] { return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600); };
        const int one = open();
        const int other = open();
        QVERIFY(one >= 0 && other >= 0);
        QCOMPARE(lockFile(one), LockAnswer::Taken);
        QCOMPARE(lockFile(one), LockAnswer::Taken); // one's own is no obstacle
        QCOMPARE(lockFile(other), LockAnswer::Held);
        ::close(one);
        QCOMPARE(lockFile(other), LockAnswer::Taken);
        ::close(other);
    }

    /// What cannot be locked is told apart from what somebody holds.
    void impossible()
    {
        QCOMPARE(lockFile(-1), LockAnswer::Impossible);
        QCOMPARE(errno, EBADF);
        const int path = ::open("/", O_PATH | O_CLOEXEC); // nothing that is open this way can be locked
        QVERIFY(path >= 0);
        QCOMPARE(lockFile(path), LockAnswer::Impossible);
        ::close(path);
    }

    /// Asked at least once, as long as somebody holds it, and no longer than it makes sense.
    void waited()
    {
        const auto answers = [](QList<LockAnswer> said, Millis patience, const std::stop_token &stop = {}) {
            int asked = 0;
            const LockAnswer last = waitForLock(patience, [&] { return said.at(std::min<qsizetype>(asked++, said.size() - 1)); }, stop);
            return std::pair(last, asked);
        };
        using enum LockAnswer;
        QCOMPARE(answers({Held, Held, Taken}, Millis{60'000}), std::pair(Taken, 3));
        QCOMPARE(answers({Held, Impossible}, Millis{60'000}), std::pair(Impossible, 2));
        QCOMPARE(answers({Held}, Millis{0}), std::pair(Held, 1));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(answers({Held}, Millis{60'000}, stop.get_token()), std::pair(Held, 1));
        QCOMPARE(answers({Taken}, Millis{60'000}, stop.get_token()), std::pair(Taken, 1));
    }
};

QTEST_GUILESS_MAIN(FileLockTest)
#include "FileLockTest.moc"
