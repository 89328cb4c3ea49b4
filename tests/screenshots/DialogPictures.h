#pragma once

namespace warrener {

class Album;

/// Dialogs that belong to no page: clusters are added, hosts tried, an armed console closed.
void takeDialogs(Album &catalogue);

} // namespace warrener
