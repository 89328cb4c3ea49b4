#include "ui/restore/PreviewModel.h"

#include "support/SampleRestore.h"
#include "ui/parts/Roles.h"
#include "ui/restore/RestoreFilesModel.h"
#include "ui/restore/RestoreQueuesModel.h"
#include "ui/theme/Glyph.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

int rowOf(const PreviewModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.rowAt(row)->name == name)
            return row;
    }
    return -1;
}

} // namespace

class PreviewModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesStandsByItsKind()
    {
        PreviewModel model(PreviewModel::Part::Created);
        QAbstractItemModelTester tester(&model);
        model.setPreview(sampleData::restorePreview().definitions, sampleData::restorePreview().definitions, {});
        QCOMPARE(model.objects(), 37);
        QVERIFY(model.rowAt(0)->isSection);
        QCOMPARE(model.rowAt(0)->name, u"Queues"_s);
        QCOMPARE(model.rowAt(0)->count, 24);
        QCOMPARE(model.rowAt(1)->about, u"quorum, in vhost payments"_s);
        // Bindings tell little: their number is enough at first.
        const int bindings = rowOf(model, u"Bindings"_s);
        QCOMPARE(bindings, model.rowCount() - 1);
        model.fold(bindings, true);
        QCOMPARE(model.rowCount(), bindings + 12);
        model.fold(bindings, false);
        QCOMPARE(model.rowCount(), bindings + 1);
    }

    void ticksAreAskedForAndShown()
    {
        PreviewModel model(PreviewModel::Part::Created);
        model.setPreview(sampleData::restorePreview().definitions, sampleData::restorePreview().definitions, {});
        QSignalSpy spy(&model, &PreviewModel::ticksChanged);
        model.toggle(1);
        QCOMPARE(spy.takeFirst(), (QVariantList{QStringList{u"queues\npayments\npayments.refund"_s}, false}));
        // Nothing has changed yet: the draft decides.
        QCOMPARE(model.rowAt(1)->tick, Qt::Checked);
        model.setTicks(asTicked(sampleData::restorePreview().definitions, {u"queues\npayments\npayments.refund"_s}, {}));
        QCOMPARE(model.rowAt(1)->tick, Qt::Unchecked);
        QCOMPARE(model.rowAt(0)->tick, Qt::PartiallyChecked);
        QCOMPARE(model.ticked(), 36);
        // The head of a kind means all of it.
        model.toggle(0);
        QCOMPARE(spy.last().at(0).toStringList().size(), 24);
        QCOMPARE(spy.last().at(1).toBool(), true);
    }

    /// A queue whose virtual host is ticked off cannot come, and says so beside its tick.
    void whatHangsOnSomethingGoesWithIt()
    {
        DefinitionsPreview preview;
        const auto add = [&preview](const QString &section, const QString &vhost, const QString &name, const QJsonObject &object) {
            preview.objects.append({.fate = RestoreFate::Create, .section = section, .vhost = vhost, .name = name, .object = object});
        };
        add(u"vhosts"_s, {}, u"shop"_s, {{u"name"_s, u"shop"_s}});
        add(u"queues"_s, u"shop"_s, u"orders"_s, {{u"vhost"_s, u"shop"_s}, {u"name"_s, u"orders"_s}});
        add(u"queues"_s, u"/"_s, u"other"_s, {{u"vhost"_s, u"/"_s}, {u"name"_s, u"other"_s}});
        PreviewModel model(PreviewModel::Part::Created);
        QAbstractItemModelTester tester(&model);
        model.setPreview(preview, preview, {});
        QCOMPARE(model.ticked(), 3);
        const DefinitionsPreview ticked = asTicked(preview, {u"vhosts\n\nshop"_s}, {});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setTicks(ticked);
        QCOMPARE(model.ticked(), 1);
        const int orders = rowOf(model, u"orders"_s);
        QVERIFY(model.rowAt(orders)->isTied);
        QCOMPARE(model.rowAt(orders)->tick, Qt::Unchecked);
        QCOMPARE(model.rowAt(orders)->advice, u"shop is left out, and this with it"_s);
        // Its own tick says nothing then, and the place in the list is kept.
        QSignalSpy spy(&model, &PreviewModel::ticksChanged);
        model.toggle(orders);
        QVERIFY(spy.isEmpty());
        QVERIFY(reset.isEmpty());
        const RestorePreview whole{.definitions = ticked,
                                   .queues = {{.vhost = u"shop"_s, .name = u"orders"_s, .targetVhost = u"shop"_s, .targetName = u"orders"_s, .inBackup = 5}}};
        const PreviewFigures sum = figuresOf(whole, {});
        QCOMPARE(sum.created, 1);
        QCOMPARE(sum.left, 1);
        QCOMPARE(sum.leftOut, 1);
        QCOMPARE(sum.messages, 0);
        model.setTicks(preview);
        QCOMPARE(model.ticked(), 3);
        QVERIFY(!model.rowAt(orders)->isTied);
    }

    void whatExistsOnlyLiveGoesWhenItIsTicked()
    {
        PreviewModel model(PreviewModel::Part::OnlyLive);
        model.setPreview(sampleData::restorePreview().definitions, sampleData::restorePreview().definitions, {{u"payments\npayments.test2"_s, 14}});
        QCOMPARE(model.objects(), 9);
        const int row = rowOf(model, u"payments.test2"_s);
        QCOMPARE(model.rowAt(row)->tick, Qt::Unchecked);
        QCOMPARE(model.rowAt(row)->about, u"14 messages"_s);
        QSignalSpy spy(&model, &PreviewModel::ticksChanged);
        model.toggle(row);
        QCOMPARE(spy.first(), (QVariantList{QStringList{u"queues\npayments\npayments.test2"_s}, true}));
        model.setTicks(asTicked(sampleData::restorePreview().definitions, {}, {u"queues\npayments\npayments.test2"_s}));
        QCOMPARE(model.rowAt(row)->tick, Qt::Checked);
    }

    /// A virtual host takes what its queues hold along: that is known before it is ticked.
    void aVirtualHostTellsWhatGoesWithIt()
    {
        PreviewModel model(PreviewModel::Part::OnlyLive);
        DefinitionsPreview preview;
        for (const QString &name : {u"shop"_s, u"silent"_s})
            preview.objects.append({.fate = RestoreFate::OnlyLive, .isThere = true, .section = u"vhosts"_s, .name = name});
        model.setPreview(preview, preview, {{u"\nshop"_s, 1400}});
        QCOMPARE(model.rowAt(rowOf(model, u"shop"_s))->about, u"1400 messages"_s);
        QCOMPARE(model.rowAt(rowOf(model, u"silent"_s))->about, QString());
    }

    /// By an expression of names, as one by one: what is ticked already, or no queue or exchange, is not asked for again.
    void whatExistsOnlyLiveGoesByName()
    {
        PreviewModel model(PreviewModel::Part::OnlyLive);
        const DefinitionsPreview preview = sampleData::restorePreview().definitions;
        model.setPreview(preview, preview, {});
        QSignalSpy spy(&model, &PreviewModel::ticksChanged);
        model.tickMatching(u"test2$"_s);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first(), (QVariantList{QStringList{u"queues\npayments\npayments.test2"_s}, true}));
        model.setTicks(asTicked(preview, {}, {u"queues\npayments\npayments.test2"_s}));
        for (const QString &nothing : {u"test2$"_s, QString(), u"("_s, u"^no such$"_s})
            model.tickMatching(nothing);
        QCOMPARE(spy.size(), 1);
    }

    void whatCannotBeChangedSaysWhatToDo()
    {
        PreviewModel model(PreviewModel::Part::Cannot);
        model.setPreview(sampleData::restorePreview().definitions, sampleData::restorePreview().definitions, {});
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(!model.rowAt(0)->hasTick);
        QCOMPARE(model.rowAt(0)->action, u"Leave as it is"_s);
        // What the target cannot have at all stands here too, under a head; there is nothing to choose.
        QVERIFY(model.rowAt(3)->isSection);
        QCOMPARE(model.rowAt(3)->name, u"Left out"_s);
        QCOMPARE(model.rowAt(3)->count, 1);
        QVERIFY(model.rowAt(4)->action.isEmpty());
        QVERIFY(model.rowAt(4)->advice.contains("rabbitmq_consistent_hash_exchange"_L1));
        model.fold(3, false);
        QCOMPARE(model.rowCount(), 4);
        model.fold(3, true);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(!model.areAllLeftOut());
        QVERIFY(!model.rowAt(0)->advice.isEmpty());
        const QString said = model.index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains(u"x-queue-type: classic → quorum"_s), qPrintable(said));
    }

    void whatIsReplacedSaysSo()
    {
        PreviewModel model(PreviewModel::Part::Cannot);
        QAbstractItemModelTester tester(&model);
        const DefinitionsPreview preview = sampleData::restorePreview().definitions;
        model.setPreview(preview, preview, {});
        const int queue = rowOf(model, u"orders.mail.confirm"_s);
        QVERIFY(model.rowAt(queue)->stays);
        const QString before = model.rowAt(queue)->advice;
        model.setTicks(asTicked(preview, {}, {}, {u"queues\n/\norders.mail.confirm"_s, u"exchanges\n/\nevents"_s}));
        QCOMPARE(model.rowAt(queue)->action, u"Replace, moving its messages"_s);
        QVERIFY(!model.rowAt(queue)->stays);
        QVERIFY2(model.rowAt(queue)->advice.contains(u"not encrypted"_s), qPrintable(model.rowAt(queue)->advice));
        QCOMPARE(model.rowAt(rowOf(model, u"events"_s))->action, u"Replace, with its bindings"_s);
        QCOMPARE(model.rowAt(rowOf(model, u"orders.import.erp"_s))->action, u"Leave as it is"_s);
        model.setTicks(preview);
        QCOMPARE(model.rowAt(queue)->action, u"Leave as it is"_s);
        QCOMPARE(model.rowAt(queue)->advice, before);
    }

    void filesSayWhatBecomesOfThem()
    {
        RestoreFilesModel model;
        QAbstractItemModelTester tester(&model);
        model.setPreview(sampleData::hostsPreview(), {});
        // What is equal is left out; what is written comes first.
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.rowAt(0)->fate, FileFate::Change);
        QVERIFY(model.index(0, RestoreFilesModel::NoteColumn).data().toString().contains(u".pre_restore_20260317-143200"_s));
        QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QSignalSpy spy(&model, &RestoreFilesModel::tickChanged);
        QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(spy.first(), (QVariantList{model.rowAt(0)->entry, false}));
        model.setDraft({.leaveFiles = {model.rowAt(0)->entry}});
        QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        // What is not written cannot be ticked.
        QVERIFY(!model.index(4, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.setData(model.index(4, 0), Qt::Checked, Qt::CheckStateRole));
        const PreviewFigures sum = figuresOf(sampleData::hostsPreview(), {.leaveFiles = {model.rowAt(0)->entry}});
        QCOMPARE(sum.files, 2);
        QCOMPARE(sum.directories, 2);
        RestoreNodesModel nodes;
        QAbstractItemModelTester nodesTester(&nodes);
        nodes.setPreview(sampleData::hostsPreview());
        QCOMPARE(nodes.index(1, RestoreNodesModel::StateColumn).data().toString(), u"Refused"_s);
        QCOMPARE(nodes.index(1, RestoreNodesModel::NoteColumn).data().toString(), u"the node is called rabbit@b2 now"_s);
    }

    /// Both numbers stand there before it is chosen: what is left out, and what would be there twice.
    void bothWaysAreCounted()
    {
        RestoreQueuesModel model;
        QAbstractItemModelTester tester(&model);
        RestorePreview preview = sampleData::restorePreview();
        preview.queues = {preview.queues.at(0)};
        preview.queues.first().present = 300;
        RestoreDraft draft;
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        model.setPreview(preview, draft);
        QCOMPARE(text(RestoreQueuesModel::LiveColumn), u"312"_s);
        QCOMPARE(text(RestoreQueuesModel::PresentColumn), u"300"_s);
        QCOMPARE(text(RestoreQueuesModel::PublishColumn), u"1,814"_s);
        QCOMPARE(figuresOf(preview, draft).messages, 1'814);
        QCOMPARE(figuresOf(preview, draft).present, 300);
        draft.skipPresent = false;
        model.setPreview(preview, draft);
        QCOMPARE(text(RestoreQueuesModel::PublishColumn), u"2,114"_s);
        QVERIFY(text(RestoreQueuesModel::NoteColumn).contains(u"300 of them will be there twice"_s));
        QCOMPARE(figuresOf(preview, draft).messages, 2'114);
        // What nobody could count is not said to be none.
        draft.skipPresent = true;
        preview.queues.first().present = -1;
        preview.queues.first().notCounted = u"no login to its host"_s;
        model.setPreview(preview, draft);
        QCOMPARE(text(RestoreQueuesModel::PresentColumn), u"not counted"_s);
        QCOMPARE(text(RestoreQueuesModel::PublishColumn), u"up to 2,114"_s);
        QVERIFY(text(RestoreQueuesModel::NoteColumn).contains(u"no login to its host"_s));
    }

    /// Where nothing is published it is not said that it will be, and what is refused has its own number.
    void whatIsNotPublishedIsNotPromised()
    {
        RestoreQueuesModel model;
        RestorePreview preview = sampleData::restorePreview();
        preview.queues = {preview.queues.at(0)};
        preview.queues.first().present = preview.queues.first().inBackup;
        model.setPreview(preview, {});
        const QModelIndex state = model.index(0, RestoreQueuesModel::StateColumn);
        QCOMPARE(state.data().toString(), u"All are there already"_s);
        QCOMPARE(state.data(roles::Glyph).toInt(), int(GlyphKind::Ok));
        QCOMPARE(figuresOf(preview, {}).refused, 0);
        RestoreDraft all;
        all.skipPresent = false;
        model.setPreview(preview, all);
        QCOMPARE(model.index(0, RestoreQueuesModel::StateColumn).data().toString(), u"Will be published"_s);
        preview.queues.first().refused = u"a classic queue cannot be looked into"_s;
        QCOMPARE(figuresOf(preview, {}).refused, preview.queues.first().inBackup);
        QCOMPARE(figuresOf(preview, {}).messages, 0);
    }

    void eachQueueSaysWhatIsPublished()
    {
        RestoreQueuesModel model;
        QAbstractItemModelTester tester(&model);
        const RestorePreview preview = sampleData::restorePreview();
        RestoreDraft draft;
        model.setPreview(preview, draft);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        // What does not go is read first.
        QCOMPARE(text(0, RestoreQueuesModel::NameColumn), u"payments.settle"_s);
        QCOMPARE(text(0, RestoreQueuesModel::StateColumn), u"Refused"_s);
        QCOMPARE(text(0, RestoreQueuesModel::PublishColumn), u"0"_s);
        QCOMPARE(text(1, RestoreQueuesModel::PublishColumn), u"up to 2,114"_s);
        // Nothing has been done yet, and nothing looks as if.
        QCOMPARE(text(1, RestoreQueuesModel::StateColumn), u"Will be published"_s);
        QCOMPARE(text(3, RestoreQueuesModel::StateColumn), u"Queue is created first"_s);
        for (int row = 1; row < model.rowCount(); ++row)
            QCOMPARE(model.index(row, RestoreQueuesModel::StateColumn).data(roles::Glyph).toInt(), int(GlyphKind::Pending));
        QCOMPARE(text(2, RestoreQueuesModel::PublishColumn), u"588"_s);
        QCOMPARE(text(3, RestoreQueuesModel::LiveColumn), u"–"_s);
        draft.skipPresent = false;
        draft.leave = {u"queues\npayments\npayments.refund"_s};
        model.setPreview(asTicked(preview, draft), draft);
        QCOMPARE(text(0, RestoreQueuesModel::NameColumn), u"payments.refund"_s);
        QCOMPARE(text(0, RestoreQueuesModel::StateColumn), u"Refused"_s);
        QCOMPARE(text(2, RestoreQueuesModel::PublishColumn), u"2,114"_s);
    }
};

QTEST_GUILESS_MAIN(PreviewModelTest)
#include "PreviewModelTest.moc"
