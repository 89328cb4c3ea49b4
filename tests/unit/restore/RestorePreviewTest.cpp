// What a preview counts before it is chosen what becomes of messages: both numbers, or a reason.
#include "run/operations/restore/RestorePreview.h"

#include "look/messages/MessageProperties.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/restore/RestoreExpiry.h"
#include "run/operations/restore/RestoreParts.h"
#include "unit/catalogue/BackupSamples.h"
#include "unit/restore/CarriedOut.h"
#include "unit/restore/DefinedObjects.h"

#include <QBuffer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

class RestorePreviewTest final : public QObject, private CarriedOut
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        startAnew();
        m_door = {};
        m_broker->put(u"vhosts"_s, vhostOf(u"/"_s));
        QGOOD(samples::make(Catalogue(m_folder->path()), samples::idOf(0)));
    }

    void whatIsThereAlready_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("live");
        QTest::addColumn<qint64>("present");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("refuses"); // as the restore itself will
        QTest::newRow("it holds none") << u"quorum"_s << 0 << qint64(0) << QString() << false;
        QTest::newRow("a classic queue") << u"classic"_s << 3 << qint64(-1) << u"without touching it"_s << true;
        QTest::newRow("no login to a host") << u"quorum"_s << 3 << qint64(-1) << u"No login"_s << true;
        QTest::newRow("too many") << u"quorum"_s << 2'000'000 << qint64(-1) << u"too many"_s << true;
    }
    void whatIsThereAlready()
    {
        QFETCH(const QString, type);
        QFETCH(const int, live);
        QFETCH(const qint64, present);
        QFETCH(const QString, reason);
        QFETCH(const bool, refuses);
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, type));
        m_broker->messages.insert(u"orders"_s, live);
        // All are published: what is there is counted, or it is said why not.
        const auto preview = look({.skipPresent = false});
        QGOOD(preview);
        QCOMPARE(preview->queues.size(), 1);
        const RestoreQueue &queue = preview->queues.first();
        QCOMPARE(queue.live, live);
        QCOMPARE(queue.inBackup, 500);
        QCOMPARE(queue.present, present);
        QVERIFY2(reason.isEmpty() ? queue.notCounted.isEmpty() : queue.notCounted.contains(reason), qPrintable(queue.notCounted));
        QCOMPARE(queue.published(false), 500);
        QVERIFY(m_broker->changes().isEmpty());
        // Those that are there are left out: where nobody could tell which, the restore refuses, and so does its preview.
        const auto skipping = look({});
        QGOOD(skipping);
        QCOMPARE(!skipping->queues.first().refused.isEmpty(), refuses);
        QCOMPARE(skipping->queues.first().published(true), refuses ? 0 : 500);
        QCOMPARE(skipping->messages, refuses ? 0 : 500);
        // Where nobody chooses by it nothing is compared.
        const auto quick = look({.skipPresent = false}, false);
        QGOOD(quick);
        QCOMPARE(quick->queues.first().present, -1);
        QVERIFY(quick->queues.first().notCounted.isEmpty());
    }

    /// A broker without figures says −1, which is not 0: where the queue itself cannot be asked either, nobody calls it empty.
    void figuresThatAreNotThere()
    {
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"quorum"_s));
        m_broker->before = [](const FakeRequest &request) {
            const bool isIt = request.path.endsWith("/orders");
            return isIt ? std::optional(FakeAnswer{.body = R"({"name":"orders","vhost":"/","type":"quorum"})"}) : std::nullopt;
        };
        const auto preview = look({});
        QGOOD(preview);
        const RestoreQueue &queue = preview->queues.first();
        QCOMPARE(queue.present, -1);
        QVERIFY2(queue.notes.contains(u"not known"_s), qPrintable(queue.notes));
        QVERIFY(!queue.notCounted.isEmpty());
    }

    /// A message may have lain there for days and live for seconds once it is published again: how many carry an expiry of their own is told before, and what
    /// was not looked at is not told as none.
    void messagesThatExpireByThemselves()
    {
        const QString id = samples::idOf(1);
        const Catalogue catalogue(m_folder->path());
        const auto staging = catalogue.stage(id);
        QGOOD(staging);
        BackupManifest manifest = samples::fill(**staging);
        manifest.queues = {ofMessages(**staging, u"offers"_s, {"", "60000", "", "5000", "soon"}), ofMessages(**staging, u"plain"_s, {"", ""}),
                           ofMessages(**staging, u"one"_s, {"0"})};
        QGOOD(packBackup(catalogue, **staging, manifest));
        for (const QString &queue : {u"offers"_s, u"plain"_s, u"one"_s})
            m_broker->put(u"queues"_s, queueOf(queue));
        const RestoreRequest request{.source = {.folder = m_folder->path(), .id = id}, .definitions = false, .messages = true};
        const auto preview = lookFor(request);
        QGOOD(preview);
        QCOMPARE(preview->queues.size(), 3);
        QHash<QString, QString> notes;
        for (const RestoreQueue &queue : preview->queues)
            notes.insert(queue.name, queue.notes);
        QVERIFY2(notes.value(u"offers"_s).contains("2 messages carry an expiry of their own"_L1) && notes.value(u"offers"_s).contains("5"_L1),
                 qPrintable(notes.value(u"offers"_s)));
        QVERIFY2(!notes.value(u"plain"_s).contains("expiry"_L1), qPrintable(notes.value(u"plain"_s)));
        QVERIFY2(notes.value(u"one"_s).contains("1 message carries an expiry"_L1), qPrintable(notes.value(u"one"_s)));
        QVERIFY(m_broker->changes().isEmpty());

        const auto counted = countExpiring(request.source, preview->queues, {.messages = 3}, {});
        QGOOD(counted);
        QCOMPARE(counted->value(u"/\noffers"_s), (ExpiringMessages{.count = 1, .shortest = Millis{60'000}, .lookedAt = 3, .isWhole = false}));
        QVERIFY(notesOfExpiring(counted->value(u"/\noffers"_s)).contains("of the first 3"_L1));
        QCOMPARE(counted->size(), 1);
    }

    /// A broker may keep no figures at all: nobody waits for a session to each of its queues, and what was not asked is said to be unknown.
    void nobodyAsksEachOfMany()
    {
        QTcpServer door;
        QVERIFY(door.listen(QHostAddress::LocalHost));
        int sessions = 0;
        QObject::connect(&door, &QTcpServer::newConnection, &door, [&door, &sessions] {
            while (QTcpSocket *client = door.nextPendingConnection()) {
                ++sessions;
                client->abort();
                client->deleteLater();
            }
        });
        m_door = {.host = u"127.0.0.1"_s, .port = door.serverPort()};
        const QString id = samples::idOf(1);
        const Catalogue catalogue(m_folder->path());
        const auto staging = catalogue.stage(id);
        QGOOD(staging);
        BackupManifest manifest = samples::fill(**staging);
        const BackedUpQueue first = manifest.queues.first();
        for (int number = 1; number < 80; ++number) {
            BackedUpQueue more = first;
            more.name = u"orders.%1"_s.arg(number);
            more.messages = 2;
            more.entry = entrypath::messages(more.vhost, more.name);
            const MessageFileHeader header{.vhost = more.vhost, .queue = more.name, .type = more.type, .way = more.way};
            QVERIFY((*staging)->add({.path = more.entry, .modified = samples::at}, samples::messageFile(header, 1, 3)));
            manifest.queues.append(more);
        }
        QGOOD(packBackup(catalogue, **staging, manifest));
        m_broker->before = [](const FakeRequest &request) {
            const bool isIt = request.path.contains("/orders");
            return isIt ? std::optional(FakeAnswer{.body = R"({"name":"orders","vhost":"/","type":"quorum"})"}) : std::nullopt;
        };
        const auto preview = lookFor({.source = {.folder = m_folder->path(), .id = id}, .definitions = false, .messages = true, .isCompared = false});
        QGOOD(preview);
        QCOMPARE(preview->queues.size(), 80);
        QVERIFY(sessions > 0 && sessions < 80);
        for (const RestoreQueue &queue : preview->queues)
            QVERIFY2(queue.notes.contains(u"not known"_s), qPrintable(queue.name + queue.notes));
    }

    /// What exists only in the cluster shows what it holds before anybody chooses that it goes, also where there are many.
    void whatWouldGo_data()
    {
        QTest::addColumn<int>("others");
        QTest::newRow("few") << 0;
        QTest::newRow("many") << 60;
    }
    void whatWouldGo()
    {
        QFETCH(const int, others);
        m_broker->put(u"queues"_s, queueOf(u"later"_s));
        m_broker->messages.insert(u"later"_s, 14);
        for (int i = 0; i < others; ++i)
            m_broker->put(u"queues"_s, queueOf(u"other.%1"_s.arg(i)));
        QVERIFY(packDefinitions(m_folder->path(), u"20261127-002030-config-orders-1000"_s, {{u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}}}));
        const auto preview =
            lookFor({.source = {.folder = m_folder->path(), .id = u"20261127-002030-config-orders-1000"_s}, .definitions = true, .messages = false});
        QGOOD(preview);
        QCOMPARE(preview->definitions.count(RestoreFate::OnlyLive), others + 1);
        QCOMPARE(preview->goes.value(u"queues\n/\nlater"_s, -1), 14);
        QCOMPARE(preview->goes.size(), others + 1);
    }

    /// A cluster of many tenants has many virtual hosts that a backup of one does not know: some are asked what they hold.
    void nobodyAsksEachOfManyVhosts()
    {
        for (int number = 0; number < 80; ++number)
            m_broker->put(u"vhosts"_s, vhostOf(u"tenant.%1"_s.arg(number)));
        const QString id = u"20261127-002030-config-orders-1000"_s;
        QVERIFY(packDefinitions(m_folder->path(), id, {{u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}}}));
        const auto preview = lookFor({.source = {.folder = m_folder->path(), .id = id}, .definitions = true, .messages = false});
        QGOOD(preview);
        QCOMPARE(preview->definitions.count(RestoreFate::OnlyLive), 80);
        QCOMPARE(preview->goes.size(), 80);
        const QList<FakeRequest> requests = m_broker->server.requests();
        const auto asked = std::ranges::count_if(requests, [](const FakeRequest &request) { return request.path.startsWith("/api/vhosts/"); });
        QVERIFY2(asked > 0 && asked < 80, qPrintable(QString::number(asked)));
    }

    /// What was chosen to go and is still there is a difference, as what did not come is.
    void proofMissesWhatStays()
    {
        const QString id = u"20261127-002030-config-orders-1000"_s;
        m_broker->put(u"queues"_s, queueOf(u"later"_s));
        QVERIFY(packDefinitions(m_folder->path(), id, {{u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}}}));
        const auto prove = [&](const DefinitionsChoice &choice) {
            const Step step = proveRestoreStep({.folder = m_folder->path(), .id = id}, choice, std::nullopt, {restoredNode()});
            return carryOut(*step.act, u"prove"_s, [](Operations &operations, std::shared_ptr<ClusterAccess> access) {
                parts::addRestoreProofOperations(operations, std::move(access));
            });
        };
        QVERIFY2(prove({}), qPrintable(m_error));
        QVERIFY(!prove({.remove = {u"queues\n/\nlater"_s}}));
        QVERIFY2(m_error.contains(u"later"_s) && m_error.contains(u"to be deleted"_s), qPrintable(m_error));
    }

    /// What the preview has called unchangeable is named, and no difference; what nobody has foretold is one, and is kept for who comes after.
    void proofPassesWhatWasForetold()
    {
        const QString id = u"20261127-002030-config-orders-1000"_s;
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s));
        QVERIFY(packDefinitions(m_folder->path(), id,
                                {{u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}}, {u"queues"_s, QJsonArray{queueOf(u"orders"_s, u"/"_s, u"quorum"_s)}}}));
        const auto prove = [&](const ForetoldLacks &foretold) {
            const Step step = proveRestoreStep({.folder = m_folder->path(), .id = id}, DefinitionsChoice{}, std::nullopt, {restoredNode()}, foretold);
            return carryOut(*step.act, u"prove"_s, &parts::addRestoreProofOperations);
        };
        QVERIFY(!prove({}));
        const parts::ProofLacks lacks = parts::proofLacksFromJson(m_kept);
        QVERIFY(lacks.isAll);
        QCOMPARE(lacks.queues, (QList<QueueRef>{{.vhost = u"/"_s, .name = u"orders"_s}}));
        const auto passed = prove({.objects = {u"queues\n/\norders"_s}, .lines = {u"mail: clients consume from it"_s}});
        QGOOD(passed);
        QVERIFY(passed->value("complete"_L1).toBool());
        QCOMPARE(passed->value("apart"_L1).toArray().size(), 2);
        QVERIFY2(m_output.contains(u"mail: clients consume from it"_s), qPrintable(m_output.join(u'\n')));
    }

    /// A queue that was told not to get its messages is not asked for them.
    void proofAsksForNoMessagesOfAForetoldQueue()
    {
        const auto prove = [&](const MessagesChoice &choice) {
            const Step step = proveRestoreStep({.folder = m_folder->path(), .id = samples::idOf(0)}, std::nullopt, choice, {restoredNode()});
            return carryOut(*step.act, u"prove"_s, &parts::addRestoreProofOperations);
        };
        m_broker->before = [](const FakeRequest &request) {
            const bool isIt = request.path.endsWith("/overview");
            return isIt ? std::optional(FakeAnswer{.body = R"({"node":"rabbit@broker1","cluster_name":"orders","rabbitmq_version":"4.0.5"})"}) : std::nullopt;
        };
        // It is not even there.
        QVERIFY(!prove({}));
        QCOMPARE(parts::proofLacksFromJson(m_kept).queues, (QList<QueueRef>{{.vhost = u"/"_s, .name = u"orders"_s}}));
        QVERIFY2(prove({.without = {u"/\norders"_s}}), qPrintable(m_error));
        QVERIFY(messagesChoiceFromJson(toJson(MessagesChoice{.without = {u"/\norders"_s}})).without.contains(u"/\norders"_s));
    }

    /// It stands beside the backup once the whole run has gone well; what the proof missed stands there too.
    void provenWhenTheRunHasGoneWell()
    {
        const RestoreSource source{.folder = m_folder->path(), .id = samples::idOf(0)};
        const auto noted = [&] {
            const Step step = noteProofStep(source, u"prove"_s, {{u"prove"_s, u"The proof"_s}, {u"movers"_s, u"The movers"_s}});
            const bool isCarriedOut = carryOut(*step.act, u"note-proof"_s, &parts::addRestoreProofOperations).has_value();
            const auto summary = Catalogue(m_folder->path()).find(source.id);
            return isCarriedOut && summary ? *summary : BackupSummary{.provenTrouble = u"not carried out"_s};
        };
        QVERIFY2(isNever(noted().provenAt) && noted().provenTrouble.isEmpty(), "the proof has not ended");
        m_results = {{u"prove"_s, {{u"complete"_s, true}}}};
        QVERIFY2(isNever(noted().provenAt), "the shovels have not begun");
        m_results.insert(u"movers"_s, {});
        QVERIFY(!isNever(noted().provenAt) && noted().provenTrouble.isEmpty());
        m_results[u"prove"_s].insert(u"leftOut"_s, 2);
        QVERIFY(noted().provenTrouble.contains(u"2 object"_s));
        m_results = {};
        m_keptBefore = {{u"prove"_s, {{u"trouble"_s, u"orders lacks 2 of 3 messages"_s}}}};
        QCOMPARE(noted().provenTrouble, u"orders lacks 2 of 3 messages"_s);
    }

    /// Data directories bring back what outlives a stop of the cluster; what does not is missed by the proof of an import alone.
    void proofOfDataMissesNothingThatGoes()
    {
        const QString id = u"20261127-002030-config-orders-1000"_s;
        QJsonObject passing = queueOf(u"passing"_s);
        passing.insert(u"durable"_s, false);
        QJsonObject left = queueOf(u"left"_s);
        left.insert(u"auto_delete"_s, true);
        const QJsonArray bindings{bindingOf(u"in"_s, u"orders"_s), bindingOf(u"in"_s, u"passing"_s), bindingOf(u"brief"_s, u"orders"_s)};
        QVERIFY(packDefinitions(m_folder->path(), id,
                                {{u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}},
                                 {u"queues"_s, QJsonArray{queueOf(u"orders"_s), passing, left}},
                                 {u"exchanges"_s, QJsonArray{exchangeOf(u"in"_s), exchangeOf(u"brief"_s, u"/"_s, true)}},
                                 {u"bindings"_s, bindings}}));
        m_broker->put(u"queues"_s, queueOf(u"orders"_s));
        m_broker->put(u"exchanges"_s, exchangeOf(u"in"_s));
        const auto prove = [&](bool isOfData) {
            Step step = proveRestoreStep({.folder = m_folder->path(), .id = id}, DefinitionsChoice{}, std::nullopt, {restoredNode()});
            if (isOfData)
                step = ofDataDirectories(step);
            return carryOut(*step.act, u"prove"_s, [](Operations &operations, std::shared_ptr<ClusterAccess> access) {
                parts::addRestoreProofOperations(operations, std::move(access));
            });
        };
        // What stays is missed all the same.
        QVERIFY(!prove(true));
        m_broker->put(u"bindings"_s, bindingOf(u"in"_s, u"orders"_s));
        QVERIFY2(prove(true), qPrintable(m_error));
        QVERIFY(!prove(false));
    }

    /// Whoever reads the report knows which object it is and what of it differs; "created" is no word for what is missing.
    void eachDifferenceSaysWhatItIs()
    {
        const auto of = [](RestoreFate fate, const QString &vhost, const QList<FieldChange> &fields = {}) {
            return parts::differenceOf({.fate = fate,
                                        .isThere = !fields.isEmpty(),
                                        .section = u"queues"_s,
                                        .vhost = vhost,
                                        .name = u"orders"_s,
                                        .fields = fields,
                                        .object = queueOf(u"orders"_s, vhost)});
        };
        const QList<FieldChange> durable{{u"durable"_s, false, true}};
        QCOMPARE(of(RestoreFate::Create, u"/"_s), u"queues orders is not there"_s);
        QCOMPARE(of(RestoreFate::Create, u"shop"_s), u"queues orders in vhost shop is not there"_s);
        QCOMPARE(of(RestoreFate::Change, u"/"_s, durable), u"queues orders is not as in the backup (durable)"_s);
        QCOMPARE(of(RestoreFate::Cannot, u"shop"_s, durable), u"queues orders in vhost shop is not as in the backup, and cannot be changed (durable)"_s);
        QCOMPARE(of(RestoreFate::Replace, u"/"_s, durable), u"queues orders is not as in the backup, and has not been replaced (durable)"_s);
        QCOMPARE(of(RestoreFate::Remove, u"/"_s), u"queues orders is still there, and was to be deleted"_s);
        for (const RestoreFate fate : {RestoreFate::Same, RestoreFate::OnlyLive, RestoreFate::Left, RestoreFate::LeftOut})
            QCOMPARE(of(fate, u"/"_s), QString());
    }

    /// A queue that nobody can look into and that held enough before is no proof where publishing broke off.
    void proofByNumber()
    {
        QCOMPARE(parts::lackByNumber(u"orders"_s, 5, 5, true), QString());
        QVERIFY(parts::lackByNumber(u"orders"_s, 4, 5, true).contains(u"orders holds 4"_s));
        QVERIFY(parts::lackByNumber(u"orders"_s, 500, 5, false).contains(u"not all messages were published"_s));
        // The step that publishes is asked by its name.
        const Step proof = proveRestoreStep({}, std::nullopt, MessagesChoice{}, {restoredNode()});
        QCOMPARE(proof.act->arguments.value(u"publishedBy"_s).toString(), restoreMessagesStep({}, {}, {restoredNode()}, 5).id);
    }

    /// Into one that clients consume from nothing is published, and nothing counted.
    void refused()
    {
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"quorum"_s));
        m_broker->messages.insert(u"orders"_s, 3);
        m_broker->consumers.insert(u"orders"_s, 1);
        const auto preview = look({});
        QGOOD(preview);
        QVERIFY(!preview->queues.first().refused.isEmpty());
        QVERIFY(preview->queues.first().notCounted.isEmpty());
        QCOMPARE(preview->queues.first().published(true), 0);
        // Where a person overrides that, it is still said.
        const auto told = look({.skipPresent = false, .withConsumers = true});
        QGOOD(told);
        QVERIFY(told->queues.first().refused.isEmpty());
        QVERIFY2(told->queues.first().notes.contains(u"1 client(s) consume from it"_s), qPrintable(told->queues.first().notes));
    }

private:
    /// A queue's entry in the backup; of each message the expiry that it carries, empty: none.
    static BackedUpQueue ofMessages(Staging &staging, const QString &name, const QList<QByteArray> &expiries)
    {
        BackedUpQueue queue{.vhost = u"/"_s, .name = name, .type = u"classic"_s, .way = MessageWay::Read, .messages = expiries.size(), .bytes = 10};
        queue.entry = entrypath::messages(queue.vhost, queue.name);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        MessageFileWriter writer(buffer);
        (void)writer.begin({.vhost = queue.vhost, .queue = queue.name, .type = queue.type, .way = queue.way});
        for (qsizetype number = 0; number < expiries.size(); ++number) {
            MessageProperties properties{.contentType = "text/plain"};
            if (!expiries.at(number).isEmpty())
                properties.expiration = expiries.at(number);
            QueueMessage message = samples::message(quint64(number) + 1);
            message.properties = encodeProperties(properties).value_or(QByteArray());
            (void)writer.add(message);
        }
        (void)writer.flush();
        (void)staging.add({.path = queue.entry, .modified = samples::at}, buffer.data());
        return queue;
    }

    Result<RestorePreview> look(const MessagesChoice &queues, bool isCompared = true)
    {
        return lookFor({.source = {.folder = m_folder->path(), .id = samples::idOf(0)},
                        .definitions = false,
                        .messages = true,
                        .queues = queues,
                        .isCompared = isCompared});
    }

    Result<RestorePreview> lookFor(const RestoreRequest &request)
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"orders"_s};
        profile->user = u"admin"_s;
        profile->nodes.append({.name = restoredNode(), .management = m_broker->server.url(), .amqp = m_door});
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
        QTimer clock;
        QObject::connect(&clock, &QTimer::timeout, &clock, [this] { m_time->advance(); });
        clock.start(5);
        return QCoro::waitFor(previewRestore(access, request));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Endpoint m_door{};
};

QTEST_GUILESS_MAIN(RestorePreviewTest)

#include "RestorePreviewTest.moc"
