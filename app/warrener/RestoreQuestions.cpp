#include "RestoreQuestions.h"

#include "ui/model/ClusterStore.h"
#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/restore/RestorePage.h"
#include "ui/restore/TestPlaceDialog.h"
#include "ui/steps/PlanDialog.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A question about a plan that is no page's own; what begins is shown where it runs.
void askAbout(Page *page, const PageServices &services, const ClusterStore &store, PlanQuestion question)
{
    CareDesk *const care = services.care(store);
    if (care == nullptr)
        return;
    auto *dialog = new PlanDialog(*care, std::move(question), store.profile().name, store.profile().environment, page);
    QObject::connect(dialog, &PlanDialog::begun, page, [page](const QString &where) { Q_EMIT page->openRequested({where, {}}); });
    dialog->open();
}

PlanQuestion aboutKept(RestoreDesk *restore, const ClusterName &of)
{
    return {.title = QCoreApplication::translate("Pages", "Remove what restores have kept on %1?").arg(of.value),
            .verb = QCoreApplication::translate("Pages", "Remove"),
            .isGrave = true,
            .ask = [restore, of] { return restore->planRemoveKept(of); }};
}

PlanQuestion aboutTest(RestoreDesk *restore, const QString &backup, const ClusterName &in)
{
    return {.title = QCoreApplication::translate("Pages", "Test on %1 whether the backup can be restored?").arg(in.value),
            .verb = QCoreApplication::translate("Pages", "Test it"),
            .ask = [restore, backup, in] { return restore->planTest(backup, in); }};
}

void tellOf(QWidget *parent, const QString &title, const QString &text)
{
    auto *dialog = new Dialog(title, parent);
    dialog->setObjectName(u"toldDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFixedWidth(460);
    auto *words = new Label(text, TextStyle::Body, Token::Text2, dialog);
    wrap(words, 420);
    dialog->body()->addWidget(words);
    QPushButton *close = dialog->addButton(QCoreApplication::translate("Pages", "Close"));
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    close->setFocus();
    dialog->open();
}

/// In a cluster that is not open nothing else in this window shows the run: that it has begun is said, and what it came to.
void followTest(Page *page, RestoreDesk *restore, BackupsDesk *backups, const ClusterName &in)
{
    RunDesk *const runs = restore->runsOf(in);
    if (runs == nullptr)
        return;
    const auto tell = [page = QPointer<Page>(page), backups = QPointer<BackupsDesk>(backups), runs, in] {
        const std::optional<Verdict> verdict = runs->current().state.verdict;
        if (verdict && backups)
            backups->refresh();
        if (!page)
            return;
        if (!verdict)
            Q_EMIT page->succeeded(QCoreApplication::translate("Pages", "The test runs on %1; what it comes to stands beside the backup").arg(in.value));
        else if (*verdict == Verdict::Done)
            Q_EMIT page->succeeded(QCoreApplication::translate("Pages", "The test on %1 has gone well").arg(in.value));
        else
            tellOf(page, QCoreApplication::translate("Pages", "The test on %1 has not gone well").arg(in.value), steps::failureOf(runs->current().state));
    };
    tell();
    if (runs->isRunning())
        QObject::connect(runs, &RunDesk::ended, restore, tell, Qt::SingleShotConnection);
}

void askToTestIn(Page *page, const PageServices &services, const ClusterStore &store, const QString &backup, const RestorePlace &place)
{
    RestoreDesk *const restore = services.restore(store);
    if (restore == nullptr)
        return;
    if (place.name == store.profile().name) {
        askAbout(page, services, store, aboutTest(restore, backup, place.name));
        return;
    }
    auto *dialog = new PlanDialog(restore->hands(), aboutTest(restore, backup, place.name), place.name, place.environment, page);
    QObject::connect(dialog, &PlanDialog::begun, page, [page, restore, backups = services.backups ? services.backups(store) : nullptr, in = place.name] {
        followTest(page, restore, backups, in);
    });
    dialog->open();
}

} // namespace

void askToRemoveKept(Page *page, const PageServices &services, const ClusterStore &store)
{
    if (RestoreDesk *const restore = services.restore(store))
        askAbout(page, services, store, aboutKept(restore, store.profile().name));
}

void askToRemoveKeptElsewhere(RestorePage *page, const PageServices &services, const ClusterStore &store, const ClusterName &of)
{
    RestoreDesk *const restore = services.restore(store);
    const QList<RestorePlace> places = restore == nullptr ? QList<RestorePlace>() : restore->places();
    const auto place = std::ranges::find(places, of, &RestorePlace::name);
    if (place == places.end())
        return;
    auto *dialog = new PlanDialog(restore->hands(), aboutKept(restore, of), of, place->environment, page);
    QObject::connect(dialog, &PlanDialog::begun, page, [page, of] { page->followKept(of); });
    dialog->open();
}

void askToTest(Page *page, const PageServices &services, const ClusterStore &store, const QString &backup)
{
    RestoreDesk *const restore = services.restore(store);
    const QList<RestorePlace> places = restore == nullptr ? QList<RestorePlace>() : restore->places();
    if (places.isEmpty())
        return;
    if (places.size() == 1) {
        askToTestIn(page, services, store, backup, places.first());
        return;
    }
    auto *dialog = new TestPlaceDialog(places, page);
    QObject::connect(dialog, &TestPlaceDialog::chosen, page,
                     [page, services, &store, backup](const RestorePlace &place) { askToTestIn(page, services, store, backup, place); });
    dialog->open();
}

void leadToTest(RecoveryPage *page, const PageServices &services, const ClusterStore &store)
{
    QObject::connect(page, &RecoveryPage::testRequested, page, [page, services, &store](const QString &backup) { askToTest(page, services, store, backup); });
}

} // namespace warrener
