#pragma once

#include "base/ShellQuote.h"

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

/// What `rabbitmqctl set_user_tags USER` is to be given so that the user may monitor and loses no tag, for the command
/// replaces all of them: as words for a shell.
inline QString tagsToMonitor(QStringList tags)
{
    if (!tags.contains(QLatin1String("monitoring")))
        tags.append(QStringLiteral("monitoring"));
    return shellLine(tags);
}

} // namespace warrener
