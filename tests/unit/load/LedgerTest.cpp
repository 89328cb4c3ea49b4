#include "look/load/Ledger.h"

#include "load/Report.h"
#include "look/load/Book.h"

#include <QJsonArray>
#include <QtTest>

using namespace warrener;
using namespace warrener::load;
using namespace Qt::StringLiterals;

namespace {

using Counts = Ledger::Counts;

struct Arrival
{
    quint64 number = 0;
    int queue = 0;
    bool redelivered = false;
};

using Arrivals = QList<Arrival>;
using Numbers = QList<quint64>;

} // namespace

Q_DECLARE_METATYPE(Arrival)
Q_DECLARE_METATYPE(Counts)

class LedgerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void loses_data();
    void loses();
    void numberSet();
    void whatIsOvertaken();
    void bookAddsUp();
};

void LedgerTest::counts_data()
{
    QTest::addColumn<int>("published");
    QTest::addColumn<Numbers>("confirmed");
    QTest::addColumn<Arrivals>("arrivals");
    QTest::addColumn<Counts>("expected");

    QTest::newRow("nothing") << 0 << Numbers{} << Arrivals{} << Counts{};
    QTest::newRow("all well") << 3 << Numbers{1, 2, 3} << Arrivals{{1}, {2}, {3}} << Counts{.published = 3, .confirmed = 3, .consumed = 3};
    QTest::newRow("loss") << 3 << Numbers{1, 2, 3} << Arrivals{{1}, {3}} << Counts{.published = 3, .confirmed = 3, .consumed = 2, .lost = 1};
    QTest::newRow("everything lost") << 2 << Numbers{1, 2} << Arrivals{} << Counts{.published = 2, .confirmed = 2, .lost = 2};
    QTest::newRow("unconfirmed and gone is no loss") << 3 << Numbers{1, 2} << Arrivals{{1}, {2}}
                                                     << Counts{.published = 3, .confirmed = 2, .consumed = 2, .unconfirmed = 1};
    QTest::newRow("unconfirmed but delivered") << 3 << Numbers{1, 2} << Arrivals{{1}, {2}, {3}}
                                               << Counts{.published = 3, .confirmed = 2, .consumed = 3, .unconfirmed = 1, .unconfirmedConsumed = 1};
    QTest::newRow("duplicate") << 2 << Numbers{1, 2} << Arrivals{{1}, {1}, {2}} << Counts{.published = 2, .confirmed = 2, .consumed = 2, .duplicates = 1};
    QTest::newRow("redelivered duplicate") << 2 << Numbers{1, 2} << Arrivals{{1}, {2}, {1, 0, true}, {2, 0, true}}
                                           << Counts{.published = 2, .confirmed = 2, .consumed = 2, .duplicates = 2, .redelivered = 2};
    QTest::newRow("redelivered, first arrival") << 1 << Numbers{1} << Arrivals{{1, 0, true}} << Counts{.published = 1, .confirmed = 1, .consumed = 1};
    QTest::newRow("reordered") << 3 << Numbers{1, 2, 3} << Arrivals{{2}, {1}, {3}} << Counts{.published = 3, .confirmed = 3, .consumed = 3, .reordered = 1};
    QTest::newRow("a late duplicate is not reordered")
        << 3 << Numbers{1, 2, 3} << Arrivals{{1}, {2}, {3}, {1}} << Counts{.published = 3, .confirmed = 3, .consumed = 3, .duplicates = 1};
    QTest::newRow("two queues have no common order") << 4 << Numbers{1, 2, 3, 4} << Arrivals{{2, 1}, {4, 1}, {1, 0}, {3, 0}}
                                                     << Counts{.published = 4, .confirmed = 4, .consumed = 4};
    QTest::newRow("never sent") << 1 << Numbers{1} << Arrivals{{1}, {7}, {0}} << Counts{.published = 1, .confirmed = 1, .consumed = 1, .unknown = 2};
    QTest::newRow("confirmed twice") << 1 << Numbers{1, 1} << Arrivals{{1}} << Counts{.published = 1, .confirmed = 1, .consumed = 1};
}

void LedgerTest::counts()
{
    QFETCH(int, published);
    QFETCH(Numbers, confirmed);
    QFETCH(Arrivals, arrivals);
    QFETCH(Counts, expected);
    Ledger ledger;
    for (int number = 1; number <= published; ++number)
        ledger.publish(quint64(number));
    for (const quint64 number : confirmed)
        ledger.confirm(number);
    for (const Arrival &arrival : arrivals)
        ledger.consume(arrival.number, arrival.queue, arrival.redelivered);
    const Counts counts = ledger.counts();
    QCOMPARE(counts.published, expected.published);
    QCOMPARE(counts.confirmed, expected.confirmed);
    QCOMPARE(counts.consumed, expected.consumed);
    QCOMPARE(counts.lost, expected.lost);
    QCOMPARE(counts.duplicates, expected.duplicates);
    QCOMPARE(counts.redelivered, expected.redelivered);
    QCOMPARE(counts.reordered, expected.reordered);
    QCOMPARE(counts.unconfirmed, expected.unconfirmed);
    QCOMPARE(counts.unconfirmedConsumed, expected.unconfirmedConsumed);
    QCOMPARE(counts.unknown, expected.unknown);
    QCOMPARE(ledger.hasAllConfirmed(), expected.lost == 0);
}

void LedgerTest::loses_data()
{
    QTest::addColumn<int>("published");
    QTest::addColumn<int>("every");
    QTest::newRow("each 10th of 1,000") << 1000 << 10;
    QTest::newRow("each 64th of 100,000") << 100'000 << 64;
    QTest::newRow("one of 100,000") << 100'000 << 99'999;
}

void LedgerTest::loses()
{
    QFETCH(int, published);
    QFETCH(int, every);
    Ledger ledger;
    for (quint64 number = 1; number <= quint64(published); ++number) {
        ledger.publish(number);
        ledger.confirm(number);
        if (number % quint64(every) != 0)
            ledger.consume(number, 0, false);
    }
    QCOMPARE(ledger.counts().lost, quint64(published / every));
    const std::vector<quint64> first = ledger.firstLost(3);
    QVERIFY(!first.empty() && first.size() <= 3);
    for (size_t i = 0; i < first.size(); ++i)
        QCOMPARE(first[i], quint64(every) * (i + 1));
}

void LedgerTest::numberSet()
{
    NumberSet set;
    QVERIFY(!set.contains(5));
    QVERIFY(set.insert(5));
    QVERIFY(!set.insert(5));
    QVERIFY(set.insert(64));
    QVERIFY(!set.insert(0));
    QVERIFY(!set.insert(NumberSet::largest + 1));
    QVERIFY(set.contains(64) && !set.contains(63) && !set.contains(1'000'000));
    QCOMPARE(set.size(), 2ULL);
    QCOMPARE(set.missingIn({}), 2ULL);
    QCOMPARE(NumberSet().missingIn(set), 0ULL);
}

/// A queue gives out in its order: what stays away while later ones come is lost, what merely waits is not.
void LedgerTest::whatIsOvertaken()
{
    Overtaken of;
    const auto at = [](int ms) { return Millis{ms}; };
    for (quint64 number = 1; number <= 6; ++number) {
        of.sent(number, int(number % 2)); // two queues: 2 4 6 and 1 3 5
        if (number != 3)
            of.confirmed(number);
    }
    of.consumed(2, 0, at(100));
    QCOMPARE(of.longest(at(9'000)), at(0)); // the others wait, and nothing of theirs has come
    of.consumed(5, 1, at(1'000));
    QCOMPARE(of.longest(at(4'000)), at(3'000)); // 1 is missing; 3 was never confirmed
    of.consumed(1, 1, at(4'000));
    QCOMPARE(of.longest(at(5'000)), at(0)); // it had been given back, and came again
    of.consumed(6, 0, at(5'000));
    of.consumed(6, 0, at(6'000));               // again
    QCOMPARE(of.longest(at(7'000)), at(2'000)); // 4
    of.confirmed(3);
    QCOMPARE(of.longest(at(7'000)), at(6'000)); // confirmed late, overtaken since 5 came
}

void LedgerTest::bookAddsUp()
{
    Book book(42, 2, Millis{1});
    for (int publisher = 0; publisher < 2; ++publisher) {
        book.expectConfirms(publisher);
        for (quint64 number = 1; number <= 10; ++number) {
            book.sent(publisher, number, publisher);
            book.confirmed(publisher, number, Millis{7});
            if (publisher == 0 || number != 4)
                book.consumed({.run = 42, .publisher = quint32(publisher), .number = number}, publisher, false);
        }
    }
    book.consumed({.run = 41, .publisher = 0, .number = 1}, 0, false);
    book.consumed({.run = 42, .publisher = 2, .number = 1}, 0, false);
    book.connected(u"publisher-0"_s, u"lb1:5672"_s, 1);
    book.disconnected(u"publisher-0"_s, u"lb1:5672"_s, u"moved"_s);
    QVERIFY(!book.allConfirmedConsumed());
    QCOMPARE(book.progress().connected, 0);
    book.connected(u"publisher-0"_s, u"lb2:5672"_s, 3);
    book.endOfPublishing(false);

    LoadOptions options;
    options.prefix = u"p"_s;
    const QJsonObject json = summary(options, book.account());
    QCOMPARE(json[u"confirmed"_s].toInt(), 20);
    QCOMPARE(json[u"consumed"_s].toInt(), 19);
    QCOMPARE(json[u"lost"_s].toInt(), 1);
    QCOMPARE(json[u"foreign"_s].toInt(), 2);
    QCOMPARE(json[u"lostNumbers"_s].toArray(), (QJsonArray{QJsonObject{{u"publisher"_s, 1}, {u"number"_s, 4}}}));
    QCOMPARE(json[u"latencyMs"_s][u"median"_s].toInt(), 7);
    QCOMPARE(json[u"publishers"_s][0][u"reconnects"_s].toInt(), 1);
    const QJsonValue interruption = json[u"interruptions"_s][0];
    QCOMPARE(interruption[u"from"_s].toString(), u"lb1:5672"_s);
    QCOMPARE(interruption[u"to"_s].toString(), u"lb2:5672"_s);
    QCOMPARE(interruption[u"attempts"_s].toInt(), 3);
    QCOMPARE(interruption[u"reason"_s].toString(), u"moved"_s);
    QVERIFY(interruption[u"ms"_s].isDouble());
}

QTEST_APPLESS_MAIN(LedgerTest)
#include "LedgerTest.moc"
