#include "support/SampleRestore.h"
#include "ui/restore/RestoreWords.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreDraftTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftAsARequest()
    {
        RestoreDraft draft{.sections = {u"queues"_s}, .vhosts = {u"/"_s}};
        draft.vhostNames = {{u"/"_s, u"test"_s}};
        draft.queueNames = {{u"mail"_s, u"mail.restored"_s}, {u"same"_s, u"same"_s}};
        draft.skipPresent = false;
        draft.perSecond = 50;
        draft.pattern = u"^mail"_s;
        draft.ticked = {u"/\nmail"_s};
        draft.mirroredAsQuorum = true;
        RestoreRequest request = requestOf(draft);
        QVERIFY(request.objects.mirroredAsQuorum);
        QCOMPARE(request.objects.sections, QStringList{u"queues"_s});
        QCOMPARE(request.objects.vhostNames, (QHash<QString, QString>{{u"/"_s, u"test"_s}}));
        // A name that stays is no renaming.
        QCOMPARE(request.queues.queueNames, (QHash<QString, QString>{{u"mail"_s, u"mail.restored"_s}}));
        QVERIFY(!request.queues.skipPresent);
        QCOMPARE(request.queues.perSecond, 50);
        // Neither the expression nor the ticks count while all queues are meant.
        QVERIFY(request.objects.pattern.isEmpty() && request.queues.queues.isEmpty());
        draft.queues = RestoreDraft::Queues::Matching;
        request = requestOf(draft);
        QCOMPARE(request.objects.pattern, u"^mail"_s);
        QCOMPARE(request.queues.pattern, u"^mail"_s);
        QVERIFY(request.objects.queues.isEmpty());
        draft.queues = RestoreDraft::Queues::Ticked;
        request = requestOf(draft);
        QVERIFY(request.objects.pattern.isEmpty());
        QCOMPARE(request.objects.queues, QStringList{u"/\nmail"_s});
        QCOMPARE(request.queues.queues, QStringList{u"/\nmail"_s});
    }

    /// Ticks in a preview are no reason to compare again.
    void whatIsCompared()
    {
        RestoreDraft one{.backup = u"a"_s, .leave = {u"queues\n/\nmail"_s}};
        RestoreDraft two{.backup = u"a"_s, .remove = {u"users\n\nanna"_s}};
        QCOMPARE(compared(one), compared(two));
        two.mark = true;
        QVERIFY(compared(one) != compared(two));
    }

    void whatABackupHolds()
    {
        const Result<DefinitionsPtr> definitions = readDefinitions(sampleData::definitionsJson());
        QVERIFY(definitions);
        const RestoreContents contents = contentsOf(sampleData::backupManifest(), *definitions);
        QCOMPARE(contents.vhosts, QStringList{u"/"_s});
        QCOMPARE(contents.queues.size(), 36);
        QCOMPARE(contents.sections.value(u"queues"_s), 36);
        QCOMPARE(contents.sections.value(u"topic_permissions"_s), 0);
        const auto mail = std::ranges::find(contents.queues, u"orders.mail.confirm"_s, &ContentQueue::name);
        QVERIFY(mail != contents.queues.end());
        // Its messages are not in the backup, and the reason is.
        QCOMPARE(mail->messages, -1);
        QVERIFY(!mail->reason.isEmpty());
        QCOMPARE(contents.hosts.size(), 5);
        QCOMPARE(contents.hosts.last().name, u"rabbit@broker3"_s);
        QCOMPARE(contents.hosts.last().files, 4);
        QVERIFY(contents.nodes.isEmpty());
        // A backup of the configuration tells of queues too.
        BackupManifest config;
        config.holds = {BackupPart::Definitions};
        QCOMPARE(contentsOf(config, *definitions).queues.size(), 36);
        QCOMPARE(contentsOf(config, *definitions).queues.first().type, u"stream"_s);
        QVERIFY(contentsOf(config, nullptr).queues.isEmpty());
    }

    void chosenByNameAndByTick()
    {
        const RestoreContents contents = contentsOf(sampleData::backupManifest(), nullptr);
        RestoreDraft draft;
        QCOMPARE(chosenQueues(contents, draft).size(), 36);
        draft.queues = RestoreDraft::Queues::Matching;
        draft.pattern = u"[.]dlq$"_s;
        QCOMPARE(chosenQueues(contents, draft).size(), 2);
        draft.pattern = u"("_s;
        QVERIFY(chosenQueues(contents, draft).isEmpty());
        draft.queues = RestoreDraft::Queues::Ticked;
        draft.ticked = {u"/\norders.dlq"_s, u"elsewhere\norders.dlq"_s};
        QCOMPARE(chosenQueues(contents, draft).size(), 1);
        draft.vhosts = {u"payments"_s};
        QVERIFY(chosenQueues(contents, draft).isEmpty());
    }

    /// On a host where nothing is done no file is written.
    void filesOfHostsThatRefuse()
    {
        RestorePreview preview;
        preview.hosts = {{.of = u"rabbit@b1"_s, .toWrite = 1}, {.of = u"rabbit@b2"_s, .toWrite = 1, .refused = u"it is being restarted"_s}};
        preview.files = {{.fate = FileFate::Change, .of = u"rabbit@b1"_s, .entry = u"config/b1"_s},
                         {.fate = FileFate::Create, .of = u"rabbit@b2"_s, .entry = u"config/b2"_s}};
        QCOMPARE(figuresOf(preview, {}).files, 1);
        preview.hosts.first().refused = u"it is being restarted"_s;
        QVERIFY(figuresOf(preview, {}).isNothing());
    }

    /// What is kept as a file says what the page said: as many as are published, not as many as there are.
    void aPreviewAsAText()
    {
        RestorePreview preview;
        preview.queues = {
            {.vhost = u"/"_s, .name = u"orders"_s, .targetVhost = u"/"_s, .targetName = u"orders"_s, .inBackup = 500, .live = 120, .present = 120}};
        RestoreDraft draft;
        QVERIFY(restorewords::previewText(preview, draft).contains(u"Messages published\t380\t"_s));
        draft.skipPresent = false;
        QVERIFY(restorewords::previewText(preview, draft).contains(u"Messages published\t500\t"_s));
        preview.queues.first().refused = u"clients consume from it"_s;
        QVERIFY(restorewords::previewText(preview, draft).contains(u"Messages not published\t500\t"_s));
    }

    void whatAPreviewComesTo()
    {
        const RestorePreview preview = sampleData::restorePreview();
        RestoreDraft draft;
        const PreviewFigures all = figuresOf(preview, draft);
        QCOMPARE(all.created, 37);
        QCOMPARE(all.changed, 6);
        QCOMPARE(all.cannot, 3);
        QCOMPARE(all.leftOut, 1);
        QCOMPARE(all.onlyLive, 9);
        QCOMPARE(all.same, 418);
        QCOMPARE(all.messages, 2'114 + 588 + 41);
        // A queue that does not come takes its messages with it.
        draft.leave = {u"queues\npayments\npayments.refund"_s, u"policies\n/\norders-ttl"_s};
        draft.remove = {u"users\n\nanna.tmp"_s};
        const PreviewFigures some = figuresOf(asTicked(preview, draft), draft);
        QCOMPARE(some.created, 36);
        QCOMPARE(some.changed, 5);
        QCOMPARE(some.left, 2);
        QCOMPARE(some.onlyLive, 8);
        QCOMPARE(some.removed, 1);
        QCOMPARE(some.messages, 2'114 + 588);
        draft.replace = {u"queues\n/\norders.mail.confirm"_s, u"exchanges\n/\naudit.hash"_s};
        const PreviewFigures replaced = figuresOf(asTicked(preview, draft), draft);
        QCOMPARE(replaced.replaced, 1);
        QCOMPARE(replaced.cannot, 2);
        QVERIFY(!PreviewFigures{.replaced = 1}.isNothing());
        QCOMPARE(requestOf(draft).objects.replace, draft.replace);
        QCOMPARE(compared(draft), compared(RestoreDraft{}));
        QVERIFY(figuresOf({}, draft).isNothing());
    }
};

QTEST_GUILESS_MAIN(RestoreDraftTest)
#include "RestoreDraftTest.moc"
