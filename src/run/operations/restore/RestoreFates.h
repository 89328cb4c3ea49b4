#pragma once

#include "cluster/BrokerTraits.h"
#include "run/operations/restore/DefinitionsChoice.h"
#include "run/operations/restore/RestoreObject.h"

/// What becomes of one object of a backup in a cluster. Pure.
namespace warrener::parts {

/// What is a cluster's own, and would be wrong in another.
bool isOfItsCluster(const QString &section, const QJsonObject &object);
/// What this console logs in with, and what that may do.
bool isOwnLogin(const QString &section, const QJsonObject &object, const BrokerTraits &target);
/// Policies mirror classic queues before 4.0 only.
bool isWithoutMirrors(const BrokerTraits &target);
/// Of what can be replaced, and is.
QString whatReplaceDoes(const QString &section);

/// What is known of an object besides what it says itself.
struct FateFacts
{
    const QJsonObject *present = nullptr; ///< the target's of its name; null: it has none
    bool wasMirrored = false;
    bool isElsewhere = false; ///< its virtual host has another name there
};
/// Fills in what becomes of it; `object` has its names, and the definition that it would be imported as.
void setFate(RestoreObject &object, const FateFacts &facts, const DefinitionsChoice &choice, const BrokerTraits &target);

} // namespace warrener::parts
