#include "Watch.h"
#include "support/TestHosts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <cmath>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The table of queues on the real test hosts: few queues and many.
class QueuesLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTestHosts())
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        m_profile = liveProfile();
        QVERIFY(!m_profile.nodes.isEmpty());
        QVERIFY(testhosts::reset());
    }

    void cleanupTestCase()
    {
        if (hasTestHosts())
            QVERIFY(send("DELETE", u"/api/vhosts/monitor-test"_s, {}));
    }

    void fewQueuesComeFromOnePage()
    {
        makeQueues(6);
        Watch watch(m_profile);
        watch.monitor().setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(watch), 6, 30'000);
        QCOMPARE(watch.snapshot()->queues->source, QueueSource::Api);
        // The figures of quorum queues come with the broker's own statistics.
        const auto isComplete = [&](const QueueRow &row) { return vhostOf(watch, row) != "monitor-test"_L1 || (row.membersKnown && row.leader >= 0); };
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(watch.snapshot()->queues->rows, isComplete), 30'000);
        for (const QueueRow &row : watch.snapshot()->queues->rows) {
            if (vhostOf(watch, row) != "monitor-test"_L1)
                continue;
            const bool isQuorum = row.name.startsWith("quorum"_L1);
            QCOMPARE(row.type, isQuorum ? QueueType::Quorum : QueueType::Classic);
            QCOMPARE(row.members.size(), isQuorum ? 3U : 1U);
        }
    }

    void manyQueuesComeFromEachNodesMetrics()
    {
        makeQueues(620);
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.snapshot() && watch.snapshot()->totals.has() && watch.snapshot()->totals.value->queues >= 620, 30'000);
        QList<QueueRef> visible;
        for (int i = 0; i < 20; ++i)
            visible.append({u"monitor-test"_s, nameOf(i)});
        watch.monitor().setFocus({.queues = true, .visibleQueues = visible, .node = {}});
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(watch) >= 620 && watch.snapshot()->queues->source == QueueSource::Metrics, 30'000);
        QVERIFY(watch.snapshot()->queues->missing.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(knownMembers(watch) >= 20, 20'000);
        // Whose metrics tell of a queue leads it: compare with what the management API says.
        const QJsonObject told = get(u"/api/queues/monitor-test/"_s + nameOf(0)).object();
        const auto row = std::ranges::find(watch.snapshot()->queues->rows, nameOf(0), &QueueRow::name);
        QVERIFY(row != watch.snapshot()->queues->rows.end());
        QCOMPARE(watch.snapshot()->queues->leaderOf(*row).value, told["leader"_L1].toString(told["node"_L1].toString()));
        QCOMPARE(row->type, QueueType::Quorum);
        QCOMPARE(row->ready, 0);
        // Publishing, through another node than the leader's, shows as messages and as a rate.
        const QJsonObject message{
            {u"properties"_s, QJsonObject{}}, {u"routing_key"_s, nameOf(0)}, {u"payload"_s, u"x"_s}, {u"payload_encoding"_s, u"string"_s}};
        bool hadRate = false;
        // Before 4.0 rates are known of the rows on screen only, once something has gone through them.
        bool othersIdle = watch.snapshot()->nodes.first().versions.value->rabbitmq.startsWith(u"3."_s);
        int sent = 0;
        QElapsedTimer timer;
        timer.start();
        while (!(hadRate && othersIdle) && timer.durationElapsed() < 60s) {
            QVERIFY(send("POST", u"/api/exchanges/monitor-test/amq.default/publish"_s, message));
            ++sent;
            hadRate = hadRate || rowNamed(watch, nameOf(0)).inRate > 0;
            othersIdle = othersIdle || rowNamed(watch, nameOf(1)).inRate == 0;
        }
        QVERIFY(hadRate);
        QVERIFY(othersIdle);
        QTRY_COMPARE_WITH_TIMEOUT(rowNamed(watch, nameOf(0)).ready, sent, 20'000);

        watch.monitor().setFocus({});
        QVERIFY(watch.end() < 1s);
    }

    /// Its own node is asked for a queue that its metrics name no more: "deleted" is said of it, and of none that merely went with its node.
    void aDeletedOneOfManyIsTold()
    {
        makeQueues(620);
        Watch watch(m_profile);
        QTRY_VERIFY_WITH_TIMEOUT(watch.snapshot() && watch.snapshot()->totals.has() && watch.snapshot()->totals.value->queues >= 620, 30'000);
        watch.monitor().setFocus({.queues = true, .visibleQueues = {}, .node = {}});
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(watch) >= 620 && watch.snapshot()->queues->source == QueueSource::Metrics, 30'000);
        QVERIFY(!watch.eventIds().contains(u"queue.deleted"_s));
        for (const int number : {0, 1}) {
            const QString name = nameOf(number);
            QVERIFY(send("DELETE", u"/api/queues/monitor-test/"_s + name, {}));
            QTRY_VERIFY2_WITH_TIMEOUT(watch.subjectsOf(u"queue.deleted"_s).contains(u"monitor-test/"_s + name), qPrintable(name), 60'000);
        }
        QCOMPARE(watch.subjectsOf(u"queue.deleted"_s).size(), 2);
    }

private:
    static QString nameOf(int number) { return (number % 3 == 0 ? u"quorum.%1"_s : u"classic.%1"_s).arg(number, 4, 10, QLatin1Char('0')); }

    void makeQueues(int count)
    {
        QVERIFY(send("PUT", u"/api/vhosts/monitor-test"_s, {}));
        QJsonArray queues;
        for (int i = 0; i < count; ++i) {
            queues.append(QJsonObject{{u"name"_s, nameOf(i)},
                                      {u"durable"_s, true},
                                      {u"auto_delete"_s, false},
                                      {u"arguments"_s, QJsonObject{{u"x-queue-type"_s, i % 3 == 0 ? u"quorum"_s : u"classic"_s}}}});
        }
        QVERIFY(send("POST", u"/api/definitions/monitor-test"_s, {{u"queues"_s, queues}}));
    }

    bool send(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        QNetworkRequest request = requestTo(path);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, QJsonDocument(body).toJson());
        const bool done = QTest::qWaitFor([reply] { return reply->isFinished(); }, 120'000);
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError)
            qWarning() << method << path << reply->errorString() << reply->readAll();
        return done && reply->error() == QNetworkReply::NoError;
    }

    QJsonDocument get(const QString &path)
    {
        QNetworkReply *reply = m_network.get(requestTo(path));
        const bool done = QTest::qWaitFor([reply] { return reply->isFinished(); }, 30'000);
        reply->deleteLater();
        return done ? QJsonDocument::fromJson(reply->readAll()) : QJsonDocument();
    }

    QNetworkRequest requestTo(const QString &path) const
    {
        QUrl url = m_profile.nodes.first().management;
        url.setPath(path);
        QNetworkRequest request(url);
        const QByteArray login = (m_profile.user + u':' + qEnvironmentVariable("WARRENER_PASSWORD")).toUtf8();
        request.setRawHeader("Authorization", "Basic " + login.toBase64());
        return request;
    }

    /// Of this test's virtual host: what another test left in "/" is no business of this one.
    static std::ptrdiff_t rowsOf(const Watch &watch)
    {
        if (!watch.snapshot() || !watch.snapshot()->queues)
            return 0;
        return std::ranges::count_if(watch.snapshot()->queues->rows, [&](const QueueRow &row) { return vhostOf(watch, row) == "monitor-test"_L1; });
    }
    static QString vhostOf(const Watch &watch, const QueueRow &row) { return watch.snapshot()->queues->vhostOf(row); }
    static QueueRow rowNamed(const Watch &watch, const QString &name)
    {
        const auto &rows = watch.snapshot()->queues->rows;
        const auto row = std::ranges::find(rows, name, &QueueRow::name);
        return row == rows.end() ? QueueRow{} : *row;
    }
    static std::ptrdiff_t knownMembers(const Watch &watch) { return std::ranges::count_if(watch.snapshot()->queues->rows, &QueueRow::membersKnown); }

    ClusterProfile m_profile;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(QueuesLiveTest)
#include "QueuesLiveTest.moc"
