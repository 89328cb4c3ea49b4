#pragma once

#include "base/Result.h"
#include "cluster/Level.h"

#include <QCoroTask>
#include <QObject>
#include <QString>

namespace warrener {

/// Notices of the desktop (org.freedesktop.Notifications on the session bus); needs no window, only
/// an event loop. A newer notice takes the place of the one before.
class DesktopNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotice)

public:
    using QObject::QObject;

    /// Ends within five seconds. Errors: NotAvailable where there is no session bus, or nobody on it
    /// shows notices; Cancelled where this object is destroyed meanwhile.
    QCoro::Task<Status> tell(QString title, QString text, Level level);
    /// The one that is shown stays: the next stands beside it.
    void keepShown() { m_shown = 0; }

private:
    uint m_shown = 0; ///< the service's number of the last one; 0: none
};

} // namespace warrener
