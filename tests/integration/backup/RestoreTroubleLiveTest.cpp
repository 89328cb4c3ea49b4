// Restores that something comes in the way of: run inside of tests/testbed/testbed exec.
#include "Backups.h"
#include "base/ShellQuote.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreTroubleLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        m_backups = std::make_unique<Backups>(*m_scene, m_scene->access().profile());
        QVERIFY(m_backups->isOpen());
    }

    /// A backup of a queue that is then deleted.
    void init()
    {
        if (m_scene == nullptr)
            return;
        m_backups->declare(u"rt.queue"_s, u"quorum"_s);
        m_scene->publish(u"rt.queue"_s, messages, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"rt.queue"_s}));
        m_backup = m_backups->make(wanted());
        QCOMPARE(m_backup.verdict, Verdict::Done);
        QVERIFY(m_scene->session()->remove(u"rt.queue"_s));
    }

    void cleanup()
    {
        if (m_scene == nullptr)
            return;
        for (const QString &broker : brokers)
            m_scene->on(broker, heal);
    }

    void cleanupTestCase()
    {
        if (m_backups)
            m_backups->removeQueues();
        m_backups.reset();
    }

    /// The broker holds publishers back: the restore waits as they do.
    void anAlarmInTheMiddle()
    {
        const auto meanwhile = disturb({u"broker1"_s}, inTheMiddle + "; rabbitmqctl -q set_disk_free_limit 90000GB; "_L1
                                                           + "until rabbitmqctl -q list_connections state | grep -q block; do :; done; "_L1
                                                           + "rabbitmqctl -q set_disk_free_limit 50MB"_L1);
        const Made restored = m_backups->restore(slowly());
        QVERIFY(wasDisturbed({u"broker1"_s}));
        QCOMPARE(restored.verdict, Verdict::Done);
        QCOMPARE(published(restored), messages);
        QVERIFY(isWhole());
    }

    /// A network that drops everything for a while: nothing is sent twice.
    void aLinkThatDrops()
    {
        // Three that were dropped: those that were sent again are among them.
        const auto meanwhile = disturb(
            {u"broker1"_s},
            inTheMiddle + "; "_L1 + block + "drop; "_L1
                + "until [ $(nft list table inet warrener_rt | sed -n 's/.*packets \\([0-9]*\\) .*/\\1/p') -ge 3 ]; do :; done; nft delete table inet warrener_rt"_L1);
        const Made restored = m_backups->restore(slowly());
        QVERIFY(wasDisturbed({u"broker1"_s}));
        QCOMPARE(restored.verdict, Verdict::Done);
        QCOMPARE(published(restored), messages);
        QVERIFY(isWhole());
    }

    /// A link that is gone for good: what is missing is said, and the next restore brings exactly that.
    void aLinkThatIsGone()
    {
        {
            const auto meanwhile = disturb(brokers, "{ [ $(hostname) != broker1 ] || "_L1 + inTheMiddle + "; }; "_L1 + block + "reject with tcp reset"_L1);
            const Made broken = m_backups->restore(slowly());
            QVERIFY(wasDisturbed(brokers));
            QVERIFY(broken.verdict == Verdict::Partly || broken.verdict == Verdict::Failed);
            QCOMPARE(broken.state.step(u"messages"_s).phase, StepPhase::Failed);
        }
        for (const QString &broker : brokers)
            m_scene->on(broker, heal);
        const Made restored = m_backups->restore(slowly());
        QCOMPARE(restored.verdict, Verdict::Done);
        const int skipped = restored.state.step(u"messages"_s).result.value("skipped"_L1).toInt();
        QVERIFY(skipped > 0 && skipped < messages);
        QCOMPARE(published(restored) + skipped, messages);
        QVERIFY(isWhole());
    }

    /// Its archive was damaged after it was made: nothing is done, not even the safety backup.
    void aDamagedArchive()
    {
        const Result<BackupSummary> summary = m_backups->catalogue().find(m_backup.id);
        QVERIFY(summary);
        QFile archive(summary->file);
        QVERIFY(archive.open(QIODevice::ReadWrite));
        QVERIFY(archive.seek(archive.size() / 2));
        const QByteArray before = archive.peek(4);
        QCOMPARE(archive.write(before == "XXXX" ? "YYYY" : "XXXX"), 4);
        archive.close();
        const Made restored = m_backups->restore(slowly());
        QCOMPARE(restored.verdict.value_or(Verdict::Failed), Verdict::Failed);
        QVERIFY(m_scene->on(u"broker1"_s, u"rabbitmqctl -q list_queues name"_s).indexOf("rt.queue"_L1) < 0);
        if (restored.verdict)
            QCOMPARE(restored.state.step(u"definitions"_s).phase, StepPhase::Pending);
    }

    /// Encrypted for somebody else.
    void aWrongKey()
    {
        const QTemporaryDir keys;
        const auto makeKey = [&keys](const QString &name) {
            QProcess keygen;
            keygen.start(u"age-keygen"_s, {u"-o"_s, keys.filePath(name)});
            keygen.waitForFinished(-1);
            keygen.start(u"age-keygen"_s, {u"-y"_s, keys.filePath(name)});
            keygen.waitForFinished(-1);
            return QString::fromLatin1(keygen.readAllStandardOutput()).trimmed();
        };
        const QString ours = makeKey(u"ours"_s);
        QVERIFY(!makeKey(u"another"_s).isEmpty());
        m_backups->declare(u"rt.queue"_s, u"quorum"_s);
        m_scene->publish(u"rt.queue"_s, 20, numberedBody);
        QVERIFY(m_backups->areKnown({u"rt.queue"_s}));
        BackupRequest request = wanted();
        request.recipients = {ours};
        request.identity = keys.filePath(u"ours"_s);
        m_backup = m_backups->make(request);
        QCOMPARE(m_backup.verdict, Verdict::Done);
        QVERIFY(m_scene->session()->remove(u"rt.queue"_s));
        RestoreRequest wish = slowly();
        for (const QString &identity : {QString(), keys.filePath(u"another"_s)}) {
            wish.source.identity = identity;
            const Result<Plan> plan = m_backups->planFor(wish);
            QVERIFY(!plan);
            QCOMPARE(plan.error().kind, ErrorKind::Forbidden);
            QVERIFY2(!plan.error().detail.contains("https://"_L1), qPrintable(plan.error().detail));
        }
        wish.source.identity = keys.filePath(u"ours"_s);
        QCOMPARE(m_backups->restore(wish).verdict, Verdict::Done);
        QCOMPARE(m_scene->deliveries(u"rt.queue"_s, 20).size(), 20);
    }

private:
    static constexpr int messages = 600;
    static inline const QStringList brokers{u"broker1"_s, u"broker2"_s, u"broker3"_s};
    /// Until the restore is in the middle of its messages.
    static constexpr auto inTheMiddle = "until [ $(rabbitmqctl -q list_queues name messages | awk '$1 == \"rt.queue\" { print $2 }') -gt 100 ]; do :; done"_L1;
    static constexpr auto block = "nft add table inet warrener_rt; nft 'add chain inet warrener_rt in { type filter hook input priority -10; }'; "
                                  "nft add rule inet warrener_rt in tcp dport '{ 5671, 5672 }' counter "_L1;
    static constexpr auto heal = "nft delete table inet warrener_rt 2>/dev/null; rabbitmqctl -q set_disk_free_limit 50MB"_L1;

    static inline const QString disturbed = u"/run/warrener_rt.done"_s;

    static BackupRequest wanted()
    {
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^rt[.]"_s;
        request.logs = request.configuration = false;
        return request;
    }

    /// Slow enough for something to come in between.
    RestoreRequest slowly() const
    {
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = m_backup.id}};
        wish.objects.pattern = wish.queues.pattern = u"^rt[.]"_s;
        wish.queues.perSecond = 60;
        return wish;
    }

    static int published(const Made &made) { return made.state.step(u"messages"_s).result.value("published"_L1).toInt(); }

    /// In threads of their own, each bounded.
    std::vector<std::jthread> disturb(const QStringList &hosts, const QString &command) const
    {
        std::vector<std::jthread> threads;
        const QString whole = u"set -e; rm -f %1; %2; touch %1"_s.arg(disturbed, command);
        for (const QString &host : hosts)
            threads.emplace_back([scene = m_scene.get(), host, whole] { scene->onApart(host, u"timeout 55 bash -c "_s + shellQuote(whole)); });
        return threads;
    }

    /// What was meant to come in between did.
    bool wasDisturbed(const QStringList &hosts)
    {
        return QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(
                    hosts, [&](const QString &host) { return m_scene->on(host, u"ls %1 2>/dev/null"_s.arg(disturbed)).trimmed() == disturbed; });
            },
            QDeadlineTimer(60'000));
    }

    /// Each message once, in its order.
    bool isWhole()
    {
        QList<QByteArray> bodies;
        for (const auto all = m_scene->deliveries(u"rt.queue"_s, messages); const AmqpDelivery &delivery : all)
            bodies.append(delivery.body);
        return bodies == numberedBodies(0, messages);
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Backups> m_backups;
    Made m_backup;
};

QTEST_GUILESS_MAIN(RestoreTroubleLiveTest)
#include "RestoreTroubleLiveTest.moc"
