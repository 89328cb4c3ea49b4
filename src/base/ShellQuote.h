#pragma once

#include <QString>

namespace warrener {

/// `text` as one word for a POSIX shell, whatever it holds: it's → 'it'\''s'.
QString shellQuote(const QString &text);

} // namespace warrener
