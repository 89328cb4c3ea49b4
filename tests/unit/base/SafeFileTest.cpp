#include "base/SafeFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class SafeFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.json"_s);
        QVERIFY(writeFileSafely(file, "one"));
        QCOMPARE(contentOf(file), "one");
        QCOMPARE(QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    }

    void anOlderFileLosesItsRights()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.json"_s);
        QVERIFY(writeFileSafely(file, "one"));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(writeFileSafely(file, "two"));
        QCOMPARE(contentOf(file), "two");
        QVERIFY(!(QFile::permissions(file) & QFile::ReadOther));
    }

    void whatIsNotCommittedLeavesNothing()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.json"_s);
        QVERIFY(writeFileSafely(file, "one"));
        {
            SafeFile half(file);
            QVERIFY(half.open());
            half.device().write("tw");
        }
        QCOMPARE(contentOf(file), "one");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"a.json"_s});
    }

    void saysWhichFileAndWhy()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"none/a.json"_s);
        const Status status = writeFileSafely(file, "one");
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Io);
        QVERIFY2(status.error().message.contains(file), qPrintable(status.error().message));
        QVERIFY(!syncFolder(folder.filePath(u"none"_s)));
    }
};

QTEST_GUILESS_MAIN(SafeFileTest)
#include "SafeFileTest.moc"
