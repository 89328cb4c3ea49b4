#pragma once

class QAbstractButton;
class QKeyEvent;

namespace warrener {

/// Presses the button where that key is Enter, or opens its menu; one that ends or removes something wants Space or the mouse. Whether
/// the key is dealt with.
bool pressByEnter(QAbstractButton &button, const QKeyEvent &key);

} // namespace warrener
