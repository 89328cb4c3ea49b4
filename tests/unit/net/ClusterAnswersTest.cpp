// What a diagnosis asks the management API once: answers recorded from 3.10.8, 4.0.5 and 4.3.6, and
// what no broker should say.
#include "NetTesting.h"
#include "look/net/ManagementClient.h"
#include "look/net/RaftAnswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ClusterAnswersTest final : public QObject
{
    Q_OBJECT

    static void versions()
    {
        QTest::addColumn<QString>("version");
        for (const char *version : {"3.10", "4.0", "4.3"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }

private Q_SLOTS:
    void policies_data() { versions(); }
    void policies()
    {
        QFETCH(QString, version);
        const auto policies = policiesFromJson(recorded(version + u"/policies.json"_s));
        QVERIFY(policies.has_value());
        QCOMPARE(policies->size(), 3);
        const auto orders = std::ranges::find(*policies, u"orders-ttl"_s, &PolicyInfo::name);
        QVERIFY(orders != policies->end());
        QCOMPARE(orders->vhost, u"/"_s);
        QCOMPARE(orders->pattern, u"^orders"_s);
        QCOMPARE(orders->appliesTo, u"queues"_s);
        QCOMPARE(orders->priority, 1);
        QCOMPARE(orders->definition.value("message-ttl"_L1).toInteger(), 60'000'000);
    }

    void vhosts_data() { versions(); }
    void vhosts()
    {
        QFETCH(QString, version);
        const auto vhosts = vhostStatesFromJson(recorded(version + u"/vhosts.json"_s));
        QVERIFY(vhosts.has_value());
        QVERIFY(!vhosts->isEmpty());
        QCOMPARE(vhosts->first().states.value(u"rabbit@broker2"_s), u"running"_s);
    }

    void limits_data() { versions(); }
    void limits()
    {
        QFETCH(QString, version);
        const auto limits = connectionLimitsFromJson(recorded(version + u"/vhost-limits.json"_s));
        QVERIFY(limits.has_value());
        QCOMPARE(*limits, (QList<ConnectionLimit>{{.vhost = u"second"_s, .most = 100}}));
    }

    void definitionsHoldNoSecret_data() { versions(); }
    void definitionsHoldNoSecret()
    {
        QFETCH(QString, version);
        const auto definitions = definitionsFromJson(recorded(version + u"/definitions.json"_s));
        QVERIFY(definitions.has_value());
        QCOMPARE(definitions->value("queues"_L1).toArray().size(), 3);
        const QByteArray text = QJsonDocument(*definitions).toJson();
        QVERIFY(!text.contains("4RImSrkrgMJuBLwI"));
        const QJsonObject user = definitions->value("users"_L1).toArray().first().toObject();
        QVERIFY(user.value("password_hash"_L1).toString().startsWith("sha256:"_L1));
        QCOMPARE(user.value("hashing_algorithm"_L1).toString(), u"rabbit_password_hashing_sha256"_s);
    }

    void credentialsOfUrisAreMasked()
    {
        const QJsonObject definitions{
            {u"vhosts"_s, QJsonArray{}},
            {u"parameters"_s, QJsonArray{QJsonObject{{u"value"_s, QJsonObject{{u"src-uri"_s, QJsonArray{u"amqp://bob:hunter2@b1/%2f"_s}},
                                                                              {u"dest-uri"_s, u"amqps://al:p4ss@b2,amqp://x:y@b3"_s}}}}}},
        };
        const QString text = QString::fromUtf8(QJsonDocument(withoutSecrets(definitions)).toJson());
        for (const QString &secret : {u"hunter2"_s, u"bob"_s, u"p4ss"_s, u"x:y"_s})
            QVERIFY2(!text.contains(secret), qPrintable(text));
        QVERIFY(text.contains("amqp://***@b1/%2f"_L1));
    }

    void raftIndexes_data() { versions(); }
    void raftIndexes()
    {
        QFETCH(QString, version);
        const auto indexes = raftIndexesFromText(recorded(version + u"/raft.txt"_s));
        QVERIFY(indexes.has_value());
        QCOMPARE(indexes->size(), 1U); // the metadata store's own log is none of a queue
        QCOMPARE(indexes->front(), (RaftIndex{.vhost = u"/"_s, .queue = u"orders"_s, .lastWritten = 4, .commit = 4}));
    }

    void links()
    {
        const auto federation = federationLinksFromJson(
            "[{\"node\":\"rabbit@broker1\",\"queue\":\"\",\"exchange\":\"orders\",\"vhost\":\"/\",\"upstream\":\"north\",\"status\":\"running\"},"
            "{\"node\":\"rabbit@broker2\",\"exchange\":\"mail\",\"vhost\":\"/\",\"upstream\":\"north\",\"status\":\"error\",\"error\":\"amqp://u:pw@h "
            "refused\"},7]");
        QVERIFY(federation.has_value());
        QCOMPARE(federation->size(), 2);
        QCOMPARE(federation->at(1).state, u"error"_s);
        QCOMPARE(federation->at(1).reason, u"amqp://***@h refused"_s);
        const auto shovels =
            shovelsFromJson("[{\"node\":\"rabbit@broker1\",\"name\":\"move\",\"vhost\":\"/\",\"state\":\"terminated\",\"reason\":\"closed\"}]");
        QVERIFY(shovels.has_value());
        QCOMPARE(shovels->first().name, u"move"_s);
        QCOMPARE(shovels->first().state, u"terminated"_s);
        QVERIFY(isNever(shovels->first().since));
        const auto old = shovelsFromJson(R"([{"name":"move","vhost":"/","state":"starting","timestamp":"2026-01-02 3:04:05"}])");
        QCOMPARE(old->first().since, TimePoint{Millis{1767323045000}});
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("deep") << QByteArray(100'000, char(91));
        QTest::newRow("cut") << QByteArray("[{\"name\":\"a\"");
    }
    void hostile()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(policiesFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(vhostStatesFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(deprecatedFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(federationLinksFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(connectionLimitsFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(definitionsFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(deniedFeaturesFromJson(text).error().kind, ErrorKind::Malformed);
        QCOMPARE(internalExchangesFromJson(text).error().kind, ErrorKind::Malformed);
    }

    /// Of the answers of 4.0.5 and 4.3.6: what a broker can have.
    void traits()
    {
        QCOMPARE(deniedFeaturesFromJson(R"([{"name":"queue_master_locator","state":"denied","deprecation_phase":"denied_by_default"},
                                            {"name":"transient_nonexcl_queues","state":"permitted","deprecation_phase":"permitted_by_default"},
                                            {"name":"global_qos","state":"permitted","deprecation_phase":"denied_by_default"},
                                            {"name":"ram_node_type","deprecation_phase":"removed"},{"name":"amqp_address_v1","deprecation_phase":"permitted_by_default"},7])")
                     .value(),
                 (QStringList{u"queue_master_locator"_s, u"ram_node_type"_s}));
        const BrokerTraits known =
            brokerTraitsFromJson(
                R"({"exchange_types":[{"name":"topic","enabled":true},{"name":"x-off","enabled":false}],"enabled_plugins":["rabbitmq_shovel"]})")
                .value();
        QCOMPARE(known.exchangeTypes, QStringList{u"topic"_s});
        QCOMPARE(known.enabledPlugins, QStringList{u"rabbitmq_shovel"_s});
        // Of a list with a row that nobody can name it is not known what is missing in it.
        QVERIFY(!brokerTraitsFromJson(R"({"exchange_types":[{"name":"topic"},{"enabled":true}]})").value().exchangeTypes);
        QVERIFY(!brokerTraitsFromJson(R"({"enabled_plugins":["rabbitmq_shovel",7]})").value().enabledPlugins);
        // One that nobody can name is in no list, and counted: what is refused is not known to the last.
        OddFields odd;
        QCOMPARE(deniedFeaturesFromJson(R"([{"state":"denied"},{"name":"global_qos","state":"denied"},{"name":7,"state":"denied"},7])", &odd).value(),
                 QStringList{u"global_qos"_s});
        QCOMPARE(odd.count, 3);
        const BrokerTraits unknown = brokerTraitsFromJson(R"({"exchange_types":7})").value();
        QVERIFY(!unknown.exchangeTypes && !unknown.enabledPlugins && !unknown.deniedFeatures);
        QVERIFY(!brokerTraitsFromJson("[]"));
        const QJsonArray internal =
            internalExchangesFromJson(
                R"([{"name":"","vhost":"/"},{"name":"amq.rabbitmq.trace","vhost":"/","internal":true},{"name":"a","vhost":"/","internal":false},
                                          {"name":"b","vhost":"v","type":"topic","internal":true,"arguments":{"x":1},"user_who_performed_action":"me"}])")
                .value();
        QCOMPARE(internal.size(), 1);
        QCOMPARE(internal.first().toObject().keys(), (QStringList{u"arguments"_s, u"internal"_s, u"name"_s, u"type"_s, u"vhost"_s}));
    }
    void exchangesThatKeepMessages()
    {
        const auto exchanges = delayingExchangesFromJson(
            R"([{"name":"later","vhost":"/","type":"x-delayed-message","messages_delayed":7},{"name":"plain","vhost":"/","type":"topic","messages_delayed":9},
                {"name":"old","vhost":"v","type":"x-delayed-message"},{"name":"","vhost":"/","type":"x-delayed-message"},7])");
        QVERIFY(exchanges.has_value());
        QCOMPARE(*exchanges, (QList<DelayingExchange>{{.vhost = u"/"_s, .name = u"later"_s, .waiting = 7}, {.vhost = u"v"_s, .name = u"old"_s}}));
        QCOMPARE(delayingExchangesFromJson("{}").error().kind, ErrorKind::Malformed);
    }
    void wrongTypesAreLeftOut()
    {
        const QByteArray text("[7,null,[],{\"name\":7},{\"name\":\"a\",\"priority\":1e300,\"definition\":[]}]");
        const auto policies = policiesFromJson(text);
        QVERIFY(policies.has_value());
        QCOMPARE(policies->size(), 1);
        QCOMPARE(policies->first().priority, 0);
        // Three rows that are none, one without a name, and a rank that cannot be; an empty list is how Erlang writes an empty object.
        OddFields odd{.count = 9};
        QVERIFY(policiesFromJson(text, &odd));
        QCOMPARE(odd.count, 5);
        // A policy may stand behind all others.
        QCOMPARE(policiesFromJson("[{\"name\":\"a\",\"priority\":-3}]", &odd)->first().priority, -3);
        QCOMPARE(odd, OddFields());
        QVERIFY(policiesFromJson("[{\"name\":\"a\",\"pattern\":7,\"definition\":\"x\"}]", &odd));
        QCOMPARE(odd, (OddFields{.count = 2, .first = u"pattern (a)"_s}));
        // A virtual host without a limit of connections is one all the same.
        QVERIFY(connectionLimitsFromJson("[{\"vhost\":\"/\",\"value\":[]}]", &odd));
        QCOMPARE(odd, OddFields());
    }
};

QTEST_GUILESS_MAIN(ClusterAnswersTest)
#include "ClusterAnswersTest.moc"
