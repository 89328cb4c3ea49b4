#pragma once

#include "cluster/Level.h"

#include <QLatin1StringView>
#include <QString>

#include <cstdint>
#include <span>

namespace warrener {

/// How the symptom's place must lie to the cause's.
enum class Relation : std::uint8_t {
    SameHost, ///< both are about one host
    Names,    ///< the symptom is about the cause's host, or names it: as a peer, a server, a member
    SamePort, ///< Names, and both are about one port number
    Cluster,  ///< anywhere in the cluster
    SameQueue,
    SameServer, ///< one server behind several proxies
};

/// What becomes of a symptom.
enum class Join : std::uint8_t {
    Fold,  ///< evidence of the cause
    Child, ///< a finding of its own, shown under the cause
};

/// One line of the table: what explains what. Patterns are ids separated by blanks, a "*" at the
/// end takes all that begin so; an id may carry a kind: "host.process/frozen".
struct Rule
{
    const char *cause;
    const char *symptom;
    Relation relation = Relation::SameHost;
    Join join = Join::Fold;
    Level most = Level::Critical; ///< a child under this cause counts at most so much
    Level least = Level::Warning; ///< the cause must be at least so bad
};

/// In the order in which they are tried: the first that finds a cause wins.
std::span<const Rule> rules();

bool matches(QLatin1StringView patterns, const QString &id, const QString &kind);

} // namespace warrener
