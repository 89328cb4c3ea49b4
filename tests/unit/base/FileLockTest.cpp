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
};

QTEST_GUILESS_MAIN(FileLockTest)
#include "FileLockTest.moc"
