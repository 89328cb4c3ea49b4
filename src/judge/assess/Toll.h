#pragma once

#include "judge/assess/Assessment.h"

#include <cstdint>

namespace warrener {

/// What a finding costs those who use the cluster: the first order of findings, before their levels, wherever one of
/// several is named first. A busy CPU is critical and turns nobody away; a node with closed ports is only a warning, and
/// does not serve.
enum class Toll : std::uint8_t {
    Nobody,  ///< a figure near its limit, a blind spot of this console, what is only worth knowing
    Missing, ///< a node, a proxy or a queue is not there for its clients; others go on
    Stopped, ///< the work of the whole cluster has stopped, or may go wrong: alarms, no majority, a partition
};

/// By id and level: what is less than a warning costs nobody anything.
Toll tollOf(const Finding &finding);
Toll tollOf(const SubjectState &state);

/// The one word for a subject and the host under it: of what costs its clients more, at the worse of both levels.
SubjectState withHost(const SubjectState &subject, const SubjectState &host);

} // namespace warrener
