// What a restore of messages keeps, so that another attempt neither loses nor doubles any.
#include "run/operations/restore/RestoreAhead.h"
#include "run/operations/restore/RestorePour.h"
#include "run/operations/restore/RestorePreview.h"

#include <QTest>

#include <atomic>

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
        QVERIFY(!first.isAgain(u"/ orders"_s) && !first.hasBegun());
        QJsonObject kept;
        join(kept, first.begin(u"/ orders"_s));
        const FillNotes next(kept);
        QVERIFY(next.isAgain(u"/ orders"_s) && next.hasBegun());
        QVERIFY(!next.isDone(u"/ orders"_s));
        QCOMPARE(next.from(u"/ orders"_s), 0);
        QVERIFY(!next.isAgain(u"/ mail"_s));
    }

    /// What a run has published is what all of its attempts have.
    void publishedByAnAttemptBefore()
    {
        FillNotes first({});
        QCOMPARE(first.publishedBefore(), 0);
        QJsonObject kept;
        join(kept, first.begin(u"/ orders"_s));
        join(kept, first.done(u"/ orders"_s, 40, 5));
        join(kept, first.begin(u"/ mail"_s));
        join(kept, first.done(u"/ mail"_s, 2, 1, 30));
        join(kept, first.begin(u"/ audit"_s));
        join(kept, first.at(u"/ audit"_s, 7));
        const FillNotes next(kept);
        QCOMPARE(next.publishedBefore(), 42);
        QCOMPARE(next.skippedBefore(), 6);
        QCOMPARE(next.dealtWithBefore(), 30);
        QCOMPARE(next.from(u"/ audit"_s), 7);
    }

    /// What a preview counts is what a restore leaves out: each message as often as it is there, under the properties that it had or will have.
    void whatIsThereIsCounted()
    {
        const QByteArray plain("\x80\x00\x0a", 3);
        QList<QueueMessage> backup;
        for (const QByteArray &payload : {"a", "b", "b", "c"})
            backup.append({.properties = plain + "text/plain", .payload = payload});
        const ReadMessages read = [&backup](const std::function<Status(const QueueMessage &)> &take) -> Status {
            for (const QueueMessage &message : std::as_const(backup)) {
                if (const Status taken = take(message); !taken)
                    return taken;
            }
            return {};
        };
        const auto printOf = [&backup](int at, const QString &mark = {}) {
            return fingerprint(outgoing(backup.at(at), u"guest"_s, mark).properties, backup.at(at).payload);
        };
        QCOMPARE(countPresent(read, {}, u"guest"_s, {}).value(), 0);
        QCOMPARE(countPresent(read, {{printOf(0), 1}, {printOf(1), 1}}, u"guest"_s, {}).value(), 2);
        QCOMPARE(countPresent(read, {{printOf(1), 5}}, u"guest"_s, {}).value(), 2);
        QCOMPARE(countPresent(read, {{quint64(1), 9}}, u"guest"_s, {}).value(), 0);
        // An earlier restore has marked it.
        QCOMPARE(countPresent(read, {{printOf(3, u"id"_s), 1}}, u"guest"_s, u"id"_s).value(), 1);
        QCOMPARE(countPresent(read, {{printOf(3, u"id"_s), 1}}, u"guest"_s, {}).value(), 0);
        const ReadMessages damaged = [](const auto &) -> Status { return failure(ErrorKind::Malformed, u"damaged"_s); };
        QCOMPARE(countPresent(damaged, {}, u"guest"_s, {}).error().kind, ErrorKind::Malformed);
    }

    /// What a consumer has taken since nobody finds in the queue: after a crash it may come once more, and that is said.
    void whatMayBeThereTwice()
    {
        QCOMPARE(perhapsTwice(true, false, 50'000), 0);
        QCOMPARE(perhapsTwice(false, false, 50'000), mostBetweenNotes);
        QCOMPARE(perhapsTwice(true, true, 50'000), mostBetweenNotes);
        QCOMPARE(perhapsTwice(true, true, 7), 7);
    }

    /// A proof tells what is missing, what is there more often than in the backup, and whether the order is that of the backup.
    void whatAQueueHolds_data()
    {
        QTest::addColumn<QList<quint64>>("backup");
        QTest::addColumn<QList<quint64>>("live");
        QTest::addColumn<HeldMessages>("held");
        const QList<quint64> three{1, 2, 3};
        QTest::newRow("all") << three << three << HeldMessages{};
        QTest::newRow("none") << three << QList<quint64>{} << HeldMessages{.missing = 3};
        QTest::newRow("others between") << three << QList<quint64>{9, 1, 8, 2, 3, 7} << HeldMessages{};
        QTest::newRow("one lacks") << three << QList<quint64>{1, 3} << HeldMessages{.missing = 1};
        QTest::newRow("one twice") << three << QList<quint64>{1, 2, 2, 3} << HeldMessages{.twice = 1};
        QTest::newRow("another order") << three << QList<quint64>{2, 3, 1} << HeldMessages{.isInOrder = false};
        QTest::newRow("equal ones") << QList<quint64>{1, 2, 1} << QList<quint64>{1, 2, 1} << HeldMessages{};
        QTest::newRow("equal ones lack") << QList<quint64>{1, 2, 1} << QList<quint64>{1, 2} << HeldMessages{.missing = 1};
    }
    void whatAQueueHolds()
    {
        QFETCH(const QList<quint64>, backup);
        QFETCH(const QList<quint64>, live);
        QFETCH(const HeldMessages, held);
        QList<std::pair<quint64, quint64>> expected;
        for (const quint64 print : backup)
            expected.append({print, print + 100}); // as it is published, with a mark
        QCOMPARE(compareHeld(expected, live), held);
        QList<quint64> adapted;
        for (const quint64 print : live)
            adapted.append(print + 100);
        QCOMPARE(compareHeld(expected, adapted), held);
    }

    /// Whom a person slows down takes as long as that is, and is not given up for it.
    void theRateIsReckonedWith()
    {
        QCOMPARE(expectedPublishing(1'000'000, {}), Millis{100'000});
        QCOMPARE(expectedPublishing(1'000'000, {.perSecond = 100}), Millis{10'000'000});
        QCOMPARE(expectedPublishing(1'000'000, {.perSecond = 1'000'000}), Millis{100'000});
        QCOMPARE(expectedPublishing(-1, {}), Millis{0});
        const Step slow = restoreMessagesStep({.id = u"X"_s}, {.perSecond = 1}, {}, 1'000'000);
        QVERIFY(slow.expected == longestPublishing && slow.timeout == longestPublishing);
        const Step day = restoreMessagesStep({.id = u"X"_s}, {.perSecond = 10}, {}, 700'000);
        QVERIFY(day.timeout > day.expected && day.expected >= Millis{70'000'000});
        QVERIFY(restoreMessagesStep({.id = u"X"_s}, {}, {}, 10).timeout >= Millis{std::chrono::hours{1}});
    }

    /// Read ahead, messages come in their order, each once; what went wrong comes behind all that came before it.
    void readsAheadInOrder()
    {
        const auto source = [](int count, const Status &end) -> ReadMessages {
            return [count, end](const std::function<Status(const QueueMessage &)> &take) -> Status {
                for (int i = 0; i < count; ++i) {
                    // Some larger than what is kept waiting.
                    const QueueMessage message{.index = quint64(i), .payload = QByteArray(i % 500 == 7 ? 10'000'000 : i % 300, 'x')};
                    if (const Status taken = take(message); !taken)
                        return taken;
                }
                return end;
            };
        };
        const auto nothing = [] { return Status(); };
        for (const int count : {0, 1, 255, 256, 257, 2'000}) {
            quint64 next = 0;
            const auto take = [&next](const QueueMessage &message) -> Status {
                const bool isNext = message.index == next++ && message.payload.size() == (message.index % 500 == 7 ? 10'000'000 : message.index % 300);
                return isNext ? Status() : failure(ErrorKind::Internal, u"another one"_s);
            };
            QVERIFY(readAhead(source(count, {}), take, nothing));
            QCOMPARE(next, quint64(count));
            next = 0;
            const Status damaged = readAhead(source(count, failure(ErrorKind::Malformed, u"damaged"_s)), take, nothing);
            QCOMPARE(damaged.error().kind, ErrorKind::Malformed);
            QCOMPARE(next, quint64(count));
        }
        // Whoever takes no more is asked no more, and the reading ends.
        int taken = 0;
        const auto refuse = [&taken](const QueueMessage &) -> Status { return ++taken < 300 ? Status() : failure(ErrorKind::Command, u"full"_s); };
        QCOMPARE(readAhead(source(1'000'000, {}), refuse, nothing).error().kind, ErrorKind::Command);
        QCOMPARE(taken, 300);
    }

    /// While there is nothing to take, whoever waits on the other side hears of us, and its end is ours.
    void signsOfLifeWhileNothingComes()
    {
        std::atomic<bool> mayEnd = false;
        const ReadMessages slow = [&mayEnd](const std::function<Status(const QueueMessage &)> &) -> Status {
            mayEnd.wait(false);
            return {};
        };
        int signs = 0;
        const auto sign = [&]() -> Status {
            mayEnd = true;
            mayEnd.notify_all();
            ++signs;
            return failure(ErrorKind::Disconnected, u"gone"_s);
        };
        const auto take = [](const QueueMessage &) { return Status(); };
        QCOMPARE(readAhead(slow, take, sign).error().kind, ErrorKind::Disconnected);
        QCOMPARE(signs, 1);
    }

    /// A preview reads so much and no more, and says so.
    void comparingIsBounded()
    {
        CompareRoom room{.messages = 10, .bytes = 1'000};
        QVERIFY(room.take(6, 100).isEmpty());
        QVERIFY(!room.take(6, 100).isEmpty());
        QVERIFY(!room.take(1, 2'000).isEmpty());
        // What was refused took nothing.
        QVERIFY(room.take(4, 900).isEmpty());
        QVERIFY(!room.take(1, 0).isEmpty());
        CompareRoom queues{.queues = 1};
        QVERIFY(queues.take(1, 1).isEmpty());
        QVERIFY(!queues.take(1, 1).isEmpty());
        // A host that does not answer is asked once.
        CompareRoom closed{.closed = u"no answer"_s};
        QCOMPARE(closed.take(1, 1), u"no answer"_s);
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

    /// Of two queues that a new name makes one, the second is refused: it would be passed over as done, and the proof would find enough messages.
    void twoThatBecomeOne()
    {
        BackupManifest manifest;
        for (const QString &name : {u"old"_s, u"orders"_s, u"mail"_s})
            manifest.queues.append({.vhost = u"/"_s, .name = name, .messages = 5, .entry = u"messages/"_s + name});
        MessagesChoice choice{.queueNames = {{u"old"_s, u"orders"_s}}};
        QList<RestoreTarget> targets = restoreTargets(manifest, choice);
        QCOMPARE(targets.size(), 3);
        QVERIFY(targets.at(0).refused.isEmpty() && !targets.at(1).refused.isEmpty() && targets.at(2).refused.isEmpty());
        // One that has no messages, or is not wanted, is in nobody's way.
        choice.queues = {u"/\norders"_s};
        targets = restoreTargets(manifest, choice);
        QCOMPARE(targets.size(), 1);
        QVERIFY(targets.at(0).refused.isEmpty());
    }

    /// A log is not looked into where both its leader and the figures know of nothing; either alone may be wrong.
    void nothingToLookInto()
    {
        const QueueInfo none{.ready = 0, .unacked = 0, .messageBytes = 0};
        QVERIFY(isSurelyEmpty({}, none));
        QVERIFY(!isSurelyEmpty({.ready = 1}, none));
        QVERIFY(!isSurelyEmpty({.consumers = 1}, none));
        QVERIFY(!isSurelyEmpty({}, {}));
        QVERIFY(!isSurelyEmpty({}, {.ready = 1, .unacked = 0, .messageBytes = 0}));
        QVERIFY(!isSurelyEmpty({}, {.ready = 0, .unacked = 1, .messageBytes = 0}));
        QVERIFY(!isSurelyEmpty({}, {.ready = 0, .unacked = 0, .messageBytes = 7}));
        QVERIFY(!isSurelyEmpty({}, {.ready = 0, .unacked = 0}));
        // Of one that was just made there are no figures: its leader is asked.
        QVERIFY(isPerhapsEmpty({}, {}));
        QVERIFY(!isPerhapsEmpty({.ready = 1}, {}));
        QVERIFY(!isPerhapsEmpty({.consumers = 1}, {}));
        QVERIFY(!isPerhapsEmpty({}, {.ready = 3, .unacked = 0}));
        QVERIFY(!isPerhapsEmpty({}, {.messageBytes = 7}));
    }

    /// A classic queue cannot be looked into; one that was empty when it began to be filled is filled on.
    void filledUnseen()
    {
        using enum QueueType;
        QVERIFY(mayFillUnseen(Classic, true, true, false));
        QVERIFY(mayFillUnseen(Classic, false, false, false));
        QVERIFY(!mayFillUnseen(Classic, false, true, false));
        QVERIFY(mayFillUnseen(Classic, false, true, true));
        QVERIFY(!mayFillUnseen(Quorum, false, true, true));
        QJsonObject kept;
        FillNotes first(kept);
        QVERIFY(!first.isFilling(u"/ orders"_s));
        join(kept, first.begin(u"/ orders"_s));
        QVERIFY(FillNotes(kept).isFilling(u"/ orders"_s));
        // An older Warrener noted this before it looked: it may have held messages then.
        const FillNotes older({{u"begun / orders"_s, true}});
        QVERIFY(older.isAgain(u"/ orders"_s) && !older.isFilling(u"/ orders"_s));
        join(kept, first.done(u"/ orders"_s, 3));
        QVERIFY(!FillNotes(kept).isFilling(u"/ orders"_s));
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
