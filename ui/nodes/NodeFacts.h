#pragma once

#include "cluster/BestFigures.h"
#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"
#include "ui/nodes/FactRow.h"
#include "ui/nodes/LimitRow.h"

namespace warrener {

/// What the page of one node says, made from values only. `detail` may be null: not asked yet, or
/// about another node.
namespace nodeFacts {

/// `diskLevel`: what the host says of the file system that holds the data; `host` may be null.
QList<LimitRow> limits(const BestFigures &best, const HostLook *host, Level diskLevel = Level::Ok);

/// Protocol, port, whether it is open, note.
QList<FactRow> listeners(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail);

/// Outcome in words, detail. Failed ones first; what this version has not comes last, in one row.
QList<FactRow> checks(const NodeLook &node, const NodeDetail &detail);

/// What, value, how the others do.
QList<FactRow> versions(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail);

/// "rabbit@broker2, in service for 41 d, 8 cores, 16 GiB"
QString line(const NodeLook &node, const BestFigures &best, const HostLook *host);

/// "since 4 Feb 2026 14:12", local time.
QString since(TimePoint at);

/// "amqps" for "amqp/ssl"
QString protocolWord(const QString &protocol);

} // namespace nodeFacts

} // namespace warrener
