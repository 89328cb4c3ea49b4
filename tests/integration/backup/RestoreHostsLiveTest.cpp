// Cold backups, and configuration and data directories back onto real hosts: run inside of tests/testbed/testbed exec.
#include "Backups.h"
#include "cluster/ProfileStore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QStringList brokers{u"broker1"_s, u"broker2"_s, u"broker3"_s};
constexpr auto settings = "/etc/rabbitmq/rabbitmq.conf"_L1;

} // namespace

class RestoreHostsLiveTest final : public QObject
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

    void init()
    {
        if (m_scene == nullptr)
            return;
        m_clock.start();
        QVERIFY(allRun());
    }

    void cleanup()
    {
        if (m_scene == nullptr)
            return;
        qInfo("%s: %lld s", QTest::currentTestFunction(), m_clock.elapsed() / 1000);
        for (const auto listed = brokers + QStringList{u"lb1"_s, u"lb2"_s}; const QString &host : listed)
            m_scene->on(
                host,
                u"find /etc/rabbitmq /etc/haproxy -name '*.pre_restore_*' -delete 2>/dev/null; rm -rf /var/lib/rabbitmq_pre_restore_* /var/lib/rabbitmq_restore_*"_s);
    }

    void cleanupTestCase()
    {
        if (m_backups)
            m_backups->removeQueues();
        m_backups.reset();
    }

    /// Settings of a broker and of a proxy, with mode and owner; what was there stays beside them.
    void configuration()
    {
        const Made backup = m_backups->make(configOnly());
        QCOMPARE(backup.verdict, Verdict::Done);
        const QString before = fileOf(u"broker2"_s, settings);
        const QString proxyBefore = fileOf(u"lb1"_s, u"/etc/haproxy/haproxy.cfg"_s);
        m_scene->on(u"broker2"_s, u"echo '# by somebody' >> %1; chmod 0600 %1; chown root:root %1"_s.arg(settings));
        m_scene->on(u"lb1"_s, u"echo '# by somebody' >> /etc/haproxy/haproxy.cfg; rm -f /etc/haproxy/errors/503.http"_s);
        RestoreRequest wish = restoreOf(backup, true, false);
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message));
        const auto fileIn = [&](const QString &of, const QString &path) {
            return *std::ranges::find_if(preview->files, [&](const RestoreFile &file) { return file.of == of && file.path == path; });
        };
        const RestoreFile changed = fileIn(u"rabbit@broker2"_s, settings);
        QCOMPARE(changed.fate, FileFate::Change);
        QVERIFY(std::ranges::any_of(changed.change.lines,
                                    [](const DiffLine &line) { return line.kind == DiffLine::Kind::Removed && line.text == "# by somebody"_L1; }));
        QCOMPARE(fileIn(u"rabbit@broker1"_s, settings).fate, FileFate::Same);
        QCOMPARE(fileIn(u"lb1"_s, u"/etc/haproxy/haproxy.cfg"_s).fate, FileFate::Change);
        QCOMPARE(std::ranges::count_if(preview->hosts, [](const RestoreHost &host) { return host.toWrite > 0; }), 2);
        QVERIFY(fileOf(u"broker2"_s, settings) != before); // the preview has changed nothing

        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QCOMPARE(fileOf(u"broker2"_s, settings), before);
        QCOMPARE(fileOf(u"lb1"_s, u"/etc/haproxy/haproxy.cfg"_s), proxyBefore);
        QVERIFY(fileOf(u"broker2"_s, settings + preview->hosts.first().keptAs.first(13) + u"*"_s).contains("# by somebody"_L1));
        // Nothing is left to do.
        QVERIFY(!m_backups->restore(wish).verdict);
    }

    /// A node that does not start because of its settings comes back with those of the backup.
    void brokenConfiguration()
    {
        const Made backup = m_backups->make(configOnly());
        QCOMPARE(backup.verdict, Verdict::Done);
        m_scene->on(u"broker3"_s, u"echo 'no.such.setting = true' >> %1; systemctl --no-block restart rabbitmq-server"_s.arg(settings));
        // It has ended, and begins again and again.
        QTRY_VERIFY_WITH_TIMEOUT(
            (QStringList{u"activating"_s, u"failed"_s, u"inactive"_s}.contains(m_scene->on(u"broker3"_s, u"systemctl is-active rabbitmq-server"_s).trimmed())),
            60'000);
        RestoreRequest wish = restoreOf(backup, true, false);
        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QVERIFY(allRun());
    }

    /// The backup's own settings are broken: the node does not start with them, and runs with the old ones again.
    void rolledBack()
    {
        const QString before = fileOf(u"broker3"_s, settings);
        m_scene->on(u"broker3"_s, u"cp -a %1 /root/kept.conf; echo 'no.such.setting = true' >> %1"_s.arg(settings));
        const Made backup = m_backups->make(configOnly());
        m_scene->on(u"broker3"_s, u"mv /root/kept.conf %1"_s.arg(settings));
        QCOMPARE(backup.verdict, Verdict::Done);
        const Made restored = m_backups->restore(restoreOf(backup, true, false));
        QCOMPARE(restored.verdict, Verdict::Undone);
        QCOMPARE(fileOf(u"broker3"_s, settings), before);
        QVERIFY(allRun());
        // The same of a proxy: HAProxy itself refuses the file, before it is in its place.
        const QString proxyBefore = fileOf(u"lb2"_s, u"/etc/haproxy/haproxy.cfg"_s);
        m_scene->on(u"lb2"_s, u"cp -a /etc/haproxy/haproxy.cfg /root/kept.cfg; echo 'nonsense here' >> /etc/haproxy/haproxy.cfg"_s);
        const Made broken = m_backups->make(configOnly());
        m_scene->on(u"lb2"_s, u"mv /root/kept.cfg /etc/haproxy/haproxy.cfg"_s);
        QCOMPARE(broken.verdict, Verdict::Done);
        RestoreRequest wish = restoreOf(broken, true, false);
        wish.files.hosts = {u"lb2"_s};
        // Nothing was done, so nothing had to be taken back.
        QVERIFY(m_backups->restore(wish).verdict != Verdict::Done);
        QCOMPARE(fileOf(u"lb2"_s, u"/etc/haproxy/haproxy.cfg"_s), proxyBefore);
        QVERIFY(!m_scene->on(u"lb2"_s, u"ls /etc/haproxy"_s).contains("restore_"_L1));
    }

    /// One node after the other, and one node's directory wiped to the last file.
    void oneNodesData()
    {
        fill();
        BackupRequest request = usualRequest(BackupType::Full);
        request.cold = true;
        request.logs = request.messages = false;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        const BackupManifest manifest = m_backups->catalogue().manifest(backup.id).value();
        QVERIFY(manifest.cold && manifest.holds.contains(BackupPart::Data));
        for (const QString &broker : brokers)
            QVERIFY(manifest.findEntry(u"data/rabbit%40%1.tar"_s.arg(broker)) != nullptr);
        QVERIFY(allRun());
        QVERIFY(filled());

        const QString cookie = m_scene->on(u"broker2"_s, u"sha256sum < /var/lib/rabbitmq/.erlang.cookie"_s);
        m_scene->on(u"broker2"_s, u"systemctl stop rabbitmq-server; rm -rf /var/lib/rabbitmq"_s);
        RestoreRequest wish = restoreOf(backup, false, true);
        wish.directories.nodes = {u"broker2"_s};
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message));
        QCOMPARE(preview->directories.size(), 1);
        QVERIFY2(preview->directories.first().refused.isEmpty(), qPrintable(preview->directories.first().refused));
        QCOMPARE(preview->directories.first().liveBytes, -1);
        QVERIFY(!preview->directories.first().isRunning);
        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QCOMPARE(m_scene->on(u"broker2"_s, u"sha256sum < /var/lib/rabbitmq/.erlang.cookie"_s), cookie);
        QCOMPARE(m_scene->on(u"broker2"_s, u"stat -c %U:%G /var/lib/rabbitmq"_s).trimmed(), u"rabbitmq:rabbitmq"_s);
        QVERIFY(allRun());
        QVERIFY(filled());
        // The same while it runs: what is there is kept.
        const Made again = m_backups->restore(wish);
        QCOMPARE(again.verdict, Verdict::Done);
        QVERIFY(m_scene->on(u"broker2"_s, u"ls -d /var/lib/rabbitmq_pre_restore_*"_s).contains("pre_restore"_L1));
        QVERIFY(allRun());
        QVERIFY(filled());
    }

    /// The whole cluster at once, and all of it wiped.
    void allWiped()
    {
        fill();
        BackupRequest request = usualRequest(BackupType::Full);
        request.cold = request.together = true;
        request.logs = request.messages = false;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        QVERIFY(allRun());
        QVERIFY(filled());
        for (const QString &broker : brokers)
            m_scene->on(broker, u"systemctl stop rabbitmq-server; rm -rf /var/lib/rabbitmq/mnesia"_s);
        const Made restored = m_backups->restore(restoreOf(backup, false, true));
        QCOMPARE(restored.verdict, Verdict::Done);
        QVERIFY(allRun());
        QVERIFY(filled());
    }

    void killedEverywhere_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("configuration") << u"configuration"_s;
        QTest::newRow("queue") << u"queue"_s;
        QTest::newRow("replace") << u"replace"_s;
        QTest::newRow("data") << u"data"_s;
    }
    /// Killed before and after each record: recovery finishes it or takes it back, and no node stays stopped. The moments
    /// are those of the plan itself: one more until a run is not killed any more.
    void killedEverywhere()
    {
        QFETCH(const QString, what);
        const QTemporaryDir home;
        const QString profile = home.filePath(u"profile.json"_s);
        QVERIFY(writeProfile(m_backups->profile(), profile));
        QVERIFY(QDir().mkpath(home.filePath(u"journal"_s)));
        m_backups->declare(u"rh.killed"_s, u"quorum"_s);
        m_scene->publish(u"rh.killed"_s, 50, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"rh.killed"_s}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.logs = false;
        request.queuePattern = u"^rh[.]killed$"_s;
        request.cold = request.together = what == "data"_L1;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        const QString good = fileOf(u"broker2"_s, settings);
        RestoreRequest wish = restoreOf(backup, what == "configuration"_L1, what == "data"_L1);
        wish.definitions = what == "queue"_L1 || what == "replace"_L1;
        wish.messages = what == "queue"_L1;
        if (what == "replace"_L1)
            wish.objects.replace = {u"queues\n/\nrh.killed"_s};
        wish.objects.pattern = wish.queues.pattern = u"^rh[.]killed$"_s;
        wish.directories.nodes = {u"broker2"_s};
        const int stride = qEnvironmentVariableIsSet("WARRENER_MATRIX_STRIDE") ? std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_STRIDE")) : 7;
        qsizetype ended = 0;
        for (int moment = std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_FIRST"));; moment += stride) {
            if (what == "configuration"_L1)
                m_scene->on(u"broker2"_s, u"echo '# by somebody' >> %1"_s.arg(settings));
            if (what == "queue"_L1)
                QVERIFY(m_scene->session()->remove(u"rh.killed"_s));
            if (what == "replace"_L1) {
                // Of another kind than in the backup.
                m_backups->declare(u"rh.killed"_s, u"classic"_s);
                m_scene->publish(u"rh.killed"_s, 50, numberedBody, numberedProperties);
                QTRY_VERIFY_WITH_TIMEOUT(m_scene->queueFigure(u"rh.killed"_s, "messages") == 50, 30'000);
            }
            const Result<Plan> plan = m_backups->planFor(wish);
            QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
            const QString planned = home.filePath(u"plan.json"_s);
            QFile file(planned);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(toJson(*plan)).toJson());
            file.close();
            QProcess run;
            // The cluster gives the lease of one that was killed free when it has seen that its connection is gone.
            QVERIFY(QTest::qWaitFor(
                [&] {
                    run.start(QStringLiteral(KILLED_PLAN), {profile, home.filePath(u"journal"_s), planned, QString::number(moment)});
                    return run.waitForFinished(600'000) && !run.readAllStandardOutput().contains("refused");
                },
                QDeadlineTimer(150'000)));
            const QByteArray words = run.readAllStandardError().trimmed();
            const bool killed = run.exitStatus() == QProcess::CrashExit;
            QString verdict = killed ? u"killed before its first record"_s : u"done"_s;
            if (killed) {
                RunBook book({.profile = std::make_shared<const ClusterProfile>(m_backups->profile()), .journals = home.filePath(u"journal"_s)});
                QVERIFY(QCoro::waitFor(book.open({.password = qEnvironmentVariable("WARRENER_PASSWORD")})));
                const auto open = QCoro::waitFor(book.runs({.verdicts = {u"open"_s}, .notes = false}));
                QVERIFY(open);
                const auto all = QCoro::waitFor(book.runs({.notes = false}));
                QVERIFY(all);
                // Killed after its last word: there is nothing to recover.
                if (open->isEmpty() && all->size() > ended)
                    verdict = std::ranges::max(*all, {}, &RunSummary::number).verdict;
                ended = all->size();
                if (!open->isEmpty()) {
                    const QString left = open->first().run;
                    const Result<RecoveryPlan> known = QCoro::waitFor(book.examine(left));
                    QVERIFY(known);
                    const Result<Verdict> recovered =
                        QCoro::waitFor(book.recoverToEnd(left, {.finish = known->canFinish && known->recommended == Direction::Finish}));
                    QVERIFY2(recovered, qPrintable(recovered ? QString() : QString::fromUtf8(words) + recovered.error().message));
                    verdict = toId(*recovered);
                    QVERIFY2(*recovered != Verdict::Failed && *recovered != Verdict::UndoIncomplete,
                             (words + ' ' + verdict.toUtf8() + ' ' + book.current().state.error.toUtf8()).constData());
                }
            }
            qInfo("%s: %s, then %s", qPrintable(what), words.constData(), qPrintable(verdict));
            QVERIFY2(allRun(), words.constData());
            // All of it, or none; nothing half done lies about.
            const bool isDone = verdict == "done"_L1 || verdict == "partly"_L1;
            if (what == "configuration"_L1) {
                QVERIFY2((fileOf(u"broker2"_s, settings) == good) == isDone, words.constData());
                QVERIFY2(!m_scene->on(u"broker2"_s, u"ls /etc/rabbitmq"_s).contains(".restore_"_L1), words.constData());
                m_scene->on(u"broker2"_s, u"sed -i '/^# by somebody$/d' %1; rm -f %1.pre_restore_*"_s.arg(settings));
            }
            if (what == "queue"_L1 && isDone)
                QCOMPARE(m_scene->deliveries(u"rh.killed"_s, 50).size(), 50);
            if (what == "queue"_L1 && !isDone)
                m_backups->declare(u"rh.killed"_s, u"quorum"_s);
            if (what == "replace"_L1) {
                const QString type = isDone ? u"quorum"_s : u"classic"_s;
                const QString now = m_scene->on(u"broker1"_s, u"rabbitmqctl -q list_queues name type"_s);
                QVERIFY2(now.contains(u"rh.killed\t"_s + type), (words + ' ' + now.toUtf8()).constData());
                QByteArrayList bodies;
                for (const auto listed = m_scene->deliveries(u"rh.killed"_s, 50); const AmqpDelivery &delivery : listed)
                    bodies.append(delivery.body);
                QCOMPARE(bodies, numberedBodies(0, 50));
                QVERIFY2(QDir(m_backups->catalogue().folder() + u"/.replace"_s).isEmpty(), words.constData());
            }
            if (what == "data"_L1) {
                QCOMPARE(m_scene->deliveries(u"rh.killed"_s, 50).size(), 50);
                QVERIFY2(m_scene->on(u"broker2"_s, u"ls -d /var/lib/rabbitmq_pre_restore_* 2>/dev/null"_s).isEmpty() != isDone, words.constData());
                QVERIFY2(m_scene->on(u"broker2"_s, u"ls -d /var/lib/rabbitmq_restore_* 2>/dev/null"_s).isEmpty(), words.constData());
                m_scene->on(u"broker2"_s, u"rm -rf /var/lib/rabbitmq_pre_restore_*"_s);
            }
            if (!killed) {
                QVERIFY2(run.exitCode() == 0, words.constData());
                qInfo("%s: %d moments", qPrintable(what), moment - 1);
                break;
            }
        }
    }

private:
    static BackupRequest configOnly()
    {
        BackupRequest request = usualRequest(BackupType::Config);
        request.definitions = false;
        return request;
    }

    RestoreRequest restoreOf(const Made &backup, bool configuration, bool data) const
    {
        return {.source = {.folder = m_backups->catalogue().folder(), .id = backup.id},
                .definitions = false,
                .messages = false,
                .configuration = configuration,
                .data = data};
    }

    /// With mode, owner and content.
    QString fileOf(const QString &host, const QString &path) { return m_scene->on(host, u"stat -c '%a %U:%G' %1; cat %1"_s.arg(path)); }

    bool allRun()
    {
        const bool run = QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(brokers, [&](const QString &broker) {
                    const auto overview = QCoro::waitFor(m_scene->access().management(NodeName{u"rabbit@"_s + broker})->overview());
                    return overview.has_value() && m_scene->on(broker, u"systemctl is-active rabbitmq-server"_s).trimmed() == "active"_L1;
                });
            },
            QDeadlineTimer(120'000));
        return run;
    }

    void fill()
    {
        for (const QString &type : {u"quorum"_s, u"classic"_s}) {
            m_backups->declare(u"rh."_s + type, type);
            m_scene->publish(u"rh."_s + type, 200, numberedBody, numberedProperties);
        }
    }

    /// Every message is there, in its order.
    bool filled()
    {
        for (const QString &type : {u"quorum"_s, u"classic"_s}) {
            const QList<AmqpDelivery> there = m_scene->deliveries(u"rh."_s + type, 200);
            if (there.size() != 200)
                return false;
            for (qsizetype i = 0; i < there.size(); ++i) {
                if (there.at(i).body != numberedBody(i))
                    return false;
            }
        }
        return true;
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Backups> m_backups;
    QElapsedTimer m_clock;
};

QTEST_GUILESS_MAIN(RestoreHostsLiveTest)
#include "RestoreHostsLiveTest.moc"
