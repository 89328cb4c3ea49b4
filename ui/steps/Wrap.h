#pragma once

#include <QLabel>

namespace warrener {

/// Lets a label break its lines. A layout asks how high a text is at the width that its label has,
/// and that of a new one is a fraction of what it will get: a page that was never shown would claim
/// the height of a tower, and the window would grow.
inline void wrap(QLabel *label, int width = 420)
{
    label->setWordWrap(true);
    label->resize(width, label->heightForWidth(width));
}

} // namespace warrener
