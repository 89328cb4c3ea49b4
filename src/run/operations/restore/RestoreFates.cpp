#include "run/operations/restore/RestoreFates.h"

#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreFit.h"
#include "run/operations/restore/RestoreMirrored.h"
#include "run/operations/restore/RestoreMovers.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

bool isImmutable(const QString &section)
{
    return section == "queues"_L1 || section == "exchanges"_L1 || section == "bindings"_L1;
}

/// A shovel, or what federates exchanges and queues.
bool worksByItself(const QString &section, const QJsonObject &object)
{
    if (movesMessages(section, object))
        return true;
    const QString component = object.value("component"_L1).toString();
    const QJsonObject definition = (component == "operator_policy"_L1 ? object.value("value"_L1).toObject() : object).value("definition"_L1).toObject();
    const QStringList keys = definition.keys();
    return (section == "policies"_L1 || section == "parameters"_L1)
           && std::ranges::any_of(keys, [](const QString &key) { return key.startsWith("federation-"_L1); });
}

QString whatToDo(const QString &section)
{
    if (section == "queues"_L1)
        return QCoreApplication::translate("Restore",
                                           "a queue's settings cannot be changed: restore it under another name, or replace it, moving its messages");
    if (section == "exchanges"_L1)
        return QCoreApplication::translate("Restore", "an exchange's settings cannot be changed: replace it, with its bindings");
    return QCoreApplication::translate("Restore", "its settings cannot be changed: restore it under another name, or delete the present one first");
}

/// A queue that was mirrored, as a quorum queue; what that costs, or why it cannot be one, goes into the advice.
void fitMirrored(RestoreFit &fit, QJsonObject &queue)
{
    const AsQuorum quorum = asQuorumQueue(queue);
    QStringList said{fit.advice};
    if (quorum.refused.isEmpty()) {
        queue = quorum.queue;
        said += {QCoreApplication::translate("Restore", "it was mirrored: it comes as a quorum queue"), quorum.lost};
    } else {
        said.append(QCoreApplication::translate("Restore", "it was mirrored, and cannot be a quorum queue: %1").arg(quorum.refused));
    }
    said.removeAll(QString());
    fit.advice = said.join(u"; "_s);
}

} // namespace

bool parts::isOfItsCluster(const QString &section, const QJsonObject &object)
{
    // The broker makes them itself, as its configuration and plugins say (amq.rabbitmq.log), and lets nobody else.
    if (section == "exchanges"_L1)
        return object.value("name"_L1).toString().startsWith("amq."_L1);
    if (section != "global_parameters"_L1)
        return false;
    const QString name = object.value("name"_L1).toString();
    return name == "internal_cluster_id"_L1 || name == "imported_definition_hash_value"_L1 || name.startsWith("warrener"_L1);
}

bool parts::isOwnLogin(const QString &section, const QJsonObject &object, const BrokerTraits &target)
{
    if (target.user.isEmpty())
        return false;
    if (section == "users"_L1)
        return object.value("name"_L1).toString() == target.user;
    return (section == "permissions"_L1 || section == "topic_permissions"_L1) && object.value("user"_L1).toString() == target.user;
}

bool parts::isWithoutMirrors(const BrokerTraits &target)
{
    return QVersionNumber::fromString(target.version).majorVersion() >= 4;
}

QString parts::whatReplaceDoes(const QString &section)
{
    if (section == "queues"_L1)
        return QCoreApplication::translate("Restore",
                                           "its messages are written down, not encrypted, into the backups' folder, where this user alone can read them; it "
                                           "is deleted and declared as in the backup, and they are put back in order");
    return QCoreApplication::translate("Restore", "it is deleted and declared as in the backup, and bound as it is now");
}

void parts::setFate(RestoreObject &object, const FateFacts &facts, const DefinitionsChoice &choice, const BrokerTraits &target)
{
    const QJsonObject *present = facts.present;
    const QString &section = object.section;
    object.isThere = present != nullptr;
    // An older cluster's objects live on through an upgrade: what is as the backup says is not looked at again.
    if (present != nullptr && definitionChanges(section, *present, object.object).isEmpty())
        return;
    // Older brokers leave out what newer ones would fill in by the virtual host's own default.
    if (section == "queues"_L1 && QVersionNumber::fromString(target.version).majorVersion() >= 4)
        object.object = asExportedToday(section, object.object);
    RestoreFit fit = fitInto(section, object.object, target);
    if (facts.wasMirrored && choice.mirroredAsQuorum && !fit.isLeftOut)
        fitMirrored(fit, object.object);
    if (choice.isIdle && worksByItself(section, object.object)) {
        fit = {.isLeftOut = true,
               .advice = QCoreApplication::translate("Restore", "it would begin to work by itself, and take messages from other brokers: it is left out")};
    }
    // Nobody renames what its addresses say: it would drain the queues of the virtual host that this one is a copy of.
    if (facts.isElsewhere && movesMessages(section, object.object)) {
        fit = {.isLeftOut = true,
               .advice = QCoreApplication::translate(
                   "Restore", "its addresses still name the virtual host of the backup, and it would take messages there: it is left out, make it by hand")};
    }
    // Its password would change in the middle of the run, which could then neither go on nor go back.
    if (present != nullptr && isOwnLogin(section, object.object, target))
        fit = {.isLeftOut = true, .advice = QCoreApplication::translate("Restore", "it is what this console logs in with: it stays as it is")};
    object.advice = fit.advice;
    if (fit.isLeftOut) {
        object.fate = RestoreFate::LeftOut;
        return;
    }
    const bool isAdapted = !object.advice.isEmpty();
    if (isAdapted)
        object.fields = diffFields(present != nullptr ? *present : QJsonObject{}, object.object);
    if (present == nullptr) {
        object.fate = isAdapted ? RestoreFate::Unfit : RestoreFate::Create;
        return;
    }
    const QList<FieldChange> changes = definitionChanges(section, *present, object.object);
    if (!isAdapted)
        object.fields = changes;
    if (changes.isEmpty()) {
        object.fate = RestoreFate::Same;
    } else if (isImmutable(section)) {
        object.fate = RestoreFate::Cannot;
        object.advice = whatToDo(section);
    } else {
        object.fate = isAdapted ? RestoreFate::Unfit : RestoreFate::Change;
    }
}

} // namespace warrener
