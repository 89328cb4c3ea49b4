#pragma once

#include "run/operations/recovery/UpgradeOrder.h"
#include "run/procedure/Plan.h"

#include <memory>

// What recovery plans ask of the versions that nodes run: in the middle of an upgrade a node that left may not be let in again,
// and what was written for one series may do harm on another. A "series" is "4.0" of "4.0.5": releases of one are one to RabbitMQ.
namespace warrener {

class ClusterAccess;
class Operations;

/// The nodes that answer run a series between the lowest and the highest of `brokers` ("3.10", "4.3"). A person may pass it.
Guard writtenForGuard(const QStringList &brokers);
/// The nodes that answer run one series. A person may pass it.
Guard oneSeriesGuard();
/// What is installed on the host of `node` is of the series that its peers run. Where its host cannot say, as of a machine that
/// is gone, the guard lets pass and says so. A person may pass it.
Guard rejoinsGuard(const NodeName &node);

/// A person's words, or why not. Pure. A node without a version does not answer, and speaks neither for nor against.
Result<QString> judgeWrittenFor(const QStringList &brokers, const QList<NodeRelease> &nodes);
Result<QString> judgeOneSeries(const QList<NodeRelease> &nodes);
/// `installed`: "4.0.5"; empty: not known. `nodes`: the node itself may be among them, and does not count.
Result<QString> judgeRejoins(const NodeName &node, const QString &installed, const QList<NodeRelease> &nodes);

/// What the steps of this file name, for a kit of operations.
void addVersionGuards(Operations &operations, std::shared_ptr<ClusterAccess> access);

} // namespace warrener
