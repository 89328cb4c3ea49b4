#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace warrener {

/// A document's JSON as people write it: two spaces, keys in the order of README.md of resources/recovery, unknown ones last.
QByteArray recoveryText(const QJsonObject &document);

/// A document's bytes likewise, so that of two only what means something else differs; what is no JSON object stays as it is.
QString recoveryTextOf(const QByteArray &document);

/// The version after that one: its last number raised; "1.0" → "1.1". One without a number gets ".1".
QString nextVersion(const QString &version);

} // namespace warrener
