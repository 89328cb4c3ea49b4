#include "ui/backups/TextPage.h"

#include <QBuffer>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

Result<TextPage> pageFrom(QByteArray bytes, const TextQuery &query, const std::stop_token &stop = {})
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, u"no buffer"_s);
    return readTextPage(buffer, query, stop);
}

} // namespace

class TextPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesWithTheirNumbers()
    {
        const TextPage page = pageFrom("one\r\ntwo\n\nfour", {}).value();
        QCOMPARE(page.lines, (QList<TextLine>{{1, u"one"_s}, {2, u"two"_s}, {3, QString()}, {4, u"four"_s}}));
        QCOMPARE(page.next, -1);
        QVERIFY(pageFrom("", {}).value().lines.isEmpty());
    }

    void pagesMeetWithoutGapOrOverlap()
    {
        QByteArray text;
        for (int line = 1; line <= 95; ++line)
            text += QByteArray::number(line) + '\n';
        QList<TextLine> all;
        TextQuery query{.most = 10};
        int pages = 0;
        do {
            const TextPage page = pageFrom(text, query).value();
            all += page.lines;
            query.from = page.next;
            ++pages;
        } while (query.from >= 0 && pages < 20);
        QCOMPARE(pages, 10);
        QCOMPARE(all.size(), 95);
        QCOMPARE(all.last(), (TextLine{95, u"95"_s}));
    }

    void onlyLinesThatHoldTheText()
    {
        const QByteArray text = "info: a\nERROR: b\ninfo: c\nerror: d\nerror: e\n";
        TextPage page = pageFrom(text, {.find = u"Error"_s, .most = 2}).value();
        QCOMPARE(page.lines, (QList<TextLine>{{2, u"ERROR: b"_s}, {4, u"error: d"_s}}));
        QCOMPARE(page.next, 4);
        page = pageFrom(text, {.find = u"Error"_s, .from = page.next, .most = 2}).value();
        QCOMPARE(page.lines, (QList<TextLine>{{5, u"error: e"_s}}));
        QCOMPARE(page.next, -1);
    }

    void aLineOfAnyLengthCostsWhatIsShownOfIt()
    {
        const TextPage page = pageFrom(QByteArray(3'000'000, 'x') + "\nnext\n", {}).value();
        QCOMPARE(page.lines.size(), 2);
        QCOMPARE(page.lines.at(0).text.size(), 4096);
        QCOMPARE(page.lines.at(1), (TextLine{2, u"next"_s}));
    }

    /// Of a line only its beginning is shown, and all of it is looked through: a search that finds nothing says so of the log.
    void aLineIsLookedThroughToItsEnd()
    {
        for (const qsizetype before : {4'090, 5'000, 16'380, 16'384, 81'910, 300'000}) {
            const QByteArray text = "first\n" + QByteArray(before, 'x') + "Nadel \xc3\x9f" + QByteArray(9'000, 'y') + "\nnadelss\n";
            for (const QString &find : {u"nadel "_s, u"ß"_s}) {
                const TextPage page = pageFrom(text, {.find = find}).value();
                QCOMPARE(page.lines.size(), 1);
                QCOMPARE(page.lines.at(0).number, 2);
                QCOMPARE(page.lines.at(0).text.size(), 4096);
            }
            QVERIFY(pageFrom(text, {.find = u"nadelx"_s}).value().lines.isEmpty());
        }
    }

    void whatMovesThePenIsAMark()
    {
        QCOMPARE(pageFrom("a\x1b]0;title\x07"
                          "b\tc",
                          {})
                     .value()
                     .lines.at(0)
                     .text,
                 u"a�]0;title�b\tc"_s);
    }

    void bytesAreNoText()
    {
        const TextPage page = pageFrom(QByteArray("PK\x03\x04\0\0", 6), {}).value();
        QVERIFY(page.binary);
        QVERIFY(page.lines.isEmpty());
    }

    void endsWhenItIsCancelled()
    {
        std::stop_source source;
        source.request_stop();
        const Result<TextPage> page = pageFrom("a\nb\n", {}, source.get_token());
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TextPageTest)
#include "TextPageTest.moc"
