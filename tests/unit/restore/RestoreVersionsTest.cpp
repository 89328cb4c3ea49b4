// What a target says otherwise or cannot have: objects from brokers of another series, from others' plugins, and from files that people
// wrote.

#include "SampleDefinitions.h"
#include "run/operations/backup/DefinitionsExport.h"
#include "run/operations/restore/DefinitionChanges.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::defined;

class RestoreVersionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Mirrored queues ended with 4.0: what a policy says beside is kept.
    void olderIntoNewer()
    {
        const QJsonObject old{{u"policies"_s, QJsonArray{policy(u"mirror"_s, {{u"ha-mode"_s, u"all"_s}, {u"ha-sync-mode"_s, u"automatic"_s}}),
                                                         policy(u"both"_s, {{u"ha-mode"_s, u"all"_s}, {u"max-length"_s, 9}})}}};
        const DefinitionsPreview into3 = previewDefinitions(old, {}, {}, {.version = u"3.10.8"_s});
        QCOMPARE(into3.count(RestoreFate::Create), 2);
        const DefinitionsPreview into4 = previewDefinitions(old, {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(into4.count(RestoreFate::Unfit), 1);
        QCOMPARE(into4.count(RestoreFate::LeftOut), 1);
        QCOMPARE(into4.created(), 1);
        const QList<QJsonObject> parts = importParts(into4);
        QCOMPARE(namesIn(parts, u"policies"_s), QStringList{u"both"_s});
        QCOMPARE(parts.first().value("policies"_L1)[0]["definition"_L1].toObject(), (QJsonObject{{u"max-length"_s, 9}}));
        for (const RestoreObject &object : into4.objects)
            QVERIFY(!object.advice.isEmpty());
    }

    /// What was mirrored comes without copies into 4.x, which is said where its policy goes; by choice it comes as quorum queues, but for what they cannot be.
    void mirroredAsQuorum()
    {
        QJsonObject shortLived = queue(u"mirror.short"_s, {});
        shortLived.insert(u"auto_delete"_s, true);
        QJsonObject above = policy(u"above"_s, {{u"max-length"_s, 9}});
        above.insert(u"priority"_s, 5);
        above.insert(u"pattern"_s, u"^mirror[.]covered$"_s);
        QJsonObject mirror = policy(u"mirror"_s, {{u"ha-mode"_s, u"all"_s}});
        mirror.insert(u"pattern"_s, u"^mirror"_s);
        const QJsonObject old{
            {u"policies"_s, QJsonArray{mirror, above}},
            {u"queues"_s, QJsonArray{queue(u"mirror.plain"_s, {{u"x-queue-mode"_s, u"lazy"_s}}), queue(u"mirror.covered"_s, {}), shortLived,
                                     queue(u"mirror.quorum"_s), queue(u"other"_s, {}), queue(u"mirror.ranked"_s, {{u"x-max-priority"_s, 5}})}}};
        const auto into = [&old](const QString &version, bool asQuorum, const QJsonObject &live = {}) {
            return previewDefinitions(old, live, {.mirroredAsQuorum = asQuorum}, {.version = version});
        };
        const auto typeOf = [](const DefinitionsPreview &preview, const QString &name) {
            return objectOf(preview, name).value("arguments"_L1)["x-queue-type"_L1].toString();
        };
        const auto adviceOf = [](const DefinitionsPreview &preview, const QString &name) {
            const auto found = std::ranges::find(preview.objects, name, &RestoreObject::name);
            return found == preview.objects.end() ? QString() : found->advice;
        };
        const DefinitionsPreview plain = into(u"4.0.5"_s, false);
        QCOMPARE(plain.mirrored, 3);
        QCOMPARE(fateOf(plain, u"queues"_s, u"mirror.plain"_s), RestoreFate::Create);
        QVERIFY2(adviceOf(plain, u"mirror"_s).contains(u"without copies, each on one node: 3"_s), qPrintable(adviceOf(plain, u"mirror"_s)));
        const DefinitionsPreview quorum = into(u"4.0.5"_s, true);
        QCOMPARE(quorum.mirrored, 3);
        QCOMPARE(typeOf(quorum, u"mirror.plain"_s), u"quorum"_s);
        QVERIFY(!objectOf(quorum, u"mirror.plain"_s).value("arguments"_L1).toObject().contains("x-queue-mode"_L1));
        QVERIFY(adviceOf(quorum, u"mirror.plain"_s).contains(u"x-queue-mode"_s));
        for (const QString &stays : {u"mirror.short"_s, u"mirror.covered"_s, u"other"_s, u"mirror.ranked"_s})
            QVERIFY2(typeOf(quorum, stays) == "classic"_L1, qPrintable(stays));
        QVERIFY(!adviceOf(quorum, u"mirror.short"_s).isEmpty() && !adviceOf(quorum, u"mirror.ranked"_s).isEmpty());
        QVERIFY(adviceOf(quorum, u"other"_s).isEmpty());
        // What came so is what was asked for; a second attempt and the proof find nothing to do.
        QJsonObject after;
        for (const auto listed = importParts(quorum); const QJsonObject &part : listed) {
            for (const auto listed = part.keys(); const QString &section : listed)
                after.insert(section, part.value(section));
        }
        QVERIFY(missingAfter(quorum, after).isEmpty());
        const DefinitionsPreview again = into(u"4.0.5"_s, true, after);
        QCOMPARE(again.created() + again.changed() + again.count(RestoreFate::Cannot), 0);
        // Where there are mirrors they come as they were.
        const DefinitionsPreview older = into(u"3.13.7"_s, true);
        QCOMPARE(older.mirrored, 0);
        QCOMPARE(older.count(RestoreFate::Create), older.objects.size());
        const DefinitionsChoice choice{.mirroredAsQuorum = true};
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
    }

    /// The place of a queue's leader has another name since 4.1; where the broker says what it permits, that counts.
    void leadersPlace()
    {
        const QJsonObject old{{u"policies"_s, QJsonArray{policy(u"place"_s, {{u"queue-master-locator"_s, u"min-masters"_s}})}},
                              {u"parameters"_s, QJsonArray{operatorPolicy(u"only"_s, {{u"queue-master-locator"_s, u"random"_s}}),
                                                           operatorPolicy(u"both"_s, {{u"queue-master-locator"_s, u"random"_s}, {u"expires"_s, 9}})}},
                              {u"queues"_s, QJsonArray{queue(u"a"_s, {{u"x-queue-master-locator"_s, u"client-local"_s}})}}};
        for (const BrokerTraits &target : {BrokerTraits{.version = u"4.0.5"_s}, BrokerTraits{.version = u"4.3.6"_s, .deniedFeatures = QStringList{}}})
            QCOMPARE(previewDefinitions(old, {}, {}, target).count(RestoreFate::Create), 4);
        for (const BrokerTraits &target :
             {BrokerTraits{.version = u"4.3.6"_s}, BrokerTraits{.version = u"4.0.5"_s, .deniedFeatures = QStringList{u"queue_master_locator"_s}}}) {
            const DefinitionsPreview preview = previewDefinitions(old, {}, {}, target);
            QCOMPARE(preview.count(RestoreFate::Unfit), 3);
            QCOMPARE(fateOf(preview, u"parameters"_s, u"operator_policy only"_s), RestoreFate::LeftOut);
            QCOMPARE(objectOf(preview, u"place"_s).value("definition"_L1).toObject(), (QJsonObject{{u"queue-leader-locator"_s, u"balanced"_s}}));
            QCOMPARE(objectOf(preview, u"operator_policy both"_s).value("value"_L1)["definition"_L1].toObject(), (QJsonObject{{u"expires"_s, 9}}));
            QCOMPARE(objectOf(preview, u"a"_s).value("arguments"_L1)["x-queue-leader-locator"_L1].toString(), u"client-local"_s);
            // What was asked of the broker is what is looked for afterwards.
            QJsonObject after = old;
            for (const auto listed = importParts(preview); const QJsonObject &part : listed) {
                for (const auto listed = part.keys(); const QString &section : listed)
                    after.insert(section, part.value(section));
            }
            QVERIFY(missingAfter(preview, after).isEmpty());
            QCOMPARE(missingAfter(preview, {}).size(), 3);
            QCOMPARE(previewDefinitions(old, after, {}, target).count(RestoreFate::Same), 3);
        }
    }

    void storageAndTransience()
    {
        QJsonObject transient = queue(u"b"_s, {});
        transient.insert("durable"_L1, false);
        const QJsonObject old{{u"queues"_s, QJsonArray{queue(u"a"_s, {{u"x-queue-version"_s, 1}}), transient}}};
        QCOMPARE(previewDefinitions(old, {}, {}, {.version = u"4.0.5"_s}).count(RestoreFate::Create), 2);
        const DefinitionsPreview preview =
            previewDefinitions(old, {}, {}, {.version = u"4.3.6"_s, .deniedFeatures = QStringList{u"transient_nonexcl_queues"_s}});
        QCOMPARE(preview.count(RestoreFate::Unfit), 2);
        QVERIFY(!objectOf(preview, u"a"_s).value("arguments"_L1).toObject().contains("x-queue-version"_L1));
        QVERIFY(objectOf(preview, u"b"_s).value("durable"_L1).toBool());
    }

    /// A plugin that is off: what needs it is left out, and what hangs on that; what is not known is tried.
    void pluginsThatAreOff()
    {
        const QJsonObject hash{{u"name"_s, u"orders"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"x-consistent-hash"_s}, {u"durable"_s, true}};
        const QJsonObject shovel{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"move"_s}, {u"value"_s, QJsonObject{}}};
        const QJsonObject upstream{{u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"far"_s}, {u"value"_s, QJsonObject{}}};
        const QJsonObject topic{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"exchange"_s, u"orders"_s}, {u"write"_s, u""_s}, {u"read"_s, u""_s}};
        const QJsonObject backup{{u"exchanges"_s, QJsonArray{hash}},
                                 {u"queues"_s, QJsonArray{queue(u"orders.new"_s)}},
                                 {u"bindings"_s, QJsonArray{binding(u"orders.new"_s, u"1"_s)}},
                                 {u"topic_permissions"_s, QJsonArray{topic}},
                                 {u"policies"_s, QJsonArray{policy(u"federated"_s, {{u"federation-upstream-set"_s, u"all"_s}})}},
                                 {u"parameters"_s, QJsonArray{shovel, upstream}}};
        QCOMPARE(previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s}).count(RestoreFate::Create), 7);
        const BrokerTraits bare{.version = u"4.0.5"_s, .exchangeTypes = QStringList{u"topic"_s}, .enabledPlugins = QStringList{u"rabbitmq_management"_s}};
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, bare);
        QCOMPARE(preview.count(RestoreFate::LeftOut), 6);
        QCOMPARE(preview.count(RestoreFate::Create), 1);
        QVERIFY(missingAfter(preview, {{u"queues"_s, QJsonArray{queue(u"orders.new"_s)}}}).isEmpty());
        for (const RestoreObject &object : preview.objects)
            QCOMPARE(object.advice.isEmpty(), object.section == "queues"_L1);
        const BrokerTraits able{.version = u"4.0.5"_s,
                                .exchangeTypes = QStringList{u"topic"_s, u"x-consistent-hash"_s},
                                .enabledPlugins = QStringList{u"rabbitmq_shovel_management"_s, u"rabbitmq_exchange_federation"_s}};
        QCOMPARE(previewDefinitions(backup, {}, {}, able).count(RestoreFate::Create), 7);
        // Where the exchange is there, of whatever kind, its bindings can be.
        const DefinitionsPreview there = previewDefinitions(backup, {{u"exchanges"_s, QJsonArray{hash}}}, {}, bare);
        QCOMPARE(fateOf(there, u"exchanges"_s, u"orders"_s), RestoreFate::Same);
        QCOMPARE(there.count(RestoreFate::LeftOut), 4 - 1);
    }

    /// Files that people write leave out what an export always says: the cluster has them all the same.
    void writtenByHand()
    {
        QJsonObject binding{
            {u"source"_s, u"x_demo"_s}, {u"vhost"_s, u"/"_s}, {u"destination"_s, u"q_demo"_s}, {u"destination_type"_s, u"queue"_s}, {u"routing_key"_s, u"#"_s}};
        const QJsonObject backup{{u"bindings"_s, QJsonArray{binding}}};
        binding.insert(u"arguments"_s, QJsonObject());
        QCOMPARE(previewDefinitions(backup, {{u"bindings"_s, QJsonArray{binding}}}, {}, {}).count(RestoreFate::Same), 1);
    }

    /// A file that somebody wrote names the password, and a broker its hash.
    void passwordsAreKnownByTheirHash_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<bool>("isIt");
        const QString sha256 = u"rabbit_password_hashing_sha256"_s;
        QTest::newRow("it") << u"neutral-password"_s << sha256 << true;
        QTest::newRow("another") << u"neutral-passwort"_s << sha256 << false;
        QTest::newRow("none") << QString() << sha256 << false;
        QTest::newRow("another algorithm") << u"neutral-password"_s << u"rabbit_password_hashing_sha512"_s << false;
        QTest::newRow("one that nobody knows") << u"neutral-password"_s << u"own"_s << false;
    }
    void passwordsAreKnownByTheirHash()
    {
        QFETCH(const QString, password);
        QFETCH(const QString, algorithm);
        QFETCH(const bool, isIt);
        const QByteArray salt("\x01\xf2\x03\x04", 4);
        const QByteArray hash = (salt + QCryptographicHash::hash(salt + "neutral-password", QCryptographicHash::Sha256)).toBase64();
        const QJsonObject live{{u"name"_s, u"admin"_s},
                               {u"password_hash"_s, QString::fromLatin1(hash)},
                               {u"hashing_algorithm"_s, algorithm},
                               {u"tags"_s, QJsonArray{u"administrator"_s}},
                               {u"limits"_s, QJsonObject()}};
        QCOMPARE(isAsImported(u"users"_s, live, {{u"name"_s, u"admin"_s}, {u"password"_s, password}, {u"tags"_s, u"administrator"_s}}), isIt);
    }

    void aVirtualHostsDescription_data()
    {
        QTest::addColumn<QByteArray>("live");
        QTest::addColumn<bool>("isSame");
        const QByteArray metadata = R"("metadata":{"description":"carts","tags":["a"],"default_queue_type":"quorum"})";
        QTest::newRow("3.10 and 4.3") << R"({"name":"shop","limits":{},)" + metadata + "}" << true;
        QTest::newRow("4.0") << R"({"name":"shop","description":"carts","tags":["a"],"default_queue_type":"quorum",)" + metadata + "}" << true;
        QTest::newRow("by hand") << QByteArray(R"({"name":"shop","description":"carts","tags":["a"],"default_queue_type":"quorum"})") << true;
        QTest::newRow("another one") << QByteArray(R"({"name":"shop","description":"cards","tags":["a"],"default_queue_type":"quorum"})") << false;
        QTest::newRow("none") << QByteArray(R"({"name":"shop","limits":{},"metadata":{"description":"","tags":[]}})") << false;
    }
    void aVirtualHostsDescription()
    {
        QFETCH(const QByteArray, live);
        QFETCH(const bool, isSame);
        const QJsonObject backup{
            {u"name"_s, u"shop"_s},
            {u"description"_s, u"carts"_s},
            {u"tags"_s, QJsonArray{u"a"_s}},
            {u"metadata"_s, QJsonObject{{u"description"_s, u"carts"_s}, {u"tags"_s, QJsonArray{u"a"_s}}, {u"default_queue_type"_s, u"quorum"_s}}}};
        QCOMPARE(isAsImported(u"vhosts"_s, QJsonDocument::fromJson(live).object(), backup), isSame);
        // One that contradicts itself is there by either word, and by no third.
        QJsonObject both = backup;
        both.insert("description"_L1, u"baskets"_s);
        QCOMPARE(isAsImported(u"vhosts"_s, QJsonDocument::fromJson(live).object(), both), isSame);
        both.insert("description"_L1, u"carts"_s);
        both.insert("metadata"_L1, QJsonObject{{u"description"_s, u"baskets"_s}, {u"tags"_s, QJsonArray{u"a"_s}}, {u"default_queue_type"_s, u"quorum"_s}});
        const bool saysIt = QJsonDocument::fromJson(live).object().value("metadata"_L1)["description"_L1] == u"carts"_s;
        QCOMPARE(isAsImported(u"vhosts"_s, QJsonDocument::fromJson(live).object(), both), saysIt);
        // What was never said is no difference.
        const QJsonObject plain{
            {u"name"_s, u"shop"_s}, {u"description"_s, u""_s}, {u"tags"_s, QJsonArray()}, {u"metadata"_s, QJsonObject{{u"description"_s, u""_s}}}};
        QVERIFY(isAsImported(u"vhosts"_s, {{u"name"_s, u"shop"_s}, {u"metadata"_s, QJsonObject{{u"description"_s, u""_s}, {u"tags"_s, QJsonArray()}}}}, plain));
    }

    /// Brokers have exported a virtual host without a default with the word "undefined" in its place. Taken back as a type it makes
    /// later declarations crash.
    void noDefaultIsNoTypeOfThatName()
    {
        const QJsonObject vhost{{u"name"_s, u"undefined"_s},
                                {u"description"_s, u"undefined"_s},
                                {u"default_queue_type"_s, u"undefined"_s},
                                {u"metadata"_s, QJsonObject{{u"description"_s, u"undefined"_s}, {u"default_queue_type"_s, u"undefined"_s}}}};
        const QJsonObject backup{{u"vhosts"_s, QJsonArray{vhost, QJsonObject{{u"name"_s, u"shop"_s}, {u"default_queue_type"_s, u"quorum"_s}}}}};
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(preview.created(), 2);
        for (const RestoreObject &object : preview.objects) {
            const bool isPlain = object.name == "undefined"_L1;
            QCOMPARE(object.object.value("default_queue_type"_L1).toString(), isPlain ? QString() : u"quorum"_s);
            QVERIFY(!object.object.value("metadata"_L1).toObject().contains("default_queue_type"_L1));
            QCOMPARE(object.object.value("description"_L1).toString(), isPlain ? u"undefined"_s : QString());
        }
        // One that is there already, with that word or without, is as it shall be.
        for (const QJsonObject &live :
             {vhost, preview.objects.last().name == "undefined"_L1 ? preview.objects.last().object : preview.objects.first().object}) {
            const DefinitionsPreview again = previewDefinitions(backup, {{u"vhosts"_s, QJsonArray{live}}}, {}, {.version = u"4.0.5"_s});
            QCOMPARE(again.created(), 1);
            QCOMPARE(again.changed(), 0);
        }
    }

    /// The export of one virtual host does not say which: a broker's import of the whole breaks off there.
    void ofOneVirtualHost()
    {
        const QJsonObject backup{{u"queues"_s, QJsonArray{QJsonObject{{u"name"_s, u"qq.1"_s}, {u"durable"_s, true}}}},
                                 {u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"alice"_s}}}}};
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"qq.1"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(preview, u"users"_s, u"alice"_s), RestoreFate::Create);
        QVERIFY(preview.objects.last().advice.contains(u"export of one virtual host"_s));
    }

    /// What lived on through an upgrade and is as the backup says is left alone, though it could not be made anew.
    void whatAnUpgradeKept()
    {
        const QJsonObject both{{u"policies"_s, QJsonArray{policy(u"mirror"_s, {{u"ha-mode"_s, u"all"_s}, {u"max-length"_s, 9}})}},
                               {u"queues"_s, QJsonArray{queue(u"a"_s, {{u"x-queue-version"_s, 1}})}}};
        const DefinitionsPreview preview = previewDefinitions(both, both, {}, {.version = u"4.3.6"_s});
        QCOMPARE(preview.count(RestoreFate::Same), 2);
        QVERIFY(importParts(preview).isEmpty());
    }

    /// 4.3 does not say that an exchange is not internal; with Khepri a topic permission has to come after its exchange.
    void ofAnotherVersionsExport()
    {
        QJsonObject old{{u"name"_s, u"orders"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"topic"_s}, {u"durable"_s, true}, {u"internal"_s, false}};
        QJsonObject now = old;
        now.remove(u"internal"_s);
        const QJsonObject backup{{u"exchanges"_s, QJsonArray{old}}};
        const QJsonObject live{{u"exchanges"_s, QJsonArray{now}}};
        QCOMPARE(previewDefinitions(backup, live, {}, {}).count(RestoreFate::Same), 1);
        QCOMPARE(previewDefinitions(live, backup, {}, {}).count(RestoreFate::Same), 1);
        QVERIFY(diffDefinitions(backup, live).isEmpty());
        QVERIFY(missingAfter(previewDefinitions(backup, {}, {}, {}), live).isEmpty());
        old.insert(u"internal"_s, true);
        QCOMPARE(previewDefinitions({{u"exchanges"_s, QJsonArray{old}}}, live, {}, {}).count(RestoreFate::Cannot), 1);
        const QStringList &order = restoreSections();
        QVERIFY(order.indexOf(u"topic_permissions"_s) > order.indexOf(u"exchanges"_s));
    }

    void internalExchanges()
    {
        const QJsonObject inner{{u"name"_s, u"inner"_s}, {u"vhost"_s, u"shop"_s}, {u"type"_s, u"fanout"_s}, {u"internal"_s, true}};
        const QByteArray whole = QJsonDocument(definitions()).toJson();
        QVERIFY(parts::mayLackInternalExchanges(whole));
        QCOMPARE(parts::withInternalExchanges(whole, {}), whole);
        const QByteArray complete = parts::withInternalExchanges(whole, {inner});
        QVERIFY(!parts::mayLackInternalExchanges(complete));
        const QJsonArray exchanges = QJsonDocument::fromJson(complete).object().value("exchanges"_L1).toArray();
        QCOMPARE(exchanges.size(), 2);
        QCOMPARE(exchanges.last().toObject(), inner);
        QCOMPARE(parts::withInternalExchanges(complete, {inner}), complete);
        // Of one virtual host: without its name, and of no other.
        const QByteArray ofShop(R"({"queues":[],"exchanges":[]})");
        QCOMPARE(parts::withInternalExchanges(ofShop, {inner}, u"/"_s), ofShop);
        QVERIFY(!QJsonDocument::fromJson(parts::withInternalExchanges(ofShop, {inner}, u"shop"_s))["exchanges"_L1][0].toObject().contains("vhost"_L1));
        QCOMPARE(parts::withInternalExchanges("<html>", {inner}), QByteArray("<html>"));
    }

    /// What others have published of their clusters: each is previewed and taken apart without loss.
    /// The word stands in a binding's arguments too, and says nothing of exchanges.
    void internalIsAFieldOfExchanges()
    {
        const QByteArray words = R"({"exchanges":[{"name":"a","vhost":"/"}],"bindings":[{"arguments":{"internal":true}}]})";
        QVERIFY(parts::mayLackInternalExchanges(words));
        QVERIFY(!parts::mayLackInternalExchanges(R"({"exchanges":[{"name":"a","vhost":"/","internal":false}]})"));
    }

    /// An import passes over queues that brokers name, and their bindings with them.
    void queuesThatBrokersName()
    {
        QJsonObject backup = definitions();
        backup.insert("queues"_L1, QJsonArray{queue(u"orders.new"_s), queue(u"amq.gen-x"_s)});
        backup.insert("bindings"_L1, QJsonArray{binding(u"orders.new"_s, u"new"_s), binding(u"amq.gen-x"_s, u"tmp"_s)});
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"amq.gen-x"_s), RestoreFate::LeftOut);
        QCOMPARE(preview.count(RestoreFate::LeftOut), 2);
        QVERIFY(missingAfter(preview,
                             [&] {
                                 QJsonObject after = backup;
                                 after.insert("queues"_L1, QJsonArray{queue(u"orders.new"_s)});
                                 after.insert("bindings"_L1, QJsonArray{binding(u"orders.new"_s, u"new"_s)});
                                 return after;
                             }())
                    .isEmpty());
        // Where it is, it stays.
        QCOMPARE(fateOf(previewDefinitions(backup, backup, {}, {.version = u"4.0.5"_s}), u"queues"_s, u"amq.gen-x"_s), RestoreFate::Same);
    }

    /// 3.10 exports no type of a classic queue; a newer broker would fill in its virtual host's default.
    void aQueueWithoutAType()
    {
        const QJsonObject backup{{u"queues"_s, QJsonArray{queue(u"mail"_s, {})}}};
        const auto typeIn = [&backup](const QString &version) {
            return objectOf(previewDefinitions(backup, {}, {}, {.version = version}), u"mail"_s)["arguments"_L1]["x-queue-type"_L1].toString();
        };
        QCOMPARE(typeIn(u"4.3.6"_s), u"classic"_s);
        QCOMPARE(typeIn(u"3.10.8"_s), QString());
    }

    /// Before 4.0.6 no broker keeps one: it comes without, and what has come is known as what was to come.
    void aProtectedVirtualHost()
    {
        const QJsonObject shop{{u"name"_s, u"shop"_s}, {u"metadata"_s, QJsonObject{{u"description"_s, u"carts"_s}, {u"protected_from_deletion"_s, true}}}};
        const QJsonObject backup{{u"vhosts"_s, QJsonArray{shop}}};
        for (const QString &version : {u"4.0.6"_s, u"4.3.6"_s, QString()})
            QCOMPARE(previewDefinitions(backup, {}, {}, {.version = version}).count(RestoreFate::Create), 1);
        const DefinitionsPreview older = previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(older.count(RestoreFate::Unfit), 1);
        QVERIFY(older.objects.first().advice.contains(u"without its protection"_s));
        const QJsonObject live{{u"name"_s, u"shop"_s}, {u"metadata"_s, QJsonObject{{u"description"_s, u"carts"_s}, {u"tags"_s, QJsonArray()}}}};
        QVERIFY(isAsImported(u"vhosts"_s, live, older.objects.first().object));
        QCOMPARE(missingAfter(older, {{u"vhosts"_s, QJsonArray{live}}}), QList<RestoreObject>());
    }
};

QTEST_GUILESS_MAIN(RestoreVersionsTest)

#include "RestoreVersionsTest.moc"
