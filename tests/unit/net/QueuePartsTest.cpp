// A list of queues that the broker refuses as a whole, had by parts.
#include "look/net/QueueParts.h"

#include "NetTesting.h"
#include "support/FakeServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const FakeAnswer refusal{.status = 500, .body = R"({"error":"Internal Server Error","reason":"badarg"})"};

/// A broker with queues q-1, q-2, … in each virtual host, which answers as real ones do; who asks for one that is broken in a
/// list gets 500 and no list at all.
class Broker
{
public:
    explicit Broker(QMap<QString, int> queues, QMap<QString, QSet<int>> broken = {}) : m_queues(std::move(queues)), m_broken(std::move(broken))
    {
        m_server.otherwise([this](const FakeRequest &request) { return answer(request); });
    }

    FakeServer &server() { return m_server; }
    Result<QueueParts> ask(int most = 60, std::stop_token stop = {})
    {
        ManagementClient client(accessTo(m_server.url()));
        return await(queuesByParts(&client, {.mostQuestions = most}, std::move(stop)));
    }
    qsizetype questions() const
    {
        return std::ranges::count_if(m_server.requests(), [](const FakeRequest &one) { return one.path.startsWith("/api/queues/"); });
    }

private:
    std::optional<FakeAnswer> answer(const FakeRequest &request) const
    {
        if (request.path == "/api/vhosts") {
            QJsonArray names;
            for (const auto listed = m_queues.keys(); const QString &name : listed)
                names.append(QJsonObject{{u"name"_s, name}});
            return FakeAnswer{.body = QJsonDocument(names).toJson()};
        }
        const QString vhost = QString::fromUtf8(QByteArray::fromPercentEncoding(request.path.mid(qstrlen("/api/queues/"))));
        const QUrlQuery query(QString::fromLatin1(request.target.mid(request.path.size() + 1)));
        const int page = query.queryItemValue(u"page"_s).toInt();
        const int size = query.queryItemValue(u"page_size"_s).toInt();
        const int all = m_queues.value(vhost);
        if (page > 1 && (page - 1) * size >= all)
            return FakeAnswer{.status = 400, .body = R"({"error":"page_out_of_range","reason":"page is out of range"})"};
        QJsonArray items;
        for (int i = (page - 1) * size + 1; i <= std::min(page * size, all); ++i) {
            if (m_broken.value(vhost).contains(i))
                return refusal;
            items.append(QJsonObject{{u"name"_s, u"q-%1"_s.arg(i)}, {u"vhost"_s, vhost}, {u"type"_s, u"classic"_s}});
        }
        const QJsonObject body{{u"items"_s, items}, {u"total_count"_s, all}, {u"page"_s, page}, {u"page_count"_s, std::max(1, (all + size - 1) / size)}};
        return FakeAnswer{.body = QJsonDocument(body).toJson()};
    }

    QMap<QString, int> m_queues;
    QMap<QString, QSet<int>> m_broken;
    FakeServer m_server;
};

} // namespace

class QueuePartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatTheServerSaysOfTheListIsOne_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("refused");
        QTest::newRow("one broken row") << ErrorKind::Http << 500 << true;
        QTest::newRow("what cannot be read") << ErrorKind::Malformed << 0 << true;
        QTest::newRow("too long") << ErrorKind::TooLarge << 0 << true;
        QTest::newRow("a proxy that finds nobody") << ErrorKind::Http << 502 << false;
        QTest::newRow("nobody") << ErrorKind::Timeout << 0 << false;
        QTest::newRow("no right") << ErrorKind::Forbidden << 401 << false;
    }
    void onlyWhatTheServerSaysOfTheListIsOne()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, status);
        QTEST(isListRefused({.kind = kind, .message = {}, .detail = {}, .httpStatus = status}), "refused");
    }

    void everyVhostIsHad()
    {
        Broker broker({{u"/"_s, 3}, {u"shop/eu"_s, 1200}});
        const auto parts = broker.ask();
        QVERIFY(parts);
        QCOMPARE(parts->queues.size(), 1203);
        QVERIFY(parts->unlisted.isEmpty());
        QCOMPARE(broker.questions(), 4);
    }

    /// One broken row costs itself, however many there are beside it.
    void theBrokenOneAloneIsLeftOut()
    {
        Broker broker({{u"/"_s, 2}, {u"shop"_s, 1200}}, {{u"shop"_s, {617}}});
        const auto parts = broker.ask();
        QVERIFY(parts);
        QCOMPARE(parts->queues.size(), 1201);
        QCOMPARE(parts->unlisted.size(), 1);
        QCOMPARE(parts->unlisted.first().vhost, u"shop"_s);
        QCOMPARE(parts->unlisted.first().first, 617);
        QCOMPARE(parts->unlisted.first().count, 1);
        QCOMPARE(parts->unlisted.first().after, u"q-616"_s);
        QCOMPARE(parts->unlisted.first().error.detail, u"Internal Server Error: badarg"_s);
        QVERIFY2(broker.questions() <= 25, qPrintable(QString::number(broker.questions())));
        const QString words = describe(QueueDetour::By::Parts, parts->unlisted);
        QVERIFY2(words.contains(u"no. 617 of shop"_s) && words.contains(u"q-616"_s), qPrintable(words));
        // Each queue once.
        QSet<QString> names;
        for (const QueueInfo &queue : parts->queues)
            names.insert(queue.ref.vhost + u' ' + queue.ref.name);
        QCOMPARE(names.size(), 1201);
    }

    /// A cluster full of broken rows is not asked without end, and what was not asked is not called gone.
    void theQuestionsAreBounded()
    {
        QSet<int> every;
        for (int i = 1; i <= 400; ++i)
            every.insert(i);
        Broker broker({{u"a"_s, 400}, {u"b"_s, 5}}, {{u"a"_s, every}});
        const auto parts = broker.ask(20);
        QVERIFY(parts);
        QCOMPARE(broker.questions(), 20);
        QVERIFY(parts->queues.isEmpty());
        QCOMPARE(parts->unlisted.constLast().vhost, u"b"_s);
        QCOMPARE(parts->unlisted.constLast().count, 0);
        QCOMPARE(parts->unlisted.constLast().first, 1);
    }

    void whoStopsKeepsWhatHasCome()
    {
        Broker broker({{u"a"_s, 5}, {u"b"_s, 5}});
        std::stop_source stop;
        connect(&broker.server(), &FakeServer::requested, &broker.server(), [&stop](const QByteArray &target) {
            if (target.startsWith("/api/queues/b"))
                stop.request_stop();
        });
        const auto parts = broker.ask(60, stop.get_token());
        QVERIFY(parts);
        QCOMPARE(parts->queues.size(), 5);
        QCOMPARE(parts->unlisted.size(), 1);
        QCOMPARE(parts->unlisted.first().vhost, u"b"_s);
    }

    /// Where nobody tells of virtual hosts, nothing can be had by them.
    void withoutVhostsThereAreNoParts()
    {
        FakeServer server;
        server.on("/api/vhosts", refusal);
        ManagementClient client(accessTo(server.url()));
        const auto parts = await(queuesByParts(&client, {}));
        QVERIFY(!parts);
        QCOMPARE(parts.error().httpStatus, 500);
    }
};

QTEST_GUILESS_MAIN(QueuePartsTest)
#include "QueuePartsTest.moc"
