#pragma once

#include "look/access/ClusterAccess.h"

#include <QSet>

namespace warrener {

/// The nodes of a cluster, by its own word.
struct Members
{
    QList<NodeName> names{};     ///< all of them; empty: nobody can say
    QSet<NodeName> linked{};     ///< those that every host that was asked sees linked at this moment; empty where none was asked
    std::optional<Millis> age{}; ///< of what was remembered; none: told now
    QStringList silent{};        ///< of each host that did not say, why

    bool operator==(const Members &) const = default;
};

/// Without erl_call a virtual machine is started for the question.
constexpr Millis memberNamesPatience{6000};

/// Who is in the cluster, where it matters that no management API may answer. What was told some minutes ago is enough where it
/// is the profile's nodes and no others: then nobody is asked, and nothing is waited for. Else the hosts of `ask` are, side by
/// side (a tenth of a second; without erl_call some seconds), and the API of none; what is remembered counts where they are
/// silent. Each host has `patience`. Changes nothing.
QCoro::Task<Members> askMembers(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop, Millis patience = memberNamesPatience);
/// By the management API of these, side by side, until one has told; for ClusterAccess::membersTold(). For who watches while all
/// is well.
QCoro::Task<> rememberMembers(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, Millis patience, std::stop_token stop);

/// Reads what parts::membersCommand() prints: at most 1 MiB; without names where it cannot be read.
Members membersFromTerm(const QByteArray &term);

} // namespace warrener
