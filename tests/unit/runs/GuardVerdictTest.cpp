#include "run/runs/GuardVerdict.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class GuardVerdictTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A rule that nobody has answered for yet is no refusal, and none that has passed.
    void whatNobodyHasAskedIsUnknown()
    {
        const Plan plan{.guards = {{.id = u"quorum"_s, .words = u"Quorum stays"_s, .overridable = false},
                                   {.id = u"peers"_s, .words = u"The others run"_s, .overridable = true}}};
        const QList<GuardVerdict> verdicts = verdictsOf(plan, {});
        QCOMPARE(verdicts.size(), 2);
        QCOMPARE(verdicts.at(0), (GuardVerdict{.id = u"quorum"_s, .words = u"Quorum stays"_s}));
        QVERIFY(verdicts.at(1).overridable);
        QVERIFY(refusalsOf(verdicts).isEmpty());
        QVERIFY(!areOverridable(refusalsOf(verdicts)));
    }

    void aRefusalStandsUntilItIsOverridden()
    {
        using enum GuardVerdict::State;
        const GuardVerdict hard{.id = u"hard"_s, .state = Refused}, soft{.id = u"soft"_s, .state = Refused, .overridable = true};
        const QList<GuardVerdict> all{{.id = u"passed"_s, .state = Passed, .overridable = true}, hard, {.id = u"unknown"_s, .overridable = true}, soft};
        QCOMPARE(refusalsOf(all), (QList<GuardVerdict>{hard, soft}));
        QVERIFY(!areOverridable(refusalsOf(all)));
        QCOMPARE(refusalsOf(all, {{u"hard"_s, u"known"_s}}), QList<GuardVerdict>{soft});
        QVERIFY(areOverridable({soft}));
        QVERIFY(refusalsOf(all, {{u"hard"_s, u"known"_s}, {u"soft"_s, u"known"_s}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(GuardVerdictTest)
#include "GuardVerdictTest.moc"
