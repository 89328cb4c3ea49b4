#pragma once

#include "cluster/Snapshot.h"

#include <cstdint>
#include <optional>

namespace warrener {

/// What is known about one host, from its figures and from everything that runs on it.
enum class HostCondition : std::uint8_t {
    Asking,
    Answers,        ///< its figures are there
    FiguresMissing, ///< it is there, who gives its figures is not
    Unreachable,    ///< nothing on it answers
    Unresolved,
    NotConfigured, ///< nobody gives figures
};

HostCondition judgeHost(const Snapshot &snapshot, const HostLook &host);

/// Whether anything on that host has answered, or at least refused, since `since`. Absent: nothing
/// on it has been asked, so it is not known.
std::optional<bool> hostAnswers(const Snapshot &snapshot, const HostName &host, TimePoint since);

/// When the attempt began that was the first to fail.
template <class T>
TimePoint failingFrom(const Part<T> &part)
{
    return part.failingSince - part.took;
}

/// A good answer that came after `since`.
template <class T>
bool answeredSince(const Part<T> &part, TimePoint since)
{
    return part.isCurrent() && part.asOf >= since;
}

} // namespace warrener
