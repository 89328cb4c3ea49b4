#include "Pages.h"

#include "PageBadges.h"
#include "RestoreQuestions.h"
#include "plan/recovery/RecoverySigns.h"
#include "ui/activity/ActivityPage.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/BackupsPage.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/clusters/AllClustersPage.h"
#include "ui/diagnosis/DiagnosisDesk.h"
#include "ui/diagnosis/DiagnosisPage.h"
#include "ui/drills/DrillDesk.h"
#include "ui/drills/DrillsPage.h"
#include "ui/failover/FailoverPage.h"
#include "ui/frame/MainWindow.h"
#include "ui/nodes/NodesPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/queues/QueuesPage.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/restore/RestorePage.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

template <class Shown>
PageSpec pageOf(const QString &id, int digit, const QString &icon, const QString &title)
{
    return {
        .id = id,
        .digit = digit,
        .icon = icon,
        .title = title,
        .make = [](ClusterStore *store, QWidget *parent) -> Page * { return new Shown(*store, parent); },
    };
}

/// The same for a page that offers small plans and remembers its columns.
template <class Shown>
PageSpec carePageOf(const PageServices &services, const QString &id, int digit, const QString &icon, const QString &title)
{
    PageSpec spec = pageOf<Shown>(id, digit, icon, title);
    spec.make = [services](ClusterStore *store, QWidget *parent) -> Page * {
        return new Shown(*store, parent, services.care ? services.care(*store) : nullptr, services.settings);
    };
    return spec;
}

PageSpec clustersPage(const PageServices &services)
{
    return {
        .id = u"clusters"_s,
        .digit = 0,
        .icon = u"layers"_s,
        .title = QCoreApplication::translate("Pages", "All clusters"),
        .place = PageSpec::Place::Top,
        .make = [services](ClusterStore *, QWidget *parent) -> Page * {
            auto *page = new AllClustersPage(*services.directory, parent);
            QObject::connect(page, &AllClustersPage::openClusterRequested, page, services.openCluster);
            QObject::connect(page, &AllClustersPage::addClusterRequested, page, services.addCluster);
            if (services.editCluster)
                QObject::connect(page, &AllClustersPage::editClusterRequested, page, services.editCluster);
            return page;
        },
    };
}

/// Plans of the cluster that fit a finding, with the node filled in.
PlanLinks planLinks(RecoveryDesk &desk)
{
    return [&desk](const QString &finding, const QString &node) {
        QList<RecoveryEntry> entries;
        for (const RecoveryScenario &scenario : desk.view().scenarios)
            entries.append(scenario.entry);
        QList<PlanLink> links;
        for (const auto all = plansFor(finding, entries); const RecoveryDocument &document : all) {
            const bool ofNode = document.about != RecoveryDocument::About::Cluster;
            links.append({document.title.text(), RecoveryPage::ofPlan(document.id, {ofNode ? node : QString()})});
        }
        return links;
    };
}

/// One that was ended early is no verdict to rest on.
void tellLastDiagnosis(OverviewPage &page, const DiagnosisDesk &desk)
{
    const QList<ReportEntry> reports = desk.reports();
    const auto last = std::ranges::find(reports, false, &ReportEntry::cancelled);
    page.setDiagnosis(last == reports.end() ? OverallStatus::Unknown : last->status, last == reports.end() ? TimePoint{} : last->at);
}

void leadToDiagnosis(OverviewPage *page, DiagnosisDesk *desk)
{
    QObject::connect(desk, &DiagnosisDesk::reportsChanged, page, [page, desk] { tellLastDiagnosis(*page, *desk); });
    QObject::connect(page, &OverviewPage::diagnosisRequested, desk, [page, desk] {
        desk->run();
        Q_EMIT page->openRequested({u"diagnosis"_s, {}});
    });
    tellLastDiagnosis(*page, *desk);
}

void leadToRecovery(OverviewPage *page, RecoveryDesk *desk)
{
    const auto show = [page, desk] {
        page->setReadiness(desk->view().readiness.score, desk->view().readiness.at);
        page->setPlans(planLinks(*desk));
    };
    QObject::connect(desk, &RecoveryDesk::changed, page, show);
    show();
}

PageSpec overviewPage(const PageServices &services)
{
    PageSpec spec = pageOf<OverviewPage>(u"overview"_s, 1, u"overview"_s, QCoreApplication::translate("Pages", "Overview"));
    spec.make = [services](ClusterStore *store, QWidget *parent) -> Page * {
        auto *page = new OverviewPage(*store, parent);
        if (DiagnosisDesk *const desk = services.desk ? services.desk(*store) : nullptr)
            leadToDiagnosis(page, desk);
        if (services.recovery)
            leadToRecovery(page, services.recovery(*store));
        return page;
    };
    return spec;
}

PageSpec diagnosisPage(const PageServices &services)
{
    return {
        .id = u"diagnosis"_s,
        .digit = 4,
        .icon = u"pulse"_s,
        .title = QCoreApplication::translate("Pages", "Diagnosis"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new DiagnosisPage(*store, *services.desk(*store), parent, services.care ? services.care(*store) : nullptr);
            if (services.recovery)
                page->setRecovery(planLinks(*services.recovery(*store)));
            return page;
        },
        .badge = [services](const ClusterStore &store) { return badges::report(services.desk(store), store); },
    };
}

PageSpec failoverPage(const PageServices &services)
{
    return {
        .id = u"failover"_s,
        .digit = 5,
        .icon = u"exchange"_s,
        .title = QCoreApplication::translate("Pages", "Failover"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            return new FailoverPage(*store, *services.failover(*store), *services.runs(*store), parent);
        },
        .badge = [services](const ClusterStore &store) { return badges::failovers(services.runs(store)); },
    };
}

PageSpec backupsPage(const PageServices &services)
{
    return {
        .id = u"backups"_s,
        .digit = 6,
        .icon = u"archive"_s,
        .title = QCoreApplication::translate("Pages", "Backups"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new BackupsPage(*store, *services.backups(*store), parent);
            if (services.restore && services.care)
                QObject::connect(page, &BackupsPage::keptRequested, page, [page, services, store] { askToRemoveKept(page, services, *store); });
            if (services.restore) {
                QObject::connect(page, &BackupsPage::restoreRequested, page, [page](const QString &backup, const QStringList &queues) {
                    Q_EMIT page->openRequested(RestorePage::ofBackup(backup, queues));
                });
                if (services.care) {
                    QObject::connect(page, &BackupsPage::testRequested, page,
                                     [page, services, store](const QString &backup) { askToTest(page, services, *store, backup); });
                }
                QObject::connect(page, &BackupsPage::bringBackRequested, page,
                                 [page](const QStringList &queues) { Q_EMIT page->openRequested(RestorePage::ofQueues(queues)); });
            }
            return page;
        },
        .badge = [services](const ClusterStore &store) -> PageBadge {
            const BackupsDesk *desk = services.backups(store);
            if (!desk)
                return {};
            const backupwords::Worst worst = backupwords::worst(desk->view(), desk->now());
            return {worst.level, worst.count};
        },
    };
}

PageSpec restorePage(const PageServices &services)
{
    return {
        .id = u"restore"_s,
        .icon = u"undo"_s,
        .title = QCoreApplication::translate("Pages", "Restore"),
        .within = u"backups"_s,
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new RestorePage(*store, *services.backups(*store), *services.restore(*store), parent, services.settings);
            if (services.care) {
                QObject::connect(page, &RestorePage::keptRequested, page, [page, services, store](const ClusterName &of) {
                    if (of == store->profile().name)
                        askToRemoveKept(page, services, *store);
                    else
                        askToRemoveKeptElsewhere(page, services, *store, of);
                });
            }
            return page;
        },
    };
}

/// What can be done with backups from anywhere.
void addBackupCommands(MainWindow &window)
{
    const auto add = [&window](const QString &icon, const QString &text, BackupsPage::Act act) {
        window.addCommand({icon, text, QCoreApplication::translate("Pages", "action"), [&window, act] {
                               window.go({u"backups"_s, {}});
                               if (auto *page = qobject_cast<BackupsPage *>(window.page(u"backups"_s)))
                                   page->act(act);
                           }});
    };
    add(u"archive"_s, QCoreApplication::translate("Pages", "Create backup…"), BackupsPage::Act::Create);
    add(u"shield"_s, QCoreApplication::translate("Pages", "Verify the chosen backup"), BackupsPage::Act::Verify);
    add(u"shield"_s, QCoreApplication::translate("Pages", "Test whether the chosen backup can be restored…"), BackupsPage::Act::Test);
    add(u"archive"_s, QCoreApplication::translate("Pages", "Compare backups…"), BackupsPage::Act::Compare);
    add(u"trash"_s, QCoreApplication::translate("Pages", "Prune backups: preview…"), BackupsPage::Act::Prune);
    add(u"file"_s, QCoreApplication::translate("Pages", "Read a backup file…"), BackupsPage::Act::ReadFile);
    add(u"trash"_s, QCoreApplication::translate("Pages", "What restores have kept on the hosts…"), BackupsPage::Act::Kept);
}

void addRestoreCommand(MainWindow &window)
{
    window.addCommand({u"undo"_s, QCoreApplication::translate("Pages", "Restore from a backup…"), QCoreApplication::translate("Pages", "action"),
                       [&window] { window.go(RestorePage::ofBackup({})); }});
}

PageSpec recoveryPage(const PageServices &services)
{
    return {
        .id = u"recovery"_s,
        .digit = 7,
        .icon = u"lifebuoy"_s,
        .title = QCoreApplication::translate("Pages", "Recovery"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new RecoveryPage(*store, *services.recovery(*store), parent);
            if (services.restore && services.care)
                leadToTest(page, services, *store);
            return page;
        },
        .badge = [services](const ClusterStore &store) { return badges::recoveries(services.recovery(store)); },
    };
}

/// Every shipped plan by its name: whoever needs one does not look for a page first.
void addRecoveryCommands(MainWindow &window)
{
    for (const auto all = recoveryDocuments(); const RecoveryEntry &entry : all) {
        if (entry.document)
            window.addCommand({u"lifebuoy"_s, QCoreApplication::translate("Pages", "Recovery plan: %1").arg(entry.document->title.text()),
                               QCoreApplication::translate("Pages", "plan"), [&window, id = entry.id] { window.go(RecoveryPage::ofPlan(id)); }});
    }
}

/// Drills in particular: behind the calendar where there is one.
PageSpec drillsPage(const PageServices &services)
{
    const bool isBehind = static_cast<bool>(services.calendar);
    return {
        .id = u"drill"_s,
        .digit = isBehind ? -1 : 8,
        .icon = u"bolt"_s,
        .title = QCoreApplication::translate("Pages", "Drills"),
        .within = isBehind ? u"drills"_s : QString(),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new DrillsPage(*store, *services.drills(*store), *services.runs(*store), parent);
            if (services.calendar)
                page->leadToCalendar();
            return page;
        },
        .badge = [services](const ClusterStore &store) { return badges::drills(services.drills(store)); },
    };
}

/// Where a run is at home.
PageTarget placeOf(const CalendarMark &mark)
{
    // Its run is in another cluster's journal; here it stands beside the backup that it has proven.
    if (!mark.place.isEmpty())
        return {u"backups"_s, {}};
    switch (mark.kind) {
    case CalendarKind::Diagnosis:
        return {u"diagnosis"_s, mark.run};
    case CalendarKind::Backup:
        return {u"backups"_s, {}};
    case CalendarKind::Drill:
        return {u"drill"_s, "run/"_L1 + mark.run};
    default:
        return {u"activity"_s, "run/"_L1 + mark.run};
    }
}

PageSpec calendarPage(const PageServices &services)
{
    return {
        .id = u"drills"_s,
        .digit = 8,
        .icon = u"calendar"_s,
        .title = QCoreApplication::translate("Pages", "Drills"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new CalendarPage(*store, *services.calendar(*store), parent);
            QObject::connect(page, &CalendarPage::runRequested, page, [page](const CalendarMark &mark) { Q_EMIT page->openRequested(placeOf(mark)); });
            if (services.drills && services.runs) {
                page->leadToDrills();
                QObject::connect(page, &CalendarPage::drillsRequested, page, [page] { Q_EMIT page->openRequested(DrillsPage::ofDrill({})); });
            }
            return page;
        },
        .badge = [services](const ClusterStore &store) -> PageBadge {
            const DrillDesk *drills = services.drills ? services.drills(store) : nullptr;
            if (drills && drills->isRunning())
                return badges::drills(drills);
            const CalendarDesk *desk = services.calendar(store);
            const CalendarTrouble trouble = desk ? troubleOf(desk->view(), desk->now()) : CalendarTrouble{};
            return {trouble.level, trouble.count};
        },
    };
}

PageSpec activityPage(const PageServices &services)
{
    return {
        .id = u"activity"_s,
        .digit = 9,
        .icon = u"activity"_s,
        .title = QCoreApplication::translate("Pages", "Activity"),
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            return new ActivityPage(*store, parent, services.runs ? services.runs(*store) : nullptr);
        },
    };
}

PageSpec settingsPage(const PageServices &services)
{
    return {
        .id = u"settings"_s,
        .icon = u"settings"_s,
        .title = QCoreApplication::translate("Pages", "Settings"),
        .place = PageSpec::Place::Bottom,
        .make = [services](ClusterStore *store, QWidget *parent) -> Page * {
            auto *page = new SettingsPage(store->profile(), services.program(), services.saveProfile, parent);
            QObject::connect(page, &SettingsPage::programChanged, page, services.setProgram);
            if (services.editCluster) {
                QObject::connect(page, &SettingsPage::editRequested, page, [edit = services.editCluster, name = store->profile().name] { edit(name); });
            }
            if (services.editPlaces)
                QObject::connect(page, &SettingsPage::placesRequested, page, services.editPlaces);
            return page;
        },
    };
}

/// The one that ends a drill works from every page, and takes nobody's page away who presses it without one.
void addDrillCommands(MainWindow &window, const PageServices &services)
{
    const auto stop = [&window, services] {
        DrillDesk *desk = window.store() ? services.drills(*window.store()) : nullptr;
        if (desk == nullptr)
            return;
        desk->stop();
        window.say(QCoreApplication::translate("Pages", "Every drill of yours on this machine is being stopped and reversed"));
        if (desk->isRunning())
            window.go({u"drill"_s, u"live"_s});
    };
    auto *key = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), &window);
    QObject::connect(key, &QShortcut::activated, &window, stop);
    window.addCommand({u"bolt"_s, QCoreApplication::translate("Pages", "Stop and reverse the drill"), QCoreApplication::translate("Pages", "action"), stop});
    window.addCommand({u"bolt"_s, QCoreApplication::translate("Pages", "Start a drill…"), QCoreApplication::translate("Pages", "action"), [&window] {
                           window.go({u"drill"_s, {}});
                           if (auto *page = qobject_cast<DrillsPage *>(window.page(u"drill"_s)))
                               page->askToStart();
                       }});
}

} // namespace

void registerPages(MainWindow &window, const PageServices &services)
{
    window.addPage(clustersPage(services));
    window.addPage(overviewPage(services));

    PageSpec nodes = carePageOf<NodesPage>(services, u"nodes"_s, 2, u"nodes"_s, QCoreApplication::translate("Pages", "Nodes"));
    nodes.badge = [](const ClusterStore &store) { return badges::subjects(store, {SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy}); };
    window.addPage(nodes);

    PageSpec queues = carePageOf<QueuesPage>(services, u"queues"_s, 3, u"queues"_s, QCoreApplication::translate("Pages", "Queues"));
    if (services.backups && services.restore) {
        queues.make = [make = queues.make](ClusterStore *store, QWidget *parent) -> Page * {
            Page *page = make(store, parent);
            auto *shown = qobject_cast<QueuesPage *>(page);
            QObject::connect(shown, &QueuesPage::bringBackRequested, shown,
                             [shown](const QString &vhost, const QString &queue) { Q_EMIT shown->openRequested(RestorePage::ofQueue(vhost, queue)); });
            return page;
        };
    }
    queues.badge = badges::queues;
    window.addPage(queues);

    if (services.desk)
        window.addPage(diagnosisPage(services));

    if (services.failover && services.runs)
        window.addPage(failoverPage(services));

    if (services.backups) {
        window.addPage(backupsPage(services));
        addBackupCommands(window);
        if (services.restore) {
            window.addPage(restorePage(services));
            addRestoreCommand(window);
        }
    }

    if (services.recovery) {
        window.addPage(recoveryPage(services));
        addRecoveryCommands(window);
    }
    if (services.calendar) {
        window.addPage(calendarPage(services));
        window.addCommand({u"calendar"_s, QCoreApplication::translate("Pages", "Schedule a drill, a test or a diagnosis…"),
                           QCoreApplication::translate("Pages", "action"), [&window] {
                               window.go({u"drills"_s, {}});
                               if (auto *page = qobject_cast<CalendarPage *>(window.page(u"drills"_s)))
                                   page->schedule();
                           }});
    }
    if (services.drills && services.runs) {
        window.addPage(drillsPage(services));
        addDrillCommands(window, services);
    }

    window.addPage(activityPage(services));
    window.addPage(settingsPage(services));
}

HeaderNoteText automaticNote(const AutomaticView &view, TimePoint now)
{
    if (!view.possible && !view.wanted)
        return {};
    const AutomaticSign sign = automaticSign(view, now);
    // The page's sign and colour: a narrow window has no room for the words, and armed is not off there either.
    return {.glyph = sign.glyph, .text = sign.words, .tone = sign.tone, .why = sign.why, .target = {u"failover"_s, u"automatic"_s}};
}

HeaderNoteText runNote(const RunState &state, const QString &page, TimePoint now)
{
    const RunGlance glance = glanceOf(state, now);
    const QString kind = state.plan.label.isEmpty() ? state.plan.title : state.plan.label;
    QString text = QCoreApplication::translate("Pages", "%1 running").arg(kind);
    if (state.verdict)
        text = QCoreApplication::translate("Pages", "%1: %2", "a run, how it ended").arg(kind, steps::wordOf(*state.verdict));
    else if (state.phase == RunPhase::Paused)
        text = QCoreApplication::translate("Pages", "%1 paused").arg(kind);
    else if (glance.step > 0)
        text = QCoreApplication::translate("Pages", "%1 running, step %2 of %3").arg(kind).arg(glance.step).arg(glance.steps);
    return {.glyph = steps::glyphOf(state), .text = text, .target = {page, {}}};
}

} // namespace warrener
