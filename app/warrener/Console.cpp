#include "Console.h"

#include "Pages.h"
#include "secrets/ChainStore.h"
#include "secrets/DescriptorStore.h"
#include "secrets/EnvironmentStore.h"
#include "secrets/KeychainStore.h"
#include "ui/clusters/AddClusterDialog.h"
#include "ui/clusters/NetDiscoveryRun.h"
#include "ui/clusters/PasswordDialog.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto lastClusterKey = "clusters/last"_L1;
constexpr auto schemeKey = "look/scheme"_L1;
constexpr auto languageKey = "look/language"_L1;

std::shared_ptr<SecretStore> secretsOf(const WindowOptions &options, const std::shared_ptr<SecretStore> &keychain)
{
    ChainStore::Stores stores;
    if (options.passwordDescriptor >= 0)
        stores.push_back(std::make_shared<DescriptorStore>(options.passwordDescriptor));
    stores.push_back(std::make_shared<EnvironmentStore>());
    stores.push_back(keychain);
    return std::make_shared<ChainStore>(std::move(stores));
}

} // namespace

Console::Console(const WindowOptions &options, Theme &theme, QSettings &settings)
    : m_options(options),
      m_theme(theme),
      m_settings(settings),
      m_keychain(std::make_shared<KeychainStore>()),
      m_secrets(secretsOf(options, m_keychain)),
      m_clock(std::make_shared<SystemClock>()),
      m_directory(m_profiles),
      m_window(m_clock, options.screenshot.isEmpty() ? &settings : nullptr)
{
    if (!options.size.isEmpty())
        m_window.resize(options.size);
    registerAll();
    connect(&m_window, &MainWindow::switchRequested, this, &Console::openCluster);
    connect(&m_window, &MainWindow::addClusterRequested, this, &Console::addCluster);
    connect(&m_directory, &ClusterDirectory::changed, this, &Console::showClusters);
}

Console::~Console() = default;

void Console::registerAll()
{
    registerPages(m_window, {
        .directory = &m_directory,
        .openCluster = [this](const ClusterName &name) { openCluster(name); },
        .addCluster = [this] { addCluster(); },
        .program = [this] { return SettingsPage::Program{m_theme.scheme(), m_settings.value(languageKey).toString()}; },
        .setProgram = [this](const SettingsPage::Program &program) {
            m_theme.setScheme(program.scheme);
            m_settings.setValue(schemeKey, static_cast<int>(program.scheme));
            m_settings.setValue(languageKey, program.language);
        },
        .saveProfile = [this](const ClusterProfile &profile, const std::function<void(const Status &)> &done) { saveProfile(profile, done); },
    });
    m_window.addCommand({u"plus"_s, tr("Add cluster…"), tr("action"), [this] { addCluster(); }});
    m_window.addCommand({u"refresh"_s, tr("Ask all nodes again now"), tr("action"), [this] {
                             if (m_session)
                                 m_session->store()->askNow();
                         }});
    m_window.addCommand({u"sun"_s, tr("Switch between light and dark"), tr("action"), [this] {
                             m_theme.setScheme(m_theme.isDark() ? Theme::Scheme::Light : Theme::Scheme::Dark);
                             m_settings.setValue(schemeKey, static_cast<int>(m_theme.scheme()));
                         }});
}

Status Console::open()
{
    m_directory.reload();
    if (!m_options.profileFile.isEmpty()) {
        const auto profile = readProfile(m_options.profileFile);
        if (!profile)
            return std::unexpected(profile.error());
        openProfile(*profile, m_options.page);
        return {};
    }
    const QString last = m_options.cluster.isEmpty() ? m_settings.value(lastClusterKey).toString() : m_options.cluster;
    if (!last.isEmpty()) {
        if (const auto profile = m_profiles.read({last})) {
            openProfile(*profile, m_options.page);
            return {};
        } else if (!m_options.cluster.isEmpty()) {
            return std::unexpected(profile.error());
        }
    }
    m_window.go({u"clusters"_s, {}});
    return {};
}

void Console::openProfile(const ClusterProfile &profile, const QString &page)
{
    // Pages read the store of the old session until the window has let go of it.
    auto session = std::make_unique<Session>(profile, m_secrets, m_clock);
    connect(session.get(), &Session::passwordMissing, this, &Console::askPassword);
    connect(session->store(), &ClusterStore::changed, this, [this] {
        const ClusterStore *store = m_session->store();
        if (store->snapshot())
            m_directory.setSeen(store->profile().name, {store->assessment().level, store->assessment().word, store->snapshot()->at});
    });
    m_window.setStore(session->store());
    std::swap(m_session, session);
    session.reset();
    m_window.go({page.isEmpty() ? u"overview"_s : page, {}});
    if (m_window.current().page.isEmpty())
        m_window.go({u"overview"_s, {}});
    if (m_options.screenshot.isEmpty())
        m_settings.setValue(lastClusterKey, profile.name.value);
    m_session->start();
}

void Console::openCluster(const ClusterName &name)
{
    for (const ProfileStore::Entry &entry : m_directory.entries()) {
        if (entry.profile && entry.profile->name == name) {
            openProfile(*entry.profile, {});
            return;
        }
    }
}

void Console::addCluster()
{
    const auto added = std::make_shared<ClusterProfile>();
    const auto save = [this, added](const ClusterProfile &profile, const QString &password, const std::function<void(const Status &)> &done) {
        *added = profile;
        m_directory.write(profile, {}, [this, profile, password, done](const Status &written) {
            if (!written || password.isEmpty()) {
                done(written);
                return;
            }
            QCoro::connect(m_keychain->write(profile.name, profile.user, password), this, [done](const Status &status) { done(status); });
        });
    };
    auto *dialog = new AddClusterDialog([] { return std::make_unique<NetDiscoveryRun>(); }, save, &m_window);
    connect(dialog, &AddClusterDialog::saved, this, [this, added](const ClusterName &name) {
        m_window.say(tr("%1 was added").arg(name.value));
        openProfile(*added, {});
    });
    dialog->open();
}

void Console::askPassword(const Error &reason)
{
    // A picture is taken without anybody to ask: what the brokers say to no password is shown.
    if (!m_options.screenshot.isEmpty()) {
        m_session->usePassword({});
        return;
    }
    const ClusterProfile &profile = m_session->store()->profile();
    auto *dialog = new PasswordDialog(profile, reason, &m_window);
    connect(dialog, &PasswordDialog::given, this, [this, session = QPointer(m_session.get())](const QString &password, bool keep) {
        if (!session)
            return;
        session->usePassword(password);
        const ClusterProfile &opened = session->store()->profile();
        if (!keep)
            return;
        QCoro::connect(m_keychain->write(opened.name, opened.user, password), this, [this](const Status &status) {
            if (status)
                m_window.say(tr("The password is kept in the keychain"));
        });
    });
    dialog->open();
}

void Console::saveProfile(const ClusterProfile &profile, const std::function<void(const Status &)> &done)
{
    m_directory.write(profile, m_options.profileFile, [this, profile, done](const Status &status) {
        done(status);
        // Thresholds and time-outs reach into every poller: all begin anew with them.
        if (status)
            QTimer::singleShot(0, this, [this, profile] { openProfile(profile, u"settings"_s); });
    });
}

void Console::showClusters()
{
    QList<ClusterEntry> clusters;
    for (const ProfileStore::Entry &entry : m_directory.entries()) {
        if (entry.profile)
            clusters.append({entry.profile->name, entry.profile->environment});
    }
    m_window.setClusters(clusters);
}

} // namespace warrener
