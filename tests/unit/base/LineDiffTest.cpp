#include "base/LineDiff.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class LineDiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void bothSidesAreWhole();
    void hugeOnesAreReplaced();
};

void LineDiffTest::texts_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the same") << u"a\nb\n"_s << u"a\nb\n"_s << QString();
    QTest::newRow("both empty") << QString() << QString() << QString();
    QTest::newRow("from nothing") << QString() << u"a\n"_s << u"+a\n"_s;
    QTest::newRow("to nothing") << u"a\n"_s << QString() << u"-a\n"_s;
    QTest::newRow("the last line break is no line") << u"a"_s << u"a\n"_s << QString();
    QTest::newRow("one changed") << u"a\nb\nc\n"_s << u"a\nB\nc\n"_s << u" a\n-b\n+B\n c\n"_s;
    QTest::newRow("one more") << u"a\nc\n"_s << u"a\nb\nc\n"_s << u" a\n+b\n c\n"_s;
    QTest::newRow("moved") << u"a\nb\nc\n"_s << u"b\nc\na\n"_s << u"-a\n b\n c\n+a\n"_s;
    QTest::newRow("far apart") << u"x\n1\n2\n3\n4\n5\n6\n7\n8\ny\n"_s << u"X\n1\n2\n3\n4\n5\n6\n7\n8\nY\n"_s
                               << u"-x\n+X\n 1\n 2\n 3\n…\n 6\n 7\n 8\n-y\n+Y\n"_s;
}

void LineDiffTest::texts()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, shown);
    QCOMPARE(toText(lineDiff(before, after)), shown);
}

void LineDiffTest::bothSidesAreWhole()
{
    const QStringList old{u"a"_s, u"b"_s, u"a"_s, u"c"_s, u""_s, u"d"_s};
    const QStringList now{u"a"_s, u"c"_s, u"b"_s, u""_s, u""_s, u"d"_s, u"a"_s};
    QStringList before, after;
    for (const auto all = lineDiff(old.join(u'\n'), now.join(u'\n')); const DiffLine &line : all) {
        if (line.kind != DiffLine::Kind::Added)
            before.append(line.text);
        if (line.kind != DiffLine::Kind::Removed)
            after.append(line.text);
    }
    QCOMPARE(before, old);
    QCOMPARE(after, now);
}

void LineDiffTest::hugeOnesAreReplaced()
{
    QStringList old, now;
    for (int i = 0; i < 3000; ++i) {
        old.append(u"a%1"_s.arg(i));
        now.append(u"b%1"_s.arg(i));
    }
    const QList<DiffLine> diff = lineDiff(u"same\n"_s + old.join(u'\n'), u"same\n"_s + now.join(u'\n'));
    QCOMPARE(diff.size(), 6001);
    QCOMPARE(diff.first(), (DiffLine{DiffLine::Kind::Same, u"same"_s}));
}

QTEST_GUILESS_MAIN(LineDiffTest)
#include "LineDiffTest.moc"
