#include "judge/assess/Toll.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array whatStops{"alarm.memory"_L1, "alarm.disk"_L1, "cluster.majority-lost"_L1, "cluster.partition"_L1};

constexpr std::array whatIsMissing{
    "node.stopped"_L1,      "node.ports-closed"_L1, "node.frozen"_L1, "node.host-unreachable"_L1,  "node.no-answer"_L1,    "node.partitioned"_L1,
    "alarm.descriptors"_L1, "host.unreachable"_L1,  "proxy.down"_L1,  "proxy.host-unreachable"_L1, "proxy.no-server"_L1,   "proxy.full"_L1,
    "queues.minority"_L1,   "queues.no-leader"_L1,  "queues.down"_L1, "queues.crashed"_L1,         "queues.terminated"_L1,
};

Toll tollOf(const QString &id, Level level)
{
    if (level < Level::Warning)
        return Toll::Nobody;
    if (std::ranges::contains(whatStops, id))
        return Toll::Stopped;
    return std::ranges::contains(whatIsMissing, id) ? Toll::Missing : Toll::Nobody;
}

} // namespace

Toll tollOf(const Finding &finding)
{
    return tollOf(finding.id, finding.level);
}

Toll tollOf(const SubjectState &state)
{
    // A state that a finding gave is called as that one is.
    return tollOf(state.id.contains(u'.') ? state.id : toId(state.subject.kind) + u'.' + state.id, state.level);
}

SubjectState withHost(const SubjectState &subject, const SubjectState &host)
{
    if (host.level < Level::Warning || host.word.isEmpty())
        return subject;
    SubjectState shown = subject;
    if (std::pair(tollOf(host), host.level) > std::pair(tollOf(subject), subject.level)) {
        shown.id = host.id;
        shown.word = host.word;
    }
    shown.level = std::max(subject.level, host.level);
    return shown;
}

} // namespace warrener
