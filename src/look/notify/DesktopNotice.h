#pragma once

#include "base/Result.h"
#include "cluster/Level.h"

#include <QCoroTask>
#include <QObject>
#include <QString>

namespace warrener {

/// Notices of the desktop (org.freedesktop.Notifications on the session bus); needs no window, only
/// an event loop.
class DesktopNotice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotice)

public:
    using QObject::QObject;

    /// A newer one takes the place of the one before. Ends within five seconds. Errors: NotAvailable where there is no session bus,
    /// or nobody on it shows notices; Cancelled where this object is destroyed meanwhile.
    QCoro::Task<Status> tell(QString title, QString text, Level level);
    /// The same of one that takes nobody's place, and whose place nobody takes: it stays until it is read.
    QCoro::Task<Status> tellBeside(QString title, QString text, Level level);

private:
    QCoro::Task<Status> show(QString title, QString text, Level level, bool beside);

    uint m_shown = 0; ///< the service's number of the last one that may be replaced; 0: none
};

} // namespace warrener
