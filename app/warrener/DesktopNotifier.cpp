#include "DesktopNotifier.h"

#include <QApplication>
#include <QCoroTask>
#include <QStyle>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int trayMs = 15'000;

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
    orByTray(m_notice.tell(title, text, level), title, text, level);
}

void DesktopNotifier::tellBeside(const QString &title, const QString &text, Level level)
{
    orByTray(m_notice.tellBeside(title, text, level), title, text, level);
}

void DesktopNotifier::orByTray(QCoro::Task<Status> telling, const QString &title, const QString &text, Level level)
{
    QCoro::connect(std::move(telling), this, [this, title, text, level](const Status &told) {
        if (!told && told.error().kind == ErrorKind::NotAvailable)
            tellByTray(title, text, level);
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
