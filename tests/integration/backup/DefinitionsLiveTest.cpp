// Definitions that people have published (../shared/cases/definitions, where that lies beside the repository) in a real broker, dr1:
// backed up without a field lost, and restored as the preview says. Run inside of tests/testbed/testbed exec, once for each version.
#include "Backups.h"
#include "cluster/ProfileStore.h"
#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Staging.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/LiveSideLook.h"
#include "tests/support/PassedOver.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName standbyNode{u"rabbit@dr1"_s};
const QString publicFolder = QStringLiteral(PUBLIC_DEFINITIONS);

QByteArray compact(const QJsonValue &value)
{
    return QJsonDocument(value.isObject() ? value.toObject() : QJsonObject{{u"value"_s, value}}).toJson(QJsonDocument::Compact);
}

/// What the one has and the other has not, whatever the order: "queues {…}".
QStringList lacking(const QJsonObject &from, const QJsonObject &in)
{
    QStringList lost;
    for (auto each = from.begin(); each != from.end(); ++each) {
        if (!each->isArray()) {
            if (in.value(each.key()) != *each)
                lost.append(each.key());
            continue;
        }
        QHash<QByteArray, int> there;
        for (const auto listed = in.value(each.key()).toArray(); const QJsonValue &row : listed)
            ++there[compact(row)];
        for (const auto listed = each->toArray(); const QJsonValue &row : listed) {
            if (--there[compact(row)] < 0)
                lost.append(each.key() + u' ' + QString::fromUtf8(compact(row)));
        }
    }
    return lost;
}

/// One of everything, with arguments.
QJsonObject handMade()
{
    const QString vhost = u"made.by.hand"_s;
    const auto exchange = [&vhost](const QString &name, const QString &type, bool isInternal, const QJsonObject &arguments = {}) {
        return QJsonObject{{u"name"_s, name},         {u"vhost"_s, vhost},         {u"type"_s, type},          {u"durable"_s, true},
                           {u"auto_delete"_s, false}, {u"internal"_s, isInternal}, {u"arguments"_s, arguments}};
    };
    const auto queue = [&vhost](const QString &name, const QJsonObject &arguments) {
        return QJsonObject{{u"name"_s, name}, {u"vhost"_s, vhost}, {u"durable"_s, true}, {u"auto_delete"_s, false}, {u"arguments"_s, arguments}};
    };
    const auto binding = [&vhost](const QString &from, const QString &to, const QString &type, const QString &key, const QJsonObject &arguments = {}) {
        return QJsonObject{{u"source"_s, from},           {u"vhost"_s, vhost},     {u"destination"_s, to},
                           {u"destination_type"_s, type}, {u"routing_key"_s, key}, {u"arguments"_s, arguments}};
    };
    const auto parameter = [&vhost](const QString &component, const QString &name, const QJsonObject &value) {
        return QJsonObject{{u"component"_s, component}, {u"vhost"_s, vhost}, {u"name"_s, name}, {u"value"_s, value}};
    };
    const QString user = u"made.alice"_s;
    return {
        {u"vhosts"_s, QJsonArray{QJsonObject{{u"name"_s, vhost}}}},
        {u"users"_s, QJsonArray{QJsonObject{{u"name"_s, user},
                                            {u"password_hash"_s, u"kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR"_s},
                                            {u"hashing_algorithm"_s, u"rabbit_password_hashing_sha256"_s},
                                            {u"tags"_s, QJsonArray{u"monitoring"_s}},
                                            {u"limits"_s, QJsonObject{{u"max-connections"_s, 7}}}}}},
        {u"permissions"_s,
         QJsonArray{QJsonObject{{u"user"_s, user}, {u"vhost"_s, vhost}, {u"configure"_s, u"^a"_s}, {u"write"_s, u".*"_s}, {u"read"_s, u""_s}}}},
        {u"topic_permissions"_s,
         QJsonArray{QJsonObject{{u"user"_s, user}, {u"vhost"_s, vhost}, {u"exchange"_s, u"events"_s}, {u"write"_s, u"^a"_s}, {u"read"_s, u"^b"_s}}}},
        {u"policies"_s, QJsonArray{QJsonObject{{u"name"_s, u"limits"_s},
                                               {u"vhost"_s, vhost},
                                               {u"pattern"_s, u"^classic[.]"_s},
                                               {u"apply-to"_s, u"queues"_s},
                                               {u"priority"_s, 3},
                                               {u"definition"_s, QJsonObject{{u"max-length"_s, 12345}, {u"overflow"_s, u"reject-publish"_s}}}}}},
        {u"parameters"_s,
         QJsonArray{
             parameter(
                 u"operator_policy"_s, u"ttl"_s,
                 {{u"pattern"_s, u".*"_s}, {u"apply-to"_s, u"queues"_s}, {u"priority"_s, 0}, {u"definition"_s, QJsonObject{{u"message-ttl"_s, 86'400'000}}}}),
             parameter(u"vhost-limits"_s, u"limits"_s, {{u"max-queues"_s, 100}, {u"max-connections"_s, 50}})}},
        {u"exchanges"_s, QJsonArray{exchange(u"events"_s, u"topic"_s, false, {{u"alternate-exchange"_s, u"rest"_s}}), exchange(u"rest"_s, u"fanout"_s, true),
                                    exchange(u"by.header"_s, u"headers"_s, false)}},
        {u"queues"_s,
         QJsonArray{queue(u"quorum.one"_s, {{u"x-queue-type"_s, u"quorum"_s}, {u"x-delivery-limit"_s, 7}, {u"x-dead-letter-exchange"_s, u"rest"_s}}),
                    queue(u"classic.one"_s, {{u"x-queue-type"_s, u"classic"_s}, {u"x-max-priority"_s, 5}}),
                    queue(u"stream.one"_s, {{u"x-queue-type"_s, u"stream"_s}, {u"x-max-age"_s, u"7D"_s}})}},
        {u"bindings"_s, QJsonArray{binding(u"events"_s, u"quorum.one"_s, u"queue"_s, u"new.#"_s), binding(u"events"_s, u"rest"_s, u"exchange"_s, u"#"_s),
                                   binding(u"rest"_s, u"stream.one"_s, u"queue"_s, {}),
                                   binding(u"by.header"_s, u"classic.one"_s, u"queue"_s, {}, {{u"x-match"_s, u"all"_s}, {u"kind"_s, u"a"_s}}),
                                   binding(u"by.header"_s, u"classic.one"_s, u"queue"_s, {}, {{u"x-match"_s, u"any"_s}, {u"kind"_s, u"b"_s}})}},
    };
}

} // namespace

class DefinitionsLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        const auto profile = readProfile(qEnvironmentVariable("WARRENER_DR_PROFILE"));
        QVERIFY(profile);
        m_access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(*profile), qEnvironmentVariable("WARRENER_PASSWORD"));
        m_backups = std::make_unique<Backups>(*m_scene, *profile);
        QVERIFY(m_backups->isOpen());
        m_before = live().definitions;
        QVERIFY(!m_before.isEmpty());
    }

    void cleanupTestCase() { m_backups.reset(); }

    void cleanup()
    {
        if (!m_before.isEmpty())
            QVERIFY(isPutBack());
    }

    void aHandMadeOne()
    {
        const QByteArray file = QJsonDocument(handMade()).toJson();
        QVERIFY(imported(file));
        backUpAndCompare();
        QVERIFY(isPutBack());
        restoreAndCompare(u"hand-made"_s, file);
    }

    /// Whatever the broker makes of a file, some of which it refuses in part: what it exports then is in the backup, every field.
    void backedUpAsTheBrokerHasIt_data() { addFiles(); }
    void backedUpAsTheBrokerHasIt()
    {
        QFETCH(const QString, file);
        if (file.isEmpty())
            QSKIP("../shared/cases/definitions is not there: its files are left out");
        if (!imported(read(file)))
            qInfo("%s: the broker refuses some of it", qPrintable(file));
        backUpAndCompare();
    }

    /// A backup with that file as its definitions: what the preview says of each object is what the broker then has.
    void restoredAsThePreviewSays_data() { addFiles(); }
    void restoredAsThePreviewSays()
    {
        QFETCH(const QString, file);
        if (file.isEmpty())
            QSKIP("../shared/cases/definitions is not there: its files are left out");
        restoreAndCompare(file, read(file));
    }

private:
    static QByteArray read(const QString &name)
    {
        QFile file(publicFolder + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void addFiles()
    {
        QTest::addColumn<QString>("file");
        const QStringList files = QDir(publicFolder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file;
        if (files.isEmpty())
            QTest::newRow("none") << QString();
    }

    HttpClient &http() { return m_access->management(standbyNode)->http(); }

    /// With internal exchanges, as a backup has them.
    parts::LiveDefinitions live() { return QCoro::waitFor(parts::askLiveDefinitions(m_access, {standbyNode}, {})).value_or(parts::LiveDefinitions()); }

    bool imported(const QByteArray &file)
    {
        HttpRequest request;
        request.method = "POST";
        request.path = u"/api/definitions"_s;
        request.body = file;
        request.headers = {{"Content-Type", "application/json"}};
        request.timeout = Millis{std::chrono::minutes{10}};
        request.retries = 0;
        return QCoro::waitFor(http().send(request)).has_value();
    }

    /// As before the test, object by object.
    bool isPutBack()
    {
        const parts::LiveDefinitions now = live();
        QList<RestoreObject> more;
        QStringList vhosts;
        for (const auto listed = previewDefinitions(m_before, now.definitions, {}, now.traits).objects; const RestoreObject &object : listed) {
            if (object.fate != RestoreFate::OnlyLive)
                continue;
            more.append(object);
            if (object.section == "vhosts"_L1)
                vhosts.append(object.name);
        }
        // With their virtual host they go by themselves.
        more.removeIf([&vhosts](const RestoreObject &object) { return vhosts.contains(object.vhost); });
        for (const QString &vhost : std::as_const(vhosts)) {
            HttpRequest open{.method = "DELETE", .path = u"/api/vhosts/%1/deletion/protection"_s.arg(QString::fromUtf8(QUrl::toPercentEncoding(vhost)))};
            // Brokers before 4.0.6 know no protection.
            (void)QCoro::waitFor(http().send(open));
        }
        int removed = 0;
        const Status gone = QCoro::waitFor(parts::removeObjects(&http(), more, StepContext(), &removed));
        return gone && imported(QJsonDocument(m_before).toJson()) && isAsBefore();
    }

    bool isAsBefore()
    {
        const parts::LiveDefinitions now = live();
        bool is = true;
        for (const auto listed = previewDefinitions(m_before, now.definitions, {}, now.traits).objects; const RestoreObject &object : listed) {
            if (object.fate == RestoreFate::Same)
                continue;
            qWarning("not as before: %s %s: %s", qPrintable(object.section), qPrintable(object.name), qPrintable(toId(object.fate)));
            is = false;
        }
        return is;
    }

    void backUpAndCompare()
    {
        BackupRequest request = usualRequest(BackupType::Config);
        request.configuration = false;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        QCOMPARE(m_backups->catalogue().find(made.id)->verification, Verification::Good);
        const auto reader = ChainReader::open(m_backups->catalogue(), made.id);
        QVERIFY(reader);
        const QJsonObject saved = QJsonDocument::fromJson((*reader)->read(entrypath::clusterDefinitions).value()).object();

        HttpRequest request2;
        request2.path = u"/api/definitions"_s;
        request2.maxBytes = 64LL * 1024 * 1024;
        const Result<HttpReply> reply = QCoro::waitFor(http().send(request2));
        QVERIFY(reply);
        const QJsonObject exported = QJsonDocument::fromJson(reply->body).object();
        QVERIFY(!exported.value("vhosts"_L1).toArray().isEmpty());
        const QStringList lost = lacking(exported, saved);
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n').left(2000)));
        // What it has besides is what the newest brokers leave out of their exports.
        for (const auto listed = lacking(saved, exported); const QString &more : listed)
            QVERIFY2(more.startsWith("exchanges "_L1) && more.contains(R"("internal":true)"_L1), qPrintable(more));
        // And each virtual host by itself.
        for (const auto listed = exported.value("vhosts"_L1).toArray(); const QJsonValue &vhost : listed) {
            const auto alone = (*reader)->read(entrypath::vhostDefinitions(vhost["name"_L1].toString()));
            QVERIFY2(alone && QJsonDocument::fromJson(*alone).isObject(), qPrintable(vhost["name"_L1].toString()));
        }
        // Shown beside the cluster nothing differs.
        const auto side =
            QCoro::waitFor(m_backups->book().withKit([manifest = std::make_shared<const BackupManifest>((*reader)->manifest())](
                                                         const RunKit &kit, std::stop_token stop) { return askLiveSide(kit.access, manifest, stop); }));
        QVERIFY(side && *side);
        const BackupDiff diff = diffWithLive(**reader, **side).value();
        QVERIFY2(diff.objects.isEmpty(), qPrintable(diff.objects.isEmpty() ? QString() : diff.objects.first().section + u' ' + diff.objects.first().name));
    }

    /// A backup as if a cluster had had exactly that.
    QString packed(const QByteArray &definitions)
    {
        const Catalogue catalogue = m_backups->catalogue();
        const QString id = newBackupId(BackupType::Config, u"public"_s, SystemClock().now());
        const auto staging = catalogue.stage(id);
        if (!staging || !(*staging)->add({.path = entrypath::clusterDefinitions}, definitions))
            return {};
        const BackupManifest manifest{.id = id,
                                      .type = BackupType::Config,
                                      .cluster = u"public"_s,
                                      .environment = u"test"_s,
                                      .at = timeOfBackupId(id),
                                      .cutAt = timeOfBackupId(id),
                                      .holds = {BackupPart::Definitions}};
        return packBackup(catalogue, **staging, manifest) ? id : QString();
    }

    void restoreAndCompare(const QString &name, const QByteArray &definitions)
    {
        const QString id = packed(definitions);
        QVERIFY(!id.isEmpty());
        const RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = id}, .messages = false};
        const Result<RestorePreview> preview = m_backups->preview(wish);
        const QJsonDocument document = QJsonDocument::fromJson(definitions);
        if (!document.isObject()) {
            QVERIFY(!preview);
            QCOMPARE(preview.error().kind, ErrorKind::Malformed);
            return;
        }
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message));
        QCOMPARE(passedOver(document.object(), preview->definitions), QString());
        const Result<Plan> plan = m_backups->planFor(wish);
        if (!plan) {
            QVERIFY2(preview->definitions.created() + preview->definitions.changed() == 0 || !preview->refused.isEmpty(), qPrintable(plan.error().message));
            return;
        }
        const Result<Verdict> verdict = QCoro::waitFor(m_backups->book().run(*plan, {}));
        QVERIFY2(verdict, qPrintable(verdict ? QString() : verdict.error().message));
        const StepState step = m_backups->book().current().state.steps.value(u"definitions"_s);
        // What the backup names twice differently cannot be had twice: the proof says so, as the preview did.
        const bool isPartOfIt = *verdict == Verdict::Partly && preview->definitions.count(RestoreFate::Cannot) > 0;
        if (*verdict != Verdict::Done && !isPartOfIt) {
            // The broker takes something that no preview could know of: it is named, and all of it is taken back.
            qInfo("%s: %s\n%s", qPrintable(name), qPrintable(step.words), qPrintable(step.output.join(u'\n')));
            const RunState &run = m_backups->book().current().state;
            qInfo("%s: %s", qPrintable(toId(*verdict)), qPrintable(run.error));
            for (auto each = run.steps.cbegin(); each != run.steps.cend(); ++each) {
                if (each->phase == StepPhase::Failed)
                    qInfo("%s: %s\n%s", qPrintable(each.key()), qPrintable(each->words), qPrintable(each->output.join(u'\n')));
            }
            QCOMPARE(*verdict, Verdict::Undone);
            QVERIFY2(step.output.join(u'\n').contains(u"refused"_s) || step.output.join(u'\n').contains(u"Did not arrive"_s), qPrintable(step.words));
            QVERIFY(isAsBefore());
            return;
        }
        const parts::LiveDefinitions now = live();
        QHash<QString, QJsonObject> there;
        for (const QString &section : restoreSections()) {
            for (const auto listed = now.definitions.value(section).toArray(); const QJsonValue &value : listed)
                there.insert(definedKey(section, value.toObject()), value.toObject());
        }
        for (const RestoreObject &object : preview->definitions.objects) {
            const QString key = definedKey(object.section, object.object);
            const QString shown = object.section + u' ' + object.name + u": "_s + toId(object.fate) + u": "_s
                                  + QString::fromUtf8(QJsonDocument(there.value(key)).toJson(QJsonDocument::Compact));
            if (comesNew(object) || changesThere(object) || object.fate == RestoreFate::Same)
                QVERIFY2(there.contains(key) && isAsImported(object.section, there.value(key), object.object), qPrintable(shown));
            else if (object.fate == RestoreFate::LeftOut && !object.isThere)
                QVERIFY2(!there.contains(key), qPrintable(shown));
            else if (object.fate == RestoreFate::OnlyLive)
                QVERIFY2(there.contains(key), qPrintable(shown));
        }
        const DefinitionsPreview after = m_backups->preview(wish)->definitions;
        QCOMPARE(after.created() + after.changed(), 0);
    }

    std::unique_ptr<Scene> m_scene;
    std::shared_ptr<ClusterAccess> m_access;
    std::unique_ptr<Backups> m_backups;
    QJsonObject m_before;
};

QTEST_GUILESS_MAIN(DefinitionsLiveTest)
#include "DefinitionsLiveTest.moc"
