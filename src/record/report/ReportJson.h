#pragma once

#include "base/Result.h"
#include "judge/diagnosis/Report.h"

#include <QJsonObject>

namespace warrener {

/// Keys are stable and described in README.md beside this file.
QJsonObject toJson(const Report &report);

/// Unknown keys are ignored, missing ones are empty. Errors: Malformed, naming the key that has a
/// wrong type, an unknown id or an index to nothing; TooLarge where a list is beyond its bound.
Result<Report> reportFromJson(const QJsonObject &json);

/// The bytes of a file: at most 32 MiB.
Result<Report> reportFromBytes(const QByteArray &bytes);

} // namespace warrener
