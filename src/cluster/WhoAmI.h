#pragma once

#include <QString>
#include <QStringList>

namespace warrener {

/// GET /api/whoami.
struct WhoAmI
{
    QString user;
    QStringList tags; ///< "administrator", "monitoring", "management", …

    /// May read nodes and every virtual host's figures: needs "monitoring" or "administrator".
    bool mayMonitor() const { return tags.contains(QLatin1String("monitoring")) || tags.contains(QLatin1String("administrator")); }
};

} // namespace warrener
