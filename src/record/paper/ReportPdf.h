#pragma once

#include "base/Result.h"
#include "judge/diagnosis/Report.h"

namespace warrener {

/// The report as PDF pages (A4), with its charts. Needs a QGuiApplication (the offscreen platform
/// will do). Error: Io where nothing came of it.
Result<QByteArray> reportPdf(const Report &report);

} // namespace warrener
