#pragma once

#include "cluster/Level.h"

#include <QList>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

namespace warrener {

/// How one open cluster stands, for the tray.
struct TrayLine
{
    QString cluster{};
    Level level = Level::Unknown;       ///< of its verdict
    QString verdict{};                  ///< translated
    Level automaticLevel = Level::Note; ///< Note: nothing to say
    QString automatic{};                ///< translated, as header and page say it; may be empty

    bool operator==(const TrayLine &) const = default;
};

/// The icon in the system's tray: the worst state of all open clusters, and how it stands with each. It is
/// there for as long as the program runs, where the desktop has a tray.
class TrayIcon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayIcon)

public:
    explicit TrayIcon(QObject *parent = nullptr);

    /// A person can find the window again by it, also now.
    bool isThere() const { return m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable(); }
    void setLines(const QList<TrayLine> &lines);
    QString words() const { return m_icon.toolTip(); }
    Level worst() const { return m_worst; }

Q_SIGNALS:
    void openRequested();
    void quitRequested();

private:
    void paint();
    void showWhereItCan();

    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QTimer m_again; ///< a desktop may bring its tray after this program has begun
    QList<TrayLine> m_lines;
    Level m_worst = Level::Unknown;
};

} // namespace warrener
