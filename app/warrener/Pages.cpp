#include "Pages.h"

#include "RestoreQuestions.h"
#include "judge/diagnosis/EndedFindings.h"
#include "plan/recovery/RecoverySigns.h"
#include "plan/recovery/StandbyRehearsal.h"
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

/// A node or proxy and the host it runs on are one machine to whoever counts.
QString machineOf(const ClusterProfile &profile, const Subject &subject)
{
    if (const NodeProfile *node = subject.kind == SubjectKind::Node ? profile.node({subject.name}) : nullptr; node && !node->host.isEmpty())
        return node->host.value;
    for (const ProxyProfile &proxy : profile.proxies) {
        if (subject.kind == SubjectKind::Proxy && proxy.name.value == subject.name && !proxy.host.isEmpty())
            return proxy.host.value;
    }
    return subject.name;
}

/// The worst level among findings about such subjects, and how many of them are that bad.
PageBadge badgeOf(const ClusterStore &store, std::initializer_list<SubjectKind> kinds)
{
    PageBadge badge;
    QSet<QString> subjects;
    for (const Finding &finding : store.assessment().findings) {
        if (std::ranges::find(kinds, finding.subject.kind) == kinds.end() || finding.level < Level::Unknown)
            continue;
        if (finding.level > badge.level) {
            badge.level = finding.level;
            subjects.clear();
        }
        if (finding.level == badge.level)
            subjects.insert(machineOf(store.profile(), finding.subject));
    }
    badge.count = static_cast<int>(subjects.size());
    return badge;
}

/// Findings speak of queues in sum; those that are as bad as the worst are counted.
PageBadge queuesBadge(const ClusterStore &store)
{
    PageBadge badge;
    for (const Finding &finding : store.assessment().findings) {
        if (!finding.id.startsWith("queues."_L1) || finding.level < Level::Unknown)
            continue;
        if (finding.level > badge.level)
            badge = {.level = finding.level};
        badge.count += finding.level == badge.level ? finding.count : 0;
    }
    return badge;
}

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
        for (const RecoveryDocument &document : plansFor(finding, entries)) {
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

/// The worst level among the newest report's findings, and how many are that bad; what somebody
/// has marked as known is not counted, nor what has ended since.
PageBadge reportBadge(const DiagnosisDesk *desk, const ClusterStore &store)
{
    PageBadge badge;
    const ReportPtr report = desk ? desk->latest() : nullptr;
    if (!report)
        return badge;
    const TimePoint liveAt = store.snapshot() ? store.snapshot()->at : TimePoint{};
    for (qsizetype i = 0; i < report->findings.size(); ++i) {
        const ReportFinding &finding = report->findings.at(i);
        if (finding.level < Level::Warning || desk->known().contains(finding) || hasEnded(*report, i, store.assessment(), liveAt))
            continue;
        if (finding.level > badge.level)
            badge = {finding.level, 0};
        if (finding.level == badge.level)
            ++badge.count;
    }
    return badge;
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
        .badge = [services](const ClusterStore &store) { return reportBadge(services.desk(store), store); },
    };
}

/// A run that was left in the middle is the worst there is on this page.
PageBadge failoverBadge(const RunDesk *runs)
{
    if (!runs || runs->isRunning() || runs->unfinished().isEmpty())
        return {};
    return {Level::Warning, static_cast<int>(runs->unfinished().size())};
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
        .badge = [services](const ClusterStore &store) { return failoverBadge(services.runs(store)); },
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

/// A recovery that was left in the middle is the worst there is on this page.
PageBadge recoveryBadge(RecoveryDesk *desk)
{
    if (!desk)
        return {};
    int left = 0;
    for (const RunSummary &run : desk->runs().unfinished())
        left += recoveryRunOf(run.kind).value_or(RecoveryRun::AtTable) != RecoveryRun::AtTable ? 1 : 0;
    return left > 0 ? PageBadge{Level::Warning, left} : PageBadge{};
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
        .badge = [services](const ClusterStore &store) { return recoveryBadge(services.recovery(store)); },
    };
}

/// Every shipped plan by its name: whoever needs one does not look for a page first.
void addRecoveryCommands(MainWindow &window)
{
    for (const RecoveryEntry &entry : recoveryDocuments()) {
        if (entry.document)
            window.addCommand({u"lifebuoy"_s, QCoreApplication::translate("Pages", "Recovery plan: %1").arg(entry.document->title.text()),
                               QCoreApplication::translate("Pages", "plan"), [&window, id = entry.id] { window.go(RecoveryPage::ofPlan(id)); }});
    }
}

/// It failed within a week, and nobody knows better since: one that was broken off without a verdict says nothing.
bool isFailedDrill(const DrillRow &row, TimePoint now)
{
    const auto judged =
        std::ranges::find_if(row.runs, [](const DrillOutcome &run) { return run.verdict == DrillVerdict::Passed || run.verdict == DrillVerdict::Failed; });
    return judged != row.runs.end() && judged->verdict == DrillVerdict::Failed && judged->startedAt > now - std::chrono::days{7};
}

/// One that goes on; else how many went wrong the last time.
PageBadge drillsBadge(const DrillDesk *desk)
{
    if (desk == nullptr)
        return {};
    if (desk->isRunning())
        return {Level::Note, 1};
    PageBadge badge{Level::Critical, 0};
    for (const DrillRow &row : desk->view().rows) {
        badge.count += isFailedDrill(row, desk->now()) ? 1 : 0;
    }
    return badge.count > 0 ? badge : PageBadge();
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
        .badge = [services](const ClusterStore &store) { return drillsBadge(services.drills(store)); },
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
                return drillsBadge(drills);
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
    nodes.badge = [](const ClusterStore &store) { return badgeOf(store, {SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy}); };
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
    queues.badge = queuesBadge;
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
