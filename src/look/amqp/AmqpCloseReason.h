#pragma once

#include <QString>

namespace warrener {

/// Why the broker closed a connection or a channel, in its own words.
struct AmqpCloseReason
{
    int code = 0;           ///< 320 CONNECTION_FORCED, 403 ACCESS_REFUSED, 405 RESOURCE_LOCKED…
    QString text;           ///< as the broker said it, bounded
    bool connection = true; ///< false: only the channel

    bool operator==(const AmqpCloseReason &) const = default;
};

} // namespace warrener
