#include "base/Phrases.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class PhrasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndClauses()
    {
        QCOMPARE(phrases::list({}), QString());
        QCOMPARE(phrases::list({u"broker1"_s}), u"broker1"_s);
        QCOMPARE(phrases::list({u"broker1"_s, u"lb2"_s}), u"broker1, lb2"_s);
        QCOMPARE(phrases::clauses({u"a, b"_s, u"c"_s}), u"a, b; c"_s);
        QCOMPARE(phrases::facts({}), QString());
        QCOMPARE(phrases::facts({u"8 cores"_s}), u"8 cores"_s);
        QCOMPARE(phrases::facts({u"41 d, %1"_s, u"8 cores"_s, u"%2"_s}), u"41 d, %1, 8 cores, %2"_s); // a name may look like a place for one
    }

    void sentencesFollowTheirScript()
    {
        QCOMPARE(phrases::sentences({u"No alarm."_s, u"Nothing to do."_s}), u"No alarm. Nothing to do."_s);
        QCOMPARE(phrases::sentences({u"没有告警。"_s, u"无需处理。"_s}), u"没有告警。无需处理。"_s);
        QCOMPARE(phrases::sentences({}), QString());
    }
};

QTEST_GUILESS_MAIN(PhrasesTest)
#include "PhrasesTest.moc"
