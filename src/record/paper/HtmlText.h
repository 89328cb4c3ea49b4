#pragma once

#include <QString>

namespace warrener {

/// Text from anywhere as HTML: names come from clients of the broker, and control characters have no place there (they
/// become "?"). Line feeds stay.
QString htmlText(const QString &text);

} // namespace warrener
