// Messages into a queue, against a broker that confirms, refuses or closes on demand.
#include "FakeBroker.h"
#include "base/OffThread.h"
#include "run/operations/restore/RestoreAhead.h"
#include "run/operations/restore/RestorePour.h"

#include <QCoroTask>
#include <QTest>

#include <limits>
#include <new>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

/// One of every five has no body, some are as long as several frames.
QueueMessage numbered(int number)
{
    const qsizetype size = number % 5 == 0 ? 0 : number % 977 == 0 ? 300'000 : number % 200 + 1;
    return {.index = quint64(number), .routingKeys = {QByteArray::number(number)}, .properties = QByteArray(2, '\0'), .payload = QByteArray(size, 'x')};
}

ReadMessages numberedUpTo(int last)
{
    return [last](const std::function<Status(const QueueMessage &)> &take) -> Status {
        for (int number = 1; number <= last; ++number) {
            if (const Status taken = take(numbered(number)); !taken)
                return taken;
        }
        return {};
    };
}

FakeBroker::Script answering(const QByteArray &answer)
{
    FakeBroker::Script script;
    script.answers.insert(method::publish, answer);
    return script;
}

Pouring pouringInto(const FakeBroker &broker, const ReadMessages &read, const StepContext &context)
{
    return {.read = read,
            .to = {.vhost = u"/"_s, .name = u"orders"_s},
            .options =
                {.endpoint = broker.endpoint(), .user = u"ann"_s, .password = u"s3cret"_s, .callTimeout = Millis{60'000}, .heartbeat = std::chrono::seconds{0}},
            .exchange = u"door"_s,
            .note = [](qint64 over) { return QJsonObject{{u"over"_s, over}}; },
            .keeper = std::make_shared<Keeper>(context),
            .relay = std::make_shared<ProgressRelay>(context)};
}

QCoro::Task<Result<Poured>> pouredBy(Pouring job)
{
    const auto work = [job] { return pour(job); };
    co_return co_await WaitingThread(work);
}

} // namespace

class PourTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// All of them, in their order, but those that an earlier attempt has dealt with and those that are there; a position is never noted before its
    /// messages are confirmed.
    void inOrderAndEachOnce()
    {
        constexpr int last = 9'000;
        constexpr int over = 100;
        const FakeBroker broker({.confirms = true});
        QList<qint64> noted;
        StepContext context;
        context.onKeep = [&noted](QJsonObject what) -> QCoro::Task<Status> {
            noted.append(what.value("over"_L1).toInteger());
            co_return Status();
        };
        Pouring job = pouringInto(broker, numberedUpTo(last), context);
        job.from = over;
        // One of those that an attempt has dealt with lies there still: it is one of those, and not one that was there already.
        job.present = {{fingerprint(numbered(777).properties, numbered(777).payload), 1}, {fingerprint(numbered(51).properties, numbered(51).payload), 1}};
        const Result<Poured> poured = QCoro::waitFor(pouredBy(job));
        QVERIFY2(poured, poured ? "" : qPrintable(poured.error().message + poured.error().detail));
        // One message with these bytes is left out, the first that has them; the others of the same bytes are not there.
        const auto isSame = [](int number) { return numbered(number).payload == numbered(777).payload; };
        int present = 1;
        while (!isSame(present))
            ++present;
        QList<QByteArray> keys;
        qsizetype bodies = 0;
        for (int number = over + 1; number <= last; ++number) {
            if (number == present)
                continue;
            keys.append(QByteArray::number(number));
            bodies += numbered(number).payload.size();
        }
        QCOMPARE(poured->skipped, 1);
        QCOMPARE(poured->published, qint64(keys.size()));
        QCOMPARE(broker.keys().value(0), keys);
        qsizetype arrived = 0;
        for (const auto listed = broker.bodies().value(0); const QByteArray &body : listed)
            arrived += body.size();
        QCOMPARE(arrived, bodies);
        QVERIFY(noted.size() >= 2);
        QVERIFY(std::ranges::is_sorted(noted));
        QVERIFY(noted.last() <= last);
    }

    /// What is larger than the broker allows ends this queue and no other, in the broker's own words.
    void tooLargeForTheBroker()
    {
        const FakeBroker broker(answering(frame::channelClose(406, "PRECONDITION_FAILED - message size 20 is larger than configured max size 10")));
        const Result<Poured> poured = QCoro::waitFor(pouredBy(pouringInto(broker, numberedUpTo(3), {})));
        QVERIFY(!poured);
        QVERIFY(isOfOneQueue(poured.error().kind));
        QVERIFY2(poured.error().detail.contains("larger than configured"_L1), qPrintable(poured.error().detail));
    }

    /// A queue that refuses what is above its limit says so for each.
    void refusedByItsLimit()
    {
        // basic.nack of all.
        const FakeBroker broker(answering(frame::method(1, 60 << 16 | 120, frame::number(0, 8) + frame::number(1, 1))));
        const Result<Poured> poured = QCoro::waitFor(pouredBy(pouringInto(broker, numberedUpTo(10), {})));
        QVERIFY(!poured);
        QCOMPARE(poured.error().kind, ErrorKind::Command);
        QVERIFY(isOfOneQueue(poured.error().kind));
    }

    /// That a quorum queue is empty is its leader's word, or it is not told.
    void provenEmpty()
    {
        const auto isProven = [](const QByteArray &get, const QByteArray &declared) {
            FakeBroker::Script script;
            script.answers.insert(method::get, get);
            script.answers.insert(method::declare, declared);
            const FakeBroker broker(script);
            const AmqpOptions options = pouringInto(broker, numberedUpTo(0), {}).options;
            return QCoro::waitFor(isProvenEmpty(options, {.vhost = u"/"_s, .name = u"orders"_s}, {}));
        };
        QCOMPARE(isProven(frame::gotNothing(), frame::declared(0, 0)), true);
        QCOMPARE(isProven(frame::gotNothing(), frame::declared(0, 1)), false);
        QCOMPARE(isProven(frame::gotNothing(), frame::declared(1, 0)), false);
        QCOMPARE(isProven(frame::got("body"), frame::declared(0, 0)), false);
        const auto locked = isProven(frame::channelClose(405, "RESOURCE_LOCKED - single active consumer"), frame::declared(0, 0));
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, ErrorKind::Forbidden);
    }

    /// What a log that cannot be read leaves open: a leader that says nothing has not said that its queue is empty.
    void emptyByWord_data()
    {
        QTest::addColumn<QString>("answer"); // an error's kind, or what is proven
        QTest::addColumn<QString>("told");
        const QString timeout = toId(ErrorKind::Timeout), forbidden = toId(ErrorKind::Forbidden), refused = toId(ErrorKind::Refused);
        QTest::newRow("proven") << u"empty"_s << u"empty"_s;
        QTest::newRow("proven that it is not") << u"holds"_s << u"holds"_s;
        QTest::newRow("may not be asked") << forbidden << u"empty"_s;
        QTest::newRow("a leader that is away") << timeout << forbidden;
        QTest::newRow("a broker that is gone") << refused << refused;
    }
    void emptyByWord()
    {
        QFETCH(const QString, answer);
        Result<bool> proven = answer == "empty"_L1;
        for (const ErrorKind kind : {ErrorKind::Timeout, ErrorKind::Forbidden, ErrorKind::Refused}) {
            if (answer == toId(kind))
                proven = failure(kind, u"no"_s);
        }
        const Result<bool> told = parts::emptyByWord(proven, u"orders"_s);
        QTEST(!told ? toId(told.error().kind) : *told ? u"empty"_s : u"holds"_s, "told");
    }

    /// Whoever takes ends it in the middle, when far more is there to be read than is held ready: by what he answers, or as a memory that is full does.
    /// The reading thread waits for no room then.
    void takingThatEndsEndsTheReading()
    {
        bool isOver = false;
        const ReadMessages withoutEnd = [&isOver](const std::function<Status(const QueueMessage &)> &take) -> Status {
            const Status all = numberedUpTo(std::numeric_limits<int>::max())(take);
            isOver = true;
            return all;
        };
        int taken = 0;
        const Status refused = readAhead(
            withoutEnd, [&taken](const QueueMessage &) { return ++taken == 1000 ? failure(ErrorKind::Command, u"full"_s) : Status(); },
            [] { return Status(); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Command);
        QCOMPARE(taken, 1000);
        QVERIFY(isOver);
        isOver = false;
        QVERIFY_THROWS_EXCEPTION(
            std::bad_alloc, static_cast<void>(readAhead(withoutEnd, [](const QueueMessage &) -> Status { throw std::bad_alloc(); }, [] { return Status(); })));
        QVERIFY(isOver);
    }

    /// A broker that is gone is gone for all queues.
    void whatConcernsAll()
    {
        for (const ErrorKind kind :
             {ErrorKind::Disconnected, ErrorKind::Timeout, ErrorKind::Cancelled, ErrorKind::Io, ErrorKind::Malformed, ErrorKind::Unauthorized})
            QVERIFY(!isOfOneQueue(kind));
        for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::Command, ErrorKind::Usage})
            QVERIFY(isOfOneQueue(kind));
    }
};

QTEST_GUILESS_MAIN(PourTest)
#include "PourTest.moc"
