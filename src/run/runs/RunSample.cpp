#include "run/runs/RunSample.h"

using namespace Qt::StringLiterals;

namespace warrener {

RunSample sampleOf(const Snapshot &snapshot)
{
    RunSample sample{.at = snapshot.at};
    for (const ProxyLook &proxy : snapshot.proxies) {
        if (!proxy.figures.value)
            continue;
        for (const ProxyServer &server : proxy.figures.value->servers)
            sample.sessions[server.name] += static_cast<double>(server.sessions);
    }
    if (snapshot.totals.value) {
        sample.publish = snapshot.totals.value->publishRate;
        sample.deliver = snapshot.totals.value->deliverRate;
    }
    return sample;
}

QJsonObject toJson(const RunSample &sample)
{
    QJsonObject sessions;
    for (auto it = sample.sessions.cbegin(); it != sample.sessions.cend(); ++it)
        sessions.insert(it.key(), it.value());
    QJsonObject json{{u"at"_s, qint64(sample.at.time_since_epoch().count())}, {u"sessions"_s, sessions}};
    if (sample.publish)
        json.insert("publish"_L1, *sample.publish);
    if (sample.deliver)
        json.insert("deliver"_L1, *sample.deliver);
    return json;
}

std::optional<RunSample> runSampleFromJson(const QJsonObject &json)
{
    const qint64 at = json.value("at"_L1).toInteger(-1);
    if (at < 0)
        return std::nullopt;
    RunSample sample{.at = TimePoint{Millis{at}}};
    const QJsonObject sessions = json.value("sessions"_L1).toObject();
    for (auto it = sessions.begin(); it != sessions.end(); ++it) {
        if (it.value().isDouble())
            sample.sessions.insert(it.key(), it.value().toDouble());
    }
    if (const QJsonValue rate = json.value("publish"_L1); rate.isDouble())
        sample.publish = rate.toDouble();
    if (const QJsonValue rate = json.value("deliver"_L1); rate.isDouble())
        sample.deliver = rate.toDouble();
    return sample;
}

} // namespace warrener
