#pragma once

#include "cluster/Snapshot.h"
#include "look/net/HttpClient.h"

#include <QPointer>

#include <deque>

namespace warrener {

/// What the watched HTTP clients have cost the brokers over the last minute.
class TrafficMeter
{
public:
    void watch(HttpClient &client);
    /// `now` is monotonic; call it about once a polling interval.
    PollCost cost(Millis now);

private:
    struct Watched
    {
        QPointer<HttpClient> client;
        HttpClient::Traffic counted; ///< of it so far
    };
    struct Mark
    {
        Millis at{0};
        HttpClient::Traffic total;
    };

    QList<Watched> m_watched;
    HttpClient::Traffic m_total;
    std::deque<Mark> m_marks; ///< oldest first, of a little over a minute
};

} // namespace warrener
