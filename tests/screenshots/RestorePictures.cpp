#include "RestorePictures.h"

#include "support/SampleRestore.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/restore/RestorePage.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace sampleData;

void wait()
{
    QTest::qWait(30);
}

/// As far as that page, as a person would go.
void walk(RestorePage &page, RestoreStage to)
{
    wait();
    while (page.stage() < to) {
        const RestoreStage before = page.stage();
        if (before == RestoreStage::Confirm) {
            if (auto *name = page.findChild<QLineEdit *>(u"typedName"_s))
                name->setText(u"orders-prod"_s);
        }
        page.findChild<QAbstractButton *>(u"restoreNext"_s)->click();
        wait();
        if (page.stage() == before)
            return;
    }
}

std::function<void(RestorePage &, FakeRestoreDesk &)> at(RestoreStage stage)
{
    return [stage](RestorePage &page, FakeRestoreDesk &) { walk(page, stage); };
}

std::function<void(RestorePage &, FakeRestoreDesk &)> running(const RunView &run, bool goesOn)
{
    return [run, goesOn](RestorePage &page, FakeRestoreDesk &desk) {
        desk.run.setNow(backupsNow() + Millis{5200});
        walk(page, RestoreStage::Run);
        desk.run.setRun(run, goesOn);
        wait();
        if (!goesOn)
            walk(page, RestoreStage::Proof);
    };
}

RestoreDraft changed(RestorePage &page, const std::function<void(RestoreDraft &)> &change)
{
    RestoreDraft draft = page.flow().draft();
    change(draft);
    page.flow().setDraft(draft);
    return draft;
}

/// Configuration or data directories alone.
std::function<void(RestorePage &, FakeRestoreDesk &)> withHosts(bool configuration, bool data, RestoreStage stage)
{
    return [=](RestorePage &page, FakeRestoreDesk &) {
        walk(page, RestoreStage::What);
        changed(page, [=](RestoreDraft &draft) {
            draft.definitions = draft.messages = false;
            draft.configuration = configuration;
            draft.data = data;
        });
        walk(page, stage);
    };
}

void ofHosts(FakeBackupsDesk &, FakeRestoreDesk &desk)
{
    desk.previewAnswer = hostsPreview();
}

} // namespace

QList<RestorePicture> restorePictures()
{
    const QString full = u"backup/"_s + QString::fromLatin1(fullBackup);
    return {
        {u"restore-source"_s, at(RestoreStage::Source), u"new"_s},
        {u"restore-source-1100x700"_s, at(RestoreStage::Source), u"new"_s, {}, {1100, 700}},
        {u"restore-queue"_s, at(RestoreStage::Source), u"queue/%2F/payments.dlq"_s},
        {u"restore-encrypted"_s, at(RestoreStage::Source), full,
         [](FakeBackupsDesk &backups, FakeRestoreDesk &) {
             backups.manifests.clear();
             backups.noManifest = {.kind = ErrorKind::Forbidden, .message = u"No identity opens it"_s, .detail = {}};
         }},
        {u"restore-what"_s, at(RestoreStage::What), full},
        {u"restore-what-1100x700"_s, at(RestoreStage::What), full, {}, {1100, 700}},
        {u"restore-what-ticked"_s, at(RestoreStage::What), u"queue/%2F/payments.dlq"_s},
        {u"restore-where"_s,
         [](RestorePage &page, FakeRestoreDesk &) {
             walk(page, RestoreStage::Where);
             changed(page, [](RestoreDraft &draft) {
                 draft.queueNames = {{u"orders.dlq"_s, u"orders.dlq.restored"_s}, {u"payments.dlq"_s, {}}};
                 draft.mark = true;
             });
         },
         full},
        {u"restore-where-1100x700"_s, at(RestoreStage::Where), full, {}, {1100, 700}},
        {u"restore-preview"_s, at(RestoreStage::Preview), full},
        {u"restore-preview-1100x700"_s, at(RestoreStage::Preview), full, {}, {1100, 700}},
        {u"restore-preview-messages"_s,
         [](RestorePage &page, FakeRestoreDesk &) {
             walk(page, RestoreStage::Preview);
             auto *parts = page.findChild<SegmentedControl *>(u"previewParts"_s);
             QTest::keyClick(parts, Qt::Key_Right);
             wait();
         },
         full},
        {u"restore-what-configuration"_s, withHosts(true, false, RestoreStage::What), full},
        {u"restore-preview-files"_s, withHosts(true, false, RestoreStage::Preview), full, ofHosts},
        {u"restore-preview-files-1100x700"_s, withHosts(true, false, RestoreStage::Preview), full, ofHosts, {1100, 700}},
        {u"restore-preview-nodes"_s, withHosts(false, true, RestoreStage::Preview), full, ofHosts},
        {u"restore-preview-ticks"_s,
         [](RestorePage &page, FakeRestoreDesk &) {
             walk(page, RestoreStage::Preview);
             changed(page, [](RestoreDraft &draft) {
                 draft.leave = {u"queues\npayments\npayments.refund"_s, u"policies\n/\norders-ttl"_s};
                 draft.remove = {u"users\n\nanna.tmp"_s};
             });
         },
         full},
        // A virtual host that would be made is ticked off, and its queues with it.
        {u"restore-preview-tied"_s,
         [](RestorePage &page, FakeRestoreDesk &) {
             walk(page, RestoreStage::Preview);
             changed(page, [](RestoreDraft &draft) { draft.leave = {u"vhosts\n\npayments"_s}; });
         },
         full,
         [](FakeBackupsDesk &, FakeRestoreDesk &desk) {
             desk.previewAnswer->definitions.objects.prepend(
                 {.fate = RestoreFate::Create, .section = u"vhosts"_s, .name = u"payments"_s, .object = {{u"name"_s, u"payments"_s}}});
         }},
        {u"restore-unreachable"_s, at(RestoreStage::Preview), full,
         [](FakeBackupsDesk &, FakeRestoreDesk &desk) {
             desk.previewAnswer = failure(ErrorKind::Unreachable, u"No node gives its definitions: Connection refused"_s);
         }},
        {u"restore-confirm"_s, at(RestoreStage::Confirm), full},
        {u"restore-confirm-1100x700"_s, at(RestoreStage::Confirm), full, {}, {1100, 700}},
        {u"restore-running"_s, running(runningRestore(), true), full},
        {u"restore-running-1100x700"_s, running(runningRestore(), true), full, {}, {1100, 700}},
        {u"restore-proof"_s, running(doneRestore(), false), full},
        {u"restore-proof-differences"_s, running(incompleteRestore(), false), full},
        {u"restore-proof-undone"_s, running(undoneRestore(), false), full},
    };
}

} // namespace warrener
