#pragma once

#include "run/operations/Carries.h"
#include "run/operations/ClusterFacts.h"

namespace warrener {

/// An address and a port, and what listens there.
struct Place
{
    QString address; ///< an IP address as QHostAddress writes it
    quint16 port = 0;
    Carries carries = Carries::Amqp;

    bool operator==(const Place &) const = default;
};

/// Where one node can be found, as far as that is known on this side.
struct NodePlaces
{
    NodeName node{};
    QStringList names{};              ///< that stand for it and for no other: its own, its host's
    QList<Place> endpoints{};         ///< that the profile names
    QStringList addresses{};          ///< of its host, and of the endpoints
    QStringList own{};                ///< those of them that can be no other's: not of this machine, not shared
    QMap<quint16, Carries> ports{};   ///< that it listens on, by its own word or the profile's
    QMap<quint16, Carries> guessed{}; ///< of a node that tells none: those of the others, or the usual ones
    bool told = false;                ///< it tells its listeners itself

    bool operator==(const NodePlaces &) const = default;
};
/// `addresses`: what the names of the profile lead to. A node that tells no listener, because it is
/// down, listens where the profile says, where the others listen, and at the usual ports.
QList<NodePlaces> placesOf(const ClusterProfile &profile, const QList<Listener> &listeners, const QMap<QString, QStringList> &addresses);
/// The names that placesOf() wants resolved, each once.
QStringList namesToResolve(const ClusterProfile &profile);
/// The addresses of a proxy's own machine, as far as the profile names it.
QStringList addressesOf(const ClusterProfile &profile, const ProxyProfile &proxy, const QMap<QString, QStringList> &addresses);

namespace places {

/// As one machine writes an address in one way, an IPv4 address within IPv6 as the former; empty where it is none.
QString plainAddress(QString text);
bool isLoopback(const QString &address);
bool isAnywhere(const QString &address); ///< 0.0.0.0 or ::
void addOnce(QStringList &list, const QString &text);

} // namespace places

} // namespace warrener
