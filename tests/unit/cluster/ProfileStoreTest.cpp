#include "cluster/ProfileStore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

ClusterProfile profileOf(const QString &name)
{
    ClusterProfile profile;
    profile.name.value = name;
    NodeProfile node;
    node.name.value = u"rabbit@a"_s;
    node.management = QUrl(u"http://a:15672"_s);
    profile.nodes.append(node);
    return profile;
}

void writeFile(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

class ProfileStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A timer has another working directory than the window: one profile is one folder of backups, and what it is is said.
    void backupFolderIsTheSameFromEverywhere_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("taken");
        QTest::newRow("absolute") << u"/srv/backups"_s << QString();
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("relative") << u"backups"_s << u"HERE/backups"_s;
        QTest::newRow("up") << u"../backups/"_s << u"BESIDE/backups"_s;
        QTest::newRow("home") << u"~/backups"_s << QDir::homePath() + u"/backups"_s;
        QTest::newRow("a folder called ~x") << u"~x"_s << u"HERE/~x"_s;
    }
    void backupFolderIsTheSameFromEverywhere()
    {
        QFETCH(const QString, said);
        QFETCH(QString, taken);
        const QTemporaryDir folder;
        const QString here = folder.path() + u"/clusters"_s;
        QVERIFY(QDir().mkpath(here));
        const ProfileStore store(here);
        ClusterProfile profile = profileOf(u"orders"_s);
        profile.other.insert("backup"_L1, QJsonObject{{"folder"_L1, said}, {"newer"_L1, 7}});
        QVERIFY(store.write(profile));
        taken.replace(u"HERE"_s, here).replace(u"BESIDE"_s, folder.path());
        const QString working = QDir::currentPath();
        for (const QString &from : {working, QDir::tempPath()}) {
            QVERIFY(QDir::setCurrent(from));
            const Result<ClusterProfile> read = store.read({u"orders"_s});
            QVERIFY(QDir::setCurrent(working));
            QVERIFY(read);
            const QJsonObject backup = read->other.value("backup"_L1).toObject();
            QCOMPARE(backup.value("folder"_L1).toString(), taken.isEmpty() ? said : taken);
            QCOMPARE(backup.value("newer"_L1).toInt(), 7);
            QCOMPARE(read->remarks.size(), taken.isEmpty() ? 0 : 1);
            QVERIFY(taken.isEmpty() || (read->remarks.first().contains(u"“%1”"_s.arg(said)) && read->remarks.first().contains(taken)));
            QVERIFY(!toJson(*read).contains("remarks"_L1));
        }
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void writesReadsListsAndRemoves()
    {
        const ProfileStore store(m_dir->filePath(u"warrener/clusters"_s));
        QVERIFY(store.list().isEmpty());
        QVERIFY(store.write(profileOf(u"zebra"_s)));
        QVERIFY(store.write(profileOf(u"ape"_s)));

        const QList<ProfileStore::Entry> entries = store.list();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.first().profile->name.value, u"ape"_s);
        QCOMPARE(*store.read(ClusterName{u"zebra"_s}), profileOf(u"zebra"_s));

        QVERIFY(store.remove(ClusterName{u"ape"_s}));
        QCOMPARE(store.list().size(), 1);
        QCOMPARE(store.remove(ClusterName{u"ape"_s}).error().kind, ErrorKind::Io);
        QCOMPARE(store.read(ClusterName{u"ape"_s}).error().kind, ErrorKind::NotFound);
    }

    void nobodyElseCanReadIt()
    {
        const ProfileStore store(m_dir->filePath(u"clusters"_s));
        QVERIFY(store.write(profileOf(u"a"_s)));
        QVERIFY(!(QFile::permissions(store.folder()) & others));
        QCOMPARE(QFile::permissions(store.fileFor(ClusterName{u"a"_s})) & (ownerOnly | others), ownerOnly);

        // Also where it was open to others before.
        const QString file = store.fileFor(ClusterName{u"a"_s});
        QVERIFY(QFile::setPermissions(file, ownerOnly | QFile::ReadOther | QFile::ReadGroup));
        QVERIFY(QFile::setPermissions(store.folder(), ownerOnly | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(store.write(profileOf(u"a"_s)));
        QVERIFY(!(QFile::permissions(file) & others));
        QVERIFY(!(QFile::permissions(store.folder()) & others));
    }

    void writesWholeOrNotAtAll()
    {
        const ProfileStore store(m_dir->path());
        QVERIFY(store.write(profileOf(u"a"_s)));
        ClusterProfile changed = profileOf(u"a"_s);
        changed.user = u"other"_s;
        QVERIFY(store.write(changed));
        QCOMPARE(store.read(ClusterName{u"a"_s})->user, u"other"_s);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.json"_s});

        // A folder stands where the file should go: the error leaves nothing behind.
        QVERIFY(QDir(m_dir->path()).mkdir(u"b.json"_s));
        const Status status = store.write(profileOf(u"b"_s));
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Io);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.json"_s});
    }

    void theFilesNameWins()
    {
        const ProfileStore store(m_dir->path());
        QVERIFY(store.write(profileOf(u"original"_s)));
        QVERIFY(QFile::copy(store.fileFor(ClusterName{u"original"_s}), store.fileFor(ClusterName{u"copy"_s})));
        QCOMPARE(store.list().first().profile->name.value, u"copy"_s);
        QCOMPARE(store.read(ClusterName{u"copy"_s})->name.value, u"copy"_s);
    }

    void badFilesStayVisibleWithTheirReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray good = QJsonDocument(toJson(profileOf(u"x"_s))).toJson();
        QTest::newRow("empty") << QByteArray() << ErrorKind::Malformed;
        QTest::newRow("truncated") << good.left(good.size() / 2) << ErrorKind::Malformed;
        QTest::newRow("a list") << QByteArray("[]") << ErrorKind::Malformed;
        QTest::newRow("a number") << QByteArray("1") << ErrorKind::Malformed;
        QTest::newRow("binary") << QByteArray(4096, '\xff') << ErrorKind::Malformed;
        QTest::newRow("no cluster") << QByteArray("{}") << ErrorKind::Malformed;
        QTest::newRow("nested deeply") << "{\"a\":" + QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']') + "}" << ErrorKind::Malformed;
        QTest::newRow("nested objects") << QByteArray("{\"a\":").repeated(300'000) + "1" + QByteArray(300'000, '}') << ErrorKind::Malformed;
        QTest::newRow("4 MiB and a byte") << good + QByteArray(4 * 1024 * 1024 + 1 - good.size(), ' ') << ErrorKind::TooLarge;
        QTest::newRow("6 MiB") << "{\"name\": \"" + QByteArray(6 * 1024 * 1024, 'x') + "\"}" << ErrorKind::TooLarge;
    }
    void badFilesStayVisibleWithTheirReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        writeFile(m_dir->filePath(u"x.json"_s), bytes);
        const QList<ProfileStore::Entry> entries = ProfileStore(m_dir->path()).list();
        QCOMPARE(entries.size(), 1);
        QVERIFY(!entries.first().profile);
        QCOMPARE(entries.first().profile.error().kind, kind);
        QVERIFY(entries.first().profile.error().message.size() < 500);
        QCOMPARE(entries.first().file, m_dir->filePath(u"x.json"_s));
    }

    void saysTheLine()
    {
        const auto said = [&](const QByteArray &bytes) {
            writeFile(m_dir->filePath(u"x.json"_s), bytes);
            const Result<ClusterProfile> read = readProfile(m_dir->filePath(u"x.json"_s));
            return read ? QString() : read.error().message;
        };
        const QByteArray good = QJsonDocument(toJson(profileOf(u"x"_s))).toJson();
        QCOMPARE(said(good), QString());
        QVERIFY(said("{\n\"name\": \"x\",\n\"user\": }").contains(u"line 3: "_s));
        // Of two users one would be gone with the next edit.
        QVERIFY(said("{\n\"user\": \"a\",\n\"name\": \"x\",\n\"user\": \"b\"}").contains(u"line 4: “user”"_s));
        QVERIFY(said("\n" + QByteArray(200, '[')).contains(u"line 2: nested"_s));
    }

    void exactlyFourMebibytesAreRead()
    {
        const QByteArray good = QJsonDocument(toJson(profileOf(u"x"_s))).toJson();
        writeFile(m_dir->filePath(u"x.json"_s), good + QByteArray(4 * 1024 * 1024 - good.size(), ' '));
        QVERIFY(readProfile(m_dir->filePath(u"x.json"_s)));
    }

    /// Not as "no JSON": with what the system says of it.
    void whatCannotBeReadSaysWhy()
    {
        const QString folder = m_dir->filePath(u"folder.json"_s);
        QVERIFY(QDir().mkpath(folder));
        QCOMPARE(readProfile(folder).error().kind, ErrorKind::Io);
        QCOMPARE(readProfile(folder).error().detail, qt_error_string(EISDIR));
        QCOMPARE(readProfile(m_dir->filePath(u"none.json"_s)).error().detail, qt_error_string(ENOENT));
        QVERIFY(readProfile(folder).error().message.contains(folder));
        // Of the folder of profiles nobody has named it: it is not waited for at all.
        QCOMPARE(::mkfifo(QFile::encodeName(m_dir->filePath(u"pipe.json"_s)).constData(), 0600), 0);
        // Of what is remembered nobody waits for a pipe.
        QCOMPARE(readKnownProfile(m_dir->filePath(u"pipe.json"_s)).error().kind, ErrorKind::Io);
        QCOMPARE(ProfileStore(m_dir->path()).read({u"pipe"_s}).error().kind, ErrorKind::Io);
    }

    void aMissingFileIsAnError() { QCOMPARE(readProfile(m_dir->filePath(u"none.json"_s)).error().kind, ErrorKind::Io); }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"prod-eu_1.b"_s << true;
        QTest::newRow("64 long") << QString(64, u'a') << true;
        QTest::newRow("65 long") << QString(65, u'a') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("hidden") << u".prod"_s << false;
        QTest::newRow("parent") << u"../prod"_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("blank") << u"a b"_s << false;
        QTest::newRow("letters of other scripts") << u"生产"_s << false;
        QTest::newRow("nul") << u"a\0b"_s << false;
        QTest::newRow("line break") << u"a\n"_s << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        QCOMPARE(checkClusterName(name).has_value(), good);
        const ProfileStore store(m_dir->path());
        QCOMPARE(store.write(profileOf(name)).has_value(), good);
        if (!good) {
            QCOMPARE(store.read(ClusterName{name}).error().kind, ErrorKind::Usage);
            QCOMPARE(store.remove(ClusterName{name}).error().kind, ErrorKind::Usage);
            QVERIFY(QDir(m_dir->path()).isEmpty());
        }
    }

    /// Its thresholds, logins and proxies are found by nobody's asking: what is added never takes their place, not even of a
    /// profile that cannot be read at present.
    void whatIsAddedTakesNobodysPlace()
    {
        const ProfileStore store(m_dir->path());
        ClusterProfile first = profileOf(u"shop"_s);
        first.user = u"ops"_s;
        QVERIFY(store.add(first));
        const Status second = store.add(profileOf(u"shop"_s));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Usage);
        QVERIFY2(second.error().message.contains(u"shop"_s), qPrintable(second.error().message));
        QCOMPARE(store.read({u"shop"_s})->user, u"ops"_s);
        writeFile(m_dir->filePath(u"broken.json"_s), "{");
        QVERIFY(!store.add(profileOf(u"broken"_s)));
        QVERIFY(store.add(profileOf(u"shop2"_s)));
        QVERIFY(!store.add(profileOf(u"../shop"_s)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "ProfileStoreTest.moc"
