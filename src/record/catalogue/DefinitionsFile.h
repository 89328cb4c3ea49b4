#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>

namespace warrener {

/// The definitions that a file of a backup holds, as GET /api/definitions answers: an object whose lists, as far as they are there, are lists of objects. One
/// that passes for definitions and is something else would be restored as “nothing to do”. Errors: TooLarge; Malformed, with the place in the detail.
Result<QJsonObject> definitionsFrom(const QByteArray &json);

} // namespace warrener
