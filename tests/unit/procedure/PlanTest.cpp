#include "Stage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

Plan fullPlan()
{
    Step move = undoable(u"move"_s, call(u"haproxy.set-state"_s, {{u"server"_s, u"broker1"_s}}));
    move.detail = u"Both proxies"_s;
    move.commands = {u"set server be/broker1 state drain"_s};
    move.precondition = call(u"ok"_s);
    move.probe = call(u"probe"_s);
    move.timeout = Millis{1500};
    move.retry = {.times = 2, .pause = Millis{10}};
    move.expected = Millis{200};
    move.undo->words = u"ready"_s;
    move.undo->command = u"set server be/broker1 state ready"_s;
    move.idempotent = true;
    move.onFailure = OnFailure::Continue;
    Plan made = plan({check(u"look"_s, call(u"ok"_s)), group(u"g"_s, {move, action(u"b"_s, call(u"ok"_s))}, false)});
    made.steps.first().expected = Millis{100};
    made.why = u"kernel"_s;
    made.environment = Environment::Staging;
    made.createdAt = TimePoint{Millis{1'700'000'000'123}};
    made.guards = {{.id = u"quorum"_s, .words = u"Quorum stays"_s, .act = call(u"ok"_s), .overridable = false, .ofForceAlone = true}};
    made.lease = {.kind = LeaseNeed::Kind::Emergency, .prefer = {{u"rabbit@broker3"_s}}, .avoid = {{u"rabbit@broker1"_s}}};
    made.label = u"Switchover"_s;
    made.command = u"failover"_s;
    made.page = u"backups"_s;
    made.leavesOut = {u"rabbit@broker1"_s};
    made.facts = {{u"to"_s, u"broker3"_s}};
    return made;
}

QJsonObject minimal()
{
    return {{u"id"_s, u"p"_s}, {u"steps"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"act"_s, QJsonObject{{u"operation"_s, u"ok"_s}}}}}}};
}

QJsonObject with(QJsonObject json, const QString &key, const QJsonValue &value)
{
    json.insert(key, value);
    return json;
}

QJsonObject withStep(const QString &key, const QJsonValue &value)
{
    QJsonObject json = minimal();
    QJsonObject step = json.value("steps"_L1)[0].toObject();
    step.insert(key, value);
    json.insert("steps"_L1, QJsonArray{step});
    return json;
}

QJsonObject nested(int depth)
{
    QJsonObject step{{u"id"_s, u"leaf"_s}, {u"act"_s, QJsonObject{{u"operation"_s, u"ok"_s}}}};
    for (int i = 0; i < depth; ++i)
        step = {{u"id"_s, u"g%1"_s.arg(i)}, {u"type"_s, u"group"_s}, {u"steps"_s, QJsonArray{step}}};
    return {{u"steps"_s, QJsonArray{step}}};
}

QJsonObject many(int count)
{
    QJsonArray steps;
    for (int i = 0; i < count; ++i)
        steps.append(QJsonObject{{u"id"_s, u"s%1"_s.arg(i)}, {u"act"_s, QJsonObject{{u"operation"_s, u"ok"_s}}}});
    return {{u"steps"_s, steps}};
}

} // namespace

class PlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        const Plan made = fullPlan();
        const Result<Plan> read = planFromText(QJsonDocument(toJson(made)).toJson());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(*read, made);
    }

    void unknownKeysAreKept()
    {
        QJsonObject json = with(withStep(u"colour"_s, u"blue"_s), u"weather"_s, 7);
        const Result<Plan> read = planFromJson(json);
        QVERIFY(read);
        QCOMPARE(toJson(*read).value("weather"_L1).toInt(), 7);
        QCOMPARE(toJson(*read).value("steps"_L1)[0]["colour"_L1].toString(), u"blue"_s);
    }

    void leaseKinds()
    {
        using enum LeaseNeed::Kind;
        for (const LeaseNeed::Kind kind : {Normal, Emergency, Beside}) {
            QJsonObject json = minimal();
            json.insert(u"lease"_s, QJsonObject{{u"kind"_s, toId(kind)}});
            const Result<Plan> read = planFromJson(json);
            QVERIFY(read);
            QCOMPARE(read->lease.kind, kind);
        }
    }

    /// A plan of an older Warrener says nothing of its lease and its page.
    void defaults()
    {
        const Result<Plan> read = planFromJson(minimal());
        QVERIFY(read);
        QCOMPARE(read->lease, LeaseNeed());
        QCOMPARE(read->page, u"failover"_s);
        QCOMPARE(read->leavesOut, NodeName());
    }

    void refused_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("words");
        const QJsonObject call{{u"operation"_s, u"ok"_s}};
        QTest::newRow("wrong type") << with(minimal(), u"title"_s, 5) << u"“title” has the wrong type"_s;
        QTest::newRow("wrong type inside") << withStep(u"timeoutMs"_s, u"soon"_s) << u"“steps[0].timeoutMs” has the wrong type"_s;
        QTest::newRow("out of range") << withStep(u"timeoutMs"_s, 0) << u"“steps[0].timeoutMs” is not between 1 and 86400000"_s;
        QTest::newRow("unknown type of step") << withStep(u"type"_s, u"dance"_s) << u"unknown value “dance”"_s;
        QTest::newRow("no such environment") << with(minimal(), u"environment"_s, u"home"_s) << u"unknown value “home”"_s;
        QTest::newRow("no such lease") << with(minimal(), u"lease"_s, QJsonObject{{u"kind"_s, u"free"_s}}) << u"“lease.kind” has the unknown value"_s;
        QTest::newRow("no steps") << QJsonObject() << u"no steps"_s;
        QTest::newRow("no id") << withStep(u"id"_s, QString()) << u"1 to 64 characters"_s;
        QTest::newRow("no operation") << withStep(u"act"_s, QJsonValue::Null) << u"“a” has no operation"_s;
        QTest::newRow("empty operation") << withStep(u"act"_s, QJsonObject()) << u"“steps[0].act.operation” is missing"_s;
        QTest::newRow("undo without operation") << withStep(u"undo"_s, QJsonObject()) << u"“steps[0].undo.act” is missing"_s;
        QTest::newRow("empty group") << withStep(u"type"_s, u"group"_s) << u"“a” has no steps"_s;
        QTest::newRow("retried in the dark") << withStep(u"retry"_s, QJsonObject{{u"times"_s, 1}}) << u"neither idempotent nor has a probe"_s;
        QTest::newRow("undo of a check") << with(
            minimal(), u"steps"_s,
            QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"type"_s, u"check"_s}, {u"act"_s, call}, {u"undo"_s, QJsonObject{{u"act"_s, call}}}}})
                                         << u"is no action"_s;
        QTest::newRow("twice the same id") << with(
            minimal(), u"steps"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}, {u"act"_s, call}}, QJsonObject{{u"id"_s, u"a"_s}, {u"act"_s, call}}})
                                           << u"Two steps have the id “a”"_s;
        QTest::newRow("too deep") << nested(9) << u"nested more than 8 deep"_s;
        QTest::newRow("too many") << many(1001) << u"more than 1,000 steps"_s;
        QTest::newRow("guard without operation") << with(minimal(), u"guards"_s, QJsonArray{QJsonObject{{u"id"_s, u"g"_s}}}) << u"“guards[0].act” is missing"_s;
    }
    void refused()
    {
        QFETCH(const QJsonObject, json);
        QFETCH(const QString, words);
        const Result<Plan> read = planFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Malformed);
        QVERIFY2(read.error().message.contains(words), qPrintable(read.error().message));
    }

    void boundedText()
    {
        QCOMPARE(planFromText(QByteArray(4 * 1024 * 1024 + 1, ' ')).error().kind, ErrorKind::TooLarge);
        QCOMPARE(planFromText("[1]").error().kind, ErrorKind::Malformed);
        QVERIFY(planFromJson(nested(7)));
        QVERIFY(planFromJson(many(1000)));
    }

    void durations()
    {
        const Plan made = fullPlan();
        QCOMPARE(expectedDuration(made.steps), Millis{300});
        QCOMPARE(longestDuration(made.steps), Millis{30000 + 3 * 1500 + 2 * 10 + 30000});
        const Plan side = plan({group(u"g"_s, made.steps.last().steps)});
        QCOMPARE(longestDuration(side.steps), Millis{30000});
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "PlanTest.moc"
