// What a restore of messages keeps, so that another attempt neither loses nor doubles any.
#include "run/operations/RestorePour.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

class FillNotesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Killed before the first position was noted: that it had begun is known all the same, so that what lies there is looked at.
    void begunIsKnownBeforeTheFirstPosition()
    {
        FillNotes first({});
        QVERIFY(!first.isAgain(u"/ orders"_s));
        QJsonObject kept;
        join(kept, first.begin(u"/ orders"_s));
        const FillNotes next(kept);
        QVERIFY(next.isAgain(u"/ orders"_s));
        QVERIFY(!next.isDone(u"/ orders"_s));
        QCOMPARE(next.from(u"/ orders"_s), 0);
        QVERIFY(!next.isAgain(u"/ mail"_s));
    }

    /// One that was refused half-way is not forgotten because others came after it.
    void severalQueues()
    {
        QJsonObject kept;
        FillNotes notes(kept);
        join(kept, notes.begin(u"/ refused half-way"_s));
        join(kept, notes.at(u"/ refused half-way"_s, 5'000));
        join(kept, notes.begin(u"/ through"_s));
        join(kept, notes.done(u"/ through"_s, 70));
        join(kept, notes.begin(u"/ under way"_s));
        join(kept, notes.at(u"/ under way"_s, 12'000));
        const FillNotes next(kept);
        QVERIFY(next.isAgain(u"/ refused half-way"_s));
        QVERIFY(next.isDone(u"/ through"_s));
        QVERIFY(!next.isAgain(u"/ through"_s));
        QVERIFY(next.isAgain(u"/ under way"_s));
        QCOMPARE(next.from(u"/ under way"_s), 12'000);
        QCOMPARE(next.from(u"/ refused half-way"_s), 0);
    }

    /// A run of an older Warrener, finished by this one.
    void olderNotes()
    {
        const FillNotes next(QJsonObject{{u"done"_s, QJsonObject{{u"/ a"_s, 3}}}, {u"at"_s, u"/ b"_s}, {u"position"_s, 10'000}});
        QVERIFY(next.isDone(u"/ a"_s));
        QVERIFY(next.isAgain(u"/ b"_s));
        QCOMPARE(next.from(u"/ b"_s), 10'000);
    }

private:
    /// As the journal does it.
    static void join(QJsonObject &kept, const QJsonObject &more)
    {
        for (auto key = more.begin(); key != more.end(); ++key)
            kept.insert(key.key(), key.value());
    }
};

QTEST_GUILESS_MAIN(FillNotesTest)

#include "FillNotesTest.moc"
