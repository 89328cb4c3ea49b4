#pragma once

#include "cluster/HostService.h"
#include "judge/diagnosis/DiagnosisInput.h"

#include <QLatin1StringView>

namespace warrener::hostchecks {

/// One host, with all that is known about it. Lives no longer than the input it is taken from.
struct HostView
{
    const DiagnosisInput &input;
    const HostProfile &profile;
    const HostDeepLook &deep;
    const HostLook *look = nullptr; ///< null: the snapshot has none

    bool hasBroker() const { return deep.isMember || profile.role == HostRole::Broker || profile.role == HostRole::Standby; }
    /// A broker that serves the cluster: what is wrong here counts in full.
    bool isNeeded() const { return profile.role != HostRole::Standby || deep.isMember; }
    /// The service is known to run.
    bool isServiceUp() const;
    /// The host's own now; the snapshot's where it does not tell.
    TimePoint now() const;
    QString name() const { return profile.name.value; }
    /// What it is there for, by its role where its profile says nothing else.
    QString service() const { return serviceUnit(profile); }
};

// Each pure, for one host; what does not concern such a host is left out.
QList<CheckResult> loginChecks(const HostView &host);   ///< ssh, clock is clockChecks'
QList<CheckResult> figureChecks(const HostView &host);  ///< cpu, memory, disks, load, score, iowait
QList<CheckResult> serviceChecks(const HostView &host); ///< service, restarts, process, descriptors, oom
QList<CheckResult> diskChecks(const HostView &host);    ///< read-only, full
QList<CheckResult> portChecks(const HostView &host);    ///< listeners, exporter
QList<CheckResult> configChecks(const HostView &host);  ///< files, syntax
QList<CheckResult> tlsFileChecks(const HostView &host); ///< certificates on the disk against those that are shown
QList<CheckResult> logChecks(const HostView &host);     ///< files, size, errors

// These compare hosts; results in the hosts' order.
QList<CheckResult> clockChecks(const QList<HostView> &hosts);
QList<CheckResult> configDifferences(const QList<HostView> &hosts);
QList<CheckResult> peerChecks(const QList<HostView> &hosts);
QList<CheckResult> refusedLogins(const QList<HostView> &hosts); ///< one a program, of all hosts together

/// A passed result about one host.
CheckResult about(QLatin1StringView id, FaultClass fault, const HostView &host);
/// The outcome of what could not be asked, with the error's words.
void cannotJudge(CheckResult &result, const std::optional<Error> &error);
/// What the check would say about a host whose service is down: nothing.
void notWhileDown(CheckResult &result);

/// True where there is no value: then the result says why, else it holds the time the answer took.
template <class T>
bool lacksAnswer(CheckResult &result, const Answer<T> &answer)
{
    result.took = answer.took;
    if (!answer.has())
        cannotJudge(result, answer.error);
    return !answer.has();
}

} // namespace warrener::hostchecks
