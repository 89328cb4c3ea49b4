#pragma once

#include "record/catalogue/BackupDiff.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace warrener {

// When two definitions of one object are the same to a broker, whichever versions have written them. Pure.

/// Without the word "undefined" as the type of queues of a virtual host that has no default: some brokers export it so, and crash at
/// later declarations once they have it back.
QJsonObject withoutUndefined(const QString &section, QJsonObject object);

/// As the broker of today would export it: older ones leave out what has become explicit.
QJsonObject asExportedToday(const QString &section, QJsonObject object);

/// As definedObjects() has it in a list of it alone.
QString keyInSection(const QString &section, const QJsonObject &object);
/// "SECTION\nKEY", with that one: what tells one object from all others; of two bindings of the same ends their arguments too.
QString definedKey(const QString &section, const QJsonObject &object);

/// What the backup says of an object and the cluster has otherwise; what only the cluster says is a newer broker's.
QList<FieldChange> definitionChanges(const QString &section, const QJsonObject &live, const QJsonObject &wanted);
/// It is still what was imported; what only the broker says of it does not count.
bool isAsImported(const QString &section, const QJsonObject &live, const QJsonObject &imported);

} // namespace warrener
