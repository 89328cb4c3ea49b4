#pragma once

#include "look/notify/DesktopNotice.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <memory>

class QSystemTrayIcon;

namespace warrener {

/// Tells the person by a DesktopNotice, else by the message of an icon in the system tray, which
/// goes away again (the tray needs Qt Widgets, so it stays here). Where there is neither nobody is
/// told, and nothing waits for it.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotifier)

public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    ~DesktopNotifier() override;

    /// A newer notification takes the place of the one before.
    void tell(const QString &title, const QString &text, Level level);
    /// It takes nobody's place, and nobody takes its own: it is about something else.
    void tellBeside(const QString &title, const QString &text, Level level);

private:
    void orByTray(QCoro::Task<Status> telling, const QString &title, const QString &text, Level level);
    void tellByTray(const QString &title, const QString &text, Level level);

    DesktopNotice m_notice;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QTimer m_hideTray;
};

} // namespace warrener
