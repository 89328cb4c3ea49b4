#pragma once

#include <QString>

namespace warrener {

/// One field of a CSV file (RFC 4180), quoted where it has to be. A text that a spreadsheet
/// would run as a formula gets an apostrophe in front: names come from clients of the broker.
QString csvField(const QString &text);

} // namespace warrener
