#pragma once

#include "base/JsonBounds.h"

#include <QString>

namespace warrener {

/// The paths of entries in an archive. Names from outside become one part of a path each: percent-encoded
/// where they are not letters, digits or "-_.~", and a "." at the beginning; above 200 bytes cut, with "~" and
/// 16 hex digits of the name's SHA-256 behind. The whole name stands in the manifest.
namespace entrypath {

inline constexpr auto manifest = QLatin1StringView("manifest.json");
inline constexpr auto manifestHash = QLatin1StringView("manifest.sha256");
inline constexpr auto clusterDefinitions = QLatin1StringView("definitions/cluster.json");
// What paths begin with, by what the entry is.
inline constexpr auto ofVhosts = QLatin1StringView("definitions/vhosts/");
inline constexpr auto ofConfiguration = QLatin1StringView("config/");
inline constexpr auto ofLogs = QLatin1StringView("logs/");
inline constexpr auto ofData = QLatin1StringView("data/");

QString part(const QString &name);
QString vhostDefinitions(const QString &vhost);                  ///< definitions/vhosts/%2F.json
QString configuration(const QString &host, const QString &path); ///< config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf
QString log(const QString &host, const QString &path);           ///< logs/…
QString messages(const QString &vhost, const QString &queue);    ///< messages/%2F/orders.cborseq
QString data(const QString &node);                               ///< data/rabbit%40broker1.tar

/// "rabbit@broker1", "lb1": whose configuration, log or data directory it is; empty for other entries. A name of more than 200
/// bytes comes as it was cut: the whole one stands in the manifest.
QString hostOf(const QString &path);

} // namespace entrypath

/// How much of a file of definitions becomes a tree: 50,000 queues with their arguments and bindings are some 1.5 million
/// values.
inline constexpr JsonBounds definitionsBounds{.bytes = 512LL * 1024 * 1024, .values = 20'000'000, .depth = 64};
/// As much of a broker's own answer is kept in memory: those of a million queues.
inline constexpr qint64 mostLiveDefinitions = 128LL * 1024 * 1024;

/// A path that may stand in an archive: relative, parts between single "/", none of them empty, "." or
/// "..", no control character, no backslash, valid UTF-8, at most 255 bytes a part and 4,000 in all.
bool isEntryPath(const QString &path);

} // namespace warrener
