#pragma once

class QWidget;

namespace warrener {

/// Gives Tab the order in which one reads: as the layouts place the widgets of `window`, by rows in grids, whatever was made
/// first. Qt's own order is that of their making: what a page makes late, a crumb or a row of choices, would come last.
void orderTabs(QWidget &window);

} // namespace warrener
