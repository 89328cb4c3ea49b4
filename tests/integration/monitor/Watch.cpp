#include "Watch.h"

#include "cluster/ProfileStore.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

Watch::Watch(const ClusterProfile &profile, const QString &password) : m_monitor(std::make_unique<MonitorThread>(profile, Credentials{password}))
{
    connect(m_monitor.get(), &MonitorThread::snapshotReady, this, [this](const SnapshotPtr &snapshot) {
        const Assessment assessment = assess(*snapshot);
        if (m_snapshot)
            m_events += eventsBetween(*m_snapshot, m_assessment, *snapshot, assessment);
        m_snapshot = snapshot;
        m_assessment = assessment;
        ++m_snapshots;
    });
    connect(m_monitor.get(), &MonitorThread::nodeDetailReady, this, [this](const NodeDetailPtr &detail) { m_detail = detail; });
    m_monitor->start();
}

QStringList Watch::eventIds() const
{
    QStringList ids;
    for (const Event &event : m_events)
        ids.append(event.id);
    return ids;
}

QStringList Watch::subjectsOf(const QString &id) const
{
    QStringList names;
    for (const Event &event : m_events) {
        if (event.id == id)
            names.append(event.subject.name);
    }
    return names;
}

bool Watch::isWell() const
{
    return m_snapshot
           && std::ranges::all_of(m_snapshot->nodes, [this](const NodeLook &node) { return stateOf(SubjectKind::Node, node.name.value) == "in-service"_L1; });
}

Millis Watch::end()
{
    QElapsedTimer timer;
    timer.start();
    m_monitor.reset();
    return Millis{timer.elapsed()};
}

bool hasTestHosts()
{
    return qEnvironmentVariableIsSet("TESTBED_DIR");
}

ClusterProfile liveProfile()
{
    const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
    return profile ? *profile : ClusterProfile{};
}

HostCommand::HostCommand(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyRead, this, [this] { m_output += m_process.readAll(); });
    m_process.start(qEnvironmentVariable("TESTBED_DIR") + u"/bin/"_s + program, arguments);
}

} // namespace warrener
