#pragma once

#include <QString>

#include <functional>

namespace warrener {

/// One thing that the palette offers.
struct PaletteEntry
{
    QString icon;
    QString text;
    QString kind; ///< translated, at the right: "page", "node", "queue", "action"
    std::function<void()> act;
};

} // namespace warrener
