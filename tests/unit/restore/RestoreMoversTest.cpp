// What moves messages by itself: where it takes them, and what a preview says of a queue that it takes from.
#include "run/operations/restore/RestoreMovers.h"

#include "run/operations/restore/RestorePreview.h"
#include "unit/restore/DefinedObjects.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreMoversTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMovesMessages()
    {
        QVERIFY(parts::movesMessages(u"parameters"_s, shovelOf(u"move"_s, u"orders"_s)));
        QVERIFY(parts::movesMessages(u"parameters"_s, {{u"component"_s, u"federation-upstream-set"_s}}));
        QVERIFY(!parts::movesMessages(u"parameters"_s, {{u"component"_s, u"operator_policy"_s}}));
        QVERIFY(!parts::movesMessages(u"policies"_s, {{u"component"_s, u"shovel"_s}}));
    }

    void takesFrom_data()
    {
        QTest::addColumn<QJsonObject>("mover");
        QTest::addColumn<bool>("isTaken"); // orders of shop
        QTest::addColumn<QString>("host");
        QTest::addColumn<QStringList>("named"); // vhosts
        const auto shovel = [](const QString &uri, const QString &vhost = u"shop"_s) { return shovelOf(u"move"_s, u"orders"_s, vhost, uri); };
        const auto with = [](QJsonObject mover, const QJsonObject &value) {
            mover.insert(u"value"_s, value);
            return mover;
        };
        QTest::newRow("of its own") << shovel(u"amqp://"_s) << true << QString() << QStringList{u"shop"_s, u"/"_s};
        QTest::newRow("of another virtual host") << shovel(u"amqp:///shop"_s, u"/"_s) << true << QString() << QStringList{u"shop"_s};
        QTest::newRow("not of this one") << shovel(u"amqp:///%2f"_s) << false << QString() << QStringList{u"/"_s};
        QTest::newRow("on this machine") << shovel(u"amqp://guest:secret@localhost:5672/shop"_s) << true << QString() << QStringList{u"shop"_s};
        QTest::newRow("at an address") << shovel(u"amqps://guest:secret@rabbit.example/shop"_s) << true << u"rabbit.example"_s << QStringList{u"shop"_s};
        QTest::newRow("another queue") << shovelOf(u"move"_s, u"mail"_s, u"shop"_s) << false << QString() << QStringList{u"shop"_s, u"/"_s};
        QTest::newRow("one of several addresses") << with(shovel(u"amqp://"_s),
                                                          {{u"src-uri"_s, QJsonArray{u"amqp:///a"_s, u"amqp:///shop"_s}}, {u"src-queue"_s, u"orders"_s}})
                                                  << true << QString() << QStringList{u"a"_s, u"shop"_s};
        QTest::newRow("from an exchange") << with(shovel(u"amqp://"_s), {{u"src-uri"_s, u"amqp://"_s}, {u"src-exchange"_s, u"orders"_s}}) << false << QString()
                                          << QStringList();
        QTest::newRow("AMQP 1.0") << with(shovel(u"amqp://"_s), {{u"src-uri"_s, u"amqp:///shop"_s}, {u"src-address"_s, u"/queues/orders"_s}}) << true
                                  << QString() << QStringList{u"shop"_s};
        const QJsonObject upstream{{u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, u"shop"_s}, {u"name"_s, u"up"_s}};
        QTest::newRow("federation by its own name") << with(upstream, {{u"uri"_s, u"amqp:///shop"_s}}) << true << QString() << QStringList();
        QTest::newRow("federation by a name") << with(upstream, {{u"uri"_s, u"amqp:///shop"_s}, {u"queue"_s, u"mail"_s}}) << false << QString()
                                              << QStringList{u"shop"_s};
        QTest::newRow("written by hand") << with(shovel(u"amqp://"_s), {}) << false << QString() << QStringList();
    }
    void takesFrom()
    {
        QFETCH(const QJsonObject, mover);
        QFETCH(const QString, host);
        QTEST(parts::mayTakeFrom(mover, {.vhost = u"shop"_s, .name = u"orders"_s}), "isTaken");
        for (const auto all = parts::sourcesOf(mover); const parts::MoverSource &source : all)
            QCOMPARE(source.host, host);
        QStringList vhosts;
        for (const auto all = parts::queuesNamedBy(mover); const QueueRef &queue : all)
            vhosts.append(queue.vhost);
        QTEST(vhosts, "named");
    }

    /// Who takes, and when, by name; never what an address holds besides.
    void whatIsSaidOfAQueue()
    {
        const QueueRef orders{.vhost = u"/"_s, .name = u"orders"_s};
        const auto taken = [&orders](const QList<QJsonObject> &movers, bool areHeld) { return takenBy(parts::moversByQueue(movers), orders, areHeld); };
        const QJsonObject here = shovelOf(u"near"_s, u"orders"_s);
        const QJsonObject there = shovelOf(u"far"_s, u"orders"_s, u"/"_s, u"amqp://guest:secret@rabbit.example"_s);
        QCOMPARE(takenBy({}, orders, true), QString());
        QCOMPARE(taken({shovelOf(u"other"_s, u"mail"_s)}, false), QString());
        const QString held = taken({here, there}, true);
        const QString working = taken({here, there}, false);
        QVERIFY(held != working);
        for (const QString &words : {held, working}) {
            QVERIFY2(words.contains(u"shovel near"_s) && words.contains(u"shovel far (at rabbit.example)"_s), qPrintable(words));
            QVERIFY(!words.contains(u"secret"_s));
        }
        QVERIFY2(working.contains(u"at once"_s) && !held.contains(u"at once"_s), qPrintable(held));
        // Federation by a queue's own name is decided by policies and clients: nothing is said that nobody knows.
        const QJsonObject upstream{
            {u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"up"_s}, {u"value"_s, QJsonObject{{u"uri"_s, u"amqp://"_s}}}};
        QCOMPARE(taken({upstream}, true), QString());
    }

    /// What takes from a queue, fills it, or would make it; only that is held back where the queue does not get its messages.
    void touches_data()
    {
        QTest::addColumn<QJsonObject>("mover");
        QTest::addColumn<bool>("isTouched"); // orders of shop
        const auto shovel = [](const QJsonObject &value, const QString &vhost = u"shop"_s) {
            QJsonObject whole{{u"src-uri"_s, u"amqp://"_s}, {u"dest-uri"_s, u"amqp://"_s}};
            for (auto each = value.begin(); each != value.end(); ++each)
                whole.insert(each.key(), each.value());
            return QJsonObject{{u"component"_s, u"shovel"_s}, {u"vhost"_s, vhost}, {u"name"_s, u"move"_s}, {u"value"_s, whole}};
        };
        const auto upstream = [](const QString &vhost, const QJsonObject &value) {
            return QJsonObject{{u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, vhost}, {u"name"_s, u"up"_s}, {u"value"_s, value}};
        };
        QTest::newRow("takes from it") << shovel({{u"src-queue"_s, u"orders"_s}, {u"dest-queue"_s, u"mail"_s}}) << true;
        QTest::newRow("fills it") << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-queue"_s, u"orders"_s}}) << true;
        QTest::newRow("fills it by AMQP 1.0") << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-address"_s, u"/queues/orders"_s}}) << true;
        QTest::newRow("fills it by the default exchange") << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-exchange-key"_s, u"orders"_s}}) << true;
        QTest::newRow("fills one of another virtual host")
            << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-queue"_s, u"orders"_s}, {u"dest-uri"_s, u"amqp:///other"_s}}) << false;
        QTest::newRow("an exchange of its name") << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-exchange"_s, u"orders"_s}}) << false;
        QTest::newRow("neither") << shovel({{u"src-queue"_s, u"mail"_s}, {u"dest-queue"_s, u"archive"_s}}) << false;
        QTest::newRow("federation into its virtual host") << upstream(u"shop"_s, {{u"uri"_s, u"amqp://elsewhere/other"_s}, {u"queue"_s, u"far"_s}}) << true;
        QTest::newRow("federation of others") << upstream(u"/"_s, {{u"uri"_s, u"amqp://elsewhere/other"_s}}) << false;
    }
    void touches()
    {
        QFETCH(const QJsonObject, mover);
        QTEST(parts::mayTouch(mover, {.vhost = u"shop"_s, .name = u"orders"_s}), "isTouched");
    }

    /// Into another cluster: what comes along and takes from the one that it was made in.
    void whatComesAlong()
    {
        const auto coming = [](const QJsonObject &shovel, RestoreFate fate) {
            return RestoreObject{
                .fate = fate, .section = u"parameters"_s, .vhost = u"/"_s, .name = u"shovel "_s + shovel[u"name"].toString(), .object = shovel};
        };
        const QString far = u"amqp://guest:secret@rabbit.example"_s;
        const QStringList words = movedFromElsewhere({.objects = {coming(shovelOf(u"near"_s, u"orders"_s), RestoreFate::Create),
                                                                  coming(shovelOf(u"far"_s, u"orders"_s, u"/"_s, far), RestoreFate::Create),
                                                                  coming(shovelOf(u"same"_s, u"orders"_s, u"/"_s, far), RestoreFate::Same)}});
        QCOMPARE(words.size(), 1);
        QVERIFY2(words.first().contains(u"shovel far"_s) && words.first().contains(u"rabbit.example"_s), qPrintable(words.first()));
        QVERIFY(!words.first().contains(u"secret"_s));
    }
};

QTEST_GUILESS_MAIN(RestoreMoversTest)
#include "RestoreMoversTest.moc"
