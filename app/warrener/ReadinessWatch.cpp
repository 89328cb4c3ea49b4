#include "ReadinessWatch.h"

#include "LiveRecoveryDesk.h"
#include "base/OffThread.h"
#include "ui/clusters/ClusterDirectory.h"

namespace warrener {

namespace {

/// Backups grow older by the hour, rehearsals by the day.
constexpr int readinessEveryMs = 5 * 60 * 1000;

QList<ClusterProfile> profilesOf(const ClusterDirectory &directory)
{
    QList<ClusterProfile> profiles;
    for (const ProfileStore::Entry &entry : directory.entries()) {
        if (entry.profile)
            profiles.append(*entry.profile);
    }
    return profiles;
}

} // namespace

ReadinessWatch::ReadinessWatch(ClusterDirectory &directory, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_directory(directory), m_clock(std::move(clock))
{
    m_timer.setInterval(readinessEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &ReadinessWatch::look);
    connect(&m_directory, &ClusterDirectory::changed, this, &ReadinessWatch::lookIfOthers);
    m_timer.start();
}

/// The directory changes with every look at a cluster too.
void ReadinessWatch::lookIfOthers()
{
    QStringList names;
    for (const ClusterProfile &profile : profilesOf(m_directory))
        names.append(profile.name.value);
    if (names != m_known)
        look();
}

void ReadinessWatch::look()
{
    if (m_looking)
        return;
    const QList<ClusterProfile> profiles = profilesOf(m_directory);
    m_known.clear();
    for (const ClusterProfile &profile : profiles)
        m_known.append(profile.name.value);
    m_looking = true;
    auto work = [profiles, now = m_clock->now()] {
        QList<std::pair<ClusterName, ClusterReadiness>> all;
        for (const ClusterProfile &profile : profiles)
            all.append({profile.name, readRecoveryView(profile, now).readiness});
        return all;
    };
    QCoro::connect(waitedFor(std::move(work)), this, [this](const QList<std::pair<ClusterName, ClusterReadiness>> &all) {
        m_looking = false;
        for (const auto &[name, readiness] : all)
            m_directory.setReadiness(name, {.score = readiness.score, .at = readiness.at});
    });
}

} // namespace warrener
