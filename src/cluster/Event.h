#pragma once

#include "base/Clock.h"
#include "cluster/Level.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

enum class SubjectKind : std::uint8_t { Cluster, Node, Host, Proxy, Queue };

/// Whom a finding or an event is about.
struct Subject
{
    SubjectKind kind = SubjectKind::Cluster;
    QString name; ///< NodeName, HostName, ProxyName or "vhost/queue"; empty for the cluster

    bool operator==(const Subject &) const = default;
};

QString toId(SubjectKind kind); ///< "cluster", "node", "host", "proxy", "queue"

/// Something that happened at one moment: a mark on the time axis, a line of the strip and of
/// Activity.
struct Event
{
    TimePoint at{};
    Level level = Level::Note; ///< Ok: something became well again
    QString id;                ///< stable: "node.down", "node.up", "alarm.disk", …
    Subject subject;
    QString text; ///< translated, short: "broker2 down"
    /// What `text` was made of, so that another language can say it too: "Diagnosis", "%1 down", {"broker2"}. All empty where
    /// the text is all there is.
    QString context{}, source{};
    QStringList values{};

    bool operator==(const Event &) const = default;
};

/// The same with its text in the language of now, where it is known what it was made of.
Event worded(Event event);

/// `at` is when it was seen, and it happened before: within one look, mostly. Otherwise the thing itself tells its moment
/// (the time since a restart, since a proxy last changed a server's state), or we did it.
bool isSeenOnly(const Event &event);
/// `time`, its time as a place writes times: "14:21:40", or "seen 14:21:40". Wherever an event stands with its time.
QString momentOf(const Event &event, const QString &time);

} // namespace warrener
