// Where documents are kept, how they are written, and which finding they fit.

#include "plan/recovery/RecoveryLibrary.h"

#include "plan/recovery/RecoverySigns.h"
#include "plan/recovery/RecoveryText.h"
#include "plan/recovery/Rehearsal.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const TimePoint libraryNow = TimePoint{Millis{1'773'742'000'000}};

ClusterProfile libraryProfile()
{
    ClusterProfile profile;
    profile.name = {u"orders"_s};
    for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s})
        profile.nodes.append({.name = {u"rabbit@"_s + host}, .host = {host}});
    return profile;
}

QByteArray withVersion(const QByteArray &text, const QString &version)
{
    QJsonObject json = QJsonDocument::fromJson(text).object();
    json.insert("version"_L1, version);
    return recoveryText(json);
}

const RecoveryEntry *entryOf(const QList<RecoveryEntry> &entries, const QString &id)
{
    const auto found = std::ranges::find(entries, id, &RecoveryEntry::id);
    return found == entries.end() ? nullptr : &*found;
}

bool writeLibraryFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class RecoveryLibraryTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;

private Q_SLOTS:
    void init()
    {
        qputenv("XDG_CONFIG_HOME", (m_home.path() + "/config"_L1).toLocal8Bit());
        qputenv("XDG_DATA_HOME", (m_home.path() + "/data"_L1).toLocal8Bit());
    }
    void cleanup()
    {
        QDir(m_home.path() + "/config"_L1).removeRecursively();
        QDir(m_home.path() + "/data"_L1).removeRecursively();
    }

    /// A document that is written again means the same, in the order in which people wrote it.
    void textKeepsMeaning()
    {
        for (const auto all = recoveryDocuments(); const RecoveryEntry &entry : all) {
            const QJsonObject json = QJsonDocument::fromJson(entry.text).object();
            const QByteArray text = recoveryText(json);
            QCOMPARE(QJsonDocument::fromJson(text).object(), json);
            const Result<RecoveryDocument> again = recoveryDocumentFrom(text);
            QVERIFY2(again, qPrintable(entry.id));
            QCOMPARE(*again, *entry.document);
            QVERIFY(text.indexOf("\"id\"") < text.indexOf("\"steps\""));
            QVERIFY(text.indexOf("\"steps\"") < text.indexOf("\"replaces\"") || !json.contains("replaces"_L1));
        }
    }

    void versions_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("minor") << u"1.0"_s << u"1.1"_s;
        QTest::newRow("carries") << u"1.9"_s << u"1.10"_s;
        QTest::newRow("one number") << u"3"_s << u"4"_s;
        QTest::newRow("words") << u"draft"_s << u"draft.1"_s;
        QTest::newRow("nothing") << QString() << u".1"_s;
    }
    void versions()
    {
        QFETCH(QString, before);
        QTEST(nextVersion(before), "after");
    }

    /// A cluster's own takes the shipped one's place; the versions before are kept; taken away, the shipped one holds again.
    void ownDocuments()
    {
        const ClusterProfile profile = libraryProfile();
        const QByteArray shipped = entryOf(recoveryDocuments(), u"disk-full"_s)->text;
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"1.1"_s), libraryNow));
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"1.2"_s), libraryNow + Millis{1}));
        QList<RecoveryEntry> entries = recoveryDocuments(&profile);
        QCOMPARE(entries.size(), recoveryDocuments().size());
        QCOMPARE(entryOf(entries, u"disk-full"_s)->document->version, u"1.2"_s);
        QVERIFY(entryOf(entries, u"disk-full"_s)->file.startsWith(m_home.path() + "/data/"_L1));
        const QDir versions(recoveryFolder(profile.name) + "/versions"_L1);
        QCOMPARE(versions.entryList({u"disk-full-1.1-*.json"_s}).size(), 1);
        QVERIFY(removeRecoveryDocument(profile, u"disk-full"_s, libraryNow + Millis{2}));
        entries = recoveryDocuments(&profile);
        QVERIFY(entryOf(entries, u"disk-full"_s)->file.isEmpty());
        QCOMPARE(versions.entryList({u"disk-full-*.json"_s}).size(), 2);
        QCOMPARE(removeRecoveryDocument(profile, u"disk-full"_s, libraryNow).error().kind, ErrorKind::NotFound);
    }

    /// What another took the place of can be found, compared and taken back, each under a version of its own.
    void olderVersions()
    {
        const ClusterProfile profile = libraryProfile();
        const QByteArray shipped = entryOf(recoveryDocuments(), u"disk-full"_s)->text;
        QVERIFY(recoveryVersions(profile, u"disk-full"_s).isEmpty());
        QCOMPARE(recoveryVersion({}, {}).error().kind, ErrorKind::NotFound);
        QByteArray first = withVersion(shipped, u"1.1"_s);
        first.replace("\"rtoSeconds\": 1800", "\"rtoSeconds\": 600");
        QVERIFY(keepRecoveryDocument(profile, first, libraryNow));
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"1.2"_s), libraryNow + Millis{1}));
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"1.3"_s), libraryNow + Millis{2}));
        // Another plan whose id begins so is another plan.
        QByteArray other = withVersion(shipped, u"1.0"_s);
        other.replace("\"id\": \"disk-full\"", "\"id\": \"disk-full-too\"");
        QVERIFY(keepRecoveryDocument(profile, other, libraryNow));
        QVERIFY(removeRecoveryDocument(profile, u"disk-full-too"_s, libraryNow + Millis{5}));
        const QList<RecoveryVersion> versions = recoveryVersions(profile, u"disk-full"_s);
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions.first().version(), u"1.2"_s);
        QCOMPARE(versions.first().until, libraryNow + Millis{2});
        QCOMPARE(versions.last().entry.text, first);
        QCOMPARE(recoveryVersion(versions, {})->version(), u"1.2"_s);
        QCOMPARE(recoveryVersion(versions, u"1.1"_s)->entry.text, first);
        QCOMPARE(recoveryVersion(versions, versions.last().name)->entry.text, first);
        QCOMPARE(recoveryVersion(versions, u"9"_s).error().kind, ErrorKind::NotFound);
        // Taken back it says what it said, and is called neither 1.1 nor as any other.
        const Result<TakenBack> back = takenBack(versions.last(), u"1.3"_s, versions);
        QVERIFY(back);
        QCOMPARE(back->version, u"1.4"_s);
        const Result<RecoveryDocument> again = recoveryDocumentFrom(back->text, &profile);
        QVERIFY(again);
        QCOMPARE(again->version, u"1.4"_s);
        QCOMPARE(again->rto, std::chrono::seconds{600});
        // Where the cluster's own was taken away, the shipped one is the present one: 1.2 and 1.3 are taken.
        QVERIFY(removeRecoveryDocument(profile, u"disk-full"_s, libraryNow + Millis{3}));
        const QList<RecoveryVersion> three = recoveryVersions(profile, u"disk-full"_s);
        QCOMPARE(three.size(), 3);
        QCOMPARE(takenBack(three.last(), u"1.1"_s, three)->version, u"1.4"_s);
        const QList<RecoveryVersion> twice{three.last(), three.last()};
        QCOMPARE(recoveryVersion(twice, u"1.1"_s).error().kind, ErrorKind::Usage);
    }

    /// One that cannot be read any more, as when a node is gone that it names, is shown with its reason and not taken back.
    void olderVersionThatIsWrongNow()
    {
        const ClusterProfile profile = libraryProfile();
        QByteArray text = withVersion(entryOf(recoveryDocuments(), u"disk-full"_s)->text, u"1.1"_s);
        text.replace("\"action\": \"disk-usage\"", "\"action\": \"disk-usage\", \"node\": \"rabbit@broker3\"");
        QVERIFY(keepRecoveryDocument(profile, text, libraryNow));
        QVERIFY(removeRecoveryDocument(profile, u"disk-full"_s, libraryNow));
        ClusterProfile smaller = profile;
        smaller.nodes.removeLast();
        const QList<RecoveryVersion> versions = recoveryVersions(smaller, u"disk-full"_s);
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions.first().entry.text, text);
        QCOMPARE(takenBack(versions.first(), u"1.1"_s, versions).error().kind, versions.first().entry.error->kind);
    }

    /// A version may be called anything: it never names another folder, and can be replaced and taken away.
    void awkwardVersion()
    {
        const ClusterProfile profile = libraryProfile();
        const QByteArray shipped = entryOf(recoveryDocuments(), u"disk-full"_s)->text;
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"../../a b"_s), libraryNow));
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"2"_s), libraryNow + Millis{1}));
        const QList<RecoveryVersion> versions = recoveryVersions(profile, u"disk-full"_s);
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions.first().version(), u"../../a b"_s);
        QVERIFY(versions.first().entry.file.startsWith(recoveryFolder(profile.name) + "/versions/disk-full-"_L1));
    }

    /// What is wrong is not kept, and what was there stays.
    void wrongOnesAreRefused()
    {
        const ClusterProfile profile = libraryProfile();
        QByteArray text = entryOf(recoveryDocuments(), u"disk-full"_s)->text;
        text.replace("\"action\": \"look\"", "\"action\": \"reset\"");
        const Status kept = keepRecoveryDocument(profile, text, libraryNow);
        QVERIFY(!kept);
        QVERIFY2(kept.error().message.contains(u"line "_s), qPrintable(kept.error().message));
        QVERIFY(!QDir(recoveryFolder(profile.name)).exists(u"disk-full.json"_s));
    }

    /// Where they were kept before is still read; the new place goes before it.
    void oldPlace()
    {
        const ClusterProfile profile = libraryProfile();
        const QByteArray shipped = entryOf(recoveryDocuments(), u"disk-full"_s)->text;
        QVERIFY(writeLibraryFile(oldRecoveryFolder(profile.name) + "/disk-full.json"_L1, withVersion(shipped, u"0.9"_s)));
        QCOMPARE(entryOf(recoveryDocuments(&profile), u"disk-full"_s)->document->version, u"0.9"_s);
        QVERIFY(keepRecoveryDocument(profile, withVersion(shipped, u"1.3"_s), libraryNow));
        QCOMPARE(entryOf(recoveryDocuments(&profile), u"disk-full"_s)->document->version, u"1.3"_s);
        QVERIFY(removeRecoveryDocument(profile, u"disk-full"_s, libraryNow));
        QVERIFY(entryOf(recoveryDocuments(&profile), u"disk-full"_s)->file.isEmpty());
    }

    /// Live findings and checks of the diagnosis lead to plans.
    void signs_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("plan");
        for (const auto &[finding, plan] :
             {std::pair("node.stopped", "single-node-failure"), std::pair("node.frozen", "single-node-failure"),
              std::pair("node.host-unreachable", "cluster-node-failure"), std::pair("cluster.partition", "network-partition"),
              std::pair("cluster.majority-lost", "complete-system-failure"), std::pair("alarm.disk", "disk-full"),
              std::pair("node.certificate-expired", "certificate-expired"), std::pair("cluster.versions-differ", "upgrade-stopped"),
              std::pair("queues.minority", "quorum-queue-majority-lost"), std::pair("broker.partition", "network-partition")})
            QTest::newRow(finding) << QString::fromLatin1(finding) << QString::fromLatin1(plan);
    }
    void signs()
    {
        QFETCH(QString, finding);
        QFETCH(QString, plan);
        const QList<RecoveryDocument> plans = plansFor(finding, recoveryDocuments());
        QVERIFY(std::ranges::any_of(plans, [&plan](const RecoveryDocument &document) { return document.id == plan; }));
        QVERIFY(plansFor(u"proxy.queueing"_s, recoveryDocuments()).isEmpty());
        QVERIFY(speaksFor({.findings = {u"node."_s}}, finding) == finding.startsWith(u"node."_s));
    }

    /// Of every shipped document a rehearsal can be planned without a cluster, and no operation of it could touch one. Who has which
    /// role, and which answer is simulated, goes into it.
    void rehearsals()
    {
        const ClusterProfile profile = libraryProfile();
        for (const auto all = recoveryDocuments(); const RecoveryEntry &entry : all) {
            const Result<Plan> plan = planRehearsal(*entry.document, profile, {.roles = {{u"operator"_s, u"Li Na"_s}}}, libraryNow);
            QVERIFY2(plan, qPrintable(entry.id + u": "_s + (plan ? QString() : plan.error().message)));
            for (const auto all = operationsNamedBy(*plan); const QString &operation : all)
                QVERIFY2(operation.isEmpty() || operation.startsWith(u"rehearsal."_s), qPrintable(entry.id + u": "_s + operation));
            QCOMPARE(plan->facts.value("roles"_L1).toObject().value("operator"_L1).toString(), u"Li Na"_s);
            QCOMPARE(plan->page, u"recovery"_s);
        }
        const RecoveryDocument single = *entryOf(recoveryDocuments(), u"single-node-failure"_s)->document;
        const Plan frozen = *planRehearsal(single, profile, {.outcomes = {{u"state"_s, u"frozen"_s}}}, libraryNow);
        QCOMPARE(frozen.step(u"state"_s)->act->arguments.value("outcome"_L1).toString(), u"frozen"_s);
    }
};

QTEST_GUILESS_MAIN(RecoveryLibraryTest)
#include "RecoveryLibraryTest.moc"
