#include "ui/model/ClusterStore.h"

#include "judge/assess/Events.h"
#include "judge/assess/Held.h"
#include "judge/assess/ScoreSampling.h"
#include "look/history/Sampling.h"

#include <algorithm>

namespace warrener {

namespace {

constexpr qsizetype maxEvents = 2000;

} // namespace

ClusterStore::ClusterStore(ClusterProfile profile, QObject *parent) : QObject(parent), m_profile(std::move(profile)) {}

ClusterStore::~ClusterStore() = default;

int ClusterStore::seriesIndex(const QString &name) const
{
    int index = 0;
    for (const NodeProfile &node : m_profile.nodes) {
        if (node.name.value == name || node.host.value == name)
            return index;
        ++index;
    }
    for (const ProxyProfile &proxy : m_profile.proxies) {
        if (proxy.name.value == name || proxy.host.value == name)
            return index;
        ++index;
    }
    for (const HostProfile &host : m_profile.hosts) {
        const bool counted = std::ranges::any_of(m_profile.nodes, [&](const NodeProfile &node) { return node.host == host.name; })
                             || std::ranges::any_of(m_profile.proxies, [&](const ProxyProfile &proxy) { return proxy.host == host.name; });
        if (counted)
            continue;
        if (host.name.value == name)
            return index;
        ++index;
    }
    return index;
}

void ClusterStore::take(const SnapshotPtr &snapshot)
{
    // Answers of a monitor that has been replaced may still be under way.
    if (!snapshot || (m_snapshot && snapshot->generation <= m_snapshot->generation))
        return;
    const SnapshotPtr before = m_snapshot;
    m_snapshot = holdingLimits(snapshot, m_assessment);
    sample(before.get(), *m_snapshot, m_history);
    sampleScores(before.get(), *m_snapshot, m_history);
    const Assessment assessedBefore = std::exchange(m_assessment, assess(*m_snapshot, m_backups));
    Q_EMIT changed();
    if (before)
        take(eventsBetween(*before, assessedBefore, *m_snapshot, m_assessment));
}

void ClusterStore::take(const NodeDetailPtr &detail)
{
    m_nodeDetail = detail;
    Q_EMIT nodeDetailChanged();
}

void ClusterStore::take(const QList<Event> &events)
{
    if (events.isEmpty())
        return;
    m_events += events;
    std::ranges::stable_sort(m_events, {}, &Event::at);
    if (m_events.size() > maxEvents)
        m_events.remove(0, m_events.size() - maxEvents);
    Q_EMIT eventsChanged();
}

void ClusterStore::restore(History &&history, const QList<Event> &events)
{
    m_history = std::move(history);
    take(events);
    Q_EMIT changed();
}

void ClusterStore::setFocus(const MonitorFocus &focus)
{
    if (focus == m_focus)
        return;
    m_focus = focus;
    Q_EMIT focusChanged(m_focus);
}

void ClusterStore::setBackups(const BackupStanding &backups)
{
    if (backups == m_backups)
        return;
    m_backups = backups;
    if (!m_snapshot)
        return;
    m_assessment = assess(*m_snapshot, m_backups);
    Q_EMIT changed();
}

void ClusterStore::setNotAsked(const QString &why)
{
    if (why == m_notAsked)
        return;
    m_notAsked = why;
    Q_EMIT changed();
}

void ClusterStore::askNow()
{
    Q_EMIT askNowRequested();
}

} // namespace warrener
