#include "base/PlainFile.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

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
};

QTEST_GUILESS_MAIN(PlainFileTest)
#include "PlainFileTest.moc"
