#include "cluster/QueuePurpose.h"

using namespace Qt::StringLiterals;
using namespace warrener;

class QueuePurposeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("holds");
        QTest::newRow("plain") << u"orders"_s << false;
        QTest::newRow("dlq at the end") << u"orders.dlq"_s << true;
        QTest::newRow("capitals") << u"ORDERS_DLQ"_s << true;
        QTest::newRow("camel") << u"ordersDeadLetter"_s << true;
        QTest::newRow("two words") << u"orders-dead-letter"_s << true;
        QTest::newRow("with a number") << u"orders.retry.30s"_s << true;
        QTest::newRow("MassTransit") << u"SubmitOrder_error"_s << true;
        QTest::newRow("error at the front is work") << u"error.handler"_s << false;
        QTest::newRow("part of a word") << u"deadline.orders"_s << false;
        QTest::newRow("part of a word, again") << u"archiver"_s << false;
        QTest::newRow("audit") << u"billing.audit"_s << true;
        QTest::newRow("empty") << QString() << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(isMadeToHold(name), "holds");
    }

    void argumentsAndOthersTellIt()
    {
        QueueInfo queue;
        queue.ref.name = u"orders"_s;
        QVERIFY(!isMadeToHold(queue));
        queue.expires = true; // messages that get old are thrown away: that is worth telling
        QVERIFY(!isMadeToHold(queue));
        queue.deadLetters = true;
        QVERIFY(isMadeToHold(queue));
        queue.expires = false; // a usual queue with a place for its rejected messages
        QVERIFY(!isMadeToHold(queue));
        queue.isDeadLetterTarget = true;
        QVERIFY(isMadeToHold(queue));
    }

    /// By the name that others' arguments or policies give: as the key, behind whatever exchange, or as the exchange itself.
    void othersNameIt()
    {
        const auto queue = [](const QString &vhost, const QString &name, const QStringList &to = {}) {
            QueueInfo info;
            info.ref = {.vhost = vhost, .name = name};
            info.deadLetterTo = to;
            return info;
        };
        QList<QueueInfo> all{queue(u"/"_s, u"orders"_s, {u"refused"_s, u"bin"_s}), queue(u"/"_s, u"refused"_s), queue(u"shop"_s, u"refused"_s),
                             queue(u"/"_s, u"bin"_s), queue(u"/"_s, u"own"_s, {u"own"_s})};
        markDeadLetterTargets(all);
        QStringList held;
        for (const QueueInfo &info : std::as_const(all)) {
            if (isMadeToHold(info))
                held.append(info.ref.vhost + u' ' + info.ref.name);
        }
        QCOMPARE(held, (QStringList{u"/ refused"_s, u"/ bin"_s}));
    }

    void whoWasReadOnceIsMissed()
    {
        QVERIFY(mayWaitUnread(true, 0));
        QVERIFY(mayWaitUnread(true, -1));
        QVERIFY(!mayWaitUnread(true, 1));
        QVERIFY(!mayWaitUnread(false, 0));
    }
};

QTEST_GUILESS_MAIN(QueuePurposeTest)
#include "QueuePurposeTest.moc"
