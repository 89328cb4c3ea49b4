// Definitions as a backup collects them: of all, and of each virtual host, and what of that could not be had.
#include "record/catalogue/BackupId.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/backup/BackupParts.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName asked{u"rabbit@broker1"_s};
const QByteArray someDefinitions = R"({"rabbit_version":"4.0.5","queues":[],"exchanges":[{"name":"e","internal":false}]})";

/// What the step that collects definitions leaves behind.
struct Collected
{
    Result<QJsonObject> said = QJsonObject();
    QStringList entries{};
    QList<LeftOut> leftOut{};
};

Collected collect(const FakeServer &api)
{
    const QTemporaryDir folder;
    auto profile = std::make_shared<ClusterProfile>();
    profile->name = {u"orders"_s};
    profile->nodes.append({.name = asked, .management = api.url()});
    const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s);
    const auto works = std::make_shared<BackupWorks>();
    const auto operations = std::make_shared<Operations>();
    parts::addBackupArchiveOperations(*operations, works, access);

    const BackupPlace place{.id = newBackupId(BackupType::Full, u"orders"_s, systemTimekeeper()->now()), .folder = folder.path()};
    const Result<std::shared_ptr<Staging>> staging = Catalogue(place.folder).stage(place.id);
    if (!staging)
        return {.said = std::unexpected(staging.error())};
    const auto work = std::make_shared<BackupWork>(*staging, BackupManifest{.id = place.id});
    works->begin(place.id, work);
    StepContext context{.run = u"run"_s};
    Collected collected{
        .said = QCoro::waitFor(Operations::call(operations, *definitionsStep(place, {asked}).act, context, systemTimekeeper(), {.timeout = Millis{30000}}))};
    for (const BackupEntry &entry : work->staging().entries())
        collected.entries.append(entry.path);
    collected.entries.sort();
    collected.leftOut = work->manifest().leftOut;
    return collected;
}

} // namespace

class BackupDefinitionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_api = std::make_unique<FakeServer>();
        m_api->on("/api/definitions", {.body = someDefinitions});
        m_api->on("/api/definitions/%2F", {.body = someDefinitions});
        m_api->on("/api/definitions/shop", {.body = someDefinitions});
    }

    void eachVirtualHostByItself()
    {
        m_api->on("/api/vhosts", {.body = R"([{"name":"/"},{"name":"shop"}])"});
        const Collected collected = collect(*m_api);
        QVERIFY2(collected.said, collected.said ? "" : qPrintable(collected.said.error().message));
        QCOMPARE(collected.entries, (QStringList{entrypath::clusterDefinitions, entrypath::vhostDefinitions(u"/"_s), entrypath::vhostDefinitions(u"shop"_s)}));
        QVERIFY(collected.leftOut.isEmpty());
    }

    /// Nobody can ask for it by itself, and whoever restores by virtual hosts would miss it in silence.
    void oneWithoutANameIsSaidToBeLeftOut()
    {
        m_api->on("/api/vhosts", {.body = R"([{"name":"/"},{"description":"nobody knows"},{"name":7}])"});
        const Collected collected = collect(*m_api);
        QVERIFY2(collected.said, collected.said ? "" : qPrintable(collected.said.error().message));
        QCOMPARE(collected.entries, (QStringList{entrypath::clusterDefinitions, entrypath::vhostDefinitions(u"/"_s)}));
        QCOMPARE(collected.leftOut.size(), 1);
        const LeftOut &left = collected.leftOut.first();
        QCOMPARE(left.part, std::optional(BackupPart::Definitions));
        QVERIFY2(left.what.contains(u"without a name"_s) && left.what.endsWith(u": 2"_s), qPrintable(left.what));
        QVERIFY2(left.reason.contains(u"broker1"_s), qPrintable(left.reason));
    }

    /// Gone meanwhile, or a server before the broker that takes its name for another one.
    void oneThatIsNotFoundIsSaidToBeLeftOut()
    {
        m_api->on("/api/vhosts", {.body = R"([{"name":"/"},{"name":"gone"},{"name":"shop"}])"});
        const Collected collected = collect(*m_api);
        QVERIFY2(collected.said, collected.said ? "" : qPrintable(collected.said.error().message));
        QCOMPARE(collected.entries.size(), 3);
        QCOMPARE(collected.leftOut.size(), 1);
        QVERIFY2(collected.leftOut.first().what.contains(u"gone"_s), qPrintable(collected.leftOut.first().what));
    }

private:
    std::unique_ptr<FakeServer> m_api;
};

QTEST_GUILESS_MAIN(BackupDefinitionsTest)
#include "BackupDefinitionsTest.moc"
