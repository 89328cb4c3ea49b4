#pragma once

#include "base/Result.h"
#include "judge/diagnosis/Report.h"

#include <QString>

namespace warrener {

/// Writes the report to a file, whole or not at all; its end says how: .json, .html or .pdf (the
/// last needs a QGuiApplication). Errors: Usage (another end), Io.
Status exportReport(const Report &report, const QString &file);

/// Whether the end of a file's name is one that exportReport() knows.
bool isExportable(const QString &file);
bool needsGui(const QString &file);

} // namespace warrener
