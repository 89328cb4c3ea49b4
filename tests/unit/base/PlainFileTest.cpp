#include "base/PlainFile.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

class PlainFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensFiles()
    {
        const QTemporaryDir folder;
        QFile made(folder.filePath(u"a"_s));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write("abc") == 3);
        made.close();
        QVERIFY(QFile::link(folder.filePath(u"a"_s), folder.filePath(u"link"_s)));
        for (const QString &name : {u"a"_s, u"link"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(openPlainFile(file));
            QCOMPARE(file.readAll(), "abc"_ba);
        }
    }

    void refusesTheRest()
    {
        const QTemporaryDir folder;
        QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(folder.filePath(u"pipe"_s), folder.filePath(u"link"_s)));
        for (const QString &name : {folder.filePath(u"pipe"_s), folder.filePath(u"link"_s), folder.path(), u"/dev/zero"_s}) {
            QFile file(name);
            QVERIFY(!openPlainFile(file));
            QVERIFY(!file.isOpen());
            QVERIFY2(file.errorString().contains(u"plain file"_s), qPrintable(file.errorString()));
        }
        QFile none(folder.filePath(u"none"_s));
        QVERIFY(!openPlainFile(none));
        QVERIFY(!none.errorString().isEmpty());
    }

    /// Whatever stands in the way is said in the system's words, and never becomes an empty text.
    void whatCannotBeReadSaysWhy()
    {
        const QTemporaryDir folder;
        const auto why = [](const Result<QByteArray> &read) { return read ? u"it was read"_s : read.error().message; };
        QCOMPARE(why(readNamedFile(folder.filePath(u"none"_s), 10)), qt_error_string(ENOENT));
        QCOMPARE(why(readNamedFile(folder.path(), 10)), qt_error_string(EISDIR));
        QCOMPARE(readPlainFile(folder.filePath(u"none"_s), 10).error().kind, ErrorKind::Io);
        QVERIFY(why(readPlainFile(folder.path(), 10)).contains(u"plain file"_s));
        if (::geteuid() != 0) {
            const QString closed = folder.filePath(u"closed"_s);
            QVERIFY(writeAs(closed, "abc") && QFile::setPermissions(closed, QFile::WriteOwner));
            QCOMPARE(why(readNamedFile(closed, 10)), qt_error_string(EACCES));
        }
    }

    void isBoundedInSize()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a"_s);
        QVERIFY(writeAs(file, "abc"));
        QCOMPARE(readNamedFile(file, 3).value_or("-"_ba), "abc"_ba);
        QCOMPARE(readPlainFile(file, 3).value_or("-"_ba), "abc"_ba);
        QCOMPARE(readNamedFile(file, 2).error().kind, ErrorKind::TooLarge);
        QCOMPARE(readPlainFile(file, 2).error().kind, ErrorKind::TooLarge);
        QCOMPARE(readNamedFile(u"/dev/zero"_s, 1 << 20).error().kind, ErrorKind::TooLarge);
        QCOMPARE(readNamedFile(u"/dev/null"_s, 1).value_or("-"_ba), QByteArray());
    }

    /// As /dev/stdin and <(command) are.
    void whatAPipeSaysIsRead()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        QCOMPARE(::write(ends[1], "abc", 3), ssize_t{3});
        ::close(ends[1]);
        const Result<QByteArray> read = readNamedFile(u"/dev/fd/%1"_s.arg(ends[0]), 10);
        ::close(ends[0]);
        QCOMPARE(read.value_or("-"_ba), "abc"_ba);
    }

    /// Into which nobody writes, and which its writer never ends: with words instead of for ever.
    void aPipeIsNotWaitedForForEver()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const Result<QByteArray> nobody = readNamedFile(pipe, 10, Millis{1});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::Io);
        QVERIFY2(nobody.error().message.contains(u"nothing"_s), qPrintable(nobody.error().message));
        const int reader = ::open(QFile::encodeName(pipe).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        const int writer = ::open(QFile::encodeName(pipe).constData(), O_WRONLY | O_CLOEXEC);
        QCOMPARE(::write(writer, "abc", 3), ssize_t{3});
        const Result<QByteArray> endless = readNamedFile(pipe, 10, Millis{1});
        ::close(writer);
        ::close(reader);
        QVERIFY(!endless);
        QVERIFY2(endless.error().message.contains(u"end"_s), qPrintable(endless.error().message));
    }

private:
    static bool writeAs(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
};

QTEST_GUILESS_MAIN(PlainFileTest)
#include "PlainFileTest.moc"
