// What a restore runs on hosts, run here by a shell in folders of the test's own.
#include "run/operations/restore/RestoreCommands.h"

#include "base/ShellQuote.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

struct Ran
{
    int exitCode = -1;
    QByteArray out{};
    QByteArray err{};
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString whoami(bool group)
{
    QProcess id;
    id.start(u"id"_s, {group ? u"-gn"_s : u"-un"_s});
    id.waitForFinished();
    return QString::fromUtf8(id.readAll()).trimmed();
}

} // namespace

class RestoreCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_places = dataPlaces(m_dir->filePath(u"rabbit mq"_s), u"20261127-002030"_s);
        // A "mv" that works so many times, and then is as if the host had died.
        write(tool(u"mv"_s),
              "#!/bin/sh\nn=$(cat \"$0.left\" 2>/dev/null || echo 99)\n[ \"$n\" -gt 0 ] || { kill -9 $PPID; exit 1; }\necho $((n - 1)) > \"$0.left\"\n"
              "exec /usr/bin/mv \"$@\"\n");
        QFile::setPermissions(tool(u"mv"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        makeTar();
    }

    void namesBeside()
    {
        const DataPlaces places = dataPlaces(u"/var/lib/rabbitmq"_s, u"X"_s);
        QCOMPARE(places.staged, u"/var/lib/rabbitmq_restore_X"_s);
        QCOMPARE(places.kept, u"/var/lib/rabbitmq_pre_restore_X"_s);
        // A mount point cannot be moved: everything happens within it.
        const DataPlaces within = dataPlaces(u"/var/lib/rabbitmq"_s, u"X"_s, true);
        QCOMPARE(within.staged, u"/var/lib/rabbitmq/_restore_X"_s);
        QCOMPARE(within.kept, u"/var/lib/rabbitmq/_pre_restore_X"_s);
    }

    /// Unpacked beside the present one, with its cookie, and the hash of what came.
    void unpack()
    {
        write(m_places.data + u"/.erlang.cookie"_s, "SECRET");
        const Ran ran = run(unpackDataScript(m_places, u"backup X"_s, u"mark"_s), m_tar);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(unpackedHashFrom(ran.out, u"mark"_s), hashOf(m_tar));
        QCOMPARE(contentOf(m_places.staged + u"/mnesia/table"_s), "restored");
        QCOMPARE(contentOf(m_places.staged + u"/.erlang.cookie"_s), "SECRET");
        // A second time, over what a killed one left.
        write(m_places.staged + u"/half"_s, "x");
        QCOMPARE(run(unpackDataScript(m_places, u"backup X"_s, u"mark"_s), m_tar).exitCode, 0);
        QVERIFY(!QFile::exists(m_places.staged + u"/half"_s));
    }

    void unpackOfSomethingElse()
    {
        write(m_places.data + u"/old"_s, "old");
        // Some tars take a cut header for the end: the hash tells.
        const Ran cut = run(unpackDataScript(m_places, {}, u"mark"_s), m_tar.first(700));
        QVERIFY(cut.exitCode != 0 || unpackedHashFrom(cut.out, u"mark"_s) != hashOf(m_tar));
        QVERIFY(run(unpackDataScript(m_places, {}, u"mark"_s), "no tar").exitCode != 0);
        QCOMPARE(run(removeUnpackedScript(m_places)).exitCode, 0);
        QVERIFY(!QFile::exists(m_places.staged));
        QCOMPARE(contentOf(m_places.data + u"/old"_s), "old");
    }

    /// Two names that differ in case only are two files; where the disk takes them for one it is refused, and neither is lost without a word.
    void namesThatDifferInCaseOnly()
    {
        QDir().mkpath(m_places.data);
        QFile::setPermissions(m_places.data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup);
        write(m_dir->filePath(u"from/mnesia/Table"_s), "another");
        const QByteArray both = run(u"cd from && tar --create --file=- --format=gnu ."_s).out;
        QCOMPARE(run(unpackDataScript(m_places, {}, u"mark"_s), both).exitCode, 0);
        QCOMPARE(contentOf(m_places.staged + u"/mnesia/table"_s), "restored");
        QCOMPARE(contentOf(m_places.staged + u"/mnesia/Table"_s), "another");
        QVERIFY(!QFile::exists(m_places.staged + u"/.warrener-case"_s));
        // A disk that folds case answers to the name in capitals, and both names are one to it.
        const QString folds = u"ls() { :; }\n"_s;
        const QByteArray one = run(u"cd from && tar --create --file=- --format=gnu --transform=s,Table,table, --show-transformed-names ."_s).out;
        const Ran refused = run(folds + unpackDataScript(m_places, {}, u"mark"_s), one);
        QCOMPARE(refused.exitCode, namesBecomeOne);
        QVERIFY2(refused.err.contains("mnesia/table"), refused.err.constData());
        // What has no such names is unpacked there too, as the present directory is readable.
        const Ran plain = run(folds + unpackDataScript(m_places, {}, u"mark"_s), m_tar);
        QVERIFY2(plain.exitCode == 0, plain.err.constData());
        QCOMPARE(unpackedHashFrom(plain.out, u"mark"_s), hashOf(m_tar));
        QCOMPARE(contentOf(m_places.staged + u"/mnesia/table"_s), "restored");
        QCOMPARE(run(u"stat -c %a "_s + shellQuote(m_places.staged)).out.trimmed(), "750");
    }

    void cookieOfAPeer()
    {
        QDir().mkpath(m_places.data);
        QCOMPARE(run(unpackDataScript(m_places, {}, u"mark"_s), m_tar).exitCode, 0);
        QCOMPARE(run(giveCookieScript(m_places), "PEER").exitCode, 0);
        QCOMPARE(contentOf(m_places.staged + u"/.erlang.cookie"_s), "PEER");
        QCOMPARE(run(u"stat -c %a "_s + shellQuote(m_places.staged + u"/.erlang.cookie"_s)).out.trimmed(), "400");
        QCOMPARE(run(giveCookieScript(m_places), "ANOTHER").exitCode, 0);
        QCOMPARE(contentOf(m_places.staged + u"/.erlang.cookie"_s), "PEER");
    }

    /// A site's own "stop" may have ended nothing: nothing is moved under a broker that works there, neither forth nor back.
    void aBrokerThatWorksThere_data()
    {
        QTest::addColumn<bool>("isMountPoint");
        QTest::newRow("a directory") << false;
        QTest::newRow("a mount point") << true;
    }
    void aBrokerThatWorksThere()
    {
        QFETCH(const bool, isMountPoint);
        m_places = dataPlaces(m_dir->filePath(u"rabbit mq"_s), u"20261127-002030"_s, isMountPoint);
        write(m_places.data + u"/old"_s, "old");
        stage();
        QVERIFY(QFile::copy(QFileInfo(u"/bin/sh"_s).canonicalFilePath(), tool(u"beam.smp"_s)));
        QProcess broker;
        const auto startIn = [&](const QString &folder) {
            QDir().mkpath(folder);
            broker.setWorkingDirectory(folder);
            broker.start(tool(u"beam.smp"_s), {u"-c"_s, u"read line"_s});
            QVERIFY(broker.waitForStarted());
        };
        startIn(m_places.data + u"/mnesia"_s);
        const Ran ran = run(swapDataScript(m_places));
        QVERIFY(ran.exitCode != 0);
        QVERIFY2(ran.err.contains("a broker works in"), ran.err.constData());
        QCOMPARE(contentOf(m_places.data + u"/old"_s), "old");
        broker.closeWriteChannel();
        QVERIFY(broker.waitForFinished());
        QCOMPARE(run(swapDataScript(m_places)).exitCode, 0);
        startIn(m_places.data + u"/mnesia"_s);
        QVERIFY(run(swapDataBackScript(m_places, u":"_s)).exitCode != 0);
        QCOMPARE(contentOf(m_places.data + u"/mnesia/table"_s), "restored");
        broker.closeWriteChannel();
        QVERIFY(broker.waitForFinished());
        QCOMPARE(run(swapDataBackScript(m_places, u":"_s)).exitCode, 0);
        QCOMPARE(contentOf(m_places.data + u"/old"_s), "old");
    }

    /// Cut off at each move, there and back: it is finished by the same script, or as it was by the other one.
    void swapCutOff_data()
    {
        QTest::addColumn<bool>("wasThere");
        QTest::addColumn<int>("moves");
        for (const bool wasThere : {true, false}) {
            for (int moves = 0; moves <= 2; ++moves)
                QTest::addRow("%s, %d moves", wasThere ? "present" : "wiped", moves) << wasThere << moves;
        }
    }
    void swapCutOff()
    {
        QFETCH(const bool, wasThere);
        QFETCH(const int, moves);
        for (const bool finishes : {true, false}) {
            cleanupFolder();
            if (wasThere)
                write(m_places.data + u"/old"_s, "old");
            stage();
            moveOnly(moves);
            run(swapDataScript(m_places));
            moveOnly(99);
            if (finishes) {
                QCOMPARE(run(swapDataScript(m_places)).exitCode, 0);
                QCOMPARE(run(swapDataScript(m_places)).exitCode, 0);
                QCOMPARE(run(isSwappedInScript(m_places, u"mark"_s)).out, "mark yes\n");
                QCOMPARE(contentOf(m_places.data + u"/mnesia/table"_s), "restored");
                QCOMPARE(contentOf(m_places.kept + u"/old"_s), wasThere ? "old" : "");
                continue;
            }
            // Back, cut off in the middle as well.
            for (int back = 0; back <= 2; ++back) {
                moveOnly(back);
                run(swapDataBackScript(m_places, u":"_s));
            }
            moveOnly(99);
            QCOMPARE(run(swapDataBackScript(m_places, u"touch stopped"_s)).exitCode, 0);
            QCOMPARE(run(removeUnpackedScript(m_places)).exitCode, 0);
            QCOMPARE(contentOf(m_places.data + u"/old"_s), wasThere ? "old" : "");
            QVERIFY(!QFile::exists(m_places.kept));
            QVERIFY(!QFile::exists(m_places.staged));
            QVERIFY(wasThere == QFile::exists(m_places.data));
            // Once more: nothing is touched, and nothing stopped.
            QFile::remove(m_dir->filePath(u"stopped"_s));
            QCOMPARE(run(swapDataBackScript(m_places, u"touch stopped"_s)).exitCode, 0);
            QVERIFY(!QFile::exists(m_dir->filePath(u"stopped"_s)));
            QCOMPARE(contentOf(m_places.data + u"/old"_s), wasThere ? "old" : "");
        }
    }

    /// Within a mount point more is moved, and more can be cut off: what was there is whole at each moment, and comes back.
    void swapWithinCutOff_data()
    {
        QTest::addColumn<int>("moves");
        for (int moves = 0; moves <= 4; ++moves)
            QTest::addRow("%d moves", moves) << moves;
    }
    void swapWithinCutOff()
    {
        QFETCH(const int, moves);
        for (const bool finishes : {true, false}) {
            for (int back = 0; back <= 4; ++back) {
                cleanupFolder();
                m_places = dataPlaces(m_dir->filePath(u"rabbit mq"_s), stamp, true);
                for (const QString &name : {u"/old"_s, u"/.erlang.cookie"_s, u"/mnesia/table"_s, u"/with space/x"_s})
                    write(m_places.data + name, "old");
                // An earlier restore's, and the file system's own.
                const QString other = m_places.data + u"/_pre_restore_20260101-000000/x"_s;
                write(other, "earlier");
                write(m_places.data + u"/lost+found/x"_s, "found");
                stage();
                moveOnly(moves);
                run(swapDataScript(m_places));
                moveOnly(99);
                if (finishes) {
                    const Ran ran = run(swapDataScript(m_places));
                    QVERIFY2(ran.exitCode == 0, ran.err.constData());
                    QCOMPARE(run(swapDataScript(m_places)).exitCode, 0);
                    QCOMPARE(run(isSwappedInScript(m_places, u"mark"_s)).out, "mark yes\n");
                    QCOMPARE(contentOf(m_places.data + u"/mnesia/table"_s), "restored");
                    QVERIFY(!QFile::exists(m_places.data + u"/old"_s));
                    for (const QString &name : {u"/old"_s, u"/.erlang.cookie"_s, u"/mnesia/table"_s, u"/with space/x"_s})
                        QCOMPARE(contentOf(m_places.kept + name), "old");
                    QVERIFY(!QFile::exists(m_places.staged));
                    write(m_places.data + u"/made since"_s, "new");
                }
                moveOnly(back);
                run(swapDataBackScript(m_places, u":"_s));
                moveOnly(99);
                const Ran ran = run(swapDataBackScript(m_places, u":"_s));
                QVERIFY2(ran.exitCode == 0, ran.err.constData());
                QCOMPARE(run(removeUnpackedScript(m_places)).exitCode, 0);
                for (const QString &name : {u"/old"_s, u"/.erlang.cookie"_s, u"/mnesia/table"_s, u"/with space/x"_s})
                    QCOMPARE(contentOf(m_places.data + name), "old");
                QVERIFY(!QFile::exists(m_places.data + u"/made since"_s));
                QVERIFY(!QFile::exists(m_places.kept) && !QFile::exists(m_places.kept + u".part"_s) && !QFile::exists(m_places.staged));
                QCOMPARE(run(isSwappedInScript(m_places, u"mark"_s)).out, "mark no\n");
                QCOMPARE(contentOf(other), "earlier");
                QCOMPARE(contentOf(m_places.data + u"/lost+found/x"_s), "found");
            }
        }
    }

    /// What another run unpacked is not this one's to put there.
    void notAnothers()
    {
        write(m_places.data + u"/old"_s, "old");
        write(m_places.staged + u"/mnesia/table"_s, "of somebody else");
        QVERIFY(run(swapDataScript(m_places)).exitCode != 0);
        QCOMPARE(contentOf(m_places.data + u"/old"_s), "old");
    }

    void look()
    {
        write(m_places.data + u"/.erlang.cookie"_s, "SECRET");
        QVERIFY(QFile::link(m_places.data, m_dir->filePath(u"link"_s)));
        const Result<DataLook> look = dataLookFrom(run(lookAtDataScript(m_dir->filePath(u"link"_s), u"mark"_s)).out, u"mark"_s);
        QVERIFY(look);
        QCOMPARE(look->folder, QFileInfo(m_places.data).canonicalFilePath());
        QVERIFY(look->hasCookie && !look->isMountPoint && look->freeBytes > 0 && look->liveBytes >= 0 && look->lacks.isEmpty());
        const Result<DataLook> wiped = dataLookFrom(run(lookAtDataScript(m_dir->filePath(u"nowhere"_s), u"mark"_s)).out, u"mark"_s);
        QVERIFY(wiped && wiped->liveBytes == -1 && !wiped->hasCookie && wiped->freeBytes > 0);
        QVERIFY(!dataLookFrom("nothing", u"mark"_s));
        if (run(u"mountpoint -q /dev/shm"_s).exitCode == 0) {
            const Result<DataLook> mounted = dataLookFrom(run(lookAtDataScript(u"/dev/shm"_s, u"mark"_s)).out, u"mark"_s);
            QVERIFY(mounted && mounted->isMountPoint && mounted->freeBytes >= 0);
            const Result<DataLook> holder = dataLookFrom(run(lookAtDataScript(u"/dev"_s, u"mark"_s)).out, u"mark"_s);
            QVERIFY(holder && holder->mountedBelow.startsWith(u"/dev/"_s));
        }
        const Result<DataLook> below = dataLookFrom("mark folder /d\nmark below /d/a b\n", u"mark"_s);
        QVERIFY(below && below->mountedBelow == u"/d/a b"_s);
    }

    /// Files: the old ones stay beside, owner and mode are told, and all of it goes back, wherever it was cut off.
    void filesCutOff_data()
    {
        QTest::addColumn<int>("moves");
        for (int moves = 0; moves <= 2; ++moves)
            QTest::addRow("%d moves", moves) << moves;
    }
    void filesCutOff()
    {
        QFETCH(const int, moves);
        const PlacedFile changed = placed(u"etc/rabbitmq.conf"_s, "new = 1\n", 0640);
        const PlacedFile created = placed(u"etc/conf.d/99.conf"_s, "fresh = 1\n", 0600);
        write(changed.path, "old = 1\n");
        for (const bool finishes : {false, true}) {
            QCOMPARE(run(whichAreThereScript({changed, created}, u"mark"_s)).out, "mark " + changed.path.toUtf8() + '\n');
            QCOMPARE(run(stageFileScript(changed, stamp), "new = 1\n").exitCode, 0);
            QCOMPARE(run(stageFileScript(created, stamp), "fresh = 1\n").exitCode, 0);
            QCOMPARE(contentOf(changed.path), "old = 1\n");
            moveOnly(moves);
            run(placeFilesScript({changed, created}, stamp));
            moveOnly(99);
            if (finishes) {
                const Ran ran = run(placeFilesScript({changed, created}, stamp));
                QVERIFY2(ran.exitCode == 0, ran.err.constData());
                QCOMPARE(run(arePlacedScript({changed, created}, u"mark"_s)).out, "mark yes\n");
                QCOMPARE(contentOf(changed.path), "new = 1\n");
                QCOMPARE(contentOf(changed.path + keptSuffix(stamp)), "old = 1\n");
                QVERIFY(QFile::permissions(changed.path) & QFile::ReadGroup);
                QVERIFY(!(QFile::permissions(created.path) & (QFile::ReadGroup | QFile::ReadOther)));
                QVERIFY(!QFile::exists(changed.path + u".restore_"_s + stamp));
                continue;
            }
            for (int back = 0; back <= 1; ++back) {
                moveOnly(back);
                run(filesBackScript({changed, created}, {created.path}, stamp, u":"_s, u":"_s));
            }
            moveOnly(99);
            const Ran ran = run(filesBackScript({changed, created}, {created.path}, stamp, u"echo before"_s, u"echo after"_s));
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
            QCOMPARE(contentOf(changed.path), "old = 1\n");
            QVERIFY(!QFile::exists(created.path));
            QCOMPARE(QDir(m_dir->filePath(u"etc"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"rabbitmq.conf"_s});
            // Nothing was placed any more: nobody is stopped for it.
            QCOMPARE(run(filesBackScript({changed, created}, {created.path}, stamp, u"echo before"_s, u"echo after"_s)).out, "");
        }
    }

    void linksAreNotFollowed()
    {
        write(m_dir->filePath(u"secret"_s), "untouched");
        const PlacedFile file = placed(u"etc/a.conf"_s, "x", 0600);
        QDir().mkpath(m_dir->filePath(u"etc"_s));
        QVERIFY(QFile::link(m_dir->filePath(u"secret"_s), file.path));
        QCOMPARE(run(stageFileScript(file, stamp), "x").exitCode, linkInTheWay);
        QVERIFY(QFile::link(m_dir->filePath(u"etc"_s), m_dir->filePath(u"led"_s)));
        PlacedFile behind = placed(u"led/b.conf"_s, "x", 0600);
        QCOMPARE(run(stageFileScript(behind, stamp), "x").exitCode, linkInTheWay);
        // Nor in the place where it is written first.
        PlacedFile staged = placed(u"etc/c.conf"_s, "x", 0600);
        QVERIFY(QFile::link(m_dir->filePath(u"secret"_s), staged.path + u".restore_"_s + stamp));
        QCOMPARE(run(stageFileScript(staged, stamp), "x").exitCode, 0);
        QCOMPARE(contentOf(m_dir->filePath(u"secret"_s)), "untouched");
        QDir().mkpath(m_dir->filePath(u"etc/d.conf"_s));
        QCOMPARE(run(stageFileScript(placed(u"etc/d.conf"_s, "x", 0600), stamp), "x").exitCode, linkInTheWay);
    }

    /// Of "%5" and the like in a file's name nothing becomes of the script but the name.
    void namesAreNoTemplates()
    {
        const PlacedFile file = placed(u"etc/a%4b%5c%6.conf"_s, "sent", 0640);
        QCOMPARE(run(stageFileScript(file, stamp), "sent").exitCode, 0);
        QCOMPARE(contentOf(file.path + u".restore_"_s + stamp), "sent");
        QVERIFY(QFile::permissions(file.path + u".restore_"_s + stamp) & QFile::ReadGroup);
    }

    /// Half a file stays nowhere, where it would take the room that the broker needs; what is in use is untouched.
    void aDiskThatIsFull()
    {
        const QString full = u"trap '' XFSZ\nulimit -f 0\n"_s;
        const QByteArray large(100'000, 'x');
        const PlacedFile file = placed(u"etc/a.conf"_s, large, 0600);
        write(file.path, "old");
        const Ran staged = run(full + stageFileScript(file, stamp), large);
        QVERIFY(staged.exitCode != 0);
        QVERIFY(!staged.err.isEmpty());
        QCOMPARE(QDir(m_dir->filePath(u"etc"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.conf"_s});
        QCOMPARE(contentOf(file.path), "old");
        QCOMPARE(run(stageFileScript(file, stamp), large).exitCode, 0);
        // A data directory likewise: what was unpacked so far goes, the present one stays.
        write(m_places.data + u"/old"_s, "old");
        const Ran unpacked = run(full + unpackDataScript(m_places, {}, u"mark"_s), m_tar);
        QVERIFY(unpacked.exitCode != 0 || unpackedHashFrom(unpacked.out, u"mark"_s) != hashOf(m_tar));
        QCOMPARE(run(removeUnpackedScript(m_places)).exitCode, 0);
        QVERIFY(!QFile::exists(m_places.staged));
        QCOMPARE(contentOf(m_places.data + u"/old"_s), "old");
    }

    void otherBytesOrNoOwner()
    {
        PlacedFile file = placed(u"etc/a.conf"_s, "sent", 0600);
        QCOMPARE(run(stageFileScript(file, stamp), "arrived").exitCode, otherBytes);
        file.owner = u"nobody-of-this-name"_s;
        QCOMPARE(run(stageFileScript(file, stamp), "sent").exitCode, noSuchOwner);
        QCOMPARE(QDir(m_dir->filePath(u"etc"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{});
    }

private:
    QString tool(const QString &name) const { return m_dir->filePath(u"bin/"_s + name); }
    void moveOnly(int times) const { write(tool(u"mv.left"_s), QByteArray::number(times)); }

    Ran run(const QString &script, const QByteArray &input = {}) const
    {
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_dir->filePath(u"bin"_s) + u':' + environment.value(u"PATH"_s));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(m_dir->path());
        shell.start(u"sh"_s, {u"-c"_s, script});
        shell.write(input);
        shell.closeWriteChannel();
        shell.waitForFinished(20'000);
        return {.exitCode = shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : 137,
                .out = shell.readAllStandardOutput(),
                .err = shell.readAllStandardError()};
    }

    void makeTar()
    {
        write(m_dir->filePath(u"from/mnesia/table"_s), "restored");
        m_tar = run(u"cd from && tar --create --file=- --format=gnu ."_s).out;
        QVERIFY(m_tar.size() > 1000);
    }

    void stage() const
    {
        const Ran ran = run(unpackDataScript(m_places, u"backup X"_s, u"mark"_s) + u'\n', m_tar);
        // Without a present directory its owner is the broker's user, who may not be here.
        if (ran.exitCode != 0) {
            QDir().mkpath(m_places.data);
            QCOMPARE(run(unpackDataScript(m_places, u"backup X"_s, u"mark"_s), m_tar).exitCode, 0);
            QDir().rmdir(m_places.data);
        }
    }

    void cleanupFolder() const
    {
        for (const QString &path : {m_places.data, m_places.staged, m_places.kept})
            QDir(path).removeRecursively();
    }

    PlacedFile placed(const QString &path, const QByteArray &bytes, int mode) const
    {
        return {.path = QFileInfo(m_dir->path()).canonicalFilePath() + u'/' + path,
                .mode = mode,
                .owner = whoami(false),
                .group = whoami(true),
                .sha256 = hashOf(bytes)};
    }

    const QString stamp = u"20261127-002030"_s;
    std::unique_ptr<QTemporaryDir> m_dir;
    DataPlaces m_places;
    QByteArray m_tar;
};

QTEST_GUILESS_MAIN(RestoreCommandsTest)
#include "RestoreCommandsTest.moc"
