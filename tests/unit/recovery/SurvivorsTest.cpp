// Which member a queue without its majority goes on with.

#include "run/operations/recovery/Survivors.h"

#include "tests/unit/failover/Scene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class SurvivorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of the members that are left the one with the longest log; who cannot tell decides nothing.
    void survivors()
    {
        const NodeName a = Scene::node(1), b = Scene::node(2), c = Scene::node(3), d{u"rabbit@broker4"_s}, e{u"rabbit@broker5"_s};
        const auto seat = [&](const QString &name, const QList<NodeName> &online) {
            return QueueSeat{.ref = {u"/"_s, name}, .type = QueueType::Quorum, .members = {a, b, c, d, e}, .online = online};
        };
        const QList<QueueSeat> seats{seat(u"one"_s, {b}), seat(u"two"_s, {a, b}), seat(u"none"_s, {}), seat(u"well"_s, {a, b, c}), seat(u"untold"_s, {a, b})};
        const Result<QList<QueueSeat>> lost = withoutMajority(seats);
        QVERIFY(lost);
        QCOMPARE(lost->size(), 4);
        LogProgress progress;
        progress.written.insert({u"/"_s, u"two"_s}, {{a, 100.0}, {b, 101.0}});
        progress.written.insert({u"/"_s, u"untold"_s}, {{a, 100.0}});
        const Survivors survivors = survivorsOf(*lost, progress);
        QCOMPARE(survivors.count(), 2);
        QCOMPARE(survivors.byNode.value(b), (QList<QueueRef>{{u"/"_s, u"one"_s}, {u"/"_s, u"two"_s}}));
        QCOMPARE(survivors.gone, (QList<QueueRef>{{u"/"_s, u"none"_s}}));
        QCOMPARE(survivors.untold, (QList<QueueRef>{{u"/"_s, u"untold"_s}}));
        QVERIFY(!withoutMajority({{.ref = {u"/"_s, u"x"_s}, .type = QueueType::Quorum}}));
    }
};

QTEST_GUILESS_MAIN(SurvivorsTest)
#include "SurvivorsTest.moc"
