#pragma once

#include "base/Result.h"
#include "ui/queues/QueueArrangement.h"

#include <cstdint>

namespace warrener {

enum class QueueFileFormat : std::uint8_t { Csv, Json };

/// By the file's name: JSON where it ends in .json, else CSV.
QueueFileFormat queueFileFormatOf(const QString &file);

/// Writes the matching rows in their order: file whole or not at all. CSV begins with a
/// header of stable column ids. Unknown figures are empty, in JSON null.
Status exportQueues(const QueueArrangement &view, QueueFileFormat format, const QString &file);

} // namespace warrener
