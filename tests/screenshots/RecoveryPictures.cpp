#include "RecoveryPictures.h"

#include "ui/parts/SegmentedControl.h"
#include "ui/recovery/RecoveryPage.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

std::function<void(RecoveryPage &, FakeRecoveryDesk &)> part(int at)
{
    return [at](RecoveryPage &page, FakeRecoveryDesk &) {
        auto *parts = page.findChild<SegmentedControl *>(u"scenarioParts"_s);
        for (int i = 0; i < at; ++i)
            QTest::keyClick(parts, Qt::Key_Right);
    };
}

std::function<void(FakeRecoveryDesk &)> running(RunView (*run)(const ClusterProfile &, TimePoint), bool atTable, bool goesOn)
{
    return [run, atTable, goesOn](FakeRecoveryDesk &desk) {
        const TimePoint begin = desk.now() - std::chrono::seconds{goesOn ? 134 : 400};
        (atTable ? desk.table : desk.run).setRun(run(desk.profile, begin), goesOn);
    };
}

/// Two versions of the plan for a full disk before the present one.
void olderDiskFull(FakeRecoveryDesk &desk)
{
    const RecoveryScenario *scenario = desk.view().scenario(u"disk-full"_s);
    if (scenario == nullptr)
        return;
    int days = 2;
    for (const auto &[version, rto] : {std::pair("0.9", "1200"), std::pair("0.8", "600")}) {
        RecoveryVersion older{.name = QString::fromLatin1(version), .until = desk.now() - std::chrono::hours{24 * (days *= 3)}, .entry = scenario->entry};
        older.entry.text.replace("\"version\": \"1.0\"", QByteArray("\"version\": \"") + version + '"')
            .replace("\"rtoSeconds\": 1800", QByteArray("\"rtoSeconds\": ") + rto);
        if (const Result<RecoveryDocument> document = recoveryDocumentFrom(older.entry.text))
            older.entry.document = *document;
        desk.older.append(older);
    }
}

} // namespace

QList<RecoveryPicture> recoveryPictures()
{
    using namespace sampleData;
    return {
        {u"recovery"_s},
        {u"recovery-1100x700"_s, {}, {}, {}, {1100, 700}},
        {u"recovery-scenario"_s, part(1), u"cluster-node-failure"_s},
        {u"recovery-readiness"_s, part(2), u"network-partition"_s},
        {u"recovery-runs"_s, part(3)},
        {u"recovery-broken"_s, {}, u"payments-lost"_s},
        {u"recovery-loading"_s, {}, {}, [](FakeRecoveryDesk &desk) { desk.setView({}); }},
        {u"recovery-prepare"_s, {}, u"run/single-node-failure/rabbit@broker2"_s},
        {u"recovery-prepare-1100x700"_s, {}, u"run/single-node-failure/rabbit@broker2"_s, {}, {1100, 700}},
        {u"recovery-prepare-refused"_s,
         {},
         u"run/cluster-node-failure/rabbit@broker1"_s,
         [](FakeRecoveryDesk &desk) {
             desk.refuses = {{u"in-trouble"_s, u"rabbit@broker1 serves: nothing keeps it from doing so, and a node that serves is not rebuilt"_s}};
         }},
        {u"recovery-prepare-standby"_s,
         [](RecoveryPage &page, FakeRecoveryDesk &) {
             auto *of = page.findChild<QComboBox *>(u"recoveryOf"_s);
             of->setCurrentIndex(1);
             Q_EMIT of->activated(1);
         },
         u"run/single-node-failure/rabbit@broker2"_s,
         [](FakeRecoveryDesk &desk) { desk.others = {{u"billing-prod"_s}}; },
         {1440, 900},
         u"recovery"_s,
         true},
        {u"recovery-rehearse"_s, {}, u"rehearse/single-node-failure"_s, [](FakeRecoveryDesk &desk) { desk.standbyNames = {{u"orders-dr"_s}}; }},
        {u"recovery-running"_s, {}, {}, running(runningRecovery, false, true)},
        {u"recovery-running-1100x700"_s, {}, {}, running(runningRecovery, false, true), {1100, 700}},
        {u"recovery-rehearsal"_s, {}, {}, running(rehearsedRecovery, true, true)},
        {u"recovery-report"_s,
         {},
         u"report/20260317-142142-recovery-51d9"_s,
         [](FakeRecoveryDesk &desk) { desk.reportAnswer = recoveryReport(desk.profile, desk.now() - std::chrono::seconds{400}); }},
        {u"recovery-editor"_s, [](RecoveryPage &page, FakeRecoveryDesk &) { page.findChild<QAbstractButton *>(u"editRecovery"_s)->click(); }, u"disk-full"_s},
        {u"recovery-editor-wrong"_s, [](RecoveryPage &page, FakeRecoveryDesk &) { page.findChild<QAbstractButton *>(u"editRecovery"_s)->click(); },
         u"payments-lost"_s},
        {u"recovery-versions"_s, [](RecoveryPage &page, FakeRecoveryDesk &) { page.findChild<QAbstractButton *>(u"olderVersions"_s)->click(); }, u"disk-full"_s,
         olderDiskFull},
        {u"recovery-versions-1100x700"_s,
         [](RecoveryPage &page, FakeRecoveryDesk &) { page.findChild<QAbstractButton *>(u"olderVersions"_s)->click(); },
         u"disk-full"_s,
         olderDiskFull,
         {1100, 700}},
        {u"recovery-prepare-restore-1100x700"_s, {}, u"run/complete-system-failure"_s, {}, {1100, 700}},
        {u"recovery-overview"_s, {}, {}, {}, {1440, 900}, u"overview"_s},
        {u"recovery-overview-1100x700"_s, {}, {}, {}, {1100, 700}, u"overview"_s},
        {u"recovery-done"_s, {}, {}, running(doneRecovery, false, false)},
    };
}

} // namespace warrener
