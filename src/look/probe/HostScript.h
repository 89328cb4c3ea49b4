#pragma once

#include "cluster/ClusterProfile.h"

#include <QList>

#include <chrono>

namespace warrener {

/// Another broker to be reached from a host.
struct PeerQuestion
{
    NodeName node;
    QString name; ///< the host part of the node's name
    QList<quint16> ports;

    bool operator==(const PeerQuestion &) const = default;
};

/// What one host is asked.
struct HostQuestions
{
    HostProfile host;
    bool hasBroker = false;    ///< role and profile say that a broker belongs here
    bool isMember = false;     ///< one of this cluster
    QList<PeerQuestion> peers; ///< empty for what is no member
    QList<PeerQuestion> names; ///< every node's name, its own too; ports are not looked at
};

/// The questions for `host` of `profile`. Ports as in the profile; 4369 and 25672 stand in no
/// profile.
HostQuestions questionsFor(const ClusterProfile &profile, const HostProfile &host);

/// The host part of a node's name, "" where it could not stand in a script or a name server's
/// question.
QString hostPart(const NodeName &node);

/// So long the script waits for its parts: what has not answered by then is cut, and said to be.
inline constexpr std::chrono::seconds hostScriptBound{6};

/// The script for `sh -s` on that host: POSIX, reads only (but for a folder of its own in memory,
/// which it removes), everything side by side, ends soon after `hostScriptBound` whatever hangs.
QString hostScript(const HostQuestions &questions);

} // namespace warrener
