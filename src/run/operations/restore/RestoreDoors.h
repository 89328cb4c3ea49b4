#pragma once

#include "cluster/Queue.h"
#include "run/operations/OperationParts.h"

#include <stop_token>

/// The exchanges that a restore publishes through, and what becomes of those that it could not remove.
namespace warrener::parts {

/// "warrener.restore.RUN.WHAT": what a run has made is told by its name alone, whoever looks for it later.
QString doorName(const QString &run, const QString &what);

/// A way into one queue alone, whatever routing keys and CC headers its messages carry: an exchange that sends all to it. It goes
/// with its binding. `name`: see doorName(). Errors: those of HttpClient.
QCoro::Task<Status> makeDoor(ManagementClient *client, QueueRef queue, QString name, std::stop_token stop);
/// Also where somebody stops the run. One that is not there is closed. Errors: those of HttpClient.
QCoro::Task<Status> closeDoor(ManagementClient *client, QString vhost, QString name);

/// Closes all that the run has left open, in whichever virtual host: it was killed, or its broker did not answer. Returned: their
/// names, as inVhost() shows them. Errors: those of HttpClient, once all were tried.
QCoro::Task<Result<QStringList>> closeDoorsOf(ManagementClient *client, QString run, std::stop_token stop);

/// A translated sentence without its end, of what closeDoorsOf() answered. Pure.
QString saidOfDoors(const QStringList &closed);

} // namespace warrener::parts
