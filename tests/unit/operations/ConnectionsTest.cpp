// Asking clients to reconnect, by an API that lists them late.

#include "CarryOut.h"
#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/ConnectionOperations.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr qint64 stepBegan = 1'795'988'041'000; ///< ms: Sun, 29 Nov 2026 21:34:01 GMT

QJsonObject connectionRow(const QString &name, qint64 since)
{
    return {{u"name"_s, name}, {u"node"_s, u"rabbit@broker1"_s}, {u"user"_s, u"shop"_s}, {u"connected_at"_s, since}};
}

} // namespace

class ConnectionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Nodes tell the API of a connection up to five seconds after it came. A client that came back while the queues had no leader is
    /// not known by then, and is the one that needs it most; one that has come back since is not asked twice.
    void whoIsListedLateIsAskedToo_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QStringList>("asked");
        QTest::newRow("the broker tells the time") << QByteArray("Sun, 29 Nov 2026 21:34:01 GMT") << QStringList{u"old"_s, u"ahead"_s, u"late"_s};
        // Then old and new are not told apart: what is listed within two rounds is asked, as of later brokers.
        QTest::newRow("it does not") << QByteArray("yesterday") << QStringList{u"old"_s, u"ahead"_s, u"old-back"_s};
    }
    void whoIsListedLateIsAskedToo()
    {
        QFETCH(const QByteArray, date);
        QFETCH(const QStringList, asked);
        FakeServer api;
        QStringList closed;
        int lists = 0;
        api.on("/api/overview", {.body = R"({"rabbitmq_version":"3.10.8","node":"rabbit@broker1"})"});
        api.otherwise([&](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "DELETE") {
                closed.append(QString::fromUtf8(request.path.mid(request.path.lastIndexOf('/') + 1)));
                return FakeAnswer{.status = 204};
            }
            QJsonArray rows;
            rows.append(closed.contains(u"old"_s) ? connectionRow(u"old-back"_s, stepBegan + 1200) : connectionRow(u"old"_s, stepBegan - 60'000));
            // Its node's clock is ahead; it was there before all the same.
            if (!closed.contains(u"ahead"_s))
                rows.append(connectionRow(u"ahead"_s, stepBegan + 90'000));
            if (++lists > 5)
                rows.append(connectionRow(u"late"_s, stepBegan - 800));
            const QJsonObject page{{u"items"_s, rows}, {u"page_count"_s, 1}};
            return FakeAnswer{.body = QJsonDocument(page).toJson(), .headers = {{"Date", date}}};
        });
        const auto time = std::make_shared<FakeTime>();
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        NodeProfile &node = profile->nodes.emplaceBack();
        node.name = {u"rabbit@broker1"_s};
        node.management = api.url();
        const auto operations = std::make_shared<Operations>();
        addConnectionOperations(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s, time));
        const Step step = closeConnectionsStep(u"ask-again"_s, u"again"_s, {.before = 4, .perSecond = 100, .reason = u"new leaders"_s, .ask = {node.name}});
        const Result<QJsonObject> said = carryOut(operations, step.act.value(), *time);
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(closed, asked);
    }

    /// Clients are back at once, with new names: who was there is asked once, and the plan is over, whatever the clocks say.
    void whoIsBackIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("ahead"); // the clock of the clients' node, in ms
        QTest::addColumn<qsizetype>("most");
        const QByteArray date("Sun, 29 Nov 2026 21:34:01 GMT");
        QTest::newRow("the broker tells the time") << date << qint64(5000) << qsizetype(3);
        QTest::newRow("the clock of their node is behind") << date << qint64(-3'600'000) << qsizetype(12);
        QTest::newRow("the broker does not tell the time") << QByteArray("yesterday") << qint64(5000) << qsizetype(12);
    }
    void whoIsBackIsLeftAlone()
    {
        QFETCH(const QByteArray, date);
        QFETCH(const qint64, ahead);
        QFETCH(const qsizetype, most);
        FakeServer api;
        QStringList closed;
        QStringList open{u"a"_s, u"b"_s, u"c"_s};
        api.otherwise([&](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "DELETE") {
                closed.append(QString::fromUtf8(request.path.mid(request.path.lastIndexOf('/') + 1)));
                open.removeAll(closed.last());
                open.append(closed.last() + u'x');
                return FakeAnswer{.status = 204};
            }
            QJsonArray rows;
            for (const QString &name : std::as_const(open))
                rows.append(connectionRow(name, name.size() > 1 ? stepBegan + ahead : stepBegan - 60'000));
            const QJsonObject page{{u"items"_s, rows}, {u"page_count"_s, 1}};
            return FakeAnswer{.body = QJsonDocument(page).toJson(), .headers = {{"Date", date}}};
        });
        const auto time = std::make_shared<FakeTime>();
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        NodeProfile &node = profile->nodes.emplaceBack();
        node.name = {u"rabbit@broker1"_s};
        node.management = api.url();
        const auto operations = std::make_shared<Operations>();
        addConnectionOperations(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s, time));
        const Step step = closeConnectionsStep(u"ask"_s, u"ask"_s, {.user = u"shop"_s, .perSecond = 1, .reason = u"please reconnect"_s, .ask = {node.name}});
        const Result<QJsonObject> said = carryOut(operations, step.act.value(), *time);
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QVERIFY2(closed.size() >= 3 && closed.size() <= most, qPrintable(closed.join(u' ')));
        QCOMPARE(closed.first(3), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "ConnectionsTest.moc"
