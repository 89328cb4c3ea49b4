#pragma once

#include "look/schedule/WatchService.h"

#include <QObject>
#include <QTimer>

namespace warrener {

/// The automatic failover of one cluster without a window, as the window sees it: whether the user's
/// service watches it, and the hands on that service.
class AutomaticService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AutomaticService)

public:
    explicit AutomaticService(WatchedCluster watched, QObject *parent = nullptr);
    ~AutomaticService() override;

    /// Where the open profile came from; empty: the configuration folder.
    void setProfileFile(const QString &file) { m_watched.profileFile = file; }
    /// Why there can be no service, translated; empty: there can be one.
    QString obstacle() const;
    /// As of the last look.
    bool isActive() const { return m_active; }
    /// It is being started or stopped.
    bool isActing() const { return m_acting; }
    /// It was active and has ended without a word of this window.
    bool isLost() const { return m_lost; }

    /// Whether it is active; then looks again every half minute for as long as it is. At once where no such
    /// service was ever written.
    QCoro::Task<> look();
    /// Ends when it is armed, or with the reason why it is not.
    QCoro::Task<Status> start();
    QCoro::Task<Status> stop();

    /// A person has seen that it is lost.
    void forget();

Q_SIGNALS:
    void changed();
    /// It has been looked at, and is active.
    void looked();

private:
    void set(bool active, bool lost);
    void setActing(bool acting);

    WatchedCluster m_watched;
    QTimer m_again;
    std::stop_source m_stop;
    bool m_active = false;
    bool m_lost = false;
    bool m_acting = false; ///< start() or stop() is under way: what is seen meanwhile is no news
};

} // namespace warrener
