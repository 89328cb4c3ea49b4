#pragma once

#include <QString>

namespace warrener {

class Theme;

/// The style sheet of the program with the colours of the theme filled in. What it understands:
/// `QFrame[card="true"]`; `QPushButton[kind="primary|danger|dangerOutline|ghost|link"]` (none:
/// secondary), `[small="true"]`; `QLineEdit[bad="true"]`.
QString styleSheet(const Theme &theme);

} // namespace warrener
