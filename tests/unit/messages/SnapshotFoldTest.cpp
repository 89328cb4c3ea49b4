#include "look/messages/SnapshotFold.h"

#include <QtEndian>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

// Terms as Erlang writes them, without the version byte.
QByteArray word(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}
QByteArray number(qint64 value)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian(value, bytes.data());
    return QByteArray("n\x08", 2) + '\0' + bytes;
}
QByteArray binary(const QByteArray &bytes)
{
    return 'm' + word(quint32(bytes.size())) + bytes;
}
QByteArray atom(const QByteArray &name)
{
    return 'w' + QByteArray(1, char(name.size())) + name;
}
QByteArray tuple(const QByteArrayList &items)
{
    return 'h' + QByteArray(1, char(items.size())) + items.join();
}
QByteArray list(const QByteArrayList &items)
{
    return items.isEmpty() ? QByteArray("j") : 'l' + word(quint32(items.size())) + items.join() + 'j';
}
QByteArray term(const QByteArray &encoded)
{
    return '\x83' + encoded;
}
QByteArray framed(char letter, const QByteArray &payload)
{
    return word(quint32(payload.size() + 1)) + letter + payload;
}
QByteArray body(qint64 index, const QByteArray &payload)
{
    return tuple({number(index), binary("mc_amqpl"), binary("x"), list({binary("key"), binary("cc")}), number(1700), binary("\x10"), binary(payload)});
}
QByteArray entry(quint64 index, quint64 size, quint32 count, quint8 state)
{
    QByteArray bytes(21, '\0');
    qToBigEndian(index, bytes.data());
    qToBigEndian(size, bytes.data() + 8);
    qToBigEndian(count, bytes.data() + 16);
    bytes[20] = char(state);
    return bytes;
}
QByteArray cut(qint64 queue, qint64 index, qint64 based = 0, const QByteArray &steps = list({number(1500), number(90)}))
{
    return term(tuple({number(queue), binary("rabbit@b2"), binary("UID"), number(index), number(3), number(1'700'000'000'000), number(1'700'000'000'005), steps,
                       atom("false"), number(based)}));
}
QByteArray refusal(qint64 queue, const QByteArray &reason)
{
    return framed('X', term(tuple({number(queue), atom(reason), binary("3.9.1")})));
}

class Sink final : public SnapshotSink
{
public:
    Status body(qsizetype queue, QueueMessage message) override
    {
        bodies[queue].append(std::move(message));
        if (fails)
            return failure(ErrorKind::Io, u"full"_s);
        return {};
    }
    Status roster(qsizetype queue, const QueueCut &, const QList<LiveEntry> &entries) override
    {
        rosters[queue] = entries;
        return {};
    }

    QMap<qsizetype, QList<QueueMessage>> bodies;
    QMap<qsizetype, QList<LiveEntry>> rosters;
    bool fails = false;
};

QByteArray whole()
{
    return "a greeting of the login\nMARK\n" + framed('H', term("j")) + framed('P', term(tuple({number(3), number(30)})))
           + framed('B', word(0) + term(list({body(5, "five"), body(6, QByteArray()), body(7, "gone")}))) + refusal(1, "version")
           + framed('E', word(0) + entry(6, 0, 1, 2 | 128) + entry(5, 4, 0, 0)) + framed('C', cut(0, 9)) + framed('S', term(number(12)))
           + framed('D', term(atom("done")));
}

QList<SnapshotQueue> two()
{
    return {{.vhost = u"/"_s, .name = u"one"_s}, {.vhost = u"/"_s, .name = u"two"_s}};
}

} // namespace

class SnapshotFoldTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOnWhatComes_data()
    {
        QTest::addColumn<qsizetype>("piece");
        QTest::newRow("byte by byte") << qsizetype(1);
        QTest::newRow("in pieces") << qsizetype(37);
        QTest::newRow("at once") << qsizetype(100'000);
    }
    void handsOnWhatComes()
    {
        QFETCH(qsizetype, piece);
        Sink sink;
        SnapshotProgress last;
        SnapshotFold fold(two(), {}, "MARK", sink, [&last](const SnapshotProgress &progress) { last = progress; });
        const QByteArray bytes = whole();
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            QVERIFY(!fold.isDone());
            const Status taken = fold.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().detail));
        }
        QVERIFY(fold.isDone());
        QCOMPARE(last.messages, 3);
        QCOMPARE(last.messagesExpected, 3);
        QCOMPARE(sink.bodies[0].size(), 3);
        const QueueMessage first = sink.bodies[0].first();
        QCOMPARE(first.index, 5U);
        QCOMPARE(first.payload, "five");
        QCOMPARE(first.exchange, "x");
        QCOMPARE(first.routingKeys, (QList<QByteArray>{"key", "cc"}));
        QCOMPARE(first.receivedMs, 1700);
        QCOMPARE(first.container, "mc_amqpl");
        QCOMPARE(sink.rosters[0].size(), 2);
        const LiveEntry returned = sink.rosters[0].first();
        QCOMPARE(returned, (LiveEntry{.index = 6, .state = MessageState::Returned, .deliveryCount = 1, .redelivered = true}));
        const SnapshotOutcome outcome = std::move(fold).outcome();
        QCOMPARE(outcome.spread, Millis{12});
        QVERIFY(outcome.withinSpread);
        QVERIFY(outcome.queues.at(0));
        QCOMPARE(outcome.queues.at(0)->index, 9U);
        QCOMPARE(outcome.queues.at(0)->messages, 2);
        QCOMPARE(outcome.queues.at(0)->bytes, 4);
        const StoodStill stoodStill = outcome.queues.at(0)->stoodStill;
        QCOMPARE(stoodStill.steps, (QList{std::chrono::microseconds{1500}, std::chrono::microseconds{90}}));
        QCOMPARE(stoodStill.longest(), std::chrono::microseconds{1500});
        QCOMPARE(stoodStill.total(), std::chrono::microseconds{1590});
        QVERIFY(!outcome.queues.at(1));
        QCOMPARE(outcome.queues.at(1).error().kind, ErrorKind::NotAvailable);
        QVERIFY(outcome.queues.at(1).error().message.contains(u"3.9.1"));
    }

    /// What one message has of names is shared with the one before it, and with no other.
    void eachHasItsOwnNames()
    {
        const auto message = [](const QByteArray &index, const QByteArrayList &keys, const QByteArray &exchange, const QByteArray &received) {
            QByteArrayList encoded;
            for (const QByteArray &key : keys)
                encoded.append(binary(key));
            return tuple({index, binary("mc_amqpl"), binary(exchange), list(encoded), received, binary("\x10"), binary("p")});
        };
        const QByteArray unknown = "b\xff\xff\xff\xff";
        const QByteArray longAgo = QByteArray("n\x05\x01", 3) + QByteArray(5, '\x01');
        const QByteArray bytes = list({message("a\x07", {"a", "b"}, "x", unknown), message("a\x08", {"a", "b"}, "x", number(12)),
                                       message(QByteArray("b\0\0\x01\0", 5), {"a", "c"}, "y", longAgo), message("a\x09", {"a"}, {}, unknown),
                                       message("a\x0a", {}, "x", unknown), message("a\x0b", {"a", "b", "c"}, "x", unknown)});
        Sink sink;
        SnapshotFold fold(two(), {}, "M", sink, {});
        QVERIFY(fold.take("M\n" + framed('B', word(1) + term(bytes))));
        const QList<QueueMessage> came = sink.bodies[1];
        QCOMPARE(came.size(), 6);
        QCOMPARE(came.at(0).index, 7U);
        QCOMPARE(came.at(2).index, 256U);
        QVERIFY(!came.at(0).receivedMs && !came.at(2).receivedMs);
        QCOMPARE(came.at(1).receivedMs, 12);
        QCOMPARE(came.at(1).routingKeys, (QList<QByteArray>{"a", "b"}));
        QCOMPARE(came.at(2).routingKeys, (QList<QByteArray>{"a", "c"}));
        QCOMPARE(came.at(3).routingKeys, (QList<QByteArray>{"a"}));
        QVERIFY(came.at(4).routingKeys.isEmpty());
        QCOMPARE(came.at(5).routingKeys, (QList<QByteArray>{"a", "b", "c"}));
        QCOMPARE(came.at(2).exchange, "y");
        QVERIFY(came.at(3).exchange.isEmpty());
        QCOMPARE(came.at(4).exchange, "x");
    }

    /// Of a frame that ends too early nothing is taken for whole.
    void aFrameThatEndsTooEarly()
    {
        const QByteArray sound = term(list({body(5, "five"), body(6, "six")}));
        for (qsizetype size = 0; size < sound.size(); ++size) {
            Sink sink;
            SnapshotFold fold(two(), {}, "M", sink, {});
            const Status taken = fold.take("M\n" + framed('B', word(0) + sound.first(size)));
            QVERIFY2(!taken, qPrintable(QString::number(size)));
            QCOMPARE(taken.error().kind, ErrorKind::Malformed);
        }
    }

    void whatTheBaseHas()
    {
        Sink sink;
        SnapshotFold fold(two(), {}, "M", sink, {});
        QVERIFY(fold.take("M\n" + framed('E', word(1) + entry(5, 4, 0, 0) + entry(8, 4, 0, 0)) + framed('C', cut(1, 9, 6))));
        QVERIFY(sink.rosters[1].at(0).inBase);
        QVERIFY(!sink.rosters[1].at(1).inBase);
        QVERIFY(std::move(fold).outcome().queues.at(1)->fromBase);
    }

    void reasons_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not found") << QByteArray("not_found") << ErrorKind::NotFound;
        for (const char *reason : {"not_quorum", "version", "functions", "shape", "convert"})
            QTest::newRow(reason) << QByteArray(reason) << ErrorKind::NotAvailable;
        QTest::newRow("vast") << QByteArray("vast") << ErrorKind::TooLarge;
        QTest::newRow("no member") << QByteArray("no_member") << ErrorKind::Unreachable;
        QTest::newRow("no leader") << QByteArray("no_leader") << ErrorKind::Unreachable;
        QTest::newRow("behind") << QByteArray("behind") << ErrorKind::Timeout;
        QTest::newRow("restless") << QByteArray("restless") << ErrorKind::Timeout;
        QTest::newRow("of a newer text") << QByteArray("something") << ErrorKind::Internal;
    }
    void reasons()
    {
        QFETCH(QByteArray, word);
        QFETCH(ErrorKind, kind);
        Sink sink;
        SnapshotFold fold(two(), {}, "M", sink, {});
        QVERIFY(fold.take("M\n" + refusal(0, word)));
        const SnapshotOutcome outcome = std::move(fold).outcome();
        QCOMPARE(outcome.queues.at(0).error().kind, kind);
        // Of the other one nothing was said at all.
        QCOMPARE(outcome.queues.at(1).error().kind, ErrorKind::Internal);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorKind kind = ErrorKind::Malformed) { QTest::newRow(name) << "M\n" + bytes << kind; };
        QTest::newRow("no mark") << QByteArray(2 * 1024 * 1024, 'x') << ErrorKind::Malformed;
        row("an empty frame", word(0));
        row("a vast frame", word(0xffffffff), ErrorKind::TooLarge);
        row("a queue that was not asked for", framed('B', word(2) + term("j")));
        row("no queue", framed('B', "x"));
        row("no list", framed('B', word(0) + term(atom("x"))));
        row("a short message", framed('B', word(0) + term(list({tuple({number(1)})}))));
        row("an index below nought",
            framed('B', word(0) + term(list({tuple({number(-1), binary(""), binary(""), list({}), number(-1), binary(""), binary("")})}))));
        row("a routing key that is none",
            framed('B', word(0) + term(list({tuple({number(1), binary(""), binary(""), list({number(1)}), number(-1), binary(""), binary("")})}))));
        row("a small index below nought",
            framed('B', word(0) + term(list({tuple({"b\xff\xff\xff\xff", binary(""), binary(""), list({}), number(1), binary(""), binary("")})}))));
        row("keys that end in something else",
            framed('B',
                   word(0)
                       + term(list({tuple({number(1), binary(""), binary(""), 'l' + word(1) + binary("k") + atom("x"), number(1), binary(""), binary("")})}))));
        row("a kind of term that no message has",
            framed('B', word(0) + term(list({tuple({"\x01", binary(""), binary(""), list({}), number(1), binary(""), binary("")})}))), ErrorKind::NotAvailable);
        row("half an entry", framed('E', word(0) + "half"));
        row("a state that is none", framed('E', word(0) + entry(1, 1, 0, 9)));
        row("a cut of a queue that was not asked for", framed('C', cut(7, 1)));
        row("a time below nought", framed('C', cut(0, 1, 0, list({number(-1)}))));
        row("a time that is none", framed('C', cut(0, 1, 0, number(5))));
        row("no cut", framed('C', term(tuple({number(0)}))));
        row("no refusal", framed('X', term(number(0))));
        row("no term", framed('P', "x"));
        row("the broker is not there", framed('!', term(tuple({atom("no_node"), binary("rabbit@b1")}))), ErrorKind::Unreachable);
        row("it failed there", framed('!', term(tuple({binary("error"), binary("badarg")}))), ErrorKind::Internal);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        Sink sink;
        SnapshotFold fold(two(), {}, "M", sink, {});
        const Status taken = fold.take(bytes);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, kind);
    }

    void theSinksErrorEndsIt()
    {
        Sink sink;
        sink.fails = true;
        SnapshotFold fold(two(), {}, "MARK", sink, {});
        const Status taken = fold.take(whole());
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Io);
    }

    void everyChangeIsSurvived()
    {
        const QByteArray bytes = whole();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (const int value : {0, 1, 0x7f, 0xff}) {
                QByteArray changed = bytes;
                changed[at] = char(value);
                Sink sink;
                SnapshotFold fold(two(), {}, "MARK", sink, {});
                // An outcome for each queue, or an error; never more.
                if (fold.take(changed) && fold.isDone())
                    QCOMPARE(std::move(fold).outcome().queues.size(), 2);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SnapshotFoldTest)
#include "SnapshotFoldTest.moc"
