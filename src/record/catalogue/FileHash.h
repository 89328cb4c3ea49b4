#pragma once

#include "base/Result.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace warrener {

/// Lower-case hex SHA-256 of a file. Errors: NotFound, Io, Cancelled.
Result<QString> fileSha256(const QString &file, std::stop_token stop = {}, const std::function<void(qint64 bytes)> &progress = {});

} // namespace warrener
