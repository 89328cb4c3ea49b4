#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace warrener {

/// What a broker can have, and what it refuses: versions, plugins and its own configuration decide it.
struct BrokerTraits
{
    QString version{};                           ///< "4.0.5"; empty: not known
    std::optional<QStringList> exchangeTypes{};  ///< "direct", "x-consistent-hash", …; nullopt: not known
    std::optional<QStringList> enabledPlugins{}; ///< "rabbitmq_shovel", …; those that they bring along are not told
    std::optional<QStringList> deniedFeatures{}; ///< deprecated ones that it does not permit: "queue_master_locator", …
    QString user{};                              ///< who asked: whose login this console depends on; empty: nobody's

    bool operator==(const BrokerTraits &) const = default;
};

/// The plugin that an exchange type comes with ("x-random": "rabbitmq_random_exchange"); empty: it is built in, or not known.
QString pluginOfExchange(const QString &type);

} // namespace warrener
