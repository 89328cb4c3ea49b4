#pragma once

class QScrollArea;
class QWidget;

namespace warrener {

/// `inside` is scrolled by `area`, up and down only and without a frame; the surface below both shows through. What in it has the focus is seen,
/// wherever that came from.
void showThrough(QScrollArea &area, QWidget *inside);

} // namespace warrener
