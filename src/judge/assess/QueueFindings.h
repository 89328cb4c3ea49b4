#pragma once

#include "judge/assess/Draft.h"

namespace warrener {

/// By node index of the table: who is missed (isMissed()). Empty: nobody.
std::vector<bool> missedNodes(const Snapshot &snapshot, const QueueTable &table);
/// The table as it is where those are missed: a stream's members are told by its coordinator, which goes on calling those
/// online that went with their nodes. The same table where that changes nothing. For every place that shows or counts queues.
std::shared_ptr<const QueueTable> asSeen(std::shared_ptr<const QueueTable> table, const std::vector<bool> &missed);

/// Where the broker refuses its list of queues, in the words of the window and of a diagnosis alike; `isHadOtherwise`: the queues
/// are known all the same.
QString queueListTitle(bool isHadOtherwise);
QString queueListText(const Error &refused);
QString queueListText(const Error &refused, QueueDetour::By by, const QList<UnlistedQueues> &unlisted);

/// Of such a finding's id.
bool isOfQueueList(const QString &id);

/// One finding for each condition that queues are in and that wants somebody to look, "queues." and the condition's
/// id, with how many they are: what the page of queues counts, by the same judgement. None where nobody looks at the
/// queues any more, but that they cannot be read.
QList<Draft> queueFindings(const Snapshot &snapshot);

/// Of such a finding's id: no lost node brings it about.
bool isOfQueuesAlone(const QString &id);

} // namespace warrener
