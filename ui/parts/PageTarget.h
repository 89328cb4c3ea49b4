#pragma once

#include <QMetaType>
#include <QString>

namespace warrener {

/// A place in the window: a page, and what it shows there.
struct PageTarget
{
    QString page; ///< "overview", "nodes", "queues", …
    /// A node's, host's or proxy's name, "vhost/queue", or "?text" for a filter; empty: the page's start.
    QString object;

    bool operator==(const PageTarget &) const = default;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::PageTarget)
