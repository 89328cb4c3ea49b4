#include "support/SampleBackups.h"
#include "ui/backups/FieldsModel.h"
#include "ui/backups/MessageFacts.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

FieldRow rowNamed(const QList<FieldRow> &rows, const QString &name)
{
    for (const FieldRow &row : rows) {
        if (row.name == name)
            return row;
    }
    return {.depth = -1};
}

QString factOf(const MessageView &view, const QString &name)
{
    for (const auto all = messageFacts(view); const auto &[key, value] : all) {
        if (key == name)
            return value;
    }
    return u"no such fact"_s;
}

} // namespace

class FieldsTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    /// What publishers write may look like something else.
    void namesThatNobodySeesAreMarked()
    {
        QueueMessage message = sampleData::deadLetter(3);
        message.exchange = " ex\n";
        message.routingKeys = {"a\xe2\x80\xae"
                               "b"};
        const MessagePtr view = messageView(3, u"/"_s, u"q\u2066"_s, message, true);
        QCOMPARE(factOf(*view, u"Exchange"_s), u"␣ex␊"_s);
        QCOMPARE(factOf(*view, u"Routing key"_s), u"a▯b"_s);
        QCOMPARE(factOf(*view, u"Queue"_s), u"q▯"_s);
        FieldsModel model;
        model.setRows({{1, u"k\u202E"_s, u"text"_s, u"v\0w"_s}});
        QVERIFY(model.index(0, FieldsModel::NameColumn).data().toString().endsWith(u"k▯"_s));
        QCOMPARE(model.index(0, FieldsModel::ValueColumn).data().toString(), u"v␀w"_s);
    }

    void propertiesAndTablesWithTheirTypes()
    {
        const QueueMessage message = sampleData::deadLetter(3);
        const MessagePtr view = messageView(3, u"/"_s, u"payments.dlq"_s, message, true);
        QCOMPARE(view->problem, QString());
        const QList<FieldRow> rows = fieldRows(view->properties);
        QCOMPARE(rowNamed(rows, u"Content type"_s).value, u"application/json"_s);
        QCOMPARE(rowNamed(rows, u"Delivery mode"_s).value, u"2"_s);
        QCOMPARE(rowNamed(rows, u"Timestamp"_s).value, u"2026-03-14 09:40:00 (1773481200)"_s);
        QCOMPARE(rowNamed(rows, u"attempt"_s), (FieldRow{0, u"attempt"_s, u"int32"_s, u"5"_s}));
        QCOMPARE(rowNamed(rows, u"urgent"_s), (FieldRow{0, u"urgent"_s, u"boolean"_s, u"true"_s}));
        QCOMPARE(rowNamed(rows, u"trace"_s), (FieldRow{0, u"trace"_s, u"bytes"_s, u"base64 AP8Qqg=="_s}));
        // A table in an array: what stands within another one is deeper.
        QCOMPARE(rowNamed(rows, u"x-death"_s), (FieldRow{0, u"x-death"_s, u"array"_s, {}}));
        QCOMPARE(rowNamed(rows, u"0"_s), (FieldRow{1, u"0"_s, u"table"_s, {}}));
        QCOMPARE(rowNamed(rows, u"count"_s), (FieldRow{2, u"count"_s, u"int64"_s, u"5"_s}));
        QCOMPARE(rowNamed(rows, u"time"_s).value, u"2026-03-14 09:40:07 (1773481207)"_s);
    }

    void factsOfADeadLetter()
    {
        const MessagePtr view = messageView(3, u"/"_s, u"payments.dlq"_s, sampleData::deadLetter(3), true);
        QCOMPARE(messageFacts(*view).size(), 8);
        QCOMPARE(factOf(*view, u"Exchange"_s), u"payments"_s);
        QCOMPARE(factOf(*view, u"Routing key"_s), u"payment.timeout"_s);
        QCOMPARE(factOf(*view, u"Delivery mode"_s), u"persistent"_s);
        QCOMPARE(factOf(*view, u"Died in"_s), u"payments.capture, rejected"_s);
        QCOMPARE(factOf(*view, u"Times died"_s), u"5"_s);
        QCOMPARE(factOf(*view, u"Checked"_s), u"hash equals the manifest"_s);
    }

    void factsOfAnotherOne()
    {
        QueueMessage message;
        message.state = MessageState::Unacknowledged;
        const MessagePtr view = messageView(1, u"/"_s, u"q"_s, message, false);
        QCOMPARE(factOf(*view, u"Exchange"_s), u"the default one"_s);
        QCOMPARE(factOf(*view, u"Routing key"_s), u"none"_s);
        QCOMPARE(factOf(*view, u"State"_s), u"unacknowledged"_s);
        QCOMPARE(factOf(*view, u"Deliveries"_s), u"not known"_s);
    }

    void deathsOfAnyShape()
    {
        MessageProperties properties;
        QVERIFY(!lastDeath(properties));
        AmqpField deaths;
        deaths.key = "x-death";
        deaths.value.type = 'S';
        properties.headers = std::vector{deaths};
        QVERIFY(!lastDeath(properties));
        // A list whose items are no tables, as a client may forge it.
        deaths.value.type = 'A';
        deaths.value.items = {AmqpField{}, AmqpField{}};
        properties.headers = std::vector{deaths};
        QCOMPARE(lastDeath(properties).value(), (LastDeath{.times = 2}));
        // Counts that no queue came to, and that no sum holds.
        AmqpField count{.key = "count", .value = {.type = 'l', .bits = quint64(std::numeric_limits<qint64>::max())}};
        AmqpField death{.key = {}, .value = {.type = 'F', .items = {count}}};
        deaths.value.items = {death, death, death};
        properties.headers = std::vector{deaths};
        const qint64 most = lastDeath(properties)->times;
        QVERIFY(most > 1'000'000'000);
        death.value.items.front().value.bits = quint64(-5);
        deaths.value.items.push_back(death);
        properties.headers = std::vector{deaths};
        QCOMPARE(lastDeath(properties)->times, most);
    }

    /// A time that no calendar holds is none: neither shown, nor reckoned with.
    void timesOfOddUnits()
    {
        for (const qint64 odd : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(1'795'000'000'000'000'000), std::numeric_limits<qint64>::max()})
            QVERIFY(isNever(messageRow(1, QueueMessage{.receivedMs = odd}).published));
        const QueueMessage plain{.receivedMs = 1'795'000'000'000};
        QCOMPARE(messageRow(1, plain).published, TimePoint{Millis{1'795'000'000'000}});
        // In milliseconds where seconds are meant: then the broker's word.
        MessageProperties properties;
        properties.timestamp = 1'795'000'000'000;
        QueueMessage milliseconds = plain;
        milliseconds.properties = *encodeProperties(properties);
        QCOMPARE(messageRow(1, milliseconds).published, TimePoint{Millis{1'795'000'000'000}});
    }

    void whatCannotBeDecodedIsSaid()
    {
        QueueMessage message;
        message.properties = "\xff";
        QVERIFY(!messageView(1, u"/"_s, u"q"_s, message, true)->problem.isEmpty());
        QCOMPARE(messageRow(1, message).number, 1);
    }

    void whereAFindLooks()
    {
        const QueueMessage message = sampleData::deadLetter(3);
        QVERIFY(holdsText(message, {}));
        QVERIFY(holdsText(message, u"PAYMENT.TIME"_s));     // routing key
        QVERIFY(holdsText(message, u"eur"_s));              // payload
        QVERIFY(holdsText(message, u"payments.capture"_s)); // header
        QVERIFY(!holdsText(message, u"refund"_s));
    }

    void fieldsOfAnObject()
    {
        const QJsonObject object{
            {u"name"_s, u"q"_s}, {u"arguments"_s, QJsonObject{{u"x-max"_s, 5}, {u"x-list"_s, QJsonArray{1, u"b"_s}}}}, {u"empty"_s, QJsonObject()}};
        const QList<FieldRow> rows = fieldRows(object, {u"name"_s});
        QCOMPARE(rows.at(0), (FieldRow{0, u"name"_s, {}, u"q"_s}));
        QCOMPARE(rowNamed(rows, u"x-max"_s), (FieldRow{1, u"x-max"_s, {}, u"5"_s}));
        QCOMPARE(rowNamed(rows, u"x-list"_s).value, u"1, b"_s);
        QCOMPARE(rowNamed(rows, u"empty"_s).value, u"empty"_s);
        FieldsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), rows.size());
    }
};

QTEST_GUILESS_MAIN(FieldsTest)
#include "FieldsTest.moc"
