#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace warrener {

/// A name that cannot be mixed up with a name of another kind.
template <class Tag>
struct Name
{
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Name &) const = default;
    std::strong_ordering operator<=>(const Name &other) const { return value.compare(other.value) <=> 0; }
    friend size_t qHash(const Name &name, size_t seed = 0) { return qHash(name.value, seed); }
};

using NodeName = Name<struct NodeTag>;       ///< Erlang node name: "rabbit@broker1"
using HostName = Name<struct HostTag>;       ///< a host's name in the profile: "broker1"
using ProxyName = Name<struct ProxyTag>;     ///< a proxy's name in the profile: "lb1"
using ClusterName = Name<struct ClusterTag>; ///< a cluster profile's name

/// What people call a node: the part behind the @ where it tells nodes apart, "broker1".
inline QString shortName(const NodeName &node)
{
    const auto at = node.value.indexOf(QLatin1Char('@'));
    return at < 0 ? node.value : node.value.mid(at + 1).section(QLatin1Char('.'), 0, 0);
}

/// What people call a queue that is named "vhost/queue": without the vhost "/", which nearly all are in.
inline QString shortQueueName(const QString &subject)
{
    return subject.startsWith(QLatin1String("//")) && subject.size() > 2 ? subject.mid(2) : subject;
}

} // namespace warrener
