#include "ui/model/AnswerWords.h"

#include "support/SampleData.h"

using namespace Qt::StringLiterals;
using namespace warrener;

class AnswerWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoHasAnswered_data()
    {
        QTest::addColumn<QString>("states"); // per node: '+' answers, '-' failed, '.' not asked yet, 'o' failed after an answer
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        using State = AnswerWords::State;
        const auto is = [](State state) { return static_cast<int>(state); };
        QTest::newRow("nobody yet") << u"..."_s << is(State::Loading) << u"Asking 3 nodes"_s << u"broker1, broker2, broker3"_s;
        QTest::newRow("all") << u"+++"_s << is(State::Whole) << QString() << QString();
        QTest::newRow("one refuses") << u"+-+"_s << is(State::Partial) << u"2 of 3 nodes answered"_s << u"broker2: connection refused."_s;
        QTest::newRow("one fell silent") << u"+o+"_s << is(State::Partial) << u"2 of 3 nodes answered"_s << u"the last answer was at"_s;
        QTest::newRow("one not yet") << u"+.+"_s << is(State::Partial) << u"2 of 3 nodes answered"_s << u"broker2: not answered yet"_s;
        QTest::newRow("failed so far") << u"-.-"_s << is(State::Loading) << u"none has answered"_s << u"broker1: connection refused"_s;
        QTest::newRow("never") << u"---"_s << is(State::Unreachable) << u"No node of orders-prod answers"_s << u"broker3: connection refused."_s;
        QTest::newRow("not any more") << u"ooo"_s << is(State::Unreachable) << u"No node of orders-prod answers"_s << u"are shown in grey."_s;
    }
    void saysWhoHasAnswered()
    {
        QFETCH(QString, states);
        QFETCH(int, state);
        QFETCH(QString, title);
        QFETCH(QString, text);
        const Sample sample = sampleData::nodeInWarning();
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        for (qsizetype i = 0; i < states.size(); ++i) {
            Part<NodeAnswer> part;
            if (states.at(i) == u'+' || states.at(i) == u'o')
                part.succeed({}, sample.now, Millis{1});
            if (states.at(i) == u'-' || states.at(i) == u'o')
                part.fail({.kind = ErrorKind::Refused, .message = u"refused"_s, .detail = {}}, sample.now, Millis{1});
            snapshot->nodes[i].answer = part;
        }
        const AnswerWords words = answerWords(snapshot.get(), sample.profile);
        QCOMPARE(static_cast<int>(words.state), state);
        QVERIFY2(words.title.contains(title), qPrintable(words.title));
        QVERIFY2(words.text.contains(text), qPrintable(words.text));
    }

    void namesTheProfilesNodesBeforeTheFirstSnapshot()
    {
        const AnswerWords words = answerWords(nullptr, sampleData::nodeInWarning().profile);
        QCOMPARE(words.state, AnswerWords::State::Loading);
        QCOMPARE(words.title, u"Asking 3 nodes"_s);
    }
};

QTEST_GUILESS_MAIN(AnswerWordsTest)
#include "AnswerWordsTest.moc"
