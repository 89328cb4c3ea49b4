// A queue that was just made has no figures yet: who reads it by AMQP waits for them, and not for ever.
#include "record/catalogue/BackupId.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/backup/BackupGathering.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName whoIsAsked{u"rabbit@broker1"_s};
const QueueRef fresh{.vhost = u"/"_s, .name = u"fresh"_s};

} // namespace

class BackupFiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_api = std::make_unique<FakeServer>();
        m_api->on("/api/overview", {.body = R"({"rabbitmq_version":"4.0.5","node":"rabbit@broker1","object_totals":{}})"});
        m_time = std::make_shared<FakeTime>();
        auto profile = std::make_shared<ClusterProfile>();
        profile->nodes.append({.name = whoIsAsked, .management = m_api->url()});
        m_gathering = std::make_shared<parts::BackupGathering>();
        m_gathering->access = std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
        m_gathering->ask = {whoIsAsked};
    }

    /// No way led to the messages of any queue, and nothing failed: it is no backup of messages, and calms nobody who saves them.
    void noneOfAnyQueueIsNoMessages()
    {
        QVERIFY(parts::holdsMessages(*m_gathering)); // of no queues at all
        m_gathering->queues = {QueueWay{}, QueueWay{}};
        QVERIFY(parts::holdsMessages(*m_gathering));
        m_gathering->left = 1;
        m_gathering->unsaved = 1;
        QVERIFY(parts::holdsMessages(*m_gathering)); // of the other one
        m_gathering->left = 2;
        QVERIFY(!parts::holdsMessages(*m_gathering));
        m_gathering->unsaved = 0;
        QVERIFY(parts::holdsMessages(*m_gathering)); // all of them were empty
    }

    /// A mistyped pattern saves nothing: it is told when the backup is made, and not when it is needed.
    void aChoiceThatMeansNoQueueFails()
    {
        m_api->on("/api/queues", {.body = R"({"page":1,"page_count":1,"total_count":1,"filtered_count":1,"item_count":1,"items":[
            {"name":"orders","vhost":"/","type":"quorum","state":"running","messages_ready":3,"messages_unacknowledged":0,"consumers":0}]})"});
        const QTemporaryDir folder;
        const BackupPlace place{.id = newBackupId(BackupType::QueueData, u"orders"_s, systemTimekeeper()->now()), .folder = folder.path()};
        const Result<std::shared_ptr<Staging>> staging = Catalogue(place.folder).stage(place.id);
        QVERIFY(staging);
        const auto work = std::make_shared<BackupWork>(*staging, BackupManifest{.id = place.id});
        const auto works = std::make_shared<BackupWorks>();
        works->begin(place.id, work);
        const auto operations = std::make_shared<Operations>();
        parts::addBackupMessageOperations(*operations, works, m_gathering->access);
        StepContext context{.run = u"run"_s};
        const Step step = messagesStep(place, {.pattern = u"^ordres"_s}, {whoIsAsked}, {}, 0, 0);
        const Result<QJsonObject> said = QCoro::waitFor(Operations::call(operations, *step.act, context, systemTimekeeper(), {.timeout = Millis{30000}}));
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(work->manifest().missing(), 1);
        QVERIFY(!work->manifest().holds.contains(BackupPart::Messages));
        context.results.insert(u"messages"_s, *said);
        const Result<QJsonObject> complete =
            QCoro::waitFor(Operations::call(operations, *completeStep().act, context, systemTimekeeper(), {.timeout = Millis{30000}}));
        QVERIFY(!complete);
        QVERIFY2(complete.error().message.contains(u"^ordres"_s), qPrintable(complete.error().message));
    }

    void whatLacksThem_data()
    {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<bool>("lacks");
        const QByteArray figures = R"(, "messages_ready": 0, "messages_unacknowledged": 0, "consumers": 0)";
        const QByteArray single = R"("type": "quorum", "arguments": {"x-single-active-consumer": true, "x-delivery-limit": -1})";
        QTest::newRow("one consumer at a time") << single << true;
        QTest::newRow("one consumer at a time, with figures") << single + figures << false;
        QTest::newRow("some of them are missing") << single + R"(, "messages_ready": 0, "consumers": 0)" << true;
        QTest::newRow("with a delivery limit") << QByteArray(R"("type": "quorum")") << true;
        QTest::newRow("without one: its leader says whether it is empty") << QByteArray(R"("type": "quorum", "arguments": {"x-delivery-limit": -1})") << false;
        QTest::newRow("classic") << QByteArray(R"("type": "classic", "arguments": {"x-single-active-consumer": true})") << false;
    }
    void whatLacksThem()
    {
        QFETCH(const QByteArray, queue);
        QFETCH(const bool, lacks);
        QCOMPARE(lacksFigures(headroomFrom(QJsonDocument::fromJson("{" + queue + "}").object(), u"4.0.5"_s)), lacks);
    }

    /// They come after some looks.
    void waitsForThem()
    {
        tell({});
        QCoro::Task<Result<ReadHeadroom>> asking = parts::askSettled(m_gathering, fresh);
        for (int look = 0; look < 3; ++look) {
            QTRY_VERIFY(m_time->isAwaited());
            m_time->advance();
        }
        QTRY_VERIFY(m_time->isAwaited());
        tell(R"(, "messages_ready": 3, "messages_unacknowledged": 0, "consumers": 0)");
        m_time->advance();
        const Result<ReadHeadroom> headroom = QCoro::waitFor(std::move(asking));
        QVERIFY2(headroom, headroom ? "" : qPrintable(headroom.error().message));
        QCOMPARE(headroom->messages, 3);
        QVERIFY(!m_gathering->isWithoutFigures);
    }

    /// A cluster that keeps none is waited for once, not once a queue.
    void theyNeverCome()
    {
        tell({});
        QCoro::Task<Result<ReadHeadroom>> asking = parts::askSettled(m_gathering, fresh);
        const Millis begun = m_time->monotonic();
        while (!asking.isReady()) {
            QTRY_VERIFY(m_time->isAwaited() || asking.isReady());
            m_time->advance();
        }
        QVERIFY(QCoro::waitFor(std::move(asking)));
        QVERIFY(m_gathering->isWithoutFigures);
        const Millis waited = m_time->monotonic() - begun;
        QVERIFY2(waited >= Millis{10000} && waited <= Millis{20000}, qPrintable(QString::number(waited.count())));
        const Result<ReadHeadroom> next = QCoro::waitFor(parts::askSettled(m_gathering, fresh));
        QVERIFY(next && lacksFigures(*next));
        QCOMPARE(m_time->monotonic() - begun, waited);
    }

    void isGivenUp()
    {
        tell({});
        std::stop_source stop;
        m_gathering->context.stop = stop.get_token();
        QCoro::Task<Result<ReadHeadroom>> asking = parts::askSettled(m_gathering, fresh);
        QTRY_VERIFY(m_time->isAwaited());
        stop.request_stop();
        const Result<ReadHeadroom> headroom = QCoro::waitFor(std::move(asking));
        QVERIFY(!headroom);
        QCOMPARE(headroom.error().kind, ErrorKind::Cancelled);
    }

private:
    void tell(const QByteArray &figures)
    {
        m_api->on("/api/queues/%2F/fresh",
                  {.body = R"({"vhost": "/", "name": "fresh", "type": "quorum", "arguments": {"x-single-active-consumer": true})" + figures + '}'});
    }

    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
    std::shared_ptr<parts::BackupGathering> m_gathering;
};

QTEST_GUILESS_MAIN(BackupFiguresTest)
#include "BackupFiguresTest.moc"
