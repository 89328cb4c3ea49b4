#include "DesktopNotifier.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStyle>
#include <QSystemTrayIcon>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int waitMs = 5000;
constexpr int trayMs = 15'000;
constexpr uchar normalUrgency = 1;
constexpr uchar criticalUrgency = 2;

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent)
{
    m_hideTray.setSingleShot(true);
    m_hideTray.setInterval(trayMs);
    connect(&m_hideTray, &QTimer::timeout, this, [this] { m_tray->hide(); });
}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::tell(const QString &title, const QString &text, Level level)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        tellByTray(title, text, level);
        return;
    }
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                          u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const uchar urgency = level == Level::Critical ? criticalUrgency : normalUrgency;
    // The body may be read as markup; names of queues come from the cluster.
    message.setArguments(
        {u"Warrener"_s, m_shown, u"warrener"_s, title, text.toHtmlEscaped(), QStringList(), QVariantMap{{u"urgency"_s, QVariant::fromValue(urgency)}}, -1});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, waitMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text, level](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<uint> reply = *done;
        if (reply.isValid())
            m_shown = reply.value();
        else
            tellByTray(title, text, level);
        done->deleteLater();
    });
}

void DesktopNotifier::tellByTray(const QString &title, const QString &text, Level level)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray)
        m_tray = std::make_unique<QSystemTrayIcon>(QApplication::style()->standardIcon(QStyle::SP_MessageBoxInformation));
    m_tray->show();
    const auto kind = level == Level::Critical ? QSystemTrayIcon::Critical : level == Level::Ok ? QSystemTrayIcon::Information : QSystemTrayIcon::Warning;
    m_tray->showMessage(title, text, kind, trayMs);
    m_hideTray.start();
}

} // namespace warrener
