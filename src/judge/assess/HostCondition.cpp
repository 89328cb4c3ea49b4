#include "judge/assess/HostCondition.h"

namespace warrener {

namespace {

enum class Sign : std::uint8_t { None, Alive, Dead };

/// What one part says about the host that it was asked on.
template <class T>
Sign signOf(const Part<T> &part, TimePoint since)
{
    if (answeredSince(part, since))
        return Sign::Alive;
    if (!part.error)
        return Sign::None;
    switch (part.error->kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
        return Sign::Dead;
    case ErrorKind::Cancelled:
    case ErrorKind::Unresolved:
    case ErrorKind::NotConfigured:
    case ErrorKind::Disconnected:
    case ErrorKind::Usage:
    case ErrorKind::Internal:
    case ErrorKind::Io:
        return Sign::None;
    default:
        // Also a refusal comes from a host that lives.
        return Sign::Alive;
    }
}

} // namespace

std::optional<bool> hostAnswers(const Snapshot &snapshot, const HostName &host, TimePoint since)
{
    if (host.isEmpty())
        return std::nullopt;
    bool dead = false;
    const auto alive = [&](Sign sign) {
        dead = dead || sign == Sign::Dead;
        return sign == Sign::Alive;
    };
    if (const HostLook *look = snapshot.host(host); look && alive(signOf(look->figures, since)))
        return true;
    for (const NodeLook &node : snapshot.nodes) {
        if (node.host == host && (alive(signOf(node.answer, since)) || alive(signOf(node.metrics, since))))
            return true;
    }
    for (const ProxyLook &proxy : snapshot.proxies) {
        if (proxy.host == host && alive(signOf(proxy.figures, since)))
            return true;
    }
    return dead ? std::optional(false) : std::nullopt;
}

HostCondition judgeHost(const Snapshot &snapshot, const HostLook &host)
{
    if (host.figures.isCurrent())
        return HostCondition::Answers;
    if (host.figures.isPending())
        return HostCondition::Asking;
    switch (host.figures.error->kind) {
    case ErrorKind::NotConfigured:
        return HostCondition::NotConfigured;
    case ErrorKind::Unresolved:
        return HostCondition::Unresolved;
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
        return hostAnswers(snapshot, host.name, failingFrom(host.figures)) == true ? HostCondition::FiguresMissing : HostCondition::Unreachable;
    default:
        return HostCondition::FiguresMissing;
    }
}

} // namespace warrener
