#pragma once

#include <QString>

namespace warrener {

/// A name from outside as people can read it: blanks at its ends, control characters and signs that nobody sees or
/// that turn the line around get a sign each, in the same place. What is asked for is always the name itself.
QString shownName(const QString &name);

} // namespace warrener
