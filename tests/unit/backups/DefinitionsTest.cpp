#include "ui/backups/Definitions.h"

#include "support/SampleBackups.h"
#include "ui/backups/DefinitionsModel.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

/// JSON whose quotes are single ones, to be read here.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

} // namespace

class DefinitionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsATableInTheOrderPeopleLookForThem()
    {
        const Result<DefinitionsPtr> read = readDefinitions(sampleData::definitionsJson());
        QVERIFY(read);
        QCOMPARE((*read)->broker, u"4.0.5"_s);
        QStringList keys;
        for (const DefinitionsTable &table : (*read)->tables)
            keys.append(table.key);
        QCOMPARE(keys, (QStringList{u"queues"_s, u"exchanges"_s, u"bindings"_s, u"users"_s, u"policies"_s, u"parameters"_s}));
        QCOMPARE((*read)->tables.at(0).rows.size(), 36);
        QCOMPARE((*read)->tables.at(0).columns, (QStringList{u"name"_s, u"vhost"_s, u"durable"_s, u"auto_delete"_s, u"arguments"_s}));
    }

    void noSecretIsShown()
    {
        const QByteArray json = quoted(
            "{'users': [{'name': 'a', 'password_hash': 'hash-of-a', 'tags': []}, {'name': 'b', 'password_hash': '', 'tags': []}], "
            "'parameters': [{'name': 'up', 'component': 'federation-upstream', 'value': {'uri': ['amqp://u:secret-1@h1', 'amqps://h2'], 'prefetch-count': 1}}, "
            "{'name': 's', 'component': 'shovel', 'value': {'src-uri': 'amqp://u:secret-2@h1', 'dest-uri': 'amqp://u:se@cret-3@h2/%2f'}}], "
            "'global_parameters': [{'name': 'x', 'value': {'nested': {'Password': 'secret-4', 'token': ['secret-5']}}}]}");
        const Result<DefinitionsPtr> read = readDefinitions(json);
        QVERIFY(read);
        QByteArray all;
        for (const DefinitionsTable &table : (*read)->tables)
            all += QJsonDocument(table.rows).toJson();
        for (const auto *secret : {"hash-of-a", "secret-1", "secret-2", "cret-3", "secret-4", "secret-5"})
            QVERIFY2(!all.contains(secret), secret);
        // Who connects where is worth seeing.
        QVERIFY(all.contains("amqp://u:•••@h1"));
        QVERIFY(all.contains("amqps://h2"));
        // That somebody has no password is no secret.
        QCOMPARE((*read)->tables.at(0).rows.at(1)["password_hash"_L1].toString(u"?"_s), QString());
    }

    void whatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << quoted("{'queues': [");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("too deep") << quoted("{'queues':") + QByteArray(200, '[') + QByteArray(200, ']') + '}';
    }
    void whatIsNoneIsRefused()
    {
        QFETCH(QByteArray, json);
        const Result<DefinitionsPtr> read = readDefinitions(json);
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
    }

    void keysOfAnotherBrokerAreATableToo()
    {
        const Result<DefinitionsPtr> read =
            readDefinitions(quoted("{'rabbit_version': '3.6', 'wonders': [{'z': 1, 'name': 'n'}, {'other': [1, 2]}], 'x': {}, 'y': []}"));
        QVERIFY(read);
        QCOMPARE((*read)->broker, u"3.6"_s);
        QCOMPARE((*read)->tables.size(), 1);
        QCOMPARE((*read)->tables.at(0).columns, (QStringList{u"name"_s, u"other"_s, u"z"_s}));
        QCOMPARE(definitionsTitle(u"wonders"_s), u"wonders"_s);
    }

    void tablesAreSearchedAndSorted()
    {
        DefinitionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const DefinitionsPtr definitions = readDefinitions(sampleData::definitionsJson()).value();
        model.setTable(definitions, 0);
        QCOMPARE(model.rowCount(), 36);
        // In values within values too.
        model.setFilter(u"STREAM"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.objectAt(0)["name"_L1].toString(), u"orders.audit"_s);
        model.setFilter({});
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(model.objectAt(0)["name"_L1].toString(), u"payments.settle"_s);
        QCOMPARE(model.data(model.index(0, model.columnOf(u"durable"_s))).toString(), u"yes"_s);
        model.setTable(definitions, 99);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.objectAt(0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DefinitionsTest)
#include "DefinitionsTest.moc"
