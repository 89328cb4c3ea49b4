#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace warrener {

/// A document's JSON as people write it: two spaces, keys in the order of README.md of resources/recovery, unknown ones last.
QByteArray recoveryText(const QJsonObject &document);

/// The version after that one: its last number raised; "1.0" → "1.1". One without a number gets ".1".
QString nextVersion(const QString &version);

} // namespace warrener
