#include "cluster/BrokerTraits.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

QString pluginOfExchange(const QString &type)
{
    struct Plugin
    {
        QLatin1StringView type, name;
    };
    static constexpr std::array plugins{
        Plugin{"x-consistent-hash"_L1, "rabbitmq_consistent_hash_exchange"_L1},
        Plugin{"x-delayed-message"_L1, "rabbitmq_delayed_message_exchange"_L1},
        Plugin{"x-jms-topic"_L1, "rabbitmq_jms_topic_exchange"_L1},
        Plugin{"x-modulus-hash"_L1, "rabbitmq_sharding"_L1},
        Plugin{"x-random"_L1, "rabbitmq_random_exchange"_L1},
        Plugin{"x-recent-history"_L1, "rabbitmq_recent_history_exchange"_L1},
    };
    const auto *const found = std::ranges::find(plugins, type, &Plugin::type);
    return found == plugins.end() ? QString() : QString(found->name);
}

} // namespace warrener
