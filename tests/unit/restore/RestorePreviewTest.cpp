// What a preview counts before it is chosen what becomes of messages: both numbers, or a reason.
#include "run/operations/RestorePreview.h"

#include "unit/catalogue/BackupSamples.h"
#include "unit/restore/CarriedOut.h"
#include "unit/restore/DefinedObjects.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestorePreviewTest final : public QObject, private CarriedOut
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        startAnew();
        m_broker->put(u"vhosts"_s, vhostOf(u"/"_s));
        QGOOD(samples::make(Catalogue(m_folder->path()), samples::idOf(0)));
    }

    void whatIsThereAlready_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("live");
        QTest::addColumn<qint64>("present");
        QTest::addColumn<QString>("reason");
        QTest::newRow("it holds none") << u"quorum"_s << 0 << qint64(0) << QString();
        QTest::newRow("a classic queue") << u"classic"_s << 3 << qint64(-1) << u"without touching it"_s;
        QTest::newRow("no login to a host") << u"quorum"_s << 3 << qint64(-1) << u"No login"_s;
        QTest::newRow("too many") << u"quorum"_s << 2'000'000 << qint64(-1) << u"too many"_s;
    }
    void whatIsThereAlready()
    {
        QFETCH(const QString, type);
        QFETCH(const int, live);
        QFETCH(const qint64, present);
        QFETCH(const QString, reason);
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, type));
        m_broker->messages.insert(u"orders"_s, live);
        const auto preview = look();
        QGOOD(preview);
        QCOMPARE(preview->queues.size(), 1);
        const RestoreQueue &queue = preview->queues.first();
        QCOMPARE(queue.live, live);
        QCOMPARE(queue.inBackup, 500);
        QCOMPARE(queue.present, present);
        QVERIFY2(reason.isEmpty() ? queue.notCounted.isEmpty() : queue.notCounted.contains(reason), qPrintable(queue.notCounted));
        QCOMPARE(queue.published(false), 500);
        QCOMPARE(queue.published(true), 500);
        QVERIFY(m_broker->changes().isEmpty());
        // Where nobody chooses by it nothing is compared.
        const auto quick = look(false);
        QGOOD(quick);
        QCOMPARE(quick->queues.first().present, -1);
        QVERIFY(quick->queues.first().notCounted.isEmpty());
    }

    /// Into one that clients consume from nothing is published, and nothing counted.
    void refused()
    {
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"quorum"_s));
        m_broker->messages.insert(u"orders"_s, 3);
        m_broker->consumers.insert(u"orders"_s, 1);
        const auto preview = look();
        QGOOD(preview);
        QVERIFY(!preview->queues.first().refused.isEmpty());
        QVERIFY(preview->queues.first().notCounted.isEmpty());
        QCOMPARE(preview->queues.first().published(true), 0);
    }

private:
    Result<RestorePreview> look(bool isCompared = true)
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"orders"_s};
        profile->user = u"admin"_s;
        profile->nodes.append({.name = restoredNode(), .management = m_broker->server.url()});
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
        const RestoreRequest request{
            .source = {.folder = m_folder->path(), .id = samples::idOf(0)}, .definitions = false, .messages = true, .isCompared = isCompared};
        QTimer clock;
        QObject::connect(&clock, &QTimer::timeout, &clock, [this] { m_time->advance(); });
        clock.start(5);
        return QCoro::waitFor(previewRestore(access, request));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(RestorePreviewTest)

#include "RestorePreviewTest.moc"
