// What an incremental backup leaves to its bases is found there, in every order; what is missing or another is told.
#include "record/catalogue/Chain.h"

#include "BackupSamples.h"
#include "record/catalogue/Verify.h"

using namespace warrener;
using namespace Qt::StringLiterals;

class ChainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void links_data();
    void links();
    void dependants();
    void readsThroughTheChain();
    void otherOrder();
    void missingBody();
    void missingBase();
    void otherBase();
    void consolidates();
    void consolidatesNothing();
    void noRoomIsNoDamage();
    void whatNeedsAnotherIsNoBetter();
    void encryptedStaysEncrypted();
};

namespace {

constexpr auto chainQueue = "messages/%2F/orders.cborseq"_L1;

/// One incremental backup: `roster` in its order; those not in `fresh` are references to what stood in the base.
Result<BackupSummary> addIncrement(const Catalogue &catalogue, int number, const BackupSummary &base, const QList<quint64> &roster, const QSet<quint64> &fresh,
                                   quint64 payloadSalt = 0)
{
    const auto staging = catalogue.stage(samples::idOf(number, BackupType::Incremental));
    if (!staging)
        return std::unexpected(staging.error());
    BackupManifest manifest = samples::fill(**staging, "increment " + QByteArray::number(number));
    const auto baseManifest = catalogue.manifest(base.id);
    for (const BackupEntry &entry : baseManifest->entries) {
        if (entry.path.startsWith("config/"_L1) || entry.path.startsWith("logs/"_L1)) {
            BackupEntry unchanged = entry;
            if (unchanged.in.isEmpty())
                unchanged.in = base.id;
            (void)(*staging)->addUnchanged(unchanged);
        }
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    MessageFileWriter writer(buffer);
    (void)writer.begin({.vhost = u"/"_s, .queue = u"orders"_s, .type = u"quorum"_s, .way = MessageWay::Snapshot});
    for (const quint64 index : roster) {
        QueueMessage message = samples::message(index);
        const quint32 crc = bodyCrc32(samples::message(index + payloadSalt));
        message.deliveryCount = 17;
        if (fresh.contains(index))
            (void)writer.add(message);
        else
            (void)writer.addReference(message, crc);
    }
    (void)writer.flush();
    (void)(*staging)->add({.path = chainQueue, .modified = samples::at}, buffer.data());
    manifest.type = BackupType::Incremental;
    manifest.parent = BackupParent{.id = base.id, .manifestSha256 = base.manifestSha256};
    manifest.queues[0].messages = roster.size();
    return packBackup(catalogue, **staging, manifest);
}

Result<QList<quint64>> indexesOf(const Catalogue &catalogue, const QString &id, qint64 from = 1)
{
    auto reader = ChainReader::open(catalogue, id);
    if (!reader)
        return std::unexpected(reader.error());
    QList<quint64> indexes;
    const auto take = [&](const QueueMessage &message) -> Result<bool> {
        QueueMessage expected = samples::message(message.index);
        expected.deliveryCount = message.deliveryCount;
        if (message != expected)
            return failure(ErrorKind::Internal, u"another message"_s);
        indexes.append(message.index);
        return true;
    };
    const Status read = (*reader)->messages(u"/"_s, u"orders"_s, take, from);
    return read ? Result<QList<quint64>>(indexes) : std::unexpected(read.error());
}

BackupSummary linkOf(int number, int parent, const QString &hash = {})
{
    BackupSummary summary{.id = samples::idOf(number, parent < 0 ? BackupType::Full : BackupType::Incremental),
                          .manifestSha256 = QString(64, QLatin1Char(static_cast<char>('a' + number)))};
    summary.type = parent < 0 ? BackupType::Full : BackupType::Incremental;
    if (parent >= 0) {
        const QString id = samples::idOf(parent, parent == 0 ? BackupType::Full : BackupType::Incremental);
        summary.parent = BackupParent{.id = id, .manifestSha256 = hash.isEmpty() ? QString(64, QLatin1Char(static_cast<char>('a' + parent))) : hash};
        summary.needs = {id};
    }
    return summary;
}

} // namespace

void ChainTest::links_data()
{
    QTest::addColumn<QList<BackupSummary>>("summaries");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("trouble");
    const BackupSummary full = linkOf(0, -1), one = linkOf(1, 0), two = linkOf(2, 1);
    BackupSummary bad = full, ring = one, orphan = linkOf(1, -1), cut = full, other = two;
    bad.verification = Verification::Bad;
    ring.parent = BackupParent{.id = two.id, .manifestSha256 = two.manifestSha256};
    orphan.type = BackupType::Incremental;
    orphan.id = one.id;
    cut.condition = BackupCondition::Changed;
    cut.trouble = u"cut short"_s;
    other.needs.append(samples::idOf(9));
    QTest::newRow("full") << QList{full, one} << full.id << 1 << QString();
    QTest::newRow("whole") << QList{two, one, full} << two.id << 3 << QString();
    QTest::newRow("missing") << QList{two, full} << two.id << 2 << u"missing"_s;
    QTest::newRow("missing itself") << QList{full} << two.id << 1 << u"missing"_s;
    QTest::newRow("another base") << QList{two, one, linkOf(0, -1), linkOf(1, 0, QString(64, u'9'))}.sliced(0, 1) + QList{linkOf(1, 0, QString(64, u'9')), full}
                                  << two.id << 3 << u"another backup"_s;
    QTest::newRow("ring") << QList{two, ring} << two.id << 3 << u"no beginning"_s;
    QTest::newRow("no base named") << QList{two, orphan} << two.id << 2 << u"names no base"_s;
    QTest::newRow("damaged") << QList{two, one, bad} << two.id << 3 << u"damaged"_s;
    QTest::newRow("cut") << QList{two, one, cut} << two.id << 3 << u"cut short"_s;
    QTest::newRow("needs one beside") << QList{other, one, full} << two.id << 4 << u"missing"_s;
}

void ChainTest::links()
{
    QFETCH(const QList<BackupSummary>, summaries);
    QFETCH(const QString, id);
    QFETCH(const int, length);
    QFETCH(const QString, trouble);
    const QList<ChainLink> chain = chainOf(summaries, id);
    QCOMPARE(chain.size(), length);
    QCOMPARE(chain.first().id, id);
    QCOMPARE(isWhole(chain), trouble.isEmpty());
    QVERIFY2(chain.last().trouble.contains(trouble), qPrintable(chain.last().trouble));
}

void ChainTest::dependants()
{
    const BackupSummary full = linkOf(0, -1), one = linkOf(1, 0), two = linkOf(2, 1);
    QCOMPARE(dependantsOf({full, two, one}, full.id), (QStringList{one.id, two.id}));
    QCOMPARE(dependantsOf({full, two, one}, one.id), QStringList{two.id});
    QCOMPARE(dependantsOf({full, two, one}, two.id), QStringList());
}

void ChainTest::readsThroughTheChain()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    QGOOD(full);
    const QList<quint64> first{3, 5, 100, 499, 600, 601};
    const auto one = addIncrement(catalogue, 1, *full, first, {600, 601});
    QGOOD(one);
    const QList<quint64> second{5, 499, 601, 700};
    const auto two = addIncrement(catalogue, 2, *one, second, {700});
    QGOOD(two);
    QCOMPARE(two->needs, (QStringList{full->id, one->id}));
    QCOMPARE(*indexesOf(catalogue, one->id), first);
    QCOMPARE(*indexesOf(catalogue, two->id), second);
    for (qint64 from = 1; from <= second.size() + 2; ++from)
        QCOMPARE(*indexesOf(catalogue, two->id, from), second.mid(from - 1));
    auto reader = ChainReader::open(catalogue, two->id);
    QGOOD(reader);
    const QString configuration = u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s;
    QCOMPARE((*reader)->manifest().findEntry(configuration)->in, full->id);
    QCOMPARE(*(*reader)->read(configuration), QByteArray("vm_memory_high_watermark.relative = 0.6\n"));
    QVERIFY((*reader)->read(entrypath::clusterDefinitions)->contains("increment 2"));
    QCOMPARE((*reader)->messages(u"/"_s, u"none"_s, {}).error().kind, ErrorKind::NotFound);
    qsizetype taken = 0;
    QGOOD((*reader)->messages(u"/"_s, u"orders"_s, [&](const QueueMessage &message) -> Result<bool> {
        Q_ASSERT(message.deliveryCount == 17);
        return ++taken < 2;
    }));
    QCOMPARE(taken, 2);
    // Without bodies the list alone is read, in its order.
    QList<quint64> heads;
    QGOOD((*reader)->heads(u"/"_s, u"orders"_s, [&](const QueueMessage &message) -> Result<bool> {
        heads.append(message.payload.isEmpty() && message.deliveryCount == 17 ? message.index : 0);
        return true;
    }));
    QCOMPARE(heads, second);
    QCOMPARE((*reader)->heads(u"/"_s, u"none"_s, {}).error().kind, ErrorKind::NotFound);
    taken = 0;
    QGOOD((*reader)->heads(u"/"_s, u"orders"_s, [&](const QueueMessage &) -> Result<bool> { return ++taken < 2; }));
    QCOMPARE(taken, 2);
    for (const QString &id : {one->id, two->id}) {
        const auto report = verifyBackup(catalogue, id, {.deepChain = true});
        QGOOD(report);
        QVERIFY2(report->isGood(), qPrintable(report->troubles.isEmpty() ? QString() : report->troubles.constFirst().error.message));
    }
}

/// Returned messages stand in front, whatever their index; a priority queue has an order of its own.
void ChainTest::otherOrder()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    QGOOD(full);
    QList<quint64> roster;
    for (quint64 i = 500; i > 0; --i)
        roster.append(i);
    roster.insert(250, 900);
    const auto one = addIncrement(catalogue, 1, *full, roster, {900});
    QGOOD(one);
    std::ranges::rotate(roster, roster.begin() + 100);
    const auto two = addIncrement(catalogue, 2, *one, roster, {});
    QGOOD(two);
    QCOMPARE(*indexesOf(catalogue, two->id), roster);
    for (const qint64 from : {2, 240, 400})
        QCOMPARE(*indexesOf(catalogue, two->id, from), roster.mid(from - 1));
}

void ChainTest::missingBody()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    QGOOD(full);
    const auto one = addIncrement(catalogue, 1, *full, {1, 2, 777}, {});
    QGOOD(one);
    const auto read = indexesOf(catalogue, one->id);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::NotFound);
    QVERIFY2(read.error().message.contains(u"777"_s) && read.error().message.contains(full->id), qPrintable(read.error().message));
    QVERIFY(!verifyBackup(catalogue, one->id)->isGood());
    const auto other = addIncrement(catalogue, 2, *full, {1, 2}, {}, 1);
    QGOOD(other);
    QCOMPARE(indexesOf(catalogue, other->id).error().kind, ErrorKind::Malformed);
    QVERIFY(!verifyBackup(catalogue, other->id)->isGood());
}

void ChainTest::missingBase()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    const auto one = addIncrement(catalogue, 1, *full, {1, 2}, {});
    QGOOD(one);
    QGOOD(catalogue.remove(full->id));
    const auto read = indexesOf(catalogue, one->id);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(full->id), qPrintable(read.error().message));
    const auto report = verifyBackup(catalogue, one->id);
    QGOOD(report);
    QVERIFY(!report->isGood());
    QCOMPARE(report->troubles.constFirst().backup, full->id);
    QCOMPARE(report->chain, (QStringList{one->id, full->id}));
    QVERIFY(!catalogue.find(one->id)->isGood());
}

/// A base of the same name that is another one.
void ChainTest::otherBase()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    const auto one = addIncrement(catalogue, 1, *full, {1, 2}, {});
    QGOOD(one);
    QGOOD(catalogue.remove(full->id));
    QGOOD(samples::make(catalogue, samples::idOf(0), {}, "changed"));
    QCOMPARE(indexesOf(catalogue, one->id).error().kind, ErrorKind::Malformed);
    const auto report = verifyBackup(catalogue, one->id);
    QVERIFY(!report->isGood());
}

void ChainTest::consolidates()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    const auto one = addIncrement(catalogue, 1, *full, {3, 5, 600}, {600});
    const auto two = addIncrement(catalogue, 2, *one, {5, 600, 700}, {700});
    QGOOD(two);
    const auto whole = consolidate(catalogue, two->id);
    QGOOD(whole);
    QCOMPARE(whole->type, BackupType::Full);
    QCOMPARE(whole->at, two->at);
    QCOMPARE(whole->messages, 3);
    QCOMPARE(whole->verification, Verification::Good);
    QVERIFY(whole->needs.isEmpty());
    for (const auto &old : {two, one, full})
        QGOOD(catalogue.remove(old->id));
    QCOMPARE(*indexesOf(catalogue, whole->id), (QList<quint64>{5, 600, 700}));
    const auto manifest = catalogue.manifest(whole->id);
    QVERIFY(!manifest->parent);
    QVERIFY(std::ranges::all_of(manifest->entries, [](const BackupEntry &entry) { return entry.in.isEmpty(); }));
    QCOMPARE(manifest->findEntry(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s)->owner, u"root"_s);
    QVERIFY(verifyBackup(catalogue, whole->id)->isGood());
}

/// Sound itself, upon a base that another console has removed: nothing can be restored from it, and nothing may go on from it.
void ChainTest::whatNeedsAnotherIsNoBetter()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto older = samples::make(catalogue, samples::idOf(0));
    const auto full = samples::make(catalogue, samples::idOf(1));
    const auto one = addIncrement(catalogue, 2, *full, {3, 5, 600}, {600});
    QGOOD(one);
    const TimePoint now = samples::at + std::chrono::hours{5};
    QCOMPARE(lastGood(*catalogue.list(), u"orders"_s, now)->id, one->id);
    QVERIFY(isRestorable(*catalogue.list(), *catalogue.find(one->id)));
    QVERIFY(whyNotRestorable(*catalogue.list(), one->id).isEmpty());
    QGOOD(catalogue.remove(full->id));
    const auto list = catalogue.list();
    QVERIFY(catalogue.find(one->id)->isGood());
    QVERIFY(!isRestorable(*list, *catalogue.find(one->id)));
    QVERIFY(whyNotRestorable(*list, one->id).contains(full->id));
    QCOMPARE(lastGood(*list, u"orders"_s, now)->id, older->id);
}

void ChainTest::encryptedStaysEncrypted()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path() + u"/backups"_s);
    const QString identity = folder.path() + u"/key.txt"_s;
    samples::outputOf(u"age-keygen"_s, {u"-o"_s, identity});
    const QString recipient = QString::fromLatin1(samples::outputOf(u"age-keygen"_s, {u"-y"_s, identity})).trimmed();
    const auto base = samples::make(catalogue, samples::idOf(0), {.ageRecipients = {recipient}});
    QGOOD(base);
    const QString child = samples::idOf(1, BackupType::Incremental);
    QGOOD(samples::makeUpon(catalogue, child, *base, {.ageRecipients = {recipient}}));
    const auto clear = consolidate(catalogue, child, {}, {.ageIdentityFile = identity});
    QVERIFY(!clear);
    QCOMPARE(clear.error().kind, ErrorKind::Usage);
    QCOMPARE(catalogue.list()->size(), 2);
    const auto sealed = consolidate(catalogue, child, {.ageRecipients = {recipient}}, {.ageIdentityFile = identity});
    QGOOD(sealed);
    QVERIFY(sealed->isEncrypted);
    // One in clear upon it has in it by reference what only the base holds.
    const QString inClear = samples::idOf(2, BackupType::Incremental);
    QGOOD(samples::makeUpon(catalogue, inClear, *base, {}));
    const auto opened = consolidate(catalogue, inClear, {}, {.ageIdentityFile = identity});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Usage);
    QVERIFY(opened.error().message.contains(base->id));
    QGOOD(consolidate(catalogue, inClear, {.ageRecipients = {recipient}}, {.ageIdentityFile = identity}));
}

/// A full /tmp of who looks says nothing of the backup.
void ChainTest::noRoomIsNoDamage()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    const auto one = addIncrement(catalogue, 1, *full, {200, 3, 100, 2}, {});
    QGOOD(one);
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", "/proc"); // where nobody makes a file, not even root
    const auto report = verifyBackup(catalogue, one->id, {.deepChain = true, .elsewhere = true, .allMessages = true});
    if (before.isNull())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", before);
    QGOOD(report);
    QVERIFY(!report->isGood());
    QVERIFY(!report->isDamaged());
    QVERIFY(catalogue.find(one->id)->isGood());
    QVERIFY(verifyBackup(catalogue, one->id)->isGood());
}

void ChainTest::consolidatesNothing()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    const auto full = samples::make(catalogue, samples::idOf(0));
    const auto one = addIncrement(catalogue, 1, *full, {3, 777}, {});
    QCOMPARE(consolidate(catalogue, full->id).error().kind, ErrorKind::Usage);
    QCOMPARE(consolidate(catalogue, u"none"_s).error().kind, ErrorKind::NotFound);
    QVERIFY2(!consolidate(catalogue, one->id), "what is not whole is not made one");
    QCOMPARE(catalogue.list()->size(), 2);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(consolidate(catalogue, one->id, {}, {}, {}, stop.get_token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(catalogue.list()->size(), 2);
}

QTEST_GUILESS_MAIN(ChainTest)
#include "ChainTest.moc"
