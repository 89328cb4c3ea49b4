#pragma once

#include "DesktopNotifier.h"
#include "Options.h"
#include "ReadinessWatch.h"
#include "Session.h"
#include "TrayIcon.h"
#include "ui/clusters/AddClusterDialog.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/failover/ArmedGuard.h"
#include "ui/frame/MainWindow.h"
#include "ui/settings/SettingsPage.h"
#include "ui/steps/CloseGuard.h"

#include <QSet>
#include <QSettings>

#include <memory>
#include <optional>
#include <vector>

namespace warrener {

/// The program: the window, the clusters it knows, and the session of the one that is open.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    /// `keychain`: the system's own where none is handed in.
    Console(const WindowOptions &options, Theme &theme, QSettings &settings, std::shared_ptr<SecretStore> keychain = {});
    ~Console() override;

    MainWindow &window() { return m_window; }
    ClusterStore *store() { return m_session ? m_session->store() : nullptr; }
    /// Of the cluster that is shown; null: none is.
    Session *session() { return m_session.get(); }

    /// Opens what the options name, else the cluster of last time, else the list of clusters.
    Status open();

private:
    void registerAll();
    /// What the window and its pages remember; null for a picture, which shows them as they are at first.
    QSettings *kept() { return m_options.screenshot.isEmpty() ? &m_settings : nullptr; }
    void openProfile(const ClusterProfile &profile, const QString &file, const QString &page);
    void beginAnew(const ClusterProfile &profile);
    void beginAnewAfterwards(const Session &session);
    void begin(const ClusterProfile &profile, const QString &page, std::unique_ptr<Session> known);
    std::unique_ptr<Session> takeBehind(const ClusterName &name);
    std::unique_ptr<Session> makeSession(const ClusterProfile &profile);
    void show(std::unique_ptr<Session> session, const QString &page);
    void tellProtection(const ClusterName &cluster, const QString &loss);
    void openCluster(const ClusterName &name);
    void watchRuns(Session &session);
    void showHeaderNote();
    void guardRuns();
    void showTray();
    QList<Session *> sessions() const;
    QList<ArmedGuard::Armed> armedClusters() const;
    QString noService() const;
    /// One after the other; then the window closes, or stays with the reason of the first that failed.
    QCoro::Task<> endArmed(std::function<QCoro::Task<Status>(LiveFailoverDesk &)> act);
    void offerRecovery();
    void askToRebalance();
    void addCluster();
    void editCluster(const ClusterName &name);
    /// The profile as it is to be from now on; a password that is not empty is a new one.
    void keepEdited(const ClusterProfile &profile, const QString &file, const AddClusterDialog::Given &given, const std::function<void(const Status &)> &done);
    /// Who is the cluster's user no more leaves no password behind.
    void forgetUser(const ClusterName &cluster, const QString &user);
    void goOnWith(const ClusterProfile &profile, const QString &file);
    void editPlaces();
    void keepInKeychain(const ClusterProfile &profile, const QString &password);
    void askPassword(Session &session, const Error &reason);
    void saveProfile(const ClusterProfile &profile, const std::function<void(const Status &)> &done);
    void showClusters();

    const WindowOptions m_options;
    QString m_file; ///< where the open profile came from; empty: the configuration folder
    Theme &m_theme;
    QSettings &m_settings;
    ProfileStore m_profiles;
    std::shared_ptr<SecretStore> m_keychain;
    std::shared_ptr<SecretStore> m_given; ///< what a person has given, for as long as the program runs
    std::shared_ptr<SecretStore> m_secrets;
    std::shared_ptr<const Clock> m_clock;
    ClusterDirectory m_directory;
    DesktopNotifier m_notifier;
    std::unique_ptr<Session> m_session;
    /// Of clusters that are not shown, whose automatic goes on: it is not lost by looking at another cluster.
    std::vector<std::unique_ptr<Session>> m_behind;
    std::optional<ClusterProfile> m_anew; ///< the shown cluster's: it begins anew when what runs has ended
    QSet<QString> m_offered;              ///< runs left in the middle that were asked about
    MainWindow m_window;                  ///< goes before the session whose store its pages read
    TrayIcon m_tray;
    ReadinessWatch m_readiness;
    ArmedGuard m_armedGuard; ///< before the other one, which asks first
    CloseGuard m_guard{m_window};
};

} // namespace warrener
