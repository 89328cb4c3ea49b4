#pragma once

#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreUndo.h"

#include <QList>

#include <utility>

/// Definitions into a cluster, and out of it again.
namespace warrener::parts {

struct ImportOutcome
{
    qsizetype imported = 0;
    QList<std::pair<QString, Error>> refused{}; ///< "queues orders", why
    QSet<QString> refusedKeys{};                ///< likewise, by definedKey()
};

/// "queues orders", "queues orders in vhost shop", as a step tells it.
QString shownObject(const QString &section, const QJsonObject &object);

/// One of importParts(). A part that is refused is halved until it is known which of its objects is meant: the others
/// arrive. Errors: those of the client, but for what the broker says of the objects themselves.
QCoro::Task<Status> import(HttpClient *http, QJsonObject part, ImportOutcome *outcome, std::stop_token stop);

/// Takes from users the limits that the preview says they lose: an import adds limits to those that are there. Errors: those of the client.
QCoro::Task<Status> liftLimits(HttpClient *http, DefinitionsPreview imported, std::stop_token stop);

/// Takes objects away, last first: bindings before what they bind. What stays, and why, is told; `left` gets it too. Rights on
/// topics go one by one. `onlyUnused`: an exchange that bindings lead from stays.
QCoro::Task<Status> removeObjects(HttpClient *http, QList<RestoreObject> objects, StepContext context, int *removed, QList<LeftObject> *left = nullptr,
                                  bool onlyUnused = false);

/// A broker takes topic permissions of a user in a virtual host away all at once: those that were not meant come again. Where
/// a process died between the two, these are what it has kept. `keeper`: of an undo; outlives it.
QCoro::Task<Status> topicsAgain(HttpClient *http, QJsonArray topics, QJsonObject live, StepContext context, UndoKeeper *keeper = nullptr);

/// One request to the management API, with an answer nobody reads.
QCoro::Task<Status> tellBroker(HttpClient *http, QByteArray method, QString path, QJsonObject body, std::stop_token stop);
/// Where an object can be deleted; empty: it cannot by itself. A queue goes only while it is empty and nobody uses it.
QString deletePath(const QString &section, const QJsonObject &object);
/// What a broker (4.0.6 and later) answers where a virtual host is protected from deletion.
constexpr int protectedStatus = 412;
QString protectedWords();
constexpr Millis writingTimeout{120'000}; ///< of one request

} // namespace warrener::parts
