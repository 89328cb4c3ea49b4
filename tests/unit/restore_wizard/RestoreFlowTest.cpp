#include "ui/restore/RestoreFlow.h"

#include "support/SampleRestore.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QString newest = u"20260317-140000-incremental-orders-prod-5f1e"_s;

struct Wizard
{
    Wizard() : desk(sampleData::backupsNow())
    {
        sampleData::fillRestore(backups, desk);
        flow = std::make_unique<RestoreFlow>(backups, desk);
    }
    template <class Change>
    void change(Change change)
    {
        RestoreDraft draft = flow->draft();
        change(draft);
        flow->setDraft(draft);
    }
    QString against(RestoreStage stage) const { return flow->reasonAgainst(stage); }

    FakeBackupsDesk backups;
    FakeRestoreDesk desk;
    std::unique_ptr<RestoreFlow> flow;
};

} // namespace

class RestoreFlowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// How messages are published is a habit; what is restored, where, and what it overrides is not.
    void habitsOutliveTheProgram()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"w.ini"_s), QSettings::IniFormat);
        const QString key = u"restore/orders-prod"_s;
        {
            Wizard wizard;
            wizard.flow->remember(&settings, key);
            wizard.flow->begin({});
            wizard.change([](RestoreDraft &draft) {
                draft.skipPresent = false;
                draft.mark = true;
                draft.perSecond = 250;
                draft.withConsumers = true;
                draft.configuration = true;
                draft.pattern = u"^secret"_s;
                draft.to = {u"dr1"_s};
            });
        }
        QStringList kept = settings.allKeys();
        kept.sort();
        QCOMPARE(kept, (QStringList{key + u"/mark"_s, key + u"/perSecond"_s, key + u"/skipPresent"_s}));
        Wizard again;
        again.flow->remember(&settings, key);
        again.flow->begin({});
        const RestoreDraft &draft = again.flow->draft();
        QVERIFY(!draft.skipPresent && draft.mark && draft.perSecond == 250);
        QVERIFY(!draft.withConsumers && !draft.configuration && draft.pattern.isEmpty());
        QCOMPARE(draft.to.value, u"orders-prod"_s);
        // What is usual stands in no file, and what a file says is held within bounds.
        again.change([](RestoreDraft &usual) {
            usual.skipPresent = true;
            usual.mark = false;
            usual.perSecond = 0;
        });
        QVERIFY(settings.allKeys().isEmpty());
        settings.setValue(key + u"/perSecond"_s, -7);
        Wizard third;
        third.flow->remember(&settings, key);
        QCOMPARE(third.flow->draft().perSecond, 0);
    }

    void theNewestSoundBackupIsChosenAtFirst()
    {
        Wizard wizard;
        wizard.flow->begin({});
        QCOMPARE(wizard.flow->draft().backup, newest);
        QCOMPARE(wizard.flow->draft().to.value, u"orders-prod"_s);
        QTRY_VERIFY(wizard.flow->contents());
        QCOMPARE(wizard.against(RestoreStage::Source), QString());
    }

    /// The list may come later than the person.
    void itIsChosenWhenTheListHasCome()
    {
        Wizard wizard;
        const BackupsView view = wizard.backups.view();
        wizard.backups.setView({.listing = BackupsListing::Loading});
        wizard.flow->begin({});
        QCOMPARE(wizard.against(RestoreStage::Source), u"The list of backups is being read"_s);
        wizard.backups.setView(view);
        QCOMPARE(wizard.flow->draft().backup, newest);
    }

    void damagedOnesAreRefusedWithTheReason()
    {
        Wizard wizard;
        wizard.flow->begin({.backup = QString::fromLatin1(sampleData::damagedBackup)});
        QCOMPARE(wizard.against(RestoreStage::Source), u"Damaged, 1 of 214: choose another one"_s);
        wizard.flow->begin({.backup = u"orders-copy.tar.zst"_s});
        QVERIFY(wizard.against(RestoreStage::Source).endsWith(u": choose another one"_s));
    }

    void anEncryptedOneAsksForItsIdentity()
    {
        Wizard wizard;
        wizard.backups.manifests.remove(newest);
        wizard.backups.noManifest = {.kind = ErrorKind::Forbidden, .message = u"No identity opens it"_s, .detail = {}};
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->isLocked());
        QVERIFY(wizard.against(RestoreStage::Source).contains(u"identity"_s));
        wizard.backups.manifests.insert(newest, std::make_shared<const BackupManifest>(sampleData::backupManifest()));
        wizard.flow->setIdentity(u"/home/ops/key.txt"_s);
        QTRY_COMPARE(wizard.against(RestoreStage::Source), QString());
        QVERIFY(wizard.backups.asked.contains(u"identity /home/ops/key.txt"_s));
    }

    /// "Bring back what was here": the newest backup with messages of that queue, and nothing but it.
    void aQueueIsLookedForInTheBackups()
    {
        Wizard wizard;
        for (const auto listed = wizard.backups.manifests.keys(); const QString &id : listed) {
            if (id == QString::fromLatin1(sampleData::fullBackup))
                continue;
            BackupManifest without = *wizard.backups.manifests.value(id);
            without.queues.removeIf([](const BackedUpQueue &queue) { return queue.name == "payments.dlq"_L1; });
            wizard.backups.manifests.insert(id, std::make_shared<const BackupManifest>(without));
        }
        wizard.flow->begin({.vhost = u"/"_s, .queue = u"payments.dlq"_s});
        QTRY_COMPARE(wizard.flow->draft().backup, QString::fromLatin1(sampleData::fullBackup));
        QTRY_VERIFY(wizard.flow->contents());
        QCOMPARE(wizard.flow->draft().queues, RestoreDraft::Queues::Ticked);
        QCOMPARE(wizard.flow->draft().ticked, QStringList{u"/\npayments.dlq"_s});
        QCOMPARE(wizard.against(RestoreStage::What), QString());
        // Nobody has it: the newest of all, where it can be looked for by hand. All the other queues are not what was asked for.
        wizard.flow->begin({.vhost = u"/"_s, .queue = u"never.seen"_s});
        QTRY_COMPARE(wizard.flow->draft().backup, newest);
        QTRY_VERIFY(wizard.flow->contents());
        QCOMPARE(wizard.flow->draft().queues, RestoreDraft::Queues::Ticked);
        QVERIFY(wizard.flow->draft().ticked.isEmpty());
        QCOMPARE(wizard.against(RestoreStage::What), u"Tick at least one queue"_s);
        QCOMPARE(wizard.flow->missing(), QStringList{u"/\nnever.seen"_s});
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->contents());
        QCOMPARE(wizard.flow->draft().queues, RestoreDraft::Queues::All);
        QVERIFY(wizard.flow->missing().isEmpty());
    }

    void severalQueuesThatAreGone()
    {
        Wizard wizard;
        wizard.flow->begin({.queues = {u"/\norders.dlq"_s, u"/\npayments.dlq"_s, u"/\nnever.seen"_s}});
        QTRY_VERIFY(wizard.flow->contents());
        QCOMPARE(wizard.flow->draft().ticked, (QStringList{u"/\norders.dlq"_s, u"/\npayments.dlq"_s}));
        QCOMPARE(wizard.flow->missing(), QStringList{u"/\nnever.seen"_s});
    }

    void somethingMustBeChosen()
    {
        Wizard wizard;
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->contents());
        wizard.change([](RestoreDraft &draft) { draft.definitions = draft.messages = false; });
        QCOMPARE(wizard.against(RestoreStage::What), u"Choose at least one part"_s);
        wizard.change([](RestoreDraft &draft) {
            draft.definitions = true;
            draft.queues = RestoreDraft::Queues::Matching;
            draft.pattern = u"(a"_s;
        });
        QVERIFY(wizard.against(RestoreStage::What).startsWith(u"No expression"_s));
        wizard.change([](RestoreDraft &draft) { draft.pattern = u"^nothing"_s; });
        QCOMPARE(wizard.against(RestoreStage::What), u"No queue's name matches"_s);
        wizard.change([](RestoreDraft &draft) { draft.queues = RestoreDraft::Queues::Ticked; });
        QCOMPARE(wizard.against(RestoreStage::What), u"Tick at least one queue"_s);
    }

    void namesMustBeWholeAndDifferent()
    {
        Wizard wizard;
        wizard.flow->begin({});
        wizard.change([](RestoreDraft &draft) { draft.queueNames = {{u"mail"_s, {}}}; });
        QVERIFY(wizard.against(RestoreStage::Where).contains(u"mail"_s));
        wizard.change([](RestoreDraft &draft) { draft.queueNames = {{u"mail"_s, u"x"_s}, {u"post"_s, u"x"_s}}; });
        QVERIFY(wizard.against(RestoreStage::Where).contains(u"called x"_s));
        wizard.change([](RestoreDraft &draft) { draft.queueNames = {{u"mail"_s, u"x"_s}}; });
        QCOMPARE(wizard.against(RestoreStage::Where), QString());
        wizard.desk.setPlaces({{.name = {u"orders-prod"_s}, .obstacle = u"No node has answered yet"_s}});
        QCOMPARE(wizard.against(RestoreStage::Where), u"No node has answered yet"_s);
    }

    void aChoiceIsComparedOnce()
    {
        Wizard wizard;
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->contents());
        wizard.flow->comparePreview();
        QTRY_VERIFY(wizard.flow->preview());
        QCOMPARE(wizard.desk.previews, 1);
        QCOMPARE(wizard.against(RestoreStage::Preview), QString());
        wizard.flow->comparePreview();
        QCOMPARE(wizard.desk.previews, 1);
        // A tick is no other choice, a name is.
        wizard.change([](RestoreDraft &draft) { draft.leave = {u"queues\npayments\npayments.refund"_s}; });
        wizard.flow->comparePreview();
        QCOMPARE(wizard.desk.previews, 1);
        QCOMPARE(wizard.flow->figures().created, 36);
        wizard.change([](RestoreDraft &draft) { draft.queueNames = {{u"orders.dlq"_s, u"orders.old"_s}}; });
        QVERIFY(!wizard.flow->preview());
        wizard.flow->comparePreview();
        QTRY_VERIFY(wizard.flow->preview());
        QCOMPARE(wizard.desk.previews, 2);
        // Ticks stay over it: they mean objects.
        QCOMPARE(wizard.flow->draft().leave.size(), 1);
        QVERIFY(wizard.desk.previewed.leave.isEmpty());
    }

    /// What was ticked was of what another cluster, or another backup, showed: a queue of the same name there is not meant.
    void ticksAreOfOnePreview()
    {
        Wizard wizard;
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->contents());
        const auto tick = [&wizard] {
            wizard.change([](RestoreDraft &draft) {
                draft.remove = {u"queues\n/\nold"_s};
                draft.leave = {u"queues\n/\nmail"_s};
                draft.replace = {u"queues\n/\nfixed"_s};
                draft.leaveFiles = {u"config/b2"_s};
            });
            QCOMPARE(wizard.flow->draft().remove.size(), 1);
        };
        const auto isForgotten = [&wizard] {
            const RestoreDraft &draft = wizard.flow->draft();
            return draft.remove.isEmpty() && draft.leave.isEmpty() && draft.replace.isEmpty() && draft.leaveFiles.isEmpty();
        };
        tick();
        wizard.change([](RestoreDraft &draft) { draft.to = {u"dr1"_s}; });
        QVERIFY(isForgotten());
        tick();
        wizard.change([](RestoreDraft &draft) { draft.backup = QString::fromLatin1(sampleData::fullBackup); });
        QVERIFY(isForgotten());
    }

    void nothingToDoIsNoRestore()
    {
        Wizard wizard;
        wizard.desk.previewAnswer = RestorePreview{};
        wizard.flow->begin({});
        wizard.flow->comparePreview();
        QTRY_VERIFY(wizard.flow->preview());
        QCOMPARE(wizard.against(RestoreStage::Preview), u"Nothing is left to be restored"_s);
        wizard.desk.previewAnswer = failure(ErrorKind::Unreachable, u"No node answers"_s);
        wizard.flow->compareAgain();
        QTRY_COMPARE(wizard.against(RestoreStage::Preview), u"No node answers"_s);
    }

    void thePlanIsOfWhatIsTicked()
    {
        Wizard wizard;
        wizard.flow->begin({});
        QTRY_VERIFY(wizard.flow->contents());
        wizard.flow->comparePreview();
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        wizard.flow->makePlan();
        QCOMPARE(wizard.desk.plans, 1);
        wizard.change([](RestoreDraft &draft) { draft.leave = {u"queues\npayments\npayments.refund"_s}; });
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        QCOMPARE(wizard.desk.plans, 2);
        QCOMPARE(wizard.desk.planned.leave.size(), 1);
    }

    void aRuleThatRefusesIsOverriddenWithTheReason()
    {
        Wizard wizard;
        wizard.flow->begin({});
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        Error refused{.kind = ErrorKind::Forbidden, .message = u"Another restore holds the lease"_s, .detail = {}};
        refused.rule = u"lease"_s;
        wizard.desk.startAnswer = std::unexpected(refused);
        wizard.flow->start(u"first"_s);
        QTRY_COMPARE(wizard.flow->refusingRule(), u"lease"_s);
        QVERIFY(!wizard.flow->isBegun());
        QVERIFY(wizard.flow->startProblem().contains(u"lease"_s));
        wizard.desk.startAnswer = {};
        QSignalSpy started(wizard.flow.get(), &RestoreFlow::started);
        wizard.flow->start(u"agreed with ops"_s);
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(wizard.desk.overridden, (QHash<QString, QString>{{u"lease"_s, u"agreed with ops"_s}}));
        QCOMPARE(wizard.desk.started.why, u"agreed with ops"_s);
        QVERIFY(wizard.flow->isBegun());
    }

    /// Of two rules that refuse, one after the other, the first does not refuse again.
    void everyRuleThatRefusesIsOverridden()
    {
        Wizard wizard;
        wizard.flow->begin({});
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        for (const QString &rule : {u"lease"_s, u"majority"_s}) {
            Error refused{.kind = ErrorKind::Forbidden, .message = u"refused by "_s + rule, .detail = {}};
            refused.rule = rule;
            wizard.desk.startAnswer = std::unexpected(refused);
            wizard.flow->start(u"agreed"_s);
            QTRY_COMPARE(wizard.flow->refusingRule(), rule);
        }
        wizard.desk.startAnswer = {};
        wizard.flow->start(u"agreed"_s);
        QTRY_VERIFY(wizard.flow->isBegun());
        QCOMPARE(wizard.desk.overridden, (QHash<QString, QString>{{u"lease"_s, u"agreed"_s}, {u"majority"_s, u"agreed"_s}}));
    }

    /// A cluster makes other runs after it, and the proof stays that of the restore.
    void anotherRunIsNoProof()
    {
        Wizard wizard;
        wizard.flow->begin({});
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        wizard.flow->start({});
        QTRY_VERIFY(wizard.flow->isBegun());
        const RunView done = sampleData::doneRestore();
        wizard.desk.run.setRun(done, false);
        QCOMPARE(wizard.flow->run().state.run, done.state.run);
        RunView other;
        other.state.run = u"another"_s;
        other.state.plan.kind = u"switchover"_s;
        wizard.desk.run.setRun(other, true);
        QVERIFY(!wizard.flow->isRunning());
        QCOMPARE(wizard.flow->run().state.run, done.state.run);
        QVERIFY(!wizard.flow->isRunDoubtful());
        other.state.verdict = Verdict::Failed;
        wizard.desk.run.setRun(other, false);
        QVERIFY(!wizard.flow->isRunDoubtful());
        QCOMPARE(wizard.flow->run().state.verdict, std::optional(Verdict::Done));
    }

    void proofComesAfterTheRun()
    {
        Wizard wizard;
        wizard.flow->begin({});
        wizard.flow->makePlan();
        QTRY_VERIFY(wizard.flow->plan());
        wizard.flow->start({});
        QTRY_VERIFY(wizard.flow->isBegun());
        wizard.desk.run.setRun(sampleData::runningRestore(), true);
        QVERIFY(!wizard.against(RestoreStage::Run).isEmpty());
        wizard.desk.run.setRun(sampleData::doneRestore(), false);
        QCOMPARE(wizard.against(RestoreStage::Run), QString());
        // Another beginning forgets what ended.
        wizard.flow->begin({});
        QVERIFY(!wizard.flow->isBegun());
    }
};

QTEST_GUILESS_MAIN(RestoreFlowTest)
#include "RestoreFlowTest.moc"
