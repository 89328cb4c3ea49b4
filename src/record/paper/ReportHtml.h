#pragma once

#include "judge/diagnosis/Report.h"

namespace warrener {

/// The report as one HTML file that needs nothing else: light or dark as the reader's system is,
/// charts of the last hour as inline SVG, no script, everything from outside escaped.
QByteArray reportHtml(const Report &report);

} // namespace warrener
