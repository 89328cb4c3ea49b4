#include "judge/assess/QueueCondition.h"

using namespace Qt::StringLiterals;
using namespace warrener;

class QueueConditionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QueueRow>("row");
        QTest::addColumn<bool>("growing");
        QTest::addColumn<QString>("id");
        QTest::addColumn<Level>("level");

        const QueueRow running{.name = u"orders"_s,
                               .state = QueueState::Running,
                               .leader = 0,
                               .leaderKnown = true,
                               .members = {0, 1, 2},
                               .online = {0, 1, 2},
                               .membersKnown = true,
                               .ready = 5,
                               .consumers = 2};
        const auto with = [&](auto change) {
            QueueRow row = running;
            change(row);
            return row;
        };
        QTest::newRow("running") << running << false << u"running"_s << Level::Ok;
        QTest::newRow("idle") << with([](QueueRow &r) { r.state = QueueState::Idle; }) << false << u"idle"_s << Level::Ok;
        QTest::newRow("flow") << with([](QueueRow &r) { r.state = QueueState::Flow; }) << false << u"flow"_s << Level::Note;
        QTest::newRow("not asked") << QueueRow{} << false << u"unknown"_s << Level::Unknown;
        QTest::newRow("minority, by the broker") << with([](QueueRow &r) { r.state = QueueState::Minority; }) << false << u"minority"_s << Level::Critical;
        QTest::newRow("minority, by its members") << with([](QueueRow &r) { r.online = {2}; }) << false << u"minority"_s << Level::Critical;
        QTest::newRow("half of four is no majority") << with([](QueueRow &r) {
            r.members = {0, 1, 2, 3};
            r.online = {0, 1};
        }) << false << u"minority"_s << Level::Critical;
        QTest::newRow("member missing") << with([](QueueRow &r) { r.online = {0, 2}; }) << false << u"member-missing"_s << Level::Warning;
        QTest::newRow("no leader") << with([](QueueRow &r) { r.leader = -1; }) << false << u"no-leader"_s << Level::Critical;
        QTest::newRow("leader not asked") << with([](QueueRow &r) {
            r.leader = -1;
            r.leaderKnown = false;
        }) << false << u"running"_s << Level::Ok;
        QTest::newRow("down") << with([](QueueRow &r) { r.state = QueueState::Down; }) << false << u"down"_s << Level::Critical;
        QTest::newRow("flow for ten minutes") << with([](QueueRow &r) {
            r.state = QueueState::Flow;
            r.flowsLong = true;
        }) << true << u"flow-long"_s << Level::Warning;
        QTest::newRow("no consumers") << with([](QueueRow &r) { r.consumers = 0; }) << true << u"no-consumers"_s << Level::Warning;
        QTest::newRow("empty, no consumers") << with([](QueueRow &r) {
            r.consumers = 0;
            r.ready = 0;
        }) << false << u"running"_s << Level::Ok;
        QTest::newRow("consumers not known") << with([](QueueRow &r) { r.consumers = -1; }) << false << u"running"_s << Level::Ok;
        QTest::newRow("a stream keeps its messages") << with([](QueueRow &r) {
            r.consumers = 0;
            r.type = QueueType::Stream;
        }) << true << u"running"_s << Level::Ok;
        QTest::newRow("growing") << running << true << u"growing"_s << Level::Note;
        QTest::newRow("made to hold messages") << with([](QueueRow &r) {
            r.consumers = 0;
            r.mayWait = true;
        }) << false << u"running"_s << Level::Ok;
        QTest::newRow("a classic queue that is stopped has no votes to lose") << with([](QueueRow &r) {
            r.type = QueueType::Classic;
            r.state = QueueState::Stopped;
            r.members = {0};
            r.online = {};
        }) << false << u"stopped"_s << Level::Warning;
        QTest::newRow("mirrors that are not in sync") << with([](QueueRow &r) {
            r.type = QueueType::Classic;
            r.online = {0};
        }) << false << u"member-missing"_s << Level::Warning;
        QTest::newRow("stopped") << with([](QueueRow &r) { r.state = QueueState::Stopped; }) << false << u"stopped"_s << Level::Warning;
    }
    void judges()
    {
        QFETCH(QueueRow, row);
        QFETCH(bool, growing);
        QFETCH(QString, id);
        QFETCH(Level, level);

        const QueueCondition condition = conditionOf(row, growing);
        QCOMPARE(toId(condition), id);
        QCOMPARE(levelOf(condition), level);
        QVERIFY(!toWord(condition).isEmpty());
    }

    void attentionHoldsWhatIsCritical()
    {
        QCOMPARE(attentionConditions() & criticalConditions(), criticalConditions());
        QVERIFY((criticalConditions() & setOf(QueueCondition::Minority)) != 0);
        QVERIFY((criticalConditions() & setOf(QueueCondition::NoConsumers)) == 0);
        QVERIFY((attentionConditions() & setOf(QueueCondition::NoConsumers)) != 0);
        QVERIFY((attentionConditions() & setOf(QueueCondition::Flow)) == 0);
    }
};

QTEST_GUILESS_MAIN(QueueConditionTest)
#include "QueueConditionTest.moc"
