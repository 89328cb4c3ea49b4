// screenshots FOLDER: the catalogue of pictures that people look at. Every page × light and dark
// × English and Chinese, the narrow window, and the states in which a page has nothing to show;
// with fixed fonts, size, locale and clock, each taken once the window has settled. Fails, with
// names, where a text is cut off or widgets cover each other.

#include "Album.h"
#include "BackupPictures.h"
#include "CalendarPictures.h"
#include "DiagnosisPictures.h"
#include "DialogPictures.h"
#include "DrillPictures.h"
#include "Gallery.h"
#include "RecoveryPictures.h"
#include "RestorePictures.h"
#include "RunPictures.h"
#include "Stage.h"
#include "support/SampleBackups.h"
#include "support/SampleCalendar.h"
#include "support/SampleData.h"
#include "support/SampleDrill.h"
#include "support/SamplePlan.h"
#include "support/SampleReport.h"
#include "support/SampleRestore.h"
#include "support/SampleRun.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/drills/DrillsPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/restore/RestorePage.h"
#include "ui/steps/CloseGuard.h"
#include "ui/steps/PlanDialog.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

struct Picture
{
    QString name;
    Sample (*sample)();
    PageTarget target;
    QSize size{1440, 900};
};

QList<Picture> pictures()
{
    using namespace sampleData;
    return {
        {u"overview-healthy"_s, healthyStaging, {u"overview"_s, {}}},
        {u"overview-unhealthy"_s, unhealthyProduction, {u"overview"_s, {}}},
        {u"overview-host-missing"_s, hostDataMissing, {u"overview"_s, {}}},
        {u"overview-unhealthy-1100x700"_s, unhealthyProduction, {u"overview"_s, {}}, {1100, 700}},
        {u"overview-empty"_s, empty, {u"overview"_s, {}}},
        {u"overview-loading"_s, loading, {u"overview"_s, {}}},
        {u"overview-partial"_s, partial, {u"overview"_s, {}}},
        {u"overview-unreachable"_s, unreachable, {u"overview"_s, {}}},
        {u"nodes"_s, unhealthyProduction, {u"nodes"_s, {}}},
        {u"nodes-loading"_s, loading, {u"nodes"_s, {}}},
        {u"nodes-unreachable"_s, unreachable, {u"nodes"_s, {}}},
        {u"node-detail"_s, nodeInWarning, {u"nodes"_s, u"rabbit@broker2"_s}},
        {u"node-detail-1100x700"_s, nodeInWarning, {u"nodes"_s, u"rabbit@broker2"_s}, {1100, 700}},
        {u"queues"_s, queuesProduction, {u"queues"_s, {}}},
        {u"queues-1100x700"_s, queuesProduction, {u"queues"_s, {}}, {1100, 700}},
        {u"queues-empty"_s, empty, {u"queues"_s, {}}},
        {u"queues-loading"_s, loading, {u"queues"_s, {}}},
        {u"queues-partial"_s, partial, {u"queues"_s, {}}},
        {u"queues-unreachable"_s, unreachable, {u"queues"_s, {}}},
        {u"activity"_s, unhealthyProduction, {u"activity"_s, {}}},
        {u"activity-empty"_s, empty, {u"activity"_s, {}}},
        {u"settings"_s, healthyStaging, {u"settings"_s, {}}},
        {u"settings-900x600"_s, healthyStaging, {u"settings"_s, {}}, {900, 600}},
    };
}

void takePages(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const Picture &picture : pictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Stage stage(directory, picture.sample());
        catalogue.take(picture.name, *stage.open(picture.target, picture.size));
    }
}

/// What a healthy card rests on, and the charts over those of an hour before.
void takeOverview(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const QString &name : {u"overview-compared"_s, u"overview-compared-1100x700"_s}) {
        if (!filter.isEmpty() && !name.contains(filter))
            continue;
        Stage stage(directory, sampleData::healthyStaging());
        stage.reports.add(sampleData::healthyReport());
        stage.store->setBackups(
            {.isKnown = true, .isWanted = true, .lastGood = stage.now - std::chrono::minutes{31}, .isVerified = true, .rpo = std::chrono::hours{24}});
        const auto shown = stage.open({u"overview"_s, {}}, name.endsWith("1100x700"_L1) ? QSize(1100, 700) : QSize(1440, 900));
        auto *page = qobject_cast<OverviewPage *>(shown->page(u"overview"_s));
        page->setReadiness(88, stage.now);
        page->findChild<QAction *>(u"compare.span"_s)->trigger();
        catalogue.take(name, *shown);
    }
}

void takeDiagnosis(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const DeskPicture &picture : deskPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Stage stage(directory, picture.sample());
        picture.fill(stage.reports);
        FakeCareDesk care(*stage.store);
        stage.given.care = always(care);
        catalogue.take(picture.name, *stage.open({u"diagnosis"_s, picture.object}, picture.size));
    }
}

/// As the program does it: a run under way stands in the header.
void tellRun(MainWindow &window, const RunDesk &runs, const QString &page)
{
    if (runs.isRunning())
        window.setHeaderNote(runNote(runs.current().state, page, runs.now()));
}

void takeRuns(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RunPicture &picture : runPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        FakeFailoverDesk desk;
        Stage stage(directory, picture.sample());
        FakeRunDesk runs(stage.now);
        picture.fill(desk, runs);
        stage.given.runs = always(runs);
        stage.given.failover = always(desk);
        const auto shown = stage.open({picture.page, picture.object}, picture.size);
        MainWindow &window = *shown;
        window.setHeaderNote(automaticNote(desk.automatic(), stage.now));
        tellRun(window, runs, picture.page);
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        if (auto *field = window.page(picture.page)->findChild<QLineEdit *>(u"typedName"_s); picture.typed && field) {
            field->setFocus();
            field->setText(u"orders-pro"_s);
        }
        if (picture.button.isEmpty()) {
            catalogue.take(picture.name, window);
            continue;
        }
        for (auto *button : window.page(picture.page)->findChildren<QPushButton *>(picture.button)) {
            if (button->isVisible())
                button->click();
        }
        if (auto *dialog = window.findChild<QDialog *>(picture.dialog)) {
            for (const QString &name : picture.pressed)
                dialog->findChild<QAbstractButton *>(name)->click();
            catalogue.take(picture.name, *dialog);
        }
    }
}

/// The two samples know different queues: only one picture is about those that are gone.
Sample withoutQueues(Sample sample)
{
    if (sample.snapshot && sample.snapshot->queues) {
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        auto table = std::make_shared<QueueTable>(*snapshot->queues);
        table->asOf = {};
        snapshot->queues = table;
        sample.snapshot = snapshot;
    }
    return sample;
}

void takeBackups(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const BackupPicture &picture : backupPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        FakeFailoverDesk failover;
        FakeBackupsDesk desk;
        Stage stage(directory, picture.name == "backups-gone"_L1 ? sampleData::ordersProd() : withoutQueues(sampleData::ordersProd()));
        FakeRunDesk runs(stage.now);
        FakeRestoreDesk restore(stage.now);
        picture.fill(desk);
        stage.given.runs = always(runs);
        stage.given.failover = always(failover);
        stage.given.backups = always(desk);
        stage.given.restore = always(restore);
        const auto shown = stage.open({u"backups"_s, picture.object}, picture.size);
        MainWindow &window = *shown;
        QWidget *page = window.page(u"backups"_s);
        if (picture.act)
            picture.act(*page);
        catalogue.take(picture.name, window, *page, picture.dialog);
    }
}

void takeRestores(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RestorePicture &picture : restorePictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        FakeFailoverDesk failover;
        FakeBackupsDesk backups;
        Stage stage(directory, sampleData::ordersProd());
        FakeRunDesk runs(stage.now);
        FakeRestoreDesk restore(stage.now);
        sampleData::fillRestore(backups, restore);
        if (picture.fill)
            picture.fill(backups, restore);
        stage.given.runs = always(runs);
        stage.given.failover = always(failover);
        stage.given.backups = always(backups);
        stage.given.restore = always(restore);
        const auto shown = stage.open({u"restore"_s, picture.object}, picture.size);
        MainWindow &window = *shown;
        if (picture.act)
            picture.act(*qobject_cast<RestorePage *>(window.page(u"restore"_s)), restore);
        catalogue.take(picture.name, window);
    }
}

void takeCalendar(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const CalendarPicture &picture : calendarPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        FakeFailoverDesk failover;
        FakeBackupsDesk backups;
        FakeCalendarDesk calendar(sampleData::calendarNow(), sampleData::calendarZone());
        calendar.shown = sampleData::calendarOfMarch();
        calendar.offered = sampleData::calendarOffers();
        if (picture.fill)
            picture.fill(calendar);
        Sample sample = sampleData::healthyProduction();
        FakeDrillDesk drills(sampleData::drillCluster(sample), sample.now);
        Stage stage(directory, std::move(sample));
        FakeRunDesk runs(stage.now);
        stage.given.runs = always(runs);
        stage.given.failover = always(failover);
        stage.given.backups = always(backups);
        stage.given.calendar = always(calendar);
        stage.given.drills = always(drills);
        const auto shown = stage.open({u"drills"_s, {}}, picture.size);
        MainWindow &window = *shown;
        auto *page = qobject_cast<CalendarPage *>(window.page(u"drills"_s));
        if (picture.act)
            picture.act(*page);
        catalogue.take(picture.name, window, *page, picture.dialog);
    }
}

void takeDrills(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const DrillPicture &picture : drillPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = picture.sample();
        FakeDrillDesk desk(sampleData::drillCluster(sample), sample.now);
        desk.setView(sampleData::drillsView(sample));
        FakeCalendarDesk calendar(sampleData::calendarNow(), sampleData::calendarZone());
        Stage stage(directory, std::move(sample));
        FakeRunDesk runs(stage.now);
        if (picture.fill)
            picture.fill(desk, runs);
        stage.given.runs = always(runs);
        stage.given.drills = always(desk);
        stage.given.calendar = always(calendar);
        const auto shown = stage.open({u"drill"_s, picture.object}, picture.size);
        MainWindow &window = *shown;
        tellRun(window, runs, u"drill"_s);
        auto *page = qobject_cast<DrillsPage *>(window.page(u"drill"_s));
        if (picture.act)
            picture.act(*page);
        catalogue.take(picture.name, window, *page, picture.dialog);
    }
}

void takeRecoveries(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RecoveryPicture &picture : recoveryPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        FakeFailoverDesk failover;
        Stage stage(directory, picture.onStaging ? sampleData::healthyStaging() : sampleData::unhealthyProduction());
        FakeRecoveryDesk desk(stage.store->profile(), stage.now);
        desk.setView(sampleData::recoveryView(stage.now));
        if (picture.fill)
            picture.fill(desk);
        stage.given.runs = always(desk.run);
        stage.given.failover = always(failover);
        stage.given.recovery = always(desk);
        const auto shown = stage.open({picture.page, picture.object}, picture.size);
        MainWindow &window = *shown;
        if (picture.act)
            picture.act(*qobject_cast<RecoveryPage *>(window.page(u"recovery"_s)), desk);
        tellRun(window, desk.run, picture.page);
        catalogue.take(picture.name, window);
    }
}

/// What is asked when the window is closed in the middle of a run: of a person's, of the automatic's.
void takeClosing(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const bool automatic : {false, true}) {
        const QString name = automatic ? u"close-automatic"_s : u"close-running"_s;
        if (!filter.isEmpty() && !name.contains(filter))
            continue;
        FakeFailoverDesk desk;
        desk.setOffer(sampleData::switchoverOffer());
        FakeRunDesk runs(sampleData::runBegin() + Millis{5400});
        runs.setRun(sampleData::runningSwitchover(), true);
        runs.other = automatic;
        Stage stage(directory, sampleData::healthyProduction());
        stage.given.runs = always(runs);
        stage.given.failover = always(desk);
        const auto shown = stage.open({u"failover"_s, {}});
        MainWindow &window = *shown;
        CloseGuard guard(window);
        guard.setRuns({&runs});
        window.close();
        if (auto *dialog = window.findChild<QDialog *>(u"closeWhileRunning"_s))
            catalogue.take(name, *dialog);
    }
}

void takeCare(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const CarePicture &picture : carePictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        const auto store = sampleData::storeOf(picture.sample());
        FakeCareDesk desk(*store);
        desk.refuses = picture.refuses;
        if (!picture.problem.isEmpty())
            desk.noPlan = Error{.kind = ErrorKind::Unreachable, .message = picture.problem, .detail = {}};
        PlanDialog dialog(desk, picture.wish, store->profile().name, store->profile().environment);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        catalogue.take(picture.name, dialog);
    }
    if (!filter.isEmpty() && !u"care-pages"_s.contains(filter))
        return;
    for (const auto &[name, target] :
         {std::pair{u"care-pages-node"_s, PageTarget{u"nodes"_s, u"rabbit@broker2"_s}}, std::pair{u"care-pages-queues"_s, PageTarget{u"queues"_s, {}}}}) {
        Stage stage(directory, target.page == "nodes"_L1 ? sampleData::nodeInWarning() : sampleData::queuesProduction());
        FakeCareDesk desk(*stage.store);
        stage.given.care = always(desk);
        catalogue.take(name, *stage.open(target, {1100, 700}));
    }
}

void takeClusters(Album &catalogue, ClusterDirectory &directory, const QString &name)
{
    FakeDesk desk(ClusterName{});
    MainWindow window(clockAt(sampleData::healthyStaging().now), nullptr);
    registerPages(window, servicesOf(directory, desk));
    window.resize(1440, 900);
    window.go({u"clusters"_s, {}});
    window.show();
    QTest::qWait(100);
    catalogue.take(name, window);
}

void takeOverlays(Album &catalogue, ClusterDirectory &directory)
{
    Stage stage(directory, sampleData::queuesProduction());
    const auto shown = stage.open({u"overview"_s, {}});
    MainWindow &window = *shown;
    window.activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(window.findChild<QLineEdit *>(u"paletteField"_s), u"re"_s);
    catalogue.take(u"palette"_s, window);
    QTest::keyClick(&window, Qt::Key_Escape);
    QTest::keyClick(&window, Qt::Key_Question);
    if (auto *keys = window.findChild<QDialog *>(u"keysOverlay"_s))
        catalogue.take(u"keys"_s, *keys);
}

void takeParts(Album &catalogue)
{
    Gallery gallery;
    gallery.resize(960, 760);
    gallery.show();
    gallery.activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&gallery));
    gallery.focusOne();
    catalogue.take(u"parts"_s, gallery);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("TZ", "UTC");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments();
    QTextStream out(stdout);
    QString form; // "light-en": of the four forms only this one
    if (const qsizetype at = arguments.indexOf(u"--form"_s); at >= 0) {
        form = arguments.value(at + 1);
        arguments.remove(at, qMin<qsizetype>(2, arguments.size() - at));
    }
    if (arguments.size() < 2) {
        out << "Usage: screenshots FOLDER [--form light-en|dark-en|light-zh_CN|dark-zh_CN] [PART OF A NAME]\n";
        return 2;
    }
    const QString folder = arguments.at(1);
    const QString filter = arguments.value(2);
    QDir().mkpath(folder);
    application.setFont(QFont(u"Inter"_s, 10));
    Theme theme(application);

    QTemporaryDir profiles;
    ProfileStore profileStore(profiles.path());
    ProfileStore noProfiles(profiles.filePath(u"none"_s));
    for (const auto make : {sampleData::healthyStaging, sampleData::unhealthyProduction, sampleData::empty}) {
        if (const Status status = profileStore.write(make().profile); !status) {
            out << status.error().message << '\n';
            return 1;
        }
    }

    QStringList faults;
    int count = 0;
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        QLocale::setDefault(QLocale(language == "en"_L1 ? u"en_US"_s : language));
        QTranslator translator;
        if (translator.load(u":/i18n/warrener_%1.qm"_s.arg(language)))
            QApplication::installTranslator(&translator);
        for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            const QString name = (scheme == Theme::Scheme::Dark ? u"dark-"_s : u"light-"_s) + language;
            if (!form.isEmpty() && form != name)
                continue;
            theme.setScheme(scheme);
            Album catalogue(folder, name);
            ClusterDirectory directory(profileStore);
            directory.setSeen({u"orders-prod"_s}, {Level::Critical, sampleData::storeOf(sampleData::unhealthyProduction())->assessment().word,
                                                   sampleData::unhealthyProduction().now});
            ClusterDirectory nothing(noProfiles);
            takePages(catalogue, directory, filter);
            takeOverview(catalogue, directory, filter);
            takeDiagnosis(catalogue, directory, filter);
            takeRuns(catalogue, directory, filter);
            takeBackups(catalogue, directory, filter);
            takeRestores(catalogue, directory, filter);
            takeCalendar(catalogue, directory, filter);
            takeDrills(catalogue, directory, filter);
            takeRecoveries(catalogue, directory, filter);
            takeClosing(catalogue, directory, filter);
            takeCare(catalogue, directory, filter);
            if (filter.isEmpty() || filter == "clusters"_L1) {
                takeClusters(catalogue, directory, u"clusters"_s);
                takeClusters(catalogue, nothing, u"clusters-empty"_s);
                takeDialogs(catalogue);
                takeOverlays(catalogue, directory);
                takeParts(catalogue);
            }
            faults += catalogue.faults();
            count += catalogue.count();
        }
        QApplication::removeTranslator(&translator);
    }
    for (const QString &fault : std::as_const(faults))
        out << fault << '\n';
    out << count << " pictures in " << folder << ", " << faults.size() << " faults\n";
    return faults.isEmpty() && count > 0 ? 0 : 1;
}
