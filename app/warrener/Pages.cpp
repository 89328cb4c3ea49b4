#include "Pages.h"

#include "ui/activity/ActivityPage.h"
#include "ui/clusters/AllClustersPage.h"
#include "ui/frame/MainWindow.h"
#include "ui/nodes/NodesPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/queues/QueuesPage.h"

#include <QCoreApplication>

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

bool isShortOfMembers(const QueueRow &row)
{
    return row.membersKnown && row.online.size() < row.members.size();
}

/// Findings speak of queues in sum; how many there are is in the table, where somebody asked for it.
PageBadge queuesBadge(const ClusterStore &store)
{
    PageBadge badge;
    for (const Finding &finding : store.assessment().findings) {
        if (finding.id.startsWith("queues."_L1))
            badge.level = std::max(badge.level, finding.level);
    }
    if (badge.level < Level::Unknown)
        return {};
    const SnapshotPtr snapshot = store.snapshot();
    if (snapshot && snapshot->queues) {
        badge.count = static_cast<int>(std::ranges::count_if(snapshot->queues->rows, [&badge](const QueueRow &row) {
            return badge.level == Level::Critical ? row.state == QueueState::Minority : isShortOfMembers(row);
        }));
    }
    badge.count = std::max(badge.count, 1);
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
            return page;
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
            return page;
        },
    };
}

} // namespace

void registerPages(MainWindow &window, const PageServices &services)
{
    window.addPage(clustersPage(services));
    window.addPage(pageOf<OverviewPage>(u"overview"_s, 1, u"overview"_s, QCoreApplication::translate("Pages", "Overview")));

    PageSpec nodes = pageOf<NodesPage>(u"nodes"_s, 2, u"nodes"_s, QCoreApplication::translate("Pages", "Nodes"));
    nodes.badge = [](const ClusterStore &store) {
        return badgeOf(store, {SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy});
    };
    window.addPage(nodes);

    PageSpec queues = pageOf<QueuesPage>(u"queues"_s, 3, u"queues"_s, QCoreApplication::translate("Pages", "Queues"));
    queues.badge = queuesBadge;
    window.addPage(queues);

    window.addPage(pageOf<ActivityPage>(u"activity"_s, 9, u"activity"_s, QCoreApplication::translate("Pages", "Activity")));
    window.addPage(settingsPage(services));
}

} // namespace warrener
