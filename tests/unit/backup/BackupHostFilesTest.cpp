// What lies on a host gets into a backup, and what cannot is told as what it is.
#include "record/catalogue/BackupId.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/backup/BackupParts.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName filesNode{u"rabbit@broker1"_s};

/// One node whose host is this machine, its folder of configuration one of the test's own. Files called “broken” cannot be read, and those called
/// “passing” are gone by then.
struct HostFilesScene
{
    HostFilesScene()
    {
        programs.copy(QFINDTESTDATA("unit/operations/folder-host"), {u"ssh"_s});
        programs.write(u"dd"_s, "#!/bin/sh\n"
                                "case \"$*\" in\n"
                                "*broken*) echo 'dd: error reading: Input/output error' >&2; exit 1 ;;\n"
                                "*passing*) for word in \"$@\"; do case $word in if=*) rm -f \"${word#if=}\" ;; esac; done; exit 1 ;;\n"
                                "esac\n"
                                "exec /usr/bin/dd \"$@\"\n");
        if (!QDir().mkpath(programs.filePath(u"broker1"_s)) || !QDir().mkpath(etc))
            qFatal("no folder");
        profile->name = {u"orders"_s};
        NodeProfile node{.name = filesNode, .management = {}};
        node.host = {u"broker1"_s};
        profile->nodes.append(node);
        HostProfile host;
        host.name = {u"broker1"_s};
        host.ssh = u"broker1"_s;
        host.sudo = false;
        host.paths.config = etc;
        profile->hosts.append(host);
        parts::addBackupFileOperations(*operations, works, std::make_shared<ClusterAccess>(profile, u"secret"_s));
        const Result<std::shared_ptr<Staging>> staging = Catalogue(place.folder).stage(place.id);
        if (!staging)
            return;
        work = std::make_shared<BackupWork>(*staging, BackupManifest{.id = place.id});
        works->begin(place.id, work);
    }

    void put(const QByteArray &name) const
    {
        QFile file(QFile::decodeName(QFile::encodeName(etc) + '/' + name));
        if (!file.open(QIODevice::WriteOnly) || file.write("x = 1\n") != 6)
            qFatal("no file");
    }

    Result<QJsonObject> collect() const
    {
        const Step step = nodeFilesStep(place, *profile, filesNode, {});
        return QCoro::waitFor(Operations::call(operations, *step.act, StepContext{.run = u"run"_s}, systemTimekeeper(), {.timeout = Millis{30000}}));
    }

    const OwnPrograms programs;
    const QTemporaryDir folder;
    const QString etc = folder.filePath(u"etc"_s);
    const BackupPlace place{.id = newBackupId(BackupType::Full, u"orders"_s, systemTimekeeper()->now()), .folder = folder.filePath(u"backups"_s)};
    const std::shared_ptr<ClusterProfile> profile = std::make_shared<ClusterProfile>();
    const std::shared_ptr<Operations> operations = std::make_shared<Operations>();
    const parts::WorksPtr works = std::make_shared<BackupWorks>();
    std::shared_ptr<BackupWork> work;
};

} // namespace

class BackupHostFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One with an odd name, and one that cannot be read, cost nobody the others; what is there and could not be had is missing, what went is not.
    void whatCannotBeTakenIsTold()
    {
        const HostFilesScene scene;
        QVERIFY(scene.work);
        for (const QByteArray &name : {QByteArray("rabbitmq.conf"), QByteArray("odd\nname"), QByteArray("broken.conf"), QByteArray("passing.conf")})
            scene.put(name);
        const Result<QJsonObject> said = scene.collect();
        QVERIFY2(said, qPrintable(said ? QString() : said.error().message + said.error().detail));
        const QList<BackupEntry> entries = scene.work->staging().entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().source.path, scene.etc + u"/rabbitmq.conf"_s);
        const BackupManifest manifest = scene.work->manifest();
        const auto about = [&manifest](const QString &text) {
            const auto found = std::ranges::find_if(manifest.leftOut, [&text](const LeftOut &left) { return left.what.contains(text); });
            return found == manifest.leftOut.cend() ? std::optional<LeftOut>() : std::optional(*found);
        };
        QVERIFY(about(u"odd\\x0aname"_s) && !about(u"odd\\x0aname"_s)->failed);
        QVERIFY(about(u"broken.conf"_s) && about(u"broken.conf"_s)->failed);
        QVERIFY2(about(u"broken.conf"_s)->reason.contains(u"Input/output error"_s), qPrintable(about(u"broken.conf"_s)->reason));
        QVERIFY(about(u"passing.conf"_s) && !about(u"passing.conf"_s)->failed);
        QCOMPARE(manifest.missing(), 1);
    }
};

QTEST_GUILESS_MAIN(BackupHostFilesTest)
#include "BackupHostFilesTest.moc"
