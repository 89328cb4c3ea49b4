// Copies go by the rules of the first place, in a folder and by sftp: never one that stays here, never a base that is needed, never for one that is damaged.
#include "record/catalogue/SecondPlaceRetention.h"

#include "BackupSamples.h"

#include <QCoroTask>
#include <QStandardPaths>

using namespace warrener;
using namespace Qt::StringLiterals;

class SecondPlaceRetentionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prunes_data() { places(); }
    void prunes();
    void whatIsPinnedHereStays_data() { places(); }
    void whatIsPinnedHereStays();
    void aBaseThatACopyNeedsStays_data() { places(); }
    void aBaseThatACopyNeedsStays();
    void nothingGoesForADamagedOne_data() { places(); }
    void nothingGoesForADamagedOne();
    void aCutOneStandsForNone_data() { places(); }
    void aCutOneStandsForNone();
    void pinnedMeanwhile();
    void whatNobodyCanReadStays();
    void theLastCopiesStay();
    void notTheFirstPlace();
    void otherClustersAreLeftAlone();

private:
    static void places();
};

namespace {

const RetentionRules oneDay{.days = 1, .minimum = 1, .zone = QTimeZone::UTC};
const TimePoint threeDaysLater = samples::at + std::chrono::hours{72};

SecondPlace placeToPrune(const QString &folder, const QString &host)
{
    SecondPlace place{.folder = folder};
    if (!host.isEmpty())
        place.host = HostTarget{.ssh = host, .sudo = false, .sshProgram = QFINDTESTDATA("unit/catalogue/fake-ssh")};
    return place;
}

Result<QList<RetentionVerdict>> previewNow(const Catalogue &catalogue, const SecondPlace &place)
{
    return QCoro::waitFor(previewSecondPlace(catalogue, place, u"orders"_s, oneDay, threeDaysLater, {}));
}

Result<QList<RetentionVerdict>> pruneNow(const Catalogue &catalogue, const SecondPlace &place)
{
    return QCoro::waitFor(pruneSecondPlace(catalogue, place, u"orders"_s, oneDay, threeDaysLater, {}));
}

QStringList idsThere(const SecondPlace &place)
{
    QStringList ids = QCoro::waitFor(sizesInSecondPlace(place, {})).value_or(QMap<QString, qint64>{{u"unreadable"_s, 0}}).keys();
    for (QString &id : ids)
        id = id.section(u'.', 0, 0);
    return ids;
}

QStringList idsOfVerdicts(const QList<RetentionVerdict> &verdicts, bool kept)
{
    QStringList ids;
    for (const RetentionVerdict &verdict : verdicts) {
        if (verdict.isKept == kept)
            ids.append(verdict.backup.id);
    }
    ids.sort();
    return ids;
}

/// So many hours after the first one; made here, and copied.
Status makeAndCopy(const Catalogue &catalogue, const SecondPlace &place, const QList<int> &hours)
{
    for (const int hour : hours) {
        if (const auto made = samples::make(catalogue, samples::idOf(hour)); !made)
            return std::unexpected(made.error());
        if (const auto copied = QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(hour), place, {}, {})); !copied)
            return std::unexpected(copied.error());
    }
    return {};
}

} // namespace

void SecondPlaceRetentionTest::places()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("folder") << QString();
    QTest::newRow("ssh") << u"nas"_s;
    QTest::newRow("sftp alone") << u"ops@sftponly"_s;
}

void SecondPlaceRetentionTest::prunes()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/a [b] \"c\"/there"_s, host);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    QVERIFY(samples::put(place.folder + u"/holiday photo.jpg"_s, "mine"));
    // What has gone here already goes there by the same rules.
    QGOOD(catalogue.remove(samples::idOf(0)));
    const auto preview = previewNow(catalogue, place);
    QGOOD(preview);
    QCOMPARE(idsOfVerdicts(*preview, false), (QStringList{samples::idOf(0), samples::idOf(1)}));
    QVERIFY(idsOfVerdicts(*preview, true).contains(samples::idOf(60)));
    for (const RetentionVerdict &verdict : *preview)
        QVERIFY(!verdict.reason.isEmpty());
    QCOMPARE(idsThere(place).size(), 3);
    const auto removed = pruneNow(catalogue, place);
    QGOOD(removed);
    QCOMPARE(removed->size(), 2);
    QCOMPARE(idsThere(place), QStringList{samples::idOf(60)});
    QStringList left = QDir(place.folder).entryList(QDir::Files | QDir::Hidden);
    left.removeAll(u".lock"_s);
    QCOMPARE(left.size(), 3);
    QVERIFY(left.contains(u"holiday photo.jpg"_s));
    QGOOD(QCoro::waitFor(verifyInSecondPlace(catalogue, samples::idOf(60), place, {}, {})));
    // The list here does not say “copied” of what is gone there.
    QVERIFY(isNever(catalogue.find(samples::idOf(1))->copiedAt));
    QVERIFY(!isNever(catalogue.find(samples::idOf(60))->copiedAt));
    QCOMPARE(catalogue.list()->size(), 2);
    QVERIFY(pruneNow(catalogue, place)->isEmpty());
}

void SecondPlaceRetentionTest::whatIsPinnedHereStays()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, host);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    QGOOD(catalogue.setPinned(samples::idOf(0), true));
    QCOMPARE(idsOfVerdicts(*previewNow(catalogue, place), false), QStringList{samples::idOf(1)});
    QGOOD(pruneNow(catalogue, place));
    QCOMPARE(idsThere(place), (QStringList{samples::idOf(0), samples::idOf(60)}));
}

void SecondPlaceRetentionTest::aBaseThatACopyNeedsStays()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, host);
    QGOOD(makeAndCopy(catalogue, place, {0, 1}));
    const auto base = catalogue.find(samples::idOf(0));
    const auto increment = samples::makeUpon(catalogue, samples::idOf(60, BackupType::Incremental), *base);
    QGOOD(increment);
    QGOOD(QCoro::waitFor(copyToSecondPlace(catalogue, increment->id, place, {}, {})));
    // Here the base is gone: what relies upon it there still has it there. A good one is left here, else nothing goes there.
    QGOOD(samples::make(catalogue, samples::idOf(61)));
    QGOOD(catalogue.remove(base->id));
    QGOOD(catalogue.remove(samples::idOf(1)));
    const auto preview = previewNow(catalogue, place);
    QGOOD(preview);
    QCOMPARE(idsOfVerdicts(*preview, false), QStringList{samples::idOf(1)});
    QGOOD(pruneNow(catalogue, place));
    QCOMPARE(idsThere(place), (QStringList{base->id, increment->id}));
}

/// Its name, its size and its sidecar say that all is well.
void SecondPlaceRetentionTest::nothingGoesForADamagedOne()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, host);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    const QString newest = Catalogue(place.folder).archiveOf(samples::idOf(60));
    QByteArray bytes = samples::bytesOf(newest);
    bytes[1'000] = static_cast<char>(bytes.at(1'000) ^ 1);
    QVERIFY(samples::put(newest, bytes));
    QCOMPARE(pruneNow(catalogue, place).error().kind, ErrorKind::Malformed);
    QCOMPARE(idsThere(place).size(), 3);
    QVERIFY(!isNever(catalogue.find(samples::idOf(0))->copiedAt));
    QGOOD(QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(60), place, {}, {})));
    QCOMPARE(pruneNow(catalogue, place)->size(), 2);
}

void SecondPlaceRetentionTest::aCutOneStandsForNone()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, host);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    QVERIFY(QFile::resize(Catalogue(place.folder).archiveOf(samples::idOf(60)), 1'000));
    QGOOD(pruneNow(catalogue, place));
    // The newest that is whole there stays as the one that always does.
    QCOMPARE(idsThere(place), (QStringList{samples::idOf(1), samples::idOf(60)}));
}

/// Copies are read back for hours before older ones go: what a person pins here meanwhile stays there.
void SecondPlaceRetentionTest::pinnedMeanwhile()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, u"nas"_s);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    // The host's own program, which is at it while somebody pins.
    const QString real = QStandardPaths::findExecutable(u"sha256sum"_s);
    QVERIFY(!real.isEmpty() && QDir().mkpath(folder.path() + u"/bin"_s));
    const QString slow = folder.path() + u"/bin/sha256sum"_s;
    const QString pin = catalogue.folder() + u'/' + samples::idOf(0) + u".pin"_s;
    QVERIFY(samples::put(slow, u"#!/bin/sh\n: > '%1'\nexec '%2' \"$@\"\n"_s.arg(pin, real).toUtf8()));
    QVERIFY(QFile::setPermissions(slow, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(folder.path()) + "/bin:" + path);
    const auto pruned = pruneNow(catalogue, place);
    qputenv("PATH", path);
    QVERIFY(!pruned);
    QCOMPARE(pruned.error().kind, ErrorKind::Usage);
    QCOMPARE(idsThere(place).size(), 3);
    // Looked at again it stays, and the other goes.
    QGOOD(pruneNow(catalogue, place));
    QCOMPARE(idsThere(place), (QStringList{samples::idOf(0), samples::idOf(60)}));
}

void SecondPlaceRetentionTest::whatNobodyCanReadStays()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, u"nas"_s);
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 2, 60}));
    QVERIFY(QFile::remove(Catalogue(place.folder).sidecarOf(samples::idOf(0))));
    QVERIFY(samples::put(Catalogue(place.folder).sidecarOf(samples::idOf(1)), "{}"));
    QGOOD(pruneNow(catalogue, place));
    QCOMPARE(idsThere(place), (QStringList{samples::idOf(0), samples::idOf(1), samples::idOf(60)}));
}

/// A first place that lost its disk, or is not mounted.
void SecondPlaceRetentionTest::theLastCopiesStay()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    const SecondPlace place = placeToPrune(folder.path() + u"/there"_s, {});
    QGOOD(makeAndCopy(catalogue, place, {0, 1, 60}));
    const Catalogue lost(folder.path() + u"/not mounted"_s);
    QCOMPARE(previewNow(lost, place).error().kind, ErrorKind::Usage);
    QCOMPARE(pruneNow(lost, place).error().kind, ErrorKind::Usage);
    QCOMPARE(idsThere(place).size(), 3);
}

void SecondPlaceRetentionTest::notTheFirstPlace()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/here"_s);
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    QGOOD(samples::make(catalogue, samples::idOf(60)));
    QVERIFY(QFile::link(folder.path() + u"/here"_s, folder.path() + u"/also here"_s));
    for (const QString &name : {u"/here"_s, u"/also here"_s, u"/here/../here"_s}) {
        QCOMPARE(pruneNow(catalogue, placeToPrune(folder.path() + name, {})).error().kind, ErrorKind::Usage);
        QCOMPARE(QCoro::waitFor(copyToSecondPlace(catalogue, samples::idOf(0), placeToPrune(folder.path() + name, {}), {}, {})).error().kind, ErrorKind::Usage);
    }
    QCOMPARE(catalogue.list()->size(), 2);
}

void SecondPlaceRetentionTest::otherClustersAreLeftAlone()
{
    const auto backup = [](int hour, const QString &cluster) {
        return BackupSummary{.id = samples::idOf(hour), .cluster = cluster, .at = samples::at + std::chrono::hours{hour}};
    };
    const QList<BackupSummary> copies{backup(60, u"orders"_s), backup(59, u"other"_s), backup(1, u"other"_s), backup(0, u"orders"_s)};
    const QList<RetentionVerdict> verdicts = secondPlacePreview({backup(60, u"orders"_s)}, copies, u"orders"_s, oneDay, threeDaysLater);
    QCOMPARE(idsOfVerdicts(verdicts, true), QStringList{samples::idOf(60)});
    QCOMPARE(idsOfVerdicts(verdicts, false), QStringList{samples::idOf(0)});
    QCOMPARE(inOrderOfRemoval(verdicts, u"other"_s).size(), 0);
}

QTEST_GUILESS_MAIN(SecondPlaceRetentionTest)
#include "SecondPlaceRetentionTest.moc"
