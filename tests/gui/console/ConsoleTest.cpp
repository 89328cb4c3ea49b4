// The program without its main(): who is protected by an armed automatic stays protected whatever one does
// with the window, and a loss is said aloud.

#include "Console.h"

#include "Pages.h"
#include "cluster/ClusterProfile.h"
#include "look/secrets/MemoryStore.h"
#include "record/journal/JournalRuns.h"
#include "support/FakeServer.h"
#include "support/SuiteTheme.h"
#include "support/WaitingPlan.h"
#include "ui/failover/AutomaticView.h"
#include "ui/frame/HeaderNote.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Nobody listens at its nodes: what is tested here asks none of them.
ClusterProfile clusterOf(const QString &name, bool proxies = true)
{
    ClusterProfile profile;
    profile.name = {name};
    profile.environment = Environment::Test;
    for (const QString &node : {u"rabbit@one"_s, u"rabbit@two"_s})
        profile.nodes.append({.name = {node}, .management = QUrl(u"http://127.0.0.1:1"_s), .amqp = {u"127.0.0.1"_s, 1}});
    if (proxies) {
        profile.hosts.append({.name = {u"lb"_s}, .role = HostRole::Proxy});
        profile.proxies.append(
            {.name = {u"lb"_s}, .host = {u"lb"_s}, .address = {u"127.0.0.1"_s, 1}, .socket = u"/run/haproxy.sock"_s, .backend = u"rabbit"_s});
    }
    return profile;
}

} // namespace

class ConsoleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, m_folder->path().toUtf8());
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
        QVERIFY(ProfileStore().write(clusterOf(u"orders"_s)));
        QVERIFY(ProfileStore().write(clusterOf(u"billing"_s)));
    }
    void cleanup() { m_console.reset(); }

    void savedSettingsKeepItArmed()
    {
        open(u"orders"_s);
        arm();
        const Session *const before = m_console->session();
        savePoll(17);
        QTRY_VERIFY(m_console->session() != before);
        QCOMPARE(m_console->store()->profile().poll, std::chrono::seconds{17});
        QTRY_VERIFY2(view().armed, "whoever was protected must stay protected");
        QVERIFY2(note().text.startsWith(u"Automatic failover armed"_s), qPrintable(note().text));
    }

    void anotherClusterLeavesItArmed()
    {
        open(u"orders"_s);
        arm();
        Session *const orders = m_console->session();
        choose(u"billing"_s);
        QVERIFY(!view().armed);
        QTRY_COMPARE(note().text, u"Automatic failover off"_s);
        QVERIFY2(orders->failover()->automatic().armed, "it goes on behind the cluster that is shown");
        choose(u"orders"_s);
        QCOMPARE(m_console->session(), orders);
        QVERIFY(view().armed);
    }

    void whatIsNotArmedIsNotKept()
    {
        open(u"orders"_s);
        const QPointer<Session> orders = m_console->session();
        choose(u"billing"_s);
        QVERIFY(orders.isNull());
    }

    void aPersonsOffStaysOff()
    {
        open(u"orders"_s);
        arm();
        m_console->session()->failover()->setArmed(false);
        QTRY_VERIFY(!view().armed);
        const Session *const before = m_console->session();
        savePoll(17);
        QTRY_VERIFY(m_console->session() != before);
        QTRY_COMPARE(note().text, u"Automatic failover off"_s);
    }

    /// The profile that was saved has no proxies any more: nothing can be armed with it.
    void aLossIsSaidAloud()
    {
        open(u"orders"_s);
        arm();
        QVERIFY(ProfileStore().write(clusterOf(u"orders"_s, false)));
        m_console->window().go({u"clusters"_s, {}}); // which reads the profiles anew
        QTRY_VERIFY((Q_EMIT m_console->window().switchRequested({u"orders"_s}), m_console->store()->profile().proxies.isEmpty()));
        QTRY_COMPARE(note().text, u"Automatic failover not armed"_s);
        QCOMPARE(note().tone, Token::Bad);
        QVERIFY(!note().why.isEmpty());
        const QList<Event> &events = m_console->store()->events();
        QVERIFY(std::ranges::any_of(events, [](const Event &event) { return event.id == "automatic.lost"_L1 && event.level == Level::Critical; }));
        QTRY_VERIFY(journalHas(u"failover-lost"_s));
    }

    /// A pipe may be written into late: the window is there meanwhile, and the pipe is nothing to be read once more at the next start.
    void aProfileOutOfAPipe()
    {
        const QString pipe = m_folder->filePath(u"profile.pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        m_console = std::make_unique<Console>(WindowOptions{.profileFile = pipe, .environmentPassword = u"x"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        m_console->window().show();
        QVERIFY(m_console->session() == nullptr);
        QCOMPARE(m_console->window().current().page, u"clusters"_s);
        int end = -1;
        // Once somebody reads. What is asked here is asked again when it holds.
        QTRY_VERIFY(end >= 0 || (end = ::open(QFile::encodeName(pipe).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0);
        const QByteArray text = QJsonDocument(toJson(clusterOf(u"piped"_s))).toJson();
        QCOMPARE(::write(end, text.constData(), std::size_t(text.size())), ssize_t(text.size()));
        ::close(end);
        QTRY_VERIFY(m_console->session() != nullptr);
        QCOMPARE(m_console->store()->profile().name.value, u"piped"_s);
        QVERIFY(!m_settings->value(u"clusters/files"_s).toStringList().contains(pipe));
    }

    void nobodyGivesAPassword()
    {
        ClusterProfile wishes = clusterOf(u"orders"_s);
        wishes.other.insert(u"failover"_s, QJsonObject{{u"automatic"_s, true}});
        QVERIFY(ProfileStore().write(wishes));
        m_console = std::make_unique<Console>(WindowOptions{.cluster = u"orders"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        m_console->window().show();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_console->window().findChild<QDialog *>(u"passwordDialog"_s)) != nullptr);
        dialog->reject();
        QTRY_COMPARE(note().text, u"Automatic failover not armed"_s);
        QTRY_VERIFY(journalHas(u"failover-lost"_s));
    }

    void failoverRulesAreSetInTheWindow()
    {
        open(u"orders"_s);
        m_console->window().go({u"settings"_s, {}});
        const MainWindow &window = m_console->window();
        window.findChild<QSpinBox *>(u"failoverFailures"_s)->setValue(5);
        window.findChild<QSpinBox *>(u"failoverBlock"_s)->setValue(30);
        window.findChild<QSpinBox *>(u"priority.two"_s)->setValue(7);
        window.findChild<QCheckBox *>(u"never.one"_s)->setChecked(true);
        window.findChild<QPushButton *>(u"saveSettings"_s)->click();
        QTRY_COMPARE(failoverSettings(m_console->store()->profile()).failures, 5);
        const auto written = ProfileStore().read({u"orders"_s});
        QVERIFY(written);
        QCOMPARE(failoverSettings(*written).block, std::chrono::seconds{1800});
        QCOMPARE(nodePreference(written->nodes.at(0)), (NodePreference{.priority = 0, .never = true}));
        QCOMPARE(nodePreference(written->nodes.at(1)), (NodePreference{.priority = 7, .never = false}));
        QCOMPARE(written->other.value(u"failover"_s).toObject().keys(), (QStringList{u"block"_s, u"failures"_s}));
    }

    void nobodyAskedIsNoSpinner()
    {
        m_console = std::make_unique<Console>(WindowOptions{.cluster = u"orders"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        m_console->window().show();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_console->window().findChild<QDialog *>(u"passwordDialog"_s)) != nullptr);
        dialog->reject();
        QTRY_VERIFY(!m_console->store()->notAsked().isEmpty());
        QVERIFY2(m_console->store()->snapshot(), "no page waits for a first answer");
        QTRY_VERIFY(m_console->window().findChild<QDialog *>(u"passwordDialog"_s) == nullptr);
        m_console->store()->askNow();
        QTRY_VERIFY2(m_console->window().findChild<QDialog *>(u"passwordDialog"_s) != nullptr, "asked again where it is");
    }

    /// 401 from every node: the way on is another password, not a page full of red.
    void aWrongPasswordIsAskedForAgain()
    {
        FakeServer server;
        for (const char *path : {"/api/nodes", "/api/overview", "/api/whoami", "/api/nodes/rabbit@one", "/api/nodes/rabbit@two"})
            server.on(path, {.status = 401, .body = R"({"error":"not_authorized"})"});
        ClusterProfile profile = clusterOf(u"orders"_s);
        for (NodeProfile &node : profile.nodes)
            node.management = server.url();
        QVERIFY(ProfileStore().write(profile));
        open(u"orders"_s);
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_console->window().findChild<QDialog *>(u"passwordDialog"_s)) != nullptr);
        const QPointer<Session> before = m_console->session();
        dialog->findChild<QLineEdit *>(u"password"_s)->setText(u"another"_s);
        dialog->findChild<QPushButton *>(u"usePassword"_s)->click();
        QTRY_VERIFY(before.isNull());
        const QByteArray wanted = "Basic " + QByteArray("guest:another").toBase64();
        QTRY_VERIFY(std::ranges::any_of(server.requests(), [&](const FakeRequest &request) { return request.headers.value("authorization") == wanted; }));
    }

    /// What is being done to the cluster comes first: the session with the new password begins when it has ended.
    void aRunIsNotCutOffByANewPassword()
    {
        FakeServer server;
        for (const char *path : {"/api/nodes", "/api/overview", "/api/whoami", "/api/nodes/rabbit@one", "/api/nodes/rabbit@two"})
            server.on(path, {.status = 401, .body = R"({"error":"not_authorized"})"});
        ClusterProfile profile = clusterOf(u"orders"_s);
        for (NodeProfile &node : profile.nodes)
            node.management = server.url();
        QVERIFY(ProfileStore().write(profile));
        open(u"orders"_s);
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_console->window().findChild<QDialog *>(u"passwordDialog"_s)) != nullptr);
        const QPointer<Session> before = m_console->session();
        LiveRunDesk &runs = *before->runs();
        QTRY_VERIFY(runs.book().isOpen());
        QVERIFY(QCoro::waitFor(runs.start(waitingPlan(m_console->store()->profile()), {{u"lease"_s, u"no broker"_s}})));
        dialog->findChild<QLineEdit *>(u"password"_s)->setText(u"another"_s);
        dialog->findChild<QPushButton *>(u"usePassword"_s)->click();
        QCoreApplication::processEvents();
        QVERIFY2(before && runs.isRunning(), "it was left in the middle");
        QTRY_VERIFY(runs.current().state.step(u"by-hand"_s).asks);
        runs.answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(before.isNull());
        const QByteArray wanted = "Basic " + QByteArray("guest:another").toBase64();
        QTRY_VERIFY(std::ranges::any_of(server.requests(), [&](const FakeRequest &request) { return request.headers.value("authorization") == wanted; }));
    }

    /// Two things at once would share one strip and one cancel, which would end the wrong one.
    void oneThingIsDoneWithBackupsAtATime()
    {
        open(u"orders"_s);
        LiveBackupsDesk &backups = *m_console->session()->backups();
        QTRY_VERIFY(backups.book().isOpen());
        QVERIFY(QCoro::waitFor(backups.start(waitingPlan(m_console->store()->profile()), {{u"lease"_s, u"no broker"_s}})));
        QTRY_VERIFY(backups.progress());
        const QString what = backups.progress()->what;
        const auto verified = QCoro::waitFor(backups.verify(u"20261127-002030-full-orders-1a2b"_s));
        QVERIFY(!verified);
        QCOMPARE(verified.error().kind, ErrorKind::Usage);
        QCOMPARE(backups.progress()->what, what);
        QTRY_VERIFY(backups.runs().current().state.step(u"by-hand"_s).asks);
        backups.runs().answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(!backups.runs().isRunning());
        QTRY_VERIFY(!backups.progress());
    }

    /// Files of two hosts may have one name: each drag has a folder of its own.
    void whatIsDraggedOutIsKeptApart()
    {
        open(u"orders"_s);
        const LiveBackupsDesk &backups = *m_console->session()->backups();
        const QString first = backups.dragFolder();
        QVERIFY(QFileInfo(first).isDir());
        QVERIFY(first.toCaseFolded() != backups.dragFolder().toCaseFolded());
    }

    /// A cold one has a node stopped. Neither the window nor the cluster is closed over it without a question.
    void aBackupIsNotCutOff()
    {
        open(u"orders"_s);
        LiveBackupsDesk &backups = *m_console->session()->backups();
        QTRY_VERIFY(backups.book().isOpen());
        QVERIFY(QCoro::waitFor(backups.start(waitingPlan(m_console->store()->profile()), {{u"lease"_s, u"no broker"_s}})));
        QVERIFY(!m_console->window().close());
        auto *dialog = m_console->window().findChild<QDialog *>(u"closeWhileRunning"_s);
        QVERIFY(dialog != nullptr);
        dialog->reject();
        Q_EMIT m_console->window().switchRequested({u"billing"_s});
        QCOMPARE(m_console->store()->profile().name.value, u"orders"_s);
        QTRY_VERIFY(backups.runs().current().state.step(u"by-hand"_s).asks);
        backups.runs().answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(!backups.runs().isRunning());
        choose(u"billing"_s);
    }

    void theEnvironmentNamesAProfile()
    {
        const QString file = m_folder->filePath(u"elsewhere.json"_s);
        qputenv("WARRENER_PROFILE", file.toUtf8());
        const auto gone = qScopeGuard([] { qunsetenv("WARRENER_PROFILE"); });
        const QString program = u"warrener"_s;
        QCOMPARE(windowOptions({program})->profileFile, file);
        // What is said on the command line comes first.
        QCOMPARE(windowOptions({program, u"--cluster"_s, u"orders"_s})->profileFile, QString());
        QCOMPARE(windowOptions({program, u"--profile"_s, u"/other.json"_s})->profileFile, u"/other.json"_s);
    }

    /// A profile that lies elsewhere is one of the clusters that are known.
    void aProfileOfElsewhereStandsInTheList()
    {
        const QString file = m_folder->filePath(u"elsewhere.json"_s);
        QVERIFY(writeProfile(clusterOf(u"elsewhere"_s), file));
        m_console = std::make_unique<Console>(WindowOptions{.profileFile = file, .environmentPassword = u"x"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        choose(u"billing"_s);
        choose(u"elsewhere"_s);
        savePoll(17);
        QTRY_COMPARE(m_console->store()->profile().poll, std::chrono::seconds{17});
        QCOMPARE(readProfile(file)->poll, std::chrono::seconds{17});
        QVERIFY2(!ProfileStore().read({u"elsewhere"_s}), "it is written where it came from");
        m_console.reset();
        m_console = std::make_unique<Console>(WindowOptions{.cluster = u"orders"_s, .environmentPassword = u"x"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        choose(u"elsewhere"_s); // the next time too
    }

    /// A cluster that was not opened, since something runs in the one that is, keeps its profile whatever is saved of that.
    void aClusterThatIsNotOpenedKeepsItsProfile()
    {
        const QString file = m_folder->filePath(u"elsewhere.json"_s);
        QVERIFY(writeProfile(clusterOf(u"elsewhere"_s), file));
        m_settings->setValue(u"clusters/files"_s, QStringList{file});
        open(u"orders"_s);
        choose(u"elsewhere"_s); // it is known
        choose(u"orders"_s);
        // What was saved is taken over once nothing runs any more: the session is another one then.
        const auto runs = [this]() -> LiveRunDesk & { return *m_console->session()->runs(); };
        QTRY_VERIFY(runs().book().isOpen());
        QVERIFY(QCoro::waitFor(runs().start(waitingPlan(m_console->store()->profile()), {{u"lease"_s, u"no broker"_s}})));
        Q_EMIT m_console->window().switchRequested({u"elsewhere"_s});
        QCOMPARE(m_console->store()->profile().name.value, u"orders"_s);
        savePoll(17);
        QTRY_COMPARE(ProfileStore().read({u"orders"_s})->poll, std::chrono::seconds{17});
        QCOMPARE(readProfile(file)->name.value, u"elsewhere"_s);
        QTRY_VERIFY(runs().current().state.step(u"by-hand"_s).asks);
        runs().answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(!runs().isRunning());
    }

    /// Environment, user and password of a saved cluster: of the open one and of another.
    void aClusterIsEdited()
    {
        open(u"orders"_s);
        const QPointer<Session> before = m_console->session();
        Q_EMIT m_console->window().editClusterRequested({u"orders"_s});
        auto *dialog = m_console->window().findChild<QDialog *>(u"editClusterDialog"_s);
        QVERIFY(dialog != nullptr);
        auto *environment = dialog->findChild<QComboBox *>(u"editEnvironment"_s);
        environment->setCurrentIndex(environment->findData(static_cast<int>(Environment::Staging)));
        dialog->findChild<QLineEdit *>(u"editUser"_s)->setText(u"another"_s);
        dialog->findChild<QPushButton *>(u"saveEdited"_s)->click();
        QTRY_VERIFY(before.isNull());
        QCOMPARE(m_console->store()->profile().environment, Environment::Staging);
        QCOMPARE(m_console->store()->profile().user, u"another"_s);
        QCOMPARE(ProfileStore().read({u"orders"_s})->user, u"another"_s);
        // One that is not open is only written.
        Session *const open = m_console->session();
        QDialog *second = nullptr;
        QTRY_VERIFY((Q_EMIT m_console->window().editClusterRequested({u"billing"_s}),
                     (second = m_console->window().findChild<QDialog *>(u"editClusterDialog"_s)) != nullptr && second->isVisible()));
        second->findChild<QLineEdit *>(u"editUser"_s)->setText(u"third"_s);
        second->findChild<QPushButton *>(u"saveEdited"_s)->click();
        QTRY_COMPARE(ProfileStore().read({u"billing"_s})->user, u"third"_s);
        QCOMPARE(m_console->session(), open);
    }

    /// The password of a user who is the cluster's no more leaves the keychain; who stays keeps it.
    void aRenamedUserLeavesNoPasswordBehind()
    {
        const auto keychain = std::make_shared<MemoryStore>();
        const QString user = clusterOf(u"billing"_s).user;
        const auto has = [&](const QString &cluster, const QString &who) { return QCoro::waitFor(keychain->read({cluster}, who)).has_value(); };
        for (const QString &cluster : {u"orders"_s, u"billing"_s})
            QVERIFY(QCoro::waitFor(keychain->write({cluster}, user, u"x"_s)));
        m_console = std::make_unique<Console>(WindowOptions{.cluster = u"orders"_s}, *m_theme, *m_settings, keychain);
        QVERIFY(m_console->open());
        m_console->window().show();
        const auto edit = [this](const QString &name, const QString &password) {
            QDialog *dialog = nullptr;
            // Once the profiles have been read; asked again only while none is open.
            const auto isOpen = [&] {
                if (dialog == nullptr)
                    Q_EMIT m_console->window().editClusterRequested({u"billing"_s});
                dialog = m_console->window().findChild<QDialog *>(u"editClusterDialog"_s);
                return dialog != nullptr;
            };
            QTRY_VERIFY(isOpen());
            auto *field = dialog->findChild<QLineEdit *>(u"editPassword"_s);
            QCOMPARE(field->placeholderText(), u"as it is"_s);
            dialog->findChild<QLineEdit *>(u"editUser"_s)->setText(name);
            QCOMPARE(field->placeholderText() == u"as it is"_s, name == clusterOf(u"billing"_s).user);
            field->setText(password);
            dialog->findChild<QPushButton *>(u"saveEdited"_s)->click();
            QTRY_VERIFY(m_console->window().findChild<QDialog *>(u"editClusterDialog"_s) == nullptr);
        };
        edit(user, u"y"_s);
        QTRY_COMPARE(QCoro::waitFor(keychain->read({u"billing"_s}, user)).value_or(QString()), u"y"_s);
        edit(u"another"_s, u"z"_s);
        QTRY_VERIFY(!has(u"billing"_s, user));
        QTRY_VERIFY(has(u"billing"_s, u"another"_s));
        QCOMPARE(ProfileStore().read({u"billing"_s})->user, u"another"_s);
        QVERIFY2(has(u"orders"_s, user), "another cluster's user of that name");
    }

    /// What was saved while something ran holds once that has ended; while it runs nothing more can be said anew.
    void aClusterIsNotEditedUnderARun()
    {
        open(u"orders"_s);
        const QPointer<Session> before = m_console->session();
        LiveRunDesk &runs = *before->runs();
        QTRY_VERIFY(runs.book().isOpen());
        Q_EMIT m_console->window().editClusterRequested({u"orders"_s});
        QPointer<QDialog> dialog = m_console->window().findChild<QDialog *>(u"editClusterDialog"_s);
        QVERIFY(dialog != nullptr);
        QVERIFY(QCoro::waitFor(runs.start(waitingPlan(m_console->store()->profile()), {{u"lease"_s, u"no broker"_s}})));
        auto *environment = dialog->findChild<QComboBox *>(u"editEnvironment"_s);
        environment->setCurrentIndex(environment->findData(static_cast<int>(Environment::Staging)));
        dialog->findChild<QPushButton *>(u"saveEdited"_s)->click();
        QTRY_COMPARE(ProfileStore().read({u"orders"_s})->environment, Environment::Staging);
        QTRY_VERIFY(dialog.isNull());
        QVERIFY2(before && runs.isRunning(), "it was left in the middle");
        Q_EMIT m_console->window().editClusterRequested({u"orders"_s});
        QVERIFY(m_console->window().findChild<QDialog *>(u"editClusterDialog"_s) == nullptr);
        QTRY_VERIFY(runs.current().state.step(u"by-hand"_s).asks);
        runs.answer(u"by-hand"_s, true, {});
        QTRY_VERIFY(before.isNull());
        QCOMPARE(m_console->store()->profile().environment, Environment::Staging);
    }

    /// A new password that is given there begins the session anew with it, though nothing in the profile has changed.
    void aNewPasswordIsGivenInTheProfile()
    {
        open(u"orders"_s);
        const QPointer<Session> before = m_console->session();
        Q_EMIT m_console->window().editClusterRequested({u"orders"_s});
        auto *dialog = m_console->window().findChild<QDialog *>(u"editClusterDialog"_s);
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit *>(u"editPassword"_s)->setText(u"another"_s);
        dialog->findChild<QCheckBox *>(u"editKeep"_s)->setChecked(false);
        dialog->findChild<QPushButton *>(u"saveEdited"_s)->click();
        QTRY_VERIFY(before.isNull());
        QCOMPARE(m_console->store()->profile().user, clusterOf(u"orders"_s).user);
        QVERIFY(m_console->window().findChild<QDialog *>(u"passwordDialog"_s) == nullptr);
    }

    /// In a narrow window the sign is all that is left of it: armed is not off there.
    void theHeaderHasThePagesSign()
    {
        const TimePoint now = SystemClock().now();
        AutomaticView armed;
        armed.possible = armed.armed = true;
        AutomaticView off;
        off.possible = true;
        AutomaticView paused = armed;
        paused.paused = true;
        AutomaticView failed = armed;
        failed.state = AutomaticState::Failed;
        for (const AutomaticView &view : {armed, off, paused, failed}) {
            const AutomaticSign sign = automaticSign(view, now);
            const HeaderNoteText note = automaticNote(view, now);
            QCOMPARE(note.text, sign.words);
            QCOMPARE(note.tone, sign.tone);
            QCOMPARE(note.glyph, std::optional(sign.glyph));
        }
        QVERIFY(automaticNote(armed, now).glyph != automaticNote(off, now).glyph);
    }

    /// The icon has the worst state of all; what is off by choice, or cannot be, is no state.
    void theTrayHasTheWorstState()
    {
        TrayIcon tray;
        QCOMPARE(tray.worst(), Level::Unknown);
        const TrayLine healthy{.cluster = u"orders"_s, .level = Level::Ok, .verdict = u"Healthy"_s};
        tray.setLines({healthy});
        QCOMPARE(tray.worst(), Level::Ok);
        TrayLine off = healthy;
        off.automaticLevel = Level::Note;
        off.automatic = u"Automatic failover off"_s;
        tray.setLines({healthy, off});
        QCOMPARE(tray.worst(), Level::Ok);
        TrayLine paused = healthy;
        paused.automaticLevel = Level::Warning;
        paused.automatic = u"Automatic failover paused"_s;
        tray.setLines({healthy, paused, off});
        QCOMPARE(tray.worst(), Level::Warning);
        QVERIFY2(tray.words().contains(u"orders: Healthy. Automatic failover paused"_s), qPrintable(tray.words()));
        TrayLine down = healthy;
        down.level = Level::Critical;
        tray.setLines({paused, down});
        QCOMPARE(tray.worst(), Level::Critical);
    }

    /// Without a keychain the password is asked for once.
    void aGivenPasswordIsKept()
    {
        m_console = std::make_unique<Console>(WindowOptions{.cluster = u"orders"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        m_console->window().show();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_console->window().findChild<QDialog *>(u"passwordDialog"_s)) != nullptr);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"password"_s), u"x"_s);
        dialog->findChild<QPushButton *>(u"usePassword"_s)->click();
        QTRY_VERIFY(m_console->window().findChild<QDialog *>(u"passwordDialog"_s) == nullptr);
        arm();
        savePoll(17);
        QTRY_COMPARE(m_console->store()->profile().poll, std::chrono::seconds{17});
        QTRY_VERIFY(view().armed);
        QVERIFY(m_console->window().findChild<QDialog *>(u"passwordDialog"_s) == nullptr);
    }

private:
    void open(const QString &cluster)
    {
        m_console = std::make_unique<Console>(WindowOptions{.cluster = cluster, .environmentPassword = u"x"_s}, *m_theme, *m_settings);
        QVERIFY(m_console->open());
        m_console->window().show();
    }
    AutomaticView view() const { return m_console->session()->failover()->automatic(); }
    HeaderNoteText note() const { return m_console->window().findChild<HeaderNote *>()->note(); }
    void arm()
    {
        QTRY_VERIFY(view().possible);
        m_console->session()->failover()->setArmed(true);
        QTRY_VERIFY(view().armed);
    }
    /// As soon as the profiles are read.
    void choose(const QString &cluster)
    {
        QTRY_VERIFY((Q_EMIT m_console->window().switchRequested({cluster}), m_console->store()->profile().name.value == cluster));
    }
    void savePoll(int seconds)
    {
        m_console->window().go({u"settings"_s, {}});
        m_console->window().findChild<QSpinBox *>(u"pollInterval"_s)->setValue(seconds);
        m_console->window().findChild<QPushButton *>(u"saveSettings"_s)->click();
    }
    bool journalHas(const QString &kind) const
    {
        const auto notes = listRuns(journalPath({u"orders"_s}), {.kinds = {kind}});
        return notes && !notes->isEmpty();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    SuiteTheme m_theme;
    std::unique_ptr<Console> m_console;
};

QTEST_MAIN(ConsoleTest)
#include "ConsoleTest.moc"
