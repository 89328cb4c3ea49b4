#include "record/catalogue/DataTar.h"

#include "record/catalogue/TarHeader.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// One header as GNU tar writes it; its sum is right.
QByteArray header(const QByteArray &name, char type, qint64 size = 0, int mode = 0600)
{
    QByteArray block(TarHeader::block, '\0');
    const auto put = [&block](qsizetype at, const QByteArray &text) { block.replace(at, text.size(), text); };
    put(0, name.left(100));
    put(100, QByteArray::number(mode, 8).rightJustified(7, '0'));
    put(124, QByteArray::number(size, 8).rightJustified(11, '0'));
    put(148, "        ");
    block[156] = type;
    put(257, "ustar  ");
    int sum = 0;
    for (const char byte : std::as_const(block))
        sum += quint8(byte);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    return block;
}

QByteArray file(const QByteArray &name, const QByteArray &bytes, int mode = 0600)
{
    return header(name, '0', bytes.size(), mode) + bytes + QByteArray(tarPadding(bytes.size()), '\0');
}

const QByteArray tarEnd(2 * TarHeader::block, '\0');

} // namespace

class DataTarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What the host's own tar makes of a data directory goes through, in pieces of any length.
    void whatTarWrites()
    {
        const QTemporaryDir dir;
        const QString deep = u"mnesia/rabbit@broker1/msg_stores/vhosts/628WB79CIFDYO9LJI6DKMI09L/queues/"_s + QString(90, u'Q');
        QVERIFY(QDir(dir.path()).mkpath(deep));
        for (const QString &name : {u"/journal.jif"_s, u"/empty"_s, u"/name with ümlaut"_s}) {
            QFile some(dir.filePath(deep + name));
            QVERIFY(some.open(QIODevice::WriteOnly));
            if (!name.contains("empty"_L1))
                some.write(QByteArray(3000, 'x'));
        }
        QProcess tar;
        tar.setWorkingDirectory(dir.path());
        tar.start(u"sh"_s,
                  {u"-c"_s,
                   u"find . \\( -type d -o -type f \\) -print0 | tar --create --file=- --format=gnu --numeric-owner --no-recursion --null --files-from=-"_s});
        QVERIFY(tar.waitForFinished());
        const QByteArray bytes = tar.readAllStandardOutput();
        QVERIFY(bytes.size() > 9000);
        for (const qsizetype piece : {qsizetype(1), qsizetype(511), qsizetype(4096), bytes.size()}) {
            DataTarCheck check;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                const Status taken = check.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
                QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().message + taken.error().detail));
            }
            QVERIFY(check.end());
            QCOMPARE(check.files(), 3);
        }
        DataTarCheck cut;
        QVERIFY(cut.take(QByteArrayView(bytes).first(bytes.size() / 2)));
        QVERIFY(!cut.end());
    }

    void whatLeadsOutOfIt_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("absolute") << file("/etc/cron.d/x", "x");
        QTest::newRow("no folder of its own") << file("etc/x", "x");
        QTest::newRow("up") << file("./../etc/x", "x");
        QTest::newRow("up further down") << file("./a/../../x", "x");
        QTest::newRow("up at the end") << header("./a/..", '5');
        QTest::newRow("link") << header("./a", '2');
        QTest::newRow("hard link") << header("./a", '1');
        QTest::newRow("device") << header("./a", '3');
        QTest::newRow("pipe") << header("./a", '6');
        QTest::newRow("pax") << header("./a", 'x', 512);
        QTest::newRow("sparse") << header("./a", 'S', 512);
        QTest::newRow("another's rights") << file("./a", "x", 04755);
        QTest::newRow("control") << file("./a\nb", "x");
        QTest::newRow("long name up") << header("././@LongLink", 'L', 12) + QByteArray("./../etc/x\0\0", 12) + QByteArray(500, '\0') + file("./fine", "x");
        QTest::newRow("endless name") << header("././@LongLink", 'L', 1'000'000);
        QTest::newRow("broken sum") << file("./a", "x").replace(0, 3, "./b");
        QTest::newRow("behind the end") << tarEnd + file("./a", "x");
    }
    void whatLeadsOutOfIt()
    {
        QFETCH(const QByteArray, entry);
        DataTarCheck check;
        QVERIFY(check.take(header("./", '5', 0, 0755) + file("./good", "abc")));
        const Status taken = check.take(entry);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(DataTarTest)
#include "DataTarTest.moc"
