#pragma once

#include "cluster/Level.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QSystemTrayIcon;

namespace warrener {

/// Tells the person by the desktop's notifications (org.freedesktop.Notifications on the session
/// bus), else by the message of an icon in the system tray, which goes away again. Where there is
/// neither nobody is told, and nothing waits for it.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotifier)

public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    ~DesktopNotifier() override;

    /// A newer notification takes the place of the one before.
    void tell(const QString &title, const QString &text, Level level);

private:
    void tellByTray(const QString &title, const QString &text, Level level);

    uint m_shown = 0; ///< the service's number of the last one; 0: none
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QTimer m_hideTray;
};

} // namespace warrener
