#include "Console.h"

#include "Pages.h"
#include "base/OffThread.h"
#include "look/notify/Webhook.h"
#include "look/secrets/ChainStore.h"
#include "look/secrets/DescriptorStore.h"
#include "look/secrets/EnvironmentStore.h"
#include "look/secrets/KeychainStore.h"
#include "look/secrets/MemoryStore.h"
#include "ui/clusters/PasswordDialog.h"
#include "ui/steps/CareWords.h"
#include "ui/steps/PlanDialog.h"
#include "ui/steps/RecoverDialog.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto lastClusterKey = "clusters/last"_L1;
constexpr auto filesKey = "clusters/files"_L1;
constexpr auto schemeKey = "look/scheme"_L1;
constexpr auto languageKey = "look/language"_L1;

std::shared_ptr<SecretStore> secretsOf(const WindowOptions &options, const std::shared_ptr<SecretStore> &given, const std::shared_ptr<SecretStore> &keychain)
{
    // First what a person has said last: it takes the place of one that was refused.
    ChainStore::Stores stores{given};
    if (options.passwordDescriptor >= 0)
        stores.push_back(std::make_shared<DescriptorStore>(options.passwordDescriptor));
    stores.push_back(std::make_shared<EnvironmentStore>(options.environmentPassword));
    stores.push_back(keychain);
    return std::make_shared<ChainStore>(std::move(stores));
}

} // namespace

Console::Console(const WindowOptions &options, Theme &theme, QSettings &settings, std::shared_ptr<SecretStore> keychain)
    : m_options(options), m_theme(theme), m_settings(settings), m_keychain(keychain ? std::move(keychain) : std::make_shared<KeychainStore>()),
      m_given(std::make_shared<MemoryStore>()), m_secrets(secretsOf(options, m_given, m_keychain)), m_clock(std::make_shared<SystemClock>()),
      m_directory(m_profiles), m_window(m_clock, kept()), m_readiness(m_directory, m_clock),
      m_armedGuard(m_window,
                   {.armed = [this] { return armedClusters(); }, .noService = [this] { return noService(); }, .hasTray = [this] { return m_tray.isThere(); }})
{
    if (!options.size.isEmpty())
        m_window.resize(options.size);
    connect(&m_guard, &CloseGuard::said, &m_window, &MainWindow::say);
    connect(&m_armedGuard, &ArmedGuard::serviceRequested, this, [this] { endArmed([](LiveFailoverDesk &desk) { return desk.goToService(); }); });
    connect(&m_armedGuard, &ArmedGuard::disarmRequested, this, [this] { endArmed([](LiveFailoverDesk &desk) { return desk.disarm(); }); });
    connect(&m_tray, &TrayIcon::openRequested, this, [this] {
        m_window.show();
        m_window.raise();
        m_window.activateWindow();
    });
    connect(&m_tray, &TrayIcon::quitRequested, this, [this] {
        m_window.show(); // a hidden window that is closed would not end the program
        m_window.close();
    });
    registerAll();
    connect(&m_window, &MainWindow::switchRequested, this, &Console::openCluster);
    connect(&m_window, &MainWindow::addClusterRequested, this, &Console::addCluster);
    connect(&m_window, &MainWindow::editClusterRequested, this, &Console::editCluster);
    connect(&m_directory, &ClusterDirectory::changed, this, &Console::showClusters);
    connect(&m_directory, &ClusterDirectory::filesChanged, this, [this] {
        if (m_options.screenshot.isEmpty())
            m_settings.setValue(filesKey, m_directory.files());
    });
}

Console::~Console() = default;

void Console::registerAll()
{
    registerPages(
        m_window,
        {
            .directory = &m_directory,
            .settings = kept(),
            .openCluster = [this](const ClusterName &name) { openCluster(name); },
            .addCluster = [this] { addCluster(); },
            .editCluster = [this](const ClusterName &name) { editCluster(name); },
            .editPlaces = [this] { editPlaces(); },
            .program = [this] { return SettingsPage::Program{m_theme.scheme(), m_settings.value(languageKey).toString()}; },
            .setProgram =
                [this](const SettingsPage::Program &program) {
                    m_theme.setScheme(program.scheme);
                    m_settings.setValue(schemeKey, static_cast<int>(program.scheme));
                    m_settings.setValue(languageKey, program.language);
                },
            .saveProfile = [this](const ClusterProfile &profile, const std::function<void(const Status &)> &done) { saveProfile(profile, done); },
            .desk = [this](const ClusterStore &store) -> DiagnosisDesk * { return m_session && m_session->store() == &store ? m_session->desk() : nullptr; },
            .runs = [this](const ClusterStore &store) -> RunDesk * { return m_session && m_session->store() == &store ? m_session->runs() : nullptr; },
            .failover = [this](const ClusterStore &store) -> FailoverDesk * {
                return m_session && m_session->store() == &store ? m_session->failover() : nullptr;
            },
            .backups = [this](const ClusterStore &store) -> BackupsDesk * {
                return m_session && m_session->store() == &store ? m_session->backups() : nullptr;
            },
            .restore = [this](const ClusterStore &store) -> RestoreDesk * {
                return m_session && m_session->store() == &store ? m_session->restore() : nullptr;
            },
            .calendar = [this](const ClusterStore &store) -> CalendarDesk * {
                return m_session && m_session->store() == &store ? m_session->calendar() : nullptr;
            },
            .drills = [this](const ClusterStore &store) -> DrillDesk * { return m_session && m_session->store() == &store ? m_session->drills() : nullptr; },
            .recovery = [this](const ClusterStore &store) -> RecoveryDesk * {
                return m_session && m_session->store() == &store ? m_session->recovery() : nullptr;
            },
            .care = [this](const ClusterStore &store) -> CareDesk * { return m_session && m_session->store() == &store ? m_session->care() : nullptr; },
        });
    m_window.addCommand({u"plus"_s, tr("Add cluster…"), tr("action"), [this] { addCluster(); }});
    m_window.addCommand({u"settings"_s, tr("Edit cluster: environment, user, password…"), tr("action"), [this] {
                             if (m_session)
                                 editCluster(m_session->store()->profile().name);
                         }});
    m_window.addCommand({u"nodes"_s, tr("Edit hosts and proxies…"), tr("action"), [this] { editPlaces(); }});
    m_window.addCommand({u"refresh"_s, tr("Ask all nodes again now"), tr("action"), [this] {
                             if (m_session)
                                 m_session->store()->askNow();
                         }});
    m_window.addCommand({u"exchange"_s, tr("Rebalance queue leaders…"), tr("action"), [this] { askToRebalance(); }});
    m_window.addCommand({u"sun"_s, tr("Switch between light and dark"), tr("action"), [this] {
                             m_theme.setScheme(m_theme.isDark() ? Theme::Scheme::Light : Theme::Scheme::Dark);
                             m_settings.setValue(schemeKey, static_cast<int>(m_theme.scheme()));
                         }});
}

void Console::askToRebalance()
{
    if (!m_session)
        return;
    const CareWish wish{.kind = CareKind::Rebalance};
    const ClusterProfile &profile = m_session->store()->profile();
    const QString reason = care::obstacle(wish, profile, m_session->store()->snapshot().get(), m_session->care()->isBusy());
    if (!reason.isEmpty()) {
        m_window.warn(reason);
        return;
    }
    auto *dialog = new PlanDialog(*m_session->care(), wish, profile.name, profile.environment, &m_window);
    connect(dialog, &PlanDialog::begun, this, [this](const QString &page) { m_window.go({page, {}}); });
    connect(m_session.get(), &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

Status Console::open()
{
    m_directory.setFiles(m_settings.value(filesKey).toStringList());
    m_directory.reload();
    if (!m_options.profileFile.isEmpty()) {
        const QFileInfo named(m_options.profileFile);
        const QString file = named.absoluteFilePath();
        // Whoever writes into a pipe may take his time, and this thread must not wait for him.
        if (named.exists() && !named.isFile() && !named.isDir()) {
            m_window.go({u"clusters"_s, {}});
            QCoro::connect(waitedFor([file] { return readProfile(file); }), this, [this, file](const Result<ClusterProfile> &profile) {
                if (profile)
                    openProfile(*profile, file, m_options.page);
                else
                    m_window.warn(profile.error().message);
            });
            return {};
        }
        const auto profile = readProfile(m_options.profileFile);
        if (!profile)
            return std::unexpected(profile.error());
        QStringList files = m_directory.files();
        if (QFileInfo(file).absolutePath() != QFileInfo(m_directory.folder()).absoluteFilePath() && !files.contains(file))
            m_directory.setFiles(files << file);
        openProfile(*profile, file, m_options.page);
        return {};
    }
    const QString last = m_options.cluster.isEmpty() ? m_settings.value(lastClusterKey).toString() : m_options.cluster;
    if (!last.isEmpty()) {
        if (const auto profile = m_profiles.read({last})) {
            openProfile(*profile, {}, m_options.page);
            return {};
        } else if (!m_options.cluster.isEmpty()) {
            return std::unexpected(profile.error());
        }
    }
    m_window.go({u"clusters"_s, {}});
    return {};
}

/// `file`: where the profile came from; empty: the configuration folder.
void Console::openProfile(const ClusterProfile &profile, const QString &file, const QString &page)
{
    // Another cluster, or another profile, would end this one's session, and the run with it, in the middle.
    if (const RunDesk *running = m_session ? m_session->runningNow() : nullptr) {
        const ClusterProfile &open = m_session->store()->profile();
        if (profile.name == open.name && file == m_file && profile != open)
            beginAnew(profile); // as soon as that has ended
        else
            m_window.warn(tr("“%1” is running; the cluster stays open until it ends").arg(running->current().state.plan.title));
        return;
    }
    // Not before: what is saved of the cluster that stays open would be written over this one's profile.
    m_file = file;
    if (m_session && m_session->isAsking() && m_session->store()->profile() == profile) {
        m_window.go({page.isEmpty() ? u"overview"_s : page, {}});
        return;
    }
    std::unique_ptr<Session> known = takeBehind(profile.name);
    const RunDesk *acting = known ? known->runningNow() : nullptr;
    if (acting != nullptr && known->store()->profile() != profile)
        m_window.warn(tr("“%1” is running: the changed profile counts when you open the cluster again after its end").arg(acting->current().state.plan.title));
    if (known && (acting != nullptr || known->store()->profile() == profile))
        show(std::move(known), page);
    else
        begin(profile, page, std::move(known));
}

/// The same cluster once more from the beginning: with another password, or what else was changed. What runs would be left in the middle by
/// that, as if this program had been killed: it comes first.
void Console::beginAnew(const ClusterProfile &profile)
{
    m_anew.reset();
    if (const RunDesk *running = m_session->runningNow()) {
        m_anew = profile;
        m_window.warn(tr("“%1” is running; what was changed counts as soon as that has ended").arg(running->current().state.plan.title));
        return;
    }
    begin(profile, m_window.current().page, nullptr);
}

/// As soon as nothing runs any more.
void Console::beginAnewAfterwards(const Session &session)
{
    if (!m_anew || &session != m_session.get() || m_session->runningNow() != nullptr)
        return;
    // Not from within the words of a session that ends by it.
    QTimer::singleShot(0, m_session.get(), [this] {
        if (m_anew)
            beginAnew(*std::exchange(m_anew, std::nullopt));
    });
}

/// `known`: the session of that cluster that goes on behind; null: none does.
void Console::begin(const ClusterProfile &profile, const QString &page, std::unique_ptr<Session> known)
{
    std::unique_ptr<Session> session = makeSession(profile);
    // The same cluster with another profile: who was protected stays protected.
    Session *const before = known ? known.get() : m_session && m_session->store()->profile().name == profile.name ? m_session.get() : nullptr;
    const AutomaticLegacy legacy = before != nullptr ? before->failover()->legacy() : AutomaticLegacy();
    Session *const made = session.get();
    show(std::move(session), page);
    known.reset();
    made->failover()->takeOver(legacy);
    made->start();
}

std::unique_ptr<Session> Console::takeBehind(const ClusterName &name)
{
    const auto found = std::ranges::find_if(m_behind, [&name](const std::unique_ptr<Session> &session) { return session->store()->profile().name == name; });
    if (found == m_behind.end())
        return nullptr;
    std::unique_ptr<Session> session = std::move(*found);
    m_behind.erase(found);
    return session;
}

std::unique_ptr<Session> Console::makeSession(const ClusterProfile &profile)
{
    auto made = std::make_unique<Session>(profile, m_secrets, m_clock, kept());
    Session *const session = made.get();
    connect(session, &Session::passwordMissing, this, [this, session](const Error &reason) { askPassword(*session, reason); });
    if (m_options.screenshot.isEmpty())
        connect(session, &Session::passwordRefused, this, [this, session](const Error &reason) { askPassword(*session, reason); });
    connect(session, &Session::protectionChanged, this, [this, name = profile.name](const QString &loss) { tellProtection(name, loss); });
    connect(session->store(), &ClusterStore::changed, this, [this, session] {
        const ClusterStore &store = *session->store();
        if (store.snapshot())
            m_directory.setSeen(store.profile().name, {store.assessment().level, store.assessment().word, store.snapshot()->at});
        // A pause and a block end by the clock: the header says so when the page and the tray do.
        if (session == m_session.get())
            showHeaderNote();
        showTray();
    });
    connect(session->recovery(), &RecoveryDesk::changed, this, [this, session] {
        const ClusterReadiness &readiness = session->recovery()->view().readiness;
        m_directory.setReadiness(session->store()->profile().name, {.score = readiness.score, .at = readiness.at});
    });
    session->failover()->service().setProfileFile(m_file);
    const auto known = [this] {
        QList<ClusterProfile> profiles;
        for (const ProfileStore::Entry &entry : m_directory.entries()) {
            if (entry.profile)
                profiles.append(*entry.profile);
        }
        return profiles;
    };
    session->restore()->setProfiles(known);
    session->recovery()->setProfiles(known);
    session->calendar()->setProfiles(known);
    session->calendar()->setProfileFile(m_file);
    session->desk()->setProfilePlace(m_file, [this, file = m_file](const ClusterProfile &changed, const std::function<void(const Status &)> &done) {
        m_directory.write(changed, file, done);
    });
    watchRuns(*session);
    return made;
}

/// Pages read the store of the old session until the window has let go of it.
void Console::show(std::unique_ptr<Session> session, const QString &page)
{
    const ClusterName name = session->store()->profile().name;
    m_window.setStore(session->store());
    m_anew.reset(); // of the session before
    std::swap(m_session, session);
    // The automatic of the cluster that one looks away from goes on, or goes on trying to be armed.
    if (session && session->store()->profile().name != name && session->failover()->isWanted() && !session->failover()->obstacle())
        m_behind.push_back(std::move(session));
    guardRuns();
    session.reset();
    m_window.go({page.isEmpty() ? u"overview"_s : page, {}});
    if (m_window.current().page.isEmpty())
        m_window.go({u"overview"_s, {}});
    if (m_options.screenshot.isEmpty())
        m_settings.setValue(lastClusterKey, name.value);
    showHeaderNote();
    showTray();
}

/// The window stays open while one of them goes on.
void Console::guardRuns()
{
    QList<RunDesk *> runs;
    for (Session *one : sessions())
        runs += one->allRuns();
    m_guard.setRuns(runs);
}

/// Aloud: whoever believes to be protected must not find out by an outage. The header, the page, Activity and
/// the journal have it too.
void Console::tellProtection(const ClusterName &cluster, const QString &loss)
{
    const QString title = tr("Automatic failover of %1").arg(cluster.value);
    if (loss.isEmpty())
        m_notifier.tell(title, tr("It can act again"), Level::Ok);
    else
        m_notifier.tell(title, tr("It does not protect the cluster: %1").arg(loss), Level::Critical);
}

void Console::watchRuns(Session &session)
{
    const auto refresh = [this, &session] {
        if (&session == m_session.get())
            showHeaderNote();
        showTray();
        beginAnewAfterwards(session);
    };
    for (RunDesk *runs : session.allRuns())
        connect(runs, &RunDesk::changed, this, refresh);
    connect(session.restore(), &LiveRestoreDesk::runsAdded, this, [this, &session, refresh] {
        for (RunDesk *runs : session.restore()->allRuns()) {
            disconnect(runs, &RunDesk::changed, this, nullptr);
            connect(runs, &RunDesk::changed, this, refresh);
        }
        guardRuns();
    });
    connect(session.failover(), &FailoverDesk::automaticChanged, this, refresh);
    connect(session.failover(), &LiveFailoverDesk::automaticActed, this,
            [this, name = session.store()->profile().name](const AutoDecision &decision, Level level) {
                m_notifier.tell(tr("Automatic failover of %1").arg(name.value), decision.words, level);
            });
    connect(session.runs(), &RunDesk::unfinishedChanged, this, [this, &session] {
        if (&session == m_session.get() && m_options.screenshot.isEmpty())
            offerRecovery();
    });
}

/// What is done to the cluster stands in the header on every page: first a run, else the automatic.
void Console::showHeaderNote()
{
    if (!m_session)
        return;
    if (const RunDesk *running = m_session->runningNow()) {
        const RunState &state = running->current().state;
        // The wizard shows its own runs.
        m_window.setHeaderNote(runNote(state, m_session->restore()->allRuns().contains(running) ? u"restore"_s : state.plan.page, m_clock->now()));
        return;
    }
    m_window.setHeaderNote(automaticNote(m_session->failover()->automatic(), m_clock->now()));
}

QList<Session *> Console::sessions() const
{
    QList<Session *> all;
    if (m_session)
        all.append(m_session.get());
    for (const std::unique_ptr<Session> &session : m_behind)
        all.append(session.get());
    return all;
}

void Console::showTray()
{
    QList<TrayLine> lines;
    for (Session *session : sessions()) {
        const Assessment &assessment = session->store()->assessment();
        const AutomaticView view = session->failover()->automatic();
        TrayLine line{.cluster = session->store()->profile().name.value,
                      .level = session->store()->snapshot() ? assessment.level : Level::Unknown,
                      .verdict = session->store()->snapshot() ? assessment.word : tr("not asked yet")};
        if (view.possible || view.wanted) {
            const AutomaticSign sign = automaticSign(view, m_clock->now());
            line.automaticLevel = sign.level;
            line.automatic = sign.words;
        }
        lines.append(line);
    }
    m_tray.setLines(lines);
}

/// Those that nobody would protect any more if this program ended now.
QList<ArmedGuard::Armed> Console::armedClusters() const
{
    QList<ArmedGuard::Armed> armed;
    for (Session *session : sessions()) {
        if (session->failover()->automatic().armed)
            armed.append({session->store()->profile().name, session->store()->profile().environment});
    }
    return armed;
}

QString Console::noService() const
{
    for (Session *session : sessions()) {
        if (const QString reason = session->failover()->service().obstacle(); !reason.isEmpty())
            return reason;
    }
    return {};
}

QCoro::Task<> Console::endArmed(std::function<QCoro::Task<Status>(LiveFailoverDesk &)> act)
{
    const QPointer<Console> self(this);
    for (;;) {
        const QList<Session *> all = sessions();
        const auto armed = std::ranges::find_if(all, [](Session *session) { return session->failover()->automatic().armed; });
        if (armed == all.end())
            break;
        const Status done = co_await act(*(*armed)->failover());
        if (!self)
            co_return;
        if (!done) {
            m_armedGuard.fail(done.error().message);
            co_return;
        }
    }
    m_armedGuard.close();
}

/// Once for each run: who says "later" finds it on the page of failovers and in Activity.
void Console::offerRecovery()
{
    for (const RunSummary &run : m_session->runs()->unfinished()) {
        if (m_offered.contains(run.run))
            continue;
        m_offered.insert(run.run);
        const ClusterProfile &profile = m_session->store()->profile();
        auto *dialog = new RecoverDialog(*m_session->runs(), run, profile.name, profile.environment, &m_window);
        connect(dialog, &RecoverDialog::begun, this, [this](const QString &page) { m_window.go({page, {}}); });
        connect(m_session.get(), &QObject::destroyed, dialog, &QDialog::reject);
        dialog->open();
        return;
    }
}

void Console::askPassword(Session &session, const Error &reason)
{
    // A picture is taken without anybody to ask: what the brokers say to no password is shown.
    if (!m_options.screenshot.isEmpty()) {
        session.usePassword({});
        return;
    }
    const ClusterProfile &profile = session.store()->profile();
    auto *dialog = new PasswordDialog(profile, reason, &m_window);
    connect(dialog, &QDialog::rejected, &session, &Session::goWithoutPassword);
    connect(dialog, &PasswordDialog::given, this, [this, guard = QPointer(&session)](const QString &password, bool keep) {
        if (!guard)
            return;
        const ClusterProfile of = guard->store()->profile();
        QCoro::connect(m_given->write(of.name, of.user, password), this, [this, guard, of, password] {
            if (!guard)
                return;
            if (!guard->isAsking())
                guard->usePassword(password);
            else if (guard == m_session.get())
                beginAnew(of);
        });
        if (keep)
            keepInKeychain(of, password);
    });
    connect(&session, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->open();
}

} // namespace warrener
