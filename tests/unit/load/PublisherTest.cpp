#include "look/load/Publisher.h"

#include "FakeBroker.h"
#include "look/load/Book.h"
#include "look/load/Payload.h"

#include <QtTest>

using namespace warrener;
using namespace warrener::load;
using namespace Qt::StringLiterals;

class PublisherTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmsOnlyWhatWasConfirmed_data();
    void confirmsOnlyWhatWasConfirmed();
};

void PublisherTest::confirmsOnlyWhatWasConfirmed_data()
{
    QTest::addColumn<QByteArray>("end"); // how each connection ends, after one confirm
    QTest::newRow("channel closed") << frame::channelClose(541, "INTERNAL_ERROR");
    QTest::newRow("connection closed") << frame::close(320, "CONNECTION_FORCED");
}

/// The broker confirms the first message of the first connection and the second one of all later
/// ones; a publisher that mixed up the numbers of two sessions would book others as confirmed.
void PublisherTest::confirmsOnlyWhatWasConfirmed()
{
    QFETCH(QByteArray, end);
    const FakeBroker broker({.publishAnswers = {frame::ack(1, false) + end, frame::ack(2, false) + end}, .answeredPublish = {1, 2}});
    LoadOptions options;
    options.endpoints = {broker.endpoint()};
    options.publishers = 1;
    options.queues = 1;
    options.rate = 0;
    options.window = 5;
    options.heartbeat = std::chrono::seconds{0};
    Book book(42, 1, Millis{1000});

    std::stop_source stop;
    std::jthread worker([&] { Publisher(options, book, 0).run(stop.get_token(), stop.get_token()); });
    const auto ended = qScopeGuard([&stop] { stop.request_stop(); });
    QTRY_VERIFY(book.progress().confirmed >= 3);
    stop.request_stop();
    worker.join();

    const QList<QList<QByteArray>> connections = broker.bodies();
    for (qsizetype i = 0; i < connections.size(); ++i) {
        const auto payload = Payload::decode(connections[i].value(i == 0 ? 0 : 1));
        if (payload)
            book.consumed(*payload, 0, false);
    }
    const Account account = book.account();
    QCOMPARE(account.totals().lost, 0ULL);
    QVERIFY(account.totals().confirmed >= 3);
    QVERIFY(account.interruptionCount >= 2);
}

QTEST_GUILESS_MAIN(PublisherTest)
#include "PublisherTest.moc"
