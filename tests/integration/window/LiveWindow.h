#pragma once

#include "Pages.h"
#include "Session.h"
#include "look/secrets/MemoryStore.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"

#include <QTest>

#include <functional>

namespace warrener {

/// The window on a cluster of the test hosts, made as the program makes it, with secrets and settings of the test's own.
class LiveWindow
{
protected:
    /// Shown, active, and asking the cluster. `folder`: for profiles; `addPages`: what the pages under test need. False: it did not
    /// come so far.
    bool openWindow(const ClusterProfile &profile, const QString &folder, const std::function<void(PageServices &services)> &addPages)
    {
        if (!QCoro::waitFor(m_secrets->write(profile.name, profile.user, qEnvironmentVariable("WARRENER_PASSWORD"))))
            return false;
        m_session = std::make_unique<Session>(profile, m_secrets, std::make_shared<SystemClock>(), nullptr);
        m_directory = std::make_unique<ClusterDirectory>(ProfileStore(folder));
        m_window = std::make_unique<MainWindow>(std::make_shared<SystemClock>(), nullptr);
        PageServices services{
            .directory = m_directory.get(),
            .openCluster = [](const ClusterName &) {},
            .addCluster = [] {},
            .program = [] { return SettingsPage::Program{}; },
            .setProgram = [](const SettingsPage::Program &) {},
            .saveProfile = [](const ClusterProfile &, const std::function<void(const Status &)> &done) { done({}); },
            .runs = [this](const ClusterStore &) { return m_session->runs(); },
        };
        addPages(services);
        registerPages(*m_window, services);
        m_window->resize(1440, 900);
        m_window->setStore(m_session->store());
        m_window->go({QStringLiteral("overview"), {}});
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            return false;
        m_session->start();
        return QTest::qWaitFor([this] { return m_session->isAsking() && m_session->store()->snapshot(); }, 30'000);
    }
    void closeWindow()
    {
        m_window.reset();
        m_session.reset();
        m_directory.reset();
    }

    const std::shared_ptr<MemoryStore> m_secrets = std::make_shared<MemoryStore>();
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ClusterDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace warrener
