#include "DrillPictures.h"

#include "support/SampleDrill.h"
#include "ui/drills/DrillsPage.h"
#include "ui/drills/TimelineEdit.h"

#include <QAction>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace sampleData;

using DrillFill = std::function<void(FakeDrillDesk &, FakeRunDesk &)>;

DrillFill runsAt(RunView (*run)(), int ms, bool running)
{
    return [run, ms, running](FakeDrillDesk &desk, FakeRunDesk &) {
        desk.setNow(drillBegin() + Millis{ms});
        desk.setRun(run(), running);
    };
}

void askStart(DrillsPage &page)
{
    page.askToStart();
    QTest::qWait(250);
}

/// Two brokers one after the other, with a pause between.
void drawTwo(DrillsPage &page)
{
    page.findChild<QLineEdit *>(u"composerTitle"_s)->setText(QLocale().language() == QLocale::Chinese ? u"滚动重启"_s : u"Rolling restart"_s);
    page.findChild<QLineEdit *>(u"composerId"_s)->setText(u"rolling-restart"_s);
    page.findChild<QSpinBox *>(u"composerMost"_s)->setValue(2);
    auto *timeline = page.findChild<TimelineEdit *>();
    QTest::keyClick(timeline, Qt::Key_Down, Qt::ControlModifier);
    page.findChild<QPushButton *>(u"composerAddPause"_s)->click();
    page.findChild<QAction *>(u"add.service-kill"_s)->trigger();
    QTest::keyClick(timeline, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(timeline, Qt::Key_Down, Qt::ControlModifier);
    QTest::qWait(20);
}

} // namespace

QList<DrillPicture> drillPictures()
{
    const QString partition = u"network-partition"_s;
    const QString live = u"live"_s;
    return {
        {u"drills"_s, drillStaging, {}, partition},
        {u"drills-1100x700"_s, drillStaging, {}, partition, {}, {}, {1100, 700}},
        {u"drills-never-run"_s, drillStaging, {}, u"disk-full"_s},
        {u"drills-needs"_s, drillStaging, {}, u"data-corruption"_s},
        {u"drills-unreadable"_s, drillStaging, {}, u"failover-under-load"_s},
        {u"drills-no-logins"_s, drillWithoutLogins, {}, u"node-failure"_s},
        {u"drills-loading"_s, drillStaging, [](FakeDrillDesk &desk, FakeRunDesk &) { desk.setView({}); }},
        {u"drills-left"_s, drillStaging,
         [](FakeDrillDesk &desk, FakeRunDesk &runs) {
             DrillsView view = desk.view();
             view.lever = DrillLever{.at = desk.now(), .who = u"anna@console-1"_s, .why = u"the shop is on sale today"_s, .held = true};
             desk.setView(view);
             runs.setUnfinished({{.run = u"20260317-103140-drill-7c1e"_s,
                                  .kind = u"drill"_s,
                                  .title = u"Drill: Network partition (split) on broker3 for 1 min"_s,
                                  .who = u"ops@console-2"_s,
                                  .startedAt = desk.now() - std::chrono::minutes{12},
                                  .page = u"drill"_s}});
         },
         partition},
        {u"drills-start"_s, drillStaging, {}, partition, askStart, u"startDrillDialog"_s},
        {u"drills-start-production"_s,
         drillProduction,
         {},
         u"node-failure"_s,
         [](DrillsPage &page) {
             askStart(page);
             if (auto *name = page.findChild<QLineEdit *>(u"typedName"_s))
                 name->setText(u"orders-prod"_s);
         },
         u"startDrillDialog"_s},
        {u"drills-start-refused"_s, drillStaging,
         [](FakeDrillDesk &desk, FakeRunDesk &) { desk.refuses = {{u"quorum-stays"_s, u"3 queues would lose their majority, the first is orders.created"_s}}; },
         partition, askStart, u"startDrillDialog"_s},
        {u"drills-preparing"_s, drillStaging, runsAt(preparingDrill, 12'000, true), live},
        {u"drills-live"_s, drillStaging, runsAt(runningDrill, 39'000, true), live},
        {u"drills-live-1100x700"_s, drillStaging, runsAt(runningDrill, 39'000, true), live, {}, {}, {1100, 700}},
        {u"drills-live-types"_s, drillStaging, runsAt(drillOfThreeTypes, 39'000, true), live},
        {u"drills-live-types-1100x700"_s, drillStaging, runsAt(drillOfThreeTypes, 39'000, true), live, {}, {}, {1100, 700}},
        {u"drills-passed-types"_s, drillStaging, runsAt(countedDrillOfThreeTypes, 106'000, false), live},
        {u"drills-reversing"_s, drillStaging, runsAt(reversingDrill, 40'200, true), live},
        {u"drills-recovering"_s, drillStaging, runsAt(recoveringDrill, 91'000, true), live},
        {u"drills-no-news"_s, drillStaging, runsAt(runningDrill, 89'000, true), live},
        {u"drills-passed"_s, drillStaging, runsAt(passedDrill, 106'000, false), live},
        {u"drills-failed"_s, drillStaging, runsAt(failedDrill, 66'000, false), live},
        {u"drills-composer"_s, drillStaging, {}, u"new"_s, drawTwo},
        {u"drills-composer-1100x700"_s, drillStaging, {}, u"new"_s, drawTwo, {}, {1100, 700}},
        {u"drills-composer-wrong"_s,
         drillStaging,
         {},
         u"copy/packet-loss"_s,
         [](DrillsPage &page) {
             page.findChild<QSpinBox *>(u"blockAmount"_s)->setValue(0);
             QTest::qWait(20);
         }},
    };
}

} // namespace warrener
