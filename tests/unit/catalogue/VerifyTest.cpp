// Whatever is not as it was written is found.
#include "record/catalogue/Verify.h"

#include "BackupSamples.h"

#include <random>

using namespace warrener;
using namespace Qt::StringLiterals;

class VerifyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void everyChangedByte();
    void everyChangedByteWithoutSidecar_data();
    void everyChangedByteWithoutSidecar();
    void truncated();
    void foundDamagedMessages();
    void definitionsThatAreNone_data();
    void definitionsThatAreNone();
    void onlyWhatWasLookedAtIsGood();
    void encryptedWithoutKey();
    void encryptedChainWithoutKey();
    void anotherKeyIsNoDamage();
    void whatStandsElsewhereIsRead();
    void outcomeThatCannotBeNoted();
    void sidecarOfAnother();
    void cancel();
};

namespace {

QString troublesOf(const VerifyReport &report)
{
    QStringList lines;
    for (const VerifyTrouble &trouble : report.troubles)
        lines.append(trouble.entry + u": "_s + trouble.error.message + u' ' + trouble.error.detail);
    return lines.join(u'\n');
}

} // namespace

void VerifyTest::good_data()
{
    QTest::addColumn<ArchiveFormat>("format");
    QTest::addColumn<bool>("all");
    QTest::newRow("zstd, sample") << ArchiveFormat::Zstd << false;
    QTest::newRow("zstd, all") << ArchiveFormat::Zstd << true;
    QTest::newRow("gzip") << ArchiveFormat::Gzip << true;
}

void VerifyTest::good()
{
    QFETCH(const ArchiveFormat, format);
    QFETCH(const bool, all);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0), {.format = format});
    QGOOD(summary);
    const auto report = verifyBackup(catalogue, summary->id, {.allMessages = all, .sampleOfQueue = 100});
    QGOOD(report);
    QVERIFY2(report->isGood(), qPrintable(troublesOf(*report)));
    QCOMPARE(report->entries, 5);
    QCOMPARE(report->bytes, summary->contentBytes);
    QCOMPARE(report->chain, QStringList{summary->id});
    QVERIFY(all ? report->messages == 500 : report->messages >= 100 && report->messages < 400);
    const auto after = catalogue.find(summary->id);
    QCOMPARE(after->verification, Verification::Good);
    QVERIFY(!isNever(after->verifiedAt));
    // A file in no catalogue.
    const QString lonely = folder.path() + u"/lonely file"_s;
    QVERIFY(QFile::copy(summary->file, lonely));
    QVERIFY(verifyFile(lonely)->isGood());
    QCOMPARE(verifyFile(u"/none"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(verifyBackup(catalogue, u"none"_s).error().kind, ErrorKind::NotFound);
}

/// 1,000 bytes of archive and sidecar, by chance but always the same ones.
void VerifyTest::everyChangedByte()
{
    const QTemporaryDir folder(samples::quickFolder());
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0), {}, {}, 50);
    QGOOD(summary);
    const QByteArray archive = samples::bytesOf(summary->file);
    const QByteArray sidecar = samples::bytesOf(catalogue.sidecarOf(summary->id));
    std::mt19937_64 chance(20261127);
    for (int i = 0; i < 1'000; ++i) {
        const bool isSidecar = i % 4 == 0;
        QByteArray changed = isSidecar ? sidecar : archive;
        const auto at = static_cast<qsizetype>(chance() % static_cast<quint64>(changed.size()));
        changed[at] = static_cast<char>(changed.at(at) ^ static_cast<char>(1 + chance() % 255));
        QVERIFY(samples::put(summary->file, isSidecar ? archive : changed));
        QVERIFY(samples::put(catalogue.sidecarOf(summary->id), isSidecar ? changed : sidecar));
        const auto report = verifyBackup(catalogue, summary->id);
        QGOOD(report);
        QVERIFY2(!report->isGood(), qPrintable(u"%1 %2"_s.arg(isSidecar ? u"sidecar"_s : u"archive"_s).arg(at)));
        const auto shown = catalogue.find(summary->id);
        QVERIFY(shown && !shown->isGood());
    }
}

void VerifyTest::everyChangedByteWithoutSidecar_data()
{
    QTest::addColumn<ArchiveFormat>("format");
    QTest::newRow("zstd") << ArchiveFormat::Zstd;
    QTest::newRow("gzip") << ArchiveFormat::Gzip;
}

/// Without the sidecar's hash the archive's own have to do: what they do not see has changed nothing in what is read.
void VerifyTest::everyChangedByteWithoutSidecar()
{
    QFETCH(const ArchiveFormat, format);
    const QTemporaryDir folder(samples::quickFolder());
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0), {.format = format}, {}, 50);
    QGOOD(summary);
    const QByteArray archive = samples::bytesOf(summary->file);
    const QString lonely = folder.path() + u"/lonely"_s;
    std::mt19937_64 chance(1127);
    for (int i = 0; i < 300; ++i) {
        QByteArray changed = archive;
        const auto at = static_cast<qsizetype>(chance() % static_cast<quint64>(changed.size()));
        changed[at] = static_cast<char>(changed.at(at) ^ static_cast<char>(1 + chance() % 255));
        QVERIFY(samples::put(lonely, changed));
        const auto report = verifyFile(lonely);
        QGOOD(report);
        if (!report->isGood())
            continue;
        const auto reader = ArchiveReader::open(lonely);
        QGOOD(reader);
        QCOMPARE((*reader)->manifestSha256(), summary->manifestSha256);
    }
}

void VerifyTest::truncated()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    const QByteArray archive = samples::bytesOf(summary->file);
    const QString lonely = folder.path() + u"/lonely"_s;
    for (qsizetype cut = 0; cut < archive.size(); cut += 1 + cut / 50) {
        QVERIFY(samples::put(lonely, archive.first(cut)));
        const auto report = verifyFile(lonely);
        QGOOD(report);
        QVERIFY2(!report->isGood(), qPrintable(QString::number(cut)));
    }
    for (const QByteArray &more : {QByteArray(1, '\0'), QByteArray(10'240, '\0'), archive}) {
        QVERIFY(samples::put(lonely, archive + more));
        QVERIFY2(!verifyFile(lonely)->isGood(), "something stands behind the end");
    }
}

/// Hashes are right, for it was packed so; what stands in it is no message file, or has another number of messages.
void VerifyTest::foundDamagedMessages()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const MessageFileHeader header{.vhost = u"/"_s, .queue = u"orders"_s};
    MessageFileHeader other = header;
    other.queue = u"others"_s;
    const QByteArray good = samples::messageFile(header, 1, 501);
    QByteArray damaged = good;
    damaged[damaged.size() / 2] = static_cast<char>(damaged.at(damaged.size() / 2) ^ 1);
    const QList<std::pair<QByteArray, QString>> cases{{good.chopped(1), u"damaged"_s},
                                                      {damaged, u"damaged"_s},
                                                      {"nonsense", u"damaged"_s},
                                                      {{}, u"damaged"_s},
                                                      {samples::messageFile(header, 1, 500), u"499"_s},
                                                      {samples::messageFile(other, 1, 501), u"others"_s}};
    int number = 0;
    for (const auto &[bytes, says] : cases) {
        const auto staging = catalogue.stage(samples::idOf(number++));
        QGOOD(staging);
        const BackupManifest manifest = samples::fill(**staging);
        QGOOD((*staging)->add({.path = u"messages/%2F/orders.cborseq"_s}, bytes));
        const auto summary = packBackup(catalogue, **staging, manifest);
        QGOOD(summary);
        const auto report = verifyBackup(catalogue, summary->id, {.allMessages = true});
        QGOOD(report);
        QCOMPARE(report->troubles.size(), 1);
        QCOMPARE(report->troubles.constFirst().entry, u"messages/%2F/orders.cborseq"_s);
        QVERIFY2(report->troubles.constFirst().error.message.contains(says), qPrintable(troublesOf(*report)));
        QCOMPARE(report->entries, 5);
    }
}

/// With the right hash and no meaning they would be restored as “nothing to do”.
void VerifyTest::definitionsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("areSome");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("half") << QByteArray(R"({"queues":[)") << false;
    QTest::newRow("a page of a proxy") << QByteArray("<html>Bad gateway</html>") << false;
    QTest::newRow("a list") << QByteArray("[1,2]") << false;
    QTest::newRow("no list of queues") << QByteArray(R"({"queues":{"a":1}})") << false;
    QTest::newRow("users that are none") << QByteArray(R"({"users":[{"name":"a"},7]})") << false;
    QTest::newRow("null") << QByteArray(R"({"vhosts":null})") << false;
    QTest::newRow("of a cluster without anything") << QByteArray("{}") << true;
    QTest::newRow("a key that is not known") << QByteArray(R"({"newer":7,"queues":[]})") << true;
}
void VerifyTest::definitionsThatAreNone()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, areSome);
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto staging = catalogue.stage(samples::idOf(0));
    QGOOD(staging);
    const BackupManifest manifest = samples::fill(**staging);
    QGOOD((*staging)->add({.path = entrypath::clusterDefinitions}, json));
    const auto summary = packBackup(catalogue, **staging, manifest);
    QGOOD(summary);
    const auto report = verifyBackup(catalogue, summary->id);
    QGOOD(report);
    QVERIFY2(report->isGood() == areSome, qPrintable(troublesOf(*report)));
    QCOMPARE(report->outcome(), areSome ? Verification::Good : Verification::Bad);
    QCOMPARE(report->entries, 5);
    if (!areSome)
        QCOMPARE(report->troubles.constFirst().entry, entrypath::clusterDefinitions);
}

/// A newer Warrener's backup is not damaged, and nobody has seen that it is good.
void VerifyTest::onlyWhatWasLookedAtIsGood()
{
    const Error newer{.kind = ErrorKind::NotAvailable, .message = u"made by a newer Warrener"_s, .detail = {}};
    const VerifyReport report{.id = samples::idOf(0), .troubles = {{.backup = samples::idOf(0), .error = newer}}};
    QVERIFY(!report.isGood() && !report.isDamaged());
    QCOMPARE(report.outcome(), Verification::Bytes);
}

void VerifyTest::encryptedWithoutKey()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/backups"_s);
    const QString identity = folder.path() + u"/key.txt"_s;
    samples::outputOf(u"age-keygen"_s, {u"-o"_s, identity});
    const QString recipient = QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, identity})).trimmed();
    const auto summary = samples::make(catalogue, samples::idOf(0), {.ageRecipients = {recipient}});
    QGOOD(summary);
    const auto closed = verifyBackup(catalogue, summary->id);
    QGOOD(closed);
    QVERIFY2(closed->isGood(), qPrintable(troublesOf(*closed)));
    QVERIFY(!closed->wasOpened);
    const auto opened = verifyBackup(catalogue, summary->id, {.ageIdentityFile = identity});
    QVERIFY2(opened->isGood(), qPrintable(troublesOf(*opened)));
    QVERIFY(opened->wasOpened);
    QCOMPARE(opened->entries, 5);
    QByteArray bytes = samples::bytesOf(summary->file);
    bytes[bytes.size() - 10] = static_cast<char>(bytes.at(bytes.size() - 10) ^ 1);
    QVERIFY(samples::put(summary->file, bytes));
    QVERIFY(!verifyBackup(catalogue, summary->id)->isGood());
    const auto alone = verifyFile(summary->file, {.ageIdentityFile = identity});
    QVERIFY(!alone->isGood());
    QCOMPARE(alone->troubles.constFirst().error.kind, ErrorKind::Malformed);
}

/// Without a key its bytes and its chain are looked at, and nobody is told that more was.
void VerifyTest::encryptedChainWithoutKey()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/backups"_s);
    const QString identity = folder.path() + u"/key.txt"_s;
    samples::outputOf(u"age-keygen"_s, {u"-o"_s, identity});
    const QString recipient = QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, identity})).trimmed();
    const ArchiveOptions options{.ageRecipients = {recipient}};
    const auto base = samples::make(catalogue, samples::idOf(0), options);
    QGOOD(base);
    const QString child = samples::idOf(1, BackupType::Incremental);
    QGOOD(samples::makeUpon(catalogue, child, *base, options));

    const auto closed = verifyBackup(catalogue, child);
    QGOOD(closed);
    QVERIFY2(closed->isGood(), qPrintable(troublesOf(*closed)));
    QCOMPARE(closed->outcome(), Verification::Bytes);
    QCOMPARE(closed->chain, (QStringList{child, base->id}));
    QCOMPARE(catalogue.find(child)->verification, Verification::Bytes);
    // It may be restored from, as far as anybody knows.
    QVERIFY(catalogue.find(child)->isGood());
    QCOMPARE(verifyBackup(catalogue, child, {.ageIdentityFile = identity})->outcome(), Verification::Good);
    QCOMPARE(catalogue.find(child)->verification, Verification::Good);
    // The same bytes as when somebody looked inside.
    QCOMPARE(verifyBackup(catalogue, child)->outcome(), Verification::Bytes);
    QCOMPARE(catalogue.find(child)->verification, Verification::Good);
    // Nothing lies beside a file alone that it could be compared with.
    QCOMPARE(verifyFile(catalogue.archiveOf(child)).error().kind, ErrorKind::Forbidden);
    // The base is gone: no key is needed to see that.
    QGOOD(catalogue.remove(base->id));
    const auto alone = verifyBackup(catalogue, child);
    QGOOD(alone);
    QVERIFY(!alone->isGood());
    QCOMPARE(alone->troubles.constFirst().backup, base->id);
    QCOMPARE(catalogue.find(child)->verification, Verification::Bad);
}

/// That somebody has the wrong key, or no age, says nothing of the backup: a mark of damage would have the rules remove it.
void VerifyTest::anotherKeyIsNoDamage()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/backups"_s);
    const QString identity = folder.path() + u"/key.txt"_s, other = folder.path() + u"/other.txt"_s;
    samples::outputOf(u"age-keygen"_s, {u"-o"_s, identity});
    samples::outputOf(u"age-keygen"_s, {u"-o"_s, other});
    const QString recipient = QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, identity})).trimmed();
    const auto summary = samples::make(catalogue, samples::idOf(0), {.ageRecipients = {recipient}});
    QGOOD(summary);
    const QList<VerifyOptions> ways{
        {.ageIdentityFile = other}, {.ageIdentityFile = folder.path() + u"/none.txt"_s}, {.ageIdentityFile = identity, .ageProgram = u"no-such-age"_s}};
    for (const bool wasSeen : {false, true}) {
        if (wasSeen)
            QVERIFY(verifyBackup(catalogue, summary->id, {.ageIdentityFile = identity})->isGood());
        for (const VerifyOptions &way : ways) {
            const auto report = verifyBackup(catalogue, summary->id, way);
            QGOOD(report);
            QVERIFY2(!report->isGood(), "who named a key is told that it does not open it");
            QVERIFY2(!report->isDamaged(), qPrintable(troublesOf(*report)));
            QCOMPARE(report->outcome(), Verification::Bytes);
            const auto after = catalogue.find(summary->id);
            QVERIFY(after->isGood());
            QCOMPARE(after->verification, wasSeen ? Verification::Good : Verification::Bytes);
            QVERIFY(after->verifyTrouble.isEmpty());
        }
    }
    // What is damaged is so with any key.
    QByteArray bytes = samples::bytesOf(summary->file);
    bytes[bytes.size() - 10] = static_cast<char>(bytes.at(bytes.size() - 10) ^ 1);
    QVERIFY(samples::put(summary->file, bytes));
    const auto damaged = verifyBackup(catalogue, summary->id, ways.constFirst());
    QGOOD(damaged);
    QVERIFY(damaged->isDamaged());
    QCOMPARE(catalogue.find(summary->id)->verification, Verification::Bad);
    QVERIFY(!catalogue.find(summary->id)->verifyTrouble.isEmpty());
}

/// Unchanged files and queues stand in the base: what a restore reads of them can be looked at before it begins.
void VerifyTest::whatStandsElsewhereIsRead()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto base = samples::make(catalogue, samples::idOf(0));
    QGOOD(base);
    const QString child = samples::idOf(1, BackupType::Incremental);
    const auto staging = catalogue.stage(child, base->id);
    QGOOD(staging);
    BackupManifest manifest = samples::fill(**staging);
    manifest.type = BackupType::Incremental;
    manifest.parent = BackupParent{.id = base->id, .manifestSha256 = base->manifestSha256};
    const auto baseManifest = catalogue.manifest(base->id);
    QGOOD(baseManifest);
    const QString configuration = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s;
    const QString messages = manifest.queues.constFirst().entry;
    for (const QString &path : {configuration, messages}) {
        BackupEntry unchanged = *baseManifest->findEntry(path);
        unchanged.in = base->id;
        QGOOD((*staging)->addUnchanged(unchanged));
    }
    QGOOD(packBackup(catalogue, **staging, manifest));
    const auto whole = verifyBackup(catalogue, child, {.elsewhere = true});
    QGOOD(whole);
    QVERIFY2(whole->isGood(), qPrintable(troublesOf(*whole)));
    QVERIFY2(whole->messages >= 500, "those in the base were read");

    const QByteArray archive = samples::bytesOf(base->file);
    const auto sidecar = sidecarFromBytes(samples::bytesOf(catalogue.sidecarOf(base->id)));
    QGOOD(sidecar);
    for (const QString &path : {configuration, messages}) {
        const auto place = std::ranges::find(sidecar->places, path, &std::pair<QString, EntryPlace>::first);
        QVERIFY(place != sidecar->places.cend());
        QByteArray changed = archive;
        const qsizetype at = place->second.offset + place->second.packed / 2;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        QVERIFY(samples::put(base->file, changed));
        const auto report = verifyBackup(catalogue, child, {.elsewhere = true});
        QGOOD(report);
        QVERIFY2(report->isDamaged(), qPrintable(path));
        QCOMPARE(report->troubles.constFirst().entry, path);
    }
}

/// A list that goes on showing what it showed before is no reason to say nothing.
void VerifyTest::outcomeThatCannotBeNoted()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    QGOOD(summary);
    const auto noted = verifyBackup(catalogue, summary->id);
    QGOOD(noted);
    QVERIFY(!noted->notNoted && notNotedWords(*noted).isEmpty());
    // A lock that nobody can take, also not root.
    const QString lock = folder.path() + u"/.lock"_s;
    QVERIFY(!QFile::exists(lock) || QFile::remove(lock));
    QVERIFY(QDir().mkpath(lock));
    const auto unnoted = verifyBackup(catalogue, summary->id);
    QGOOD(unnoted);
    QVERIFY(unnoted->isGood());
    QVERIFY(unnoted->notNoted.has_value());
    QVERIFY(!notNotedWords(*unnoted).isEmpty());
}

void VerifyTest::sidecarOfAnother()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    QGOOD(samples::make(catalogue, samples::idOf(0)));
    QGOOD(samples::make(catalogue, samples::idOf(1), {}, "x"));
    QVERIFY(samples::put(catalogue.sidecarOf(samples::idOf(0)), samples::bytesOf(catalogue.sidecarOf(samples::idOf(1)))));
    QVERIFY(!verifyBackup(catalogue, samples::idOf(0))->isGood());
    QVERIFY(QFile::remove(catalogue.sidecarOf(samples::idOf(0))));
    QVERIFY(!verifyBackup(catalogue, samples::idOf(0))->isGood());
    QGOOD(catalogue.rebuildSidecar(samples::idOf(0)));
    QVERIFY(verifyBackup(catalogue, samples::idOf(0))->isGood());
    // A sidecar that is whole in itself and says something else.
    auto sidecar = sidecarFromBytes(samples::bytesOf(catalogue.sidecarOf(samples::idOf(0))));
    sidecar->summary.messages = 1'000'000;
    QVERIFY(samples::put(catalogue.sidecarOf(samples::idOf(0)), toBytes(*sidecar)));
    QVERIFY(!verifyBackup(catalogue, samples::idOf(0))->isGood());
    QGOOD(catalogue.rebuildSidecar(samples::idOf(0)));
    sidecar = sidecarFromBytes(samples::bytesOf(catalogue.sidecarOf(samples::idOf(0))));
    ++sidecar->places[2].second.offset;
    QVERIFY(samples::put(catalogue.sidecarOf(samples::idOf(0)), toBytes(*sidecar)));
    QVERIFY(!verifyBackup(catalogue, samples::idOf(0))->isGood());
}

void VerifyTest::cancel()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto summary = samples::make(catalogue, samples::idOf(0));
    std::stop_source stop;
    const auto report = verifyBackup(catalogue, summary->id, {}, [&](const ArchiveProgress &) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QCOMPARE(catalogue.find(summary->id)->verification, Verification::Never);
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "VerifyTest.moc"
