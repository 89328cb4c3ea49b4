// screenshots FOLDER: the catalogue of pictures that people look at. Every page × light and dark
// × English and Chinese, the narrow window, and the states in which a page has nothing to show;
// with fixed fonts, size, locale and clock, each taken once the window has settled. Fails, with
// names, where a text is cut off or widgets cover each other.

#include "BackupPictures.h"
#include "CalendarPictures.h"
#include "DrillPictures.h"
#include "Gallery.h"
#include "Layout.h"
#include "Pages.h"
#include "RecoveryPictures.h"
#include "RestorePictures.h"
#include "RunPictures.h"
#include "support/FakeDesk.h"
#include "support/SampleBackups.h"
#include "support/SampleCalendar.h"
#include "support/SampleData.h"
#include "support/SampleDrill.h"
#include "support/SamplePlan.h"
#include "support/SampleReport.h"
#include "support/SampleRestore.h"
#include "support/SampleRun.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/clusters/AddClusterDialog.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/clusters/PlacesDialog.h"
#include "ui/drills/DrillsPage.h"
#include "ui/failover/ArmedGuard.h"
#include "ui/frame/MainWindow.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/restore/RestorePage.h"
#include "ui/steps/CloseGuard.h"
#include "ui/steps/PlanDialog.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
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

class FixedClock final : public Clock
{
public:
    explicit FixedClock(TimePoint now) : m_now(now) {}
    TimePoint now() const override { return m_now; }
    Millis monotonic() const override { return m_now.time_since_epoch(); }

private:
    TimePoint m_now;
};

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

/// The window has settled when three looks in a row are alike.
QImage settled(QWidget &widget)
{
    QImage before;
    int alike = 0;
    QElapsedTimer passed;
    passed.start();
    while (alike < 3 && passed.elapsed() < 4000) {
        QTest::qWait(25);
        const QImage now = widget.grab().toImage();
        alike = now == before ? alike + 1 : 0;
        before = now;
    }
    return before;
}

class Album
{
public:
    Album(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}

    void take(const QString &name, QWidget &widget)
    {
        const QImage image = settled(widget);
        constexpr int quick = 80; // of 100: larger files, a tenth of the whole time less
        if (!image.save(u"%1/%2-%3.png"_s.arg(m_folder, name, m_suffix), nullptr, quick))
            m_faults += u"%1 cannot be written"_s.arg(name);
        for (const QString &fault : layoutFaults(widget))
            m_faults += u"%1-%2: %3"_s.arg(name, m_suffix, fault);
        ++m_count;
    }
    void miss(const QString &name) { m_faults += u"%1 did not come up"_s.arg(name); }
    const QStringList &faults() const { return m_faults; }
    int count() const { return m_count; }

private:
    const QString m_folder;
    const QString m_suffix;
    QStringList m_faults;
    int m_count = 0;
};

PageServices services(ClusterDirectory &directory, FakeDesk *desk)
{
    return {
        .directory = &directory,
        .openCluster = [](const ClusterName &) {},
        .addCluster = [] {},
        .program = [] { return SettingsPage::Program{}; },
        .setProgram = [](const SettingsPage::Program &) {},
        .saveProfile = [](const ClusterProfile &, const std::function<void(const Status &)> &done) { done({}); },
        .desk = [desk](const ClusterStore &) { return desk; },
    };
}

void takePages(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const Picture &picture : pictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = picture.sample();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk desk(store->profile().name);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        registerPages(window, services(directory, &desk));
        window.resize(picture.size);
        window.setStore(store.get());
        window.go(picture.target);
        if (window.current() != picture.target)
            continue; // a page that is not built yet
        window.show();
        catalogue.take(picture.name, window);
    }
}

/// What the desk of the page holds in one picture.
struct DeskPicture
{
    QString name;
    Sample (*sample)();
    std::function<void(FakeDesk &)> fill;
    QString object{};
    QSize size{1440, 900};
};

QList<DeskPicture> deskPictures()
{
    using namespace sampleData;
    const auto fillCompared = [](FakeDesk &desk) {
        const Report newer = unhealthyReport();
        desk.add(earlierReport());
        desk.add(newer);
        for (const ReportFinding &finding : newer.findings.first(5))
            desk.compared.added.append({Level::Ok, finding.level, finding});
        desk.compared.worse = {{Level::Note, Level::Warning, newer.findings.at(6)}};
        ReportFinding gone = newer.findings.at(4);
        gone.title = u"Clock of lb2 is 4 s behind"_s;
        gone.fault = FaultClass::Human;
        gone.host = u"lb2"_s;
        desk.compared.gone = {{Level::Warning, Level::Ok, gone}};
        gone.title = u"Certificate of broker1 expires in 20 days"_s;
        gone.host = u"broker1"_s;
        desk.compared.notAsked = {{Level::Warning, Level::Ok, gone}};
    };
    const auto fillUnhealthy = [](FakeDesk &desk) {
        desk.add(earlierReport());
        desk.add(unhealthyReport());
    };
    const QString both = u"%1..%2"_s.arg(earlierReport().id, unhealthyReport().id);
    return {
        {u"diagnosis"_s, unhealthyProduction, fillUnhealthy},
        {u"diagnosis-1100x700"_s, unhealthyProduction, fillUnhealthy, {}, {1100, 700}},
        {u"diagnosis-known"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             desk.add(unhealthyReport());
             desk.known().add(unhealthyReport().findings.at(5), u"being migrated until April"_s);
         }},
        {u"diagnosis-plan"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             Report report = unhealthyReport();
             report.recommendations.first().steps = {
                 {.words = u"Start the broker"_s, .command = u"ssh ops@broker2 'sudo systemctl start rabbitmq-server'"_s, .plan = u"start"_s},
                 {.words = u"Meanwhile move its clients and leaders to a healthy node by force"_s, .command = {}, .plan = u"failover"_s}};
             desk.add(report);
         }},
        {u"diagnosis-healthy"_s, healthyStaging, [](FakeDesk &desk) { desk.add(healthyReport()); }},
        {u"diagnosis-empty"_s, healthyStaging, [](FakeDesk &) {}},
        {u"diagnosis-running"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             desk.add(earlierReport());
             desk.setProgress({41, 96, u"AMQP round trip through lb1"_s});
             desk.setRunning(true);
         }},
        {u"diagnosis-first-run"_s, unhealthyProduction, [](FakeDesk &desk) { desk.setRunning(true); }},
        {u"diagnosis-stopped"_s, unhealthyProduction, [](FakeDesk &desk) { desk.add(cancelledReport()); }},
        {u"diagnosis-compared"_s, unhealthyProduction, fillCompared, both},
        {u"diagnosis-compared-1100x700"_s, unhealthyProduction, fillCompared, both, {1100, 700}},
    };
}

void takeDiagnosis(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const DeskPicture &picture : deskPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = picture.sample();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk desk(store->profile().name);
        picture.fill(desk);
        FakeCareDesk care(*store);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &desk);
        given.care = [&care](const ClusterStore &) { return &care; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({u"diagnosis"_s, picture.object});
        window.show();
        catalogue.take(picture.name, window);
    }
}

void takeRuns(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RunPicture &picture : runPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = picture.sample();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk desk;
        FakeRunDesk runs(now);
        picture.fill(desk, runs);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.failover = [&desk](const ClusterStore &) { return &desk; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        const AutomaticView automatic = desk.automatic();
        window.setHeaderNote(automaticNote(automatic, now));
        window.go({picture.page, picture.object});
        window.show();
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

void takeBackups(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const BackupPicture &picture : backupPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = sampleData::ordersProd();
        const TimePoint now = sample.now;
        // The two samples know different queues: only one picture is about those that are gone.
        if (picture.name != "backups-gone"_L1 && sample.snapshot && sample.snapshot->queues) {
            auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
            auto table = std::make_shared<QueueTable>(*snapshot->queues);
            table->asOf = {};
            snapshot->queues = table;
            sample.snapshot = snapshot;
        }
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk failover;
        FakeRunDesk runs(now);
        FakeBackupsDesk desk;
        FakeRestoreDesk restore(now);
        picture.fill(desk);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.failover = [&failover](const ClusterStore &) { return &failover; };
        given.backups = [&desk](const ClusterStore &) { return &desk; };
        given.restore = [&restore](const ClusterStore &) { return &restore; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({u"backups"_s, picture.object});
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        QWidget *page = window.page(u"backups"_s);
        if (picture.act)
            picture.act(*page);
        QWidget *shown = picture.dialog.isEmpty() ? &window : page->findChild<QWidget *>(picture.dialog);
        if (shown)
            catalogue.take(picture.name, *shown);
        else
            catalogue.miss(picture.name);
    }
}

void takeRestores(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RestorePicture &picture : restorePictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = sampleData::ordersProd();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk failover;
        FakeRunDesk runs(now);
        FakeBackupsDesk backups;
        FakeRestoreDesk restore(now);
        sampleData::fillRestore(backups, restore);
        if (picture.fill)
            picture.fill(backups, restore);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.failover = [&failover](const ClusterStore &) { return &failover; };
        given.backups = [&backups](const ClusterStore &) { return &backups; };
        given.restore = [&restore](const ClusterStore &) { return &restore; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({u"restore"_s, picture.object});
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
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
        Sample sample = sampleData::healthyProduction();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk failover;
        FakeRunDesk runs(now);
        FakeBackupsDesk backups;
        FakeCalendarDesk calendar(sampleData::calendarNow(), sampleData::calendarZone());
        calendar.shown = sampleData::calendarOfMarch();
        calendar.offered = sampleData::calendarOffers();
        if (picture.fill)
            picture.fill(calendar);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.failover = [&failover](const ClusterStore &) { return &failover; };
        given.backups = [&backups](const ClusterStore &) { return &backups; };
        given.calendar = [&calendar](const ClusterStore &) { return &calendar; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({u"drills"_s, {}});
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        auto *page = qobject_cast<CalendarPage *>(window.page(u"drills"_s));
        if (picture.act)
            picture.act(*page);
        QWidget *shown = picture.dialog.isEmpty() ? &window : page->findChild<QWidget *>(picture.dialog);
        if (shown)
            catalogue.take(picture.name, *shown);
        else
            catalogue.miss(picture.name);
    }
}

void takeDrills(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const DrillPicture &picture : drillPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = picture.sample();
        const TimePoint now = sample.now;
        FakeDrillDesk desk(sampleData::drillCluster(sample), now);
        desk.setView(sampleData::drillsView(sample));
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeRunDesk runs(now);
        if (picture.fill)
            picture.fill(desk, runs);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.drills = [&desk](const ClusterStore &) { return &desk; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({u"drill"_s, picture.object});
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        auto *page = qobject_cast<DrillsPage *>(window.page(u"drill"_s));
        if (picture.act)
            picture.act(*page);
        QWidget *shown = picture.dialog.isEmpty() ? &window : page->findChild<QWidget *>(picture.dialog);
        if (shown)
            catalogue.take(picture.name, *shown);
        else
            catalogue.miss(picture.name);
    }
}

void takeRecoveries(Album &catalogue, ClusterDirectory &directory, const QString &filter)
{
    for (const RecoveryPicture &picture : recoveryPictures()) {
        if (!filter.isEmpty() && !picture.name.contains(filter))
            continue;
        Sample sample = sampleData::unhealthyProduction();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk failover;
        FakeRecoveryDesk desk(store->profile(), now);
        desk.setView(sampleData::recoveryView(store->profile(), now));
        if (picture.fill)
            picture.fill(desk);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&desk](const ClusterStore &) { return &desk.run; };
        given.failover = [&failover](const ClusterStore &) { return &failover; };
        given.recovery = [&desk](const ClusterStore &) { return &desk; };
        registerPages(window, given);
        window.resize(picture.size);
        window.setStore(store.get());
        window.go({picture.page, picture.object});
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        if (picture.act)
            picture.act(*qobject_cast<RecoveryPage *>(window.page(u"recovery"_s)), desk);
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
        Sample sample = sampleData::healthyProduction();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeFailoverDesk desk;
        desk.setOffer(sampleData::switchoverOffer());
        FakeRunDesk runs(sampleData::runBegin() + Millis{5400});
        runs.setRun(sampleData::runningSwitchover(), true);
        runs.other = automatic;
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.runs = [&runs](const ClusterStore &) { return &runs; };
        given.failover = [&desk](const ClusterStore &) { return &desk; };
        registerPages(window, given);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.go({u"failover"_s, {}});
        window.show();
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
        Sample sample = target.page == "nodes"_L1 ? sampleData::nodeInWarning() : sampleData::queuesProduction();
        const TimePoint now = sample.now;
        const auto store = sampleData::storeOf(std::move(sample));
        FakeDesk reports(store->profile().name);
        FakeCareDesk desk(*store);
        MainWindow window(std::make_shared<FixedClock>(now), nullptr);
        PageServices given = services(directory, &reports);
        given.care = [&desk](const ClusterStore &) { return &desk; };
        registerPages(window, given);
        window.resize(1100, 700);
        window.setStore(store.get());
        window.go(target);
        window.show();
        catalogue.take(name, window);
    }
}

void takeClusters(Album &catalogue, ClusterDirectory &directory, const QString &name)
{
    FakeDesk desk(ClusterName{});
    MainWindow window(std::make_shared<FixedClock>(sampleData::healthyStaging().now), nullptr);
    registerPages(window, services(directory, &desk));
    window.resize(1440, 900);
    window.go({u"clusters"_s, {}});
    window.show();
    QTest::qWait(100);
    catalogue.take(name, window);
}

/// Finds what a search of a staging cluster would find.
class SampleRun final : public DiscoveryRun
{
public:
    void start(const DiscoveryRequest &) override
    {
        using Outcome = DiscoveryStep::Outcome;
        const auto tell = [this](const QString &what, Outcome outcome, const QString &text, int took) {
            Q_EMIT stepDone({.id = u"management"_s, .subject = {}, .what = what, .outcome = outcome, .text = text, .error = {}, .took = Millis{took}});
        };
        tell(u"Login"_s, Outcome::Passed, u"monitor may read every figure"_s, 12);
        tell(u"Nodes"_s, Outcome::Passed, u"3 nodes: broker1, broker2, broker3"_s, 9);
        for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
            tell(u"Management API of %1"_s.arg(host), Outcome::Passed, u"RabbitMQ 4.0.5 answers"_s, 8);
            tell(u"Node exporter of %1"_s.arg(host), host == u"broker3" ? Outcome::Failed : Outcome::Passed,
                 host == u"broker3" ? u"Port 9100 refuses connections"_s : u"1.8.2 answers"_s, 4);
        }
        tell(u"SSH to broker1"_s, Outcome::NotThere, u"not tried: no target is known"_s, 0);
        Q_EMIT succeeded({.profile = sampleData::healthyStaging().profile, .steps = {}, .account = {}});
    }
};

/// Hosts that answer as those of a staging cluster, one of them for the first time.
class SamplePlaces final : public PlacesRun
{
public:
    void tryHost(const HostProfile &host, const QString &, const haproxy::BrokerPlaces &) override
    {
        PlaceTrial trial{.host = host.name, .passed = true, .text = u"ops logged in on %1, commands run as root"_s.arg(host.name.value)};
        if (host.name.value == "broker2"_L1) {
            trial = {.host = host.name, .passed = false, .text = u"ops logged in on broker2, but not as root: sudo asks for a password"_s};
        } else if (host.name.value == "broker3"_L1) {
            trial = {.host = host.name};
            trial.unknown = {
                {.place = u"broker3"_s, .type = u"ED25519"_s, .fingerprint = u"SHA256:oVHk2tDq8zq7wYbGZzSxuV0rfCsFp1mW3nJ6aXcYtQk"_s, .line = {}, .file = {}}};
        } else if (host.role == HostRole::Proxy) {
            trial.config = haproxy::FoundConfig{.sockets = {{u"/run/haproxy/admin.sock"_s, haproxy::SocketLevel::Admin}},
                                                .backends = {{.name = u"be_amqp"_s, .servers = {{u"10.0.0.1"_s, 5672}, {u"10.0.0.2"_s, 5672}}, .port = 5672}}};
        }
        Q_EMIT tried(trial);
    }
    Status accept(const HostKey &) override { return {}; }
};

void takePlaces(Album &catalogue)
{
    ClusterProfile profile = sampleData::healthyProduction().profile;
    for (HostProfile &host : profile.hosts)
        host.ssh = u"ops@"_s + host.name.value;
    PlacesDialog dialog(profile, [] { return std::make_unique<SamplePlaces>(); }, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.findChild<QPushButton *>(u"tryHosts"_s)->click();
    catalogue.take(u"places"_s, dialog);
}

void takeArmedClosing(Album &catalogue)
{
    for (const bool service : {true, false}) {
        QWidget window;
        window.resize(1100, 700);
        window.show();
        ArmedGuard guard(window, {.armed = [] { return QList<ArmedGuard::Armed>{{{u"orders-prod"_s}, Environment::Production}}; },
                                  .noService = [service] { return service ? QString() : u"The program warrenctl is not installed"_s; },
                                  .hasTray = [] { return true; }});
        window.close();
        if (auto *dialog = window.findChild<QDialog *>(u"closeWhileArmed"_s))
            catalogue.take(service ? u"close-armed"_s : u"close-armed-no-service"_s, *dialog);
    }
}

void takeDialogs(Album &catalogue)
{
    takePlaces(catalogue);
    takeArmedClosing(catalogue);
    AddClusterDialog dialog([] { return std::make_unique<SampleRun>(); }, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    catalogue.take(u"add-cluster"_s, dialog);
    dialog.findChild<QLineEdit *>(u"managementUrl"_s)->setText(u"http://broker1:15672"_s);
    dialog.findChild<QLineEdit *>(u"password"_s)->setText(u"not shown"_s);
    dialog.findChild<QPushButton *>(u"testConnection"_s)->click();
    catalogue.take(u"add-cluster-found"_s, dialog);
}

void takeOverlays(Album &catalogue, ClusterDirectory &directory)
{
    Sample sample = sampleData::queuesProduction();
    const TimePoint now = sample.now;
    const auto store = sampleData::storeOf(std::move(sample));
    FakeDesk desk(store->profile().name);
    MainWindow window(std::make_shared<FixedClock>(now), nullptr);
    registerPages(window, services(directory, &desk));
    window.resize(1440, 900);
    window.setStore(store.get());
    window.go({u"overview"_s, {}});
    window.show();
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
        if (language != "en"_L1 && translator.load(u":/i18n/warrener_%1.qm"_s.arg(language)))
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
