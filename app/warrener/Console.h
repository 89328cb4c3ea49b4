#pragma once

#include "DesktopNotifier.h"
#include "Options.h"
#include "Session.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/settings/SettingsPage.h"
#include "ui/steps/CloseGuard.h"

#include <QSet>
#include <QSettings>

#include <memory>

namespace warrener {

/// The program: the window, the clusters it knows, and the session of the one that is open.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    Console(const WindowOptions &options, Theme &theme, QSettings &settings);
    ~Console() override;

    MainWindow &window() { return m_window; }
    ClusterStore *store() { return m_session ? m_session->store() : nullptr; }

    /// Opens what the options name, else the cluster of last time, else the list of clusters.
    Status open();

private:
    void registerAll();
    /// What the window and its pages remember; null for a picture, which shows them as they are at first.
    QSettings *kept() { return m_options.screenshot.isEmpty() ? &m_settings : nullptr; }
    void openProfile(const ClusterProfile &profile, const QString &page);
    void openCluster(const ClusterName &name);
    void watchRuns(Session &session);
    void showHeaderNote();
    void offerRecovery();
    void askToRebalance();
    void addCluster();
    void askPassword(const Error &reason);
    void saveProfile(const ClusterProfile &profile, const std::function<void(const Status &)> &done);
    void showClusters();

    const WindowOptions m_options;
    QString m_file; ///< where the open profile came from; empty: the configuration folder
    Theme &m_theme;
    QSettings &m_settings;
    ProfileStore m_profiles;
    std::shared_ptr<SecretStore> m_keychain;
    std::shared_ptr<SecretStore> m_secrets;
    std::shared_ptr<const Clock> m_clock;
    ClusterDirectory m_directory;
    DesktopNotifier m_notifier;
    std::unique_ptr<Session> m_session;
    QSet<QString> m_offered; ///< runs left in the middle that were asked about
    MainWindow m_window;     ///< goes before the session whose store its pages read
    CloseGuard m_guard{m_window};
};

} // namespace warrener
