#include "Screenshot.h"

#include <QApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Count
{
    qsizetype live = 0;
    qsizetype all = 0;
};

template <class List, class Part>
Count count(const List &looks, Part part)
{
    Count found{.all = looks.size()};
    for (const auto &look : looks)
        found.live += (look.*part).isCurrent() ? 1 : 0;
    return found;
}

/// Two samples make a line.
bool hasLine(const ClusterStore &store)
{
    const SnapshotPtr snapshot = store.snapshot();
    if (snapshot->nodes.isEmpty())
        return false;
    const SeriesWindow window = store.history().window({Metric::NodeMemory, snapshot->nodes.first().name.value}, Zoom::Minutes5, snapshot->at);
    return std::ranges::count_if(window.buckets, [](const Bucket &bucket) { return bucket.count > 0; }) >= 2;
}

/// CPU and network come as differences of two answers, also where stored history makes lines.
bool hasRates(const Snapshot &snapshot)
{
    return std::ranges::all_of(snapshot.hosts, [](const HostLook &host) { return host.figures.has() && host.figures.value->cpuPercent.has_value(); });
}

} // namespace

Screenshot::Screenshot(Console &console, QString file, std::chrono::seconds timeout) : m_console(console), m_file(std::move(file)), m_timeout(timeout)
{
    m_passed.start();
    m_look.setInterval(50);
    connect(&m_look, &QTimer::timeout, this, &Screenshot::look);
    m_look.start();
}

void Screenshot::look()
{
    const ClusterStore *store = m_console.store();
    const SnapshotPtr snapshot = store ? store->snapshot() : nullptr;
    bool ready = !store;
    if (snapshot) {
        const Count nodes = count(snapshot->nodes, &NodeLook::answer);
        const Count hosts = count(snapshot->hosts, &HostLook::figures);
        const bool live = nodes.live == nodes.all && hosts.live == hosts.all;
        if (live && m_liveAfter < 0)
            m_liveAfter = m_passed.elapsed();
        ready = live && hasLine(*store) && hasRates(*snapshot);
    }
    const bool late = std::chrono::milliseconds{m_passed.elapsed()} > m_timeout;
    if (!ready && !late)
        return;
    m_look.stop();
    // What came with the last snapshot is painted in the next turns of the event loop.
    QTimer::singleShot(300, this, [this, ready] { save(ready); });
}

void Screenshot::save(bool live)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!m_console.window().grab().save(m_file)) {
        err << tr("warrener: %1 cannot be written").arg(m_file) << '\n';
        QApplication::exit(1);
        return;
    }
    const ClusterStore *store = m_console.store();
    const SnapshotPtr snapshot = store ? store->snapshot() : nullptr;
    const Count nodes = snapshot ? count(snapshot->nodes, &NodeLook::answer) : Count{};
    const Count hosts = snapshot ? count(snapshot->hosts, &HostLook::figures) : Count{};
    if (!store) {
        out << tr("warrener: no cluster is open; saved %1").arg(m_file) << '\n';
    } else if (live) {
        const QString after = QLocale::c().toString(static_cast<double>(m_liveAfter) / 1000, 'f', 1);
        out << tr("warrener: %1 nodes, %2 hosts live after %3 s; saved %4").arg(nodes.live).arg(hosts.live).arg(after, m_file) << '\n';
    } else {
        err << tr("warrener: only %1 of %2 nodes and %3 of %4 hosts were live after %5 s; saved %6")
                   .arg(nodes.live)
                   .arg(nodes.all)
                   .arg(hosts.live)
                   .arg(hosts.all)
                   .arg(m_timeout.count())
                   .arg(m_file)
            << '\n';
    }
    QApplication::exit(live || !store ? 0 : 3);
}

} // namespace warrener
