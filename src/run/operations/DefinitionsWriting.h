#pragma once

#include "run/operations/RestoreParts.h"

#include <QList>

#include <utility>

/// Definitions into a cluster, and out of it again.
namespace warrener::parts {

struct ImportOutcome
{
    qsizetype imported = 0;
    QList<std::pair<QString, Error>> refused{}; ///< "queues orders", why
};

/// "queues orders", as a step tells it.
QString shownObject(const QString &section, const QJsonObject &object);

/// One of importParts(). A part that is refused is halved until it is known which of its objects is meant: the others
/// arrive. Errors: those of the client, but for what the broker says of the objects themselves.
QCoro::Task<Status> import(HttpClient *http, QJsonObject part, ImportOutcome *outcome, std::stop_token stop);

/// Takes objects away, last first: bindings before what they bind. What stays, and why, is told.
QCoro::Task<Status> removeObjects(HttpClient *http, QList<RestoreObject> objects, StepContext context, int *removed);

/// A broker takes topic permissions of a user in a virtual host away all at once: those of `live`, the definitions before,
/// that were not meant come again.
QCoro::Task<Status> topicsBesides(HttpClient *http, QList<RestoreObject> removed, QJsonObject live, std::stop_token stop);

/// Takes away what a restore made, but for queues that hold something or are used, and for virtual hosts with queues in
/// them: those stay whole, with who may use them.
QCoro::Task<Status> takeBack(AccessPtr access, NodeName node, QList<RestoreObject> created, StepContext context, int *removed);

} // namespace warrener::parts
