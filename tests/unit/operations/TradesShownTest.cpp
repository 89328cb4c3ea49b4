// What restores, recoveries and drills show is what their hosts are told: by the usual unit, another one, and commands of one's own.
#include "base/ShellQuote.h"
#include "cluster/HostService.h"
#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Staging.h"
#include "run/operations/drill/FaultOperations.h"
#include "run/operations/recovery/RepairOperations.h"
#include "run/operations/restore/RestoreHostSteps.h"
#include "run/operations/restore/RestoreKept.h"
#include "run/runs/EveryOperation.h"
#include "unit/failover/RecordedHosts.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr auto stampOfTest = "20261127-002030"_L1;
constexpr auto backupOfTest = "20261127-002030-config-orders-1a2b"_L1;

/// A broker on broker1, a proxy on lb1.
ClusterProfile profileFor(const QString &kind)
{
    ClusterProfile profile;
    profile.name = {u"orders"_s};
    NodeProfile node{.name = {kind == "long names"_L1 ? u"rabbit@broker1.example.org"_s : u"rabbit@broker1"_s}};
    node.host = {u"broker1"_s};
    profile.nodes.append(node);
    ProxyProfile proxy;
    proxy.name = {u"lb1"_s};
    proxy.host = {u"lb1"_s};
    profile.proxies.append(proxy);
    for (const QString &name : {u"broker1"_s, u"lb1"_s}) {
        HostProfile host;
        host.name = {name};
        host.ssh = name;
        host.role = name == "lb1"_L1 ? HostRole::Proxy : HostRole::Broker;
        if (kind == "another unit"_L1)
            host.service = host.role == HostRole::Proxy ? u"haproxy-edge"_s : u"rabbitmq@orders"_s;
        if (kind == "another path"_L1) {
            host.paths.config = u"/opt/my settings"_s;
            host.paths.data = u"/srv/my data"_s;
        }
        if (kind == "own commands"_L1) {
            host.serviceManager = u"commands"_s;
            host.commands = {{u"start"_s, u"/opt/mq/ctl start"_s}, {u"stop"_s, u"/opt/mq/ctl stop && sleep 1"_s}, {u"reload"_s, u"/opt/mq/ctl reload"_s}};
        }
        profile.hosts.append(host);
    }
    return profile;
}

RestoreFile fileOf(const QString &of, const QString &path, FileFate fate)
{
    return {.fate = fate, .of = of, .path = path, .entry = entrypath::configuration(of, path), .mode = 0640, .owner = u"root"_s, .group = u"rabbitmq"_s};
}

} // namespace

class TradesShownTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts = std::make_unique<RecordedHosts>(); }
    void cleanup() { m_hosts.reset(); }

    void restoredFiles_data() { kinds(); }
    void restoredFiles()
    {
        QFETCH(const QString, kind);
        const ClusterProfile profile = profileFor(kind);
        for (const bool isProxy : {false, true}) {
            const RestoreHost host{
                .of = isProxy ? u"lb1"_s : profile.nodes.first().name.value, .host = {isProxy ? u"lb1"_s : u"broker1"_s}, .isProxy = isProxy, .toWrite = 2};
            const QString folder = profile.hosts.first().paths.config;
            const QList<RestoreFile> files{fileOf(host.of, folder + "/one.conf"_L1, FileFate::Change),
                                           fileOf(host.of, folder + "/two.conf"_L1, FileFate::Create)};
            const QTemporaryDir backups;
            QVERIFY(pack(backups.path(), files));
            const RestoreSource source{.folder = backups.path(), .id = backupOfTest};
            const Result<BackupManifest> manifest = manifestIn(backups.path());
            QVERIFY(manifest);
            const Step step = restoreFilesSteps(source, *manifest, profile, host, files, stampOfTest, true).place;
            const auto operations = everyOperation(profile);
            // What is there already it asks first.
            QStringList told = m_hosts->recorded(operations, *step.act, {.run = u"run"_s});
            told.removeIf([](const QString &each) { return each.contains("\n[ ! -e "_L1); });
            QCOMPARE(told, RecordedHosts::shownBy(step.commands, true));
            const StepContext undone{.run = u"run"_s, .kept = {{u"created"_s, QJsonArray{folder + "/two.conf"_L1}}}};
            QVERIFY(step.undo);
            QCOMPARE(m_hosts->recorded(operations, step.undo->act, undone), RecordedHosts::shownBy({step.undo->command}, true));
        }
    }

    /// The service of a host with commands of its own is not asked whether it has stopped: nothing stands between step and deed.
    void restoredData_data()
    {
        QTest::addColumn<bool>("isMountPoint");
        QTest::newRow("a directory") << false;
        QTest::newRow("a mount point") << true;
    }
    void restoredData()
    {
        QFETCH(const bool, isMountPoint);
        const ClusterProfile profile = profileFor(u"own commands"_s);
        const RestoreData data{
            .node = profile.nodes.first().name, .host = {u"broker1"_s}, .bytes = 1000, .folder = u"/srv/my data"_s, .isMountPoint = isMountPoint};
        const RestoreDataSteps steps = restoreDataSteps({.folder = u"/nowhere"_s, .id = backupOfTest}, {}, profile, data, stampOfTest);
        const auto operations = everyOperation(profile);
        QCOMPARE(m_hosts->recorded(operations, *steps.swap.act), RecordedHosts::shownBy(steps.swap.commands, true));
        QCOMPARE(m_hosts->recorded(operations, steps.swap.undo->act), RecordedHosts::shownBy({steps.swap.undo->command}, true));
        QVERIFY2(steps.swap.undo->command.contains("  /opt/mq/ctl stop && sleep 1\n"_L1), qPrintable(steps.swap.undo->command));
        QCOMPARE(m_hosts->recorded(operations, steps.unpack.undo->act), RecordedHosts::shownBy({steps.unpack.undo->command}, true));
        // Who is to own it is part of what is done.
        QVERIFY2(steps.unpack.commands.value(0).contains("chown -hR"_L1), qPrintable(steps.unpack.commands.value(0)));
    }

    void whatWasKept()
    {
        const ClusterProfile profile = profileFor({});
        const QString data = profile.hosts.first().paths.data + "_pre_restore_"_L1 + stampOfTest;
        const QString file = profile.hosts.first().paths.config + "/rabbitmq.conf.pre_restore_"_L1 + stampOfTest;
        const QString of = profile.nodes.first().name.value;
        const Step step = removeKeptStep(
            profile, of, {{.of = of, .host = {u"broker1"_s}, .path = data, .isDirectory = true}, {.of = of, .host = {u"broker1"_s}, .path = file}});
        QCOMPARE(m_hosts->recorded(everyOperation(profile), *step.act), RecordedHosts::shownBy(step.commands, true));
    }

    void repairs_data() { kinds(); }
    void repairs()
    {
        QFETCH(const QString, kind);
        const ClusterProfile profile = profileFor(kind);
        const NodeName node = profile.nodes.first().name;
        const auto operations = everyOperation(profile);
        for (const Step &step : {diskUsageStep(u"usage"_s, profile, node), reloadCertificatesStep(u"certificates"_s, profile, node)})
            QCOMPARE(m_hosts->recorded(operations, *step.act), RecordedHosts::shownBy(step.commands, true));
        const Step cookie = copyCookieStep(u"cookie"_s, profile, node, {});
        const StepContext kept{.run = u"RUN"_s, .kept = {{u"aside"_s, u"RUN"_s}}};
        QCOMPARE(m_hosts->recorded(operations, cookie.undo->act, kept), RecordedHosts::shownBy({cookie.undo->command}, true));
    }

    void faults_data()
    {
        QTest::addColumn<FaultKind>("fault");
        for (const auto listed = faultKinds(); const FaultKind kind : listed)
            QTest::newRow(qPrintable(toId(kind))) << kind;
    }
    void faults()
    {
        QFETCH(const FaultKind, fault);
        const ClusterProfile profile = profileFor(u"another unit"_s);
        const Fault of{.token = u"drill-abc"_s,
                       .kind = fault,
                       .host = {u"broker1"_s},
                       .node = profile.nodes.first().name,
                       .peers = {u"broker2"_s},
                       .amount = 30,
                       .deadline = std::chrono::seconds{60}};
        const auto operations = everyOperation(profile);
        const auto told = [&](const Call &call) {
            QStringList all = m_hosts->recorded(operations, call);
            all.removeIf([](const QString &each) { return each.contains("SSH_CONNECTION"_L1); }); // where the console is
            return all;
        };
        const Step arm = armFaultStep(profile, of, u"arm"_s);
        QCOMPARE(told(*arm.act), RecordedHosts::shownBy(arm.commands, true));
        // Shown is what makes it, with the unit's own name; around it stands whether the way back is still armed.
        const Step make = makeFaultStep(profile, of, u"make"_s);
        const QString shown = RecordedHosts::shownBy(make.commands, true).value(0);
        QString made = told(*make.act).value(0);
        const QString unit = serviceUnit(profile.hosts.first());
        made.replace("\"$S\""_L1, shellWord(unit)).replace("$S"_L1, unit);
        QCOMPARE(made.section(u'\n', 0, 0), shown.section(u'\n', 0, 0));
        QVERIFY2(made.contains(shown.section(u'\n', 1)), qPrintable(shown + "\n---\n"_L1 + made));
        // Afterwards it is looked at what is left.
        QVERIFY(told(make.undo->act).contains(RecordedHosts::shownBy({make.undo->command}, true).first()));
    }

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"usual", "another unit", "another path", "own commands", "long names"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    static std::shared_ptr<Operations> everyOperation(const ClusterProfile &profile)
    {
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString()));
        return operations;
    }

    static bool pack(const QString &folder, const QList<RestoreFile> &files)
    {
        const Catalogue catalogue(folder);
        const auto staging = catalogue.stage(backupOfTest);
        if (!staging)
            return false;
        for (const RestoreFile &file : files) {
            if (!(*staging)->add({.path = file.entry, .mode = file.mode}, "a = 1\n"))
                return false;
        }
        const BackupManifest manifest{.id = backupOfTest,
                                      .type = BackupType::Config,
                                      .cluster = u"orders"_s,
                                      .environment = u"test"_s,
                                      .at = timeOfBackupId(backupOfTest),
                                      .cutAt = timeOfBackupId(backupOfTest),
                                      .holds = {BackupPart::Configuration}};
        return packBackup(catalogue, **staging, manifest).has_value();
    }

    static Result<BackupManifest> manifestIn(const QString &folder)
    {
        const auto reader = Catalogue(folder).open(backupOfTest);
        if (!reader)
            return std::unexpected(reader.error());
        return (*reader)->manifest();
    }

    std::unique_ptr<RecordedHosts> m_hosts;
};

QTEST_GUILESS_MAIN(TradesShownTest)
#include "TradesShownTest.moc"
