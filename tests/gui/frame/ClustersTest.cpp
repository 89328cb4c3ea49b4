// All clusters and Add cluster, with a search that needs no network.

#include "plan/recovery/ReadinessLevel.h"
#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/clusters/AddClusterDialog.h"
#include "ui/clusters/AllClustersPage.h"
#include "ui/clusters/ClusterTableModel.h"
#include "ui/clusters/EditClusterDialog.h"
#include "ui/clusters/NodeDraftModel.h"
#include "ui/clusters/PasswordDialog.h"
#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/Label.h"
#include "ui/parts/Roles.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Glyph.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class FakeRun final : public DiscoveryRun
{
public:
    FakeRun(FakeRun **here, std::shared_ptr<int> alive) : m_alive(std::move(alive))
    {
        *here = this;
        ++*m_alive;
    }
    ~FakeRun() override { --*m_alive; }
    void start(const DiscoveryRequest &request) override { asked = request; }

    DiscoveryRequest asked;

private:
    std::shared_ptr<int> m_alive; ///< the dialog may let go of a run after the stage has gone
};

DiscoveryResult foundCluster()
{
    return {.profile = sampleData::healthyStaging().profile, .steps = {}, .account = {}};
}

struct DialogStage
{
    DialogStage()
        : dialog(new AddClusterDialog(
              [this] { return std::make_unique<FakeRun>(&run, alive); },
              [this](const ClusterProfile &profile, const AddClusterDialog::Given &given, const std::function<void(const Status &)> &done) {
                  kept = profile;
                  keptPassword = given.keep ? given.password : QString();
                  ++saves;
                  done(answer);
              }))
    {
        dialog->show();
    }
    ~DialogStage() { delete dialog; }

    template <class T>
    T *find(const QString &name)
    {
        return dialog->findChild<T *>(name);
    }
    QString note() { return find<Label>(u"addClusterNote"_s)->text(); }
    void fill()
    {
        find<QLineEdit>(u"managementUrl"_s)->setText(u"broker1"_s);
        find<QLineEdit>(u"userName"_s)->setText(u"monitor"_s);
        find<QLineEdit>(u"password"_s)->setText(u"secret"_s);
    }
    void press(const QString &name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    /// What is filled in is tested, a cluster is found, and the search has ended.
    void findCluster()
    {
        press(u"testConnection"_s);
        Q_EMIT run->succeeded(foundCluster());
        QTRY_COMPARE(*alive, 0);
    }

    QPointer<AddClusterDialog> dialog;
    FakeRun *run = nullptr;
    std::shared_ptr<int> alive = std::make_shared<int>(0);
    int saves = 0;
    ClusterProfile kept;
    QString keptPassword;
    Status answer{};
};

DiscoveryStep step(const QString &what, DiscoveryStep::Outcome outcome)
{
    return {.id = u"management"_s, .subject = u"broker1"_s, .what = what, .outcome = outcome, .text = u"text"_s, .error = {}, .took = Millis{7}};
}

} // namespace

class ClustersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("testable");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString() << u"guest"_s << false << u"URL"_s;
        QTest::newRow("no user") << u"http://broker1:15672"_s << QString() << false << u"user"_s;
        QTest::newRow("other scheme") << u"amqp://broker1"_s << u"guest"_s << false << u"URL"_s;
        QTest::newRow("password in the URL") << u"http://a:b@broker1:15672"_s << u"guest"_s << false << u"own fields"_s;
        QTest::newRow("a host is enough") << u"broker1"_s << u"guest"_s << true << u"Test"_s;
        QTest::newRow("with prefix") << u"https://broker1/rabbit"_s << u"guest"_s << true << u"Test"_s;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, url);
        QFETCH(QString, user);
        QFETCH(bool, testable);
        QFETCH(QString, words);
        DialogStage stage;
        stage.find<QLineEdit>(u"managementUrl"_s)->setText(url);
        stage.find<QLineEdit>(u"userName"_s)->setText(user);
        QCOMPARE(stage.find<QPushButton>(u"testConnection"_s)->isEnabled(), testable);
        QVERIFY(!stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
        QVERIFY2(stage.note().contains(words), qPrintable(stage.note()));
    }

    /// A URL out of a connection string: what does not belong in it goes into its fields, when it has been typed.
    void takesCredentialsOutOfTheUrl()
    {
        DialogStage stage;
        auto *url = stage.find<QLineEdit>(u"managementUrl"_s);
        url->setFocus();
        QTest::keyClicks(url, u"http://ad%6Din:s%40cret@broker1:15672"_s);
        QVERIFY(!stage.find<QPushButton>(u"testConnection"_s)->isEnabled());
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(url->text(), u"http://broker1:15672"_s);
        QCOMPARE(stage.find<QLineEdit>(u"userName"_s)->text(), u"admin"_s);
        QCOMPARE(stage.find<QLineEdit>(u"password"_s)->text(), u"s@cret"_s);
        QVERIFY(stage.run);
        // Of a URL with a name alone the password stays.
        DialogStage second;
        second.find<QLineEdit>(u"password"_s)->setText(u"kept"_s);
        auto *named = second.find<QLineEdit>(u"managementUrl"_s);
        named->setText(u"ops@broker2"_s);
        QTest::keyClick(named, Qt::Key_Return);
        QCOMPARE(named->text(), u"http://broker2:15672"_s);
        QCOMPARE(second.find<QLineEdit>(u"userName"_s)->text(), u"ops"_s);
        QCOMPARE(second.find<QLineEdit>(u"password"_s)->text(), u"kept"_s);
    }

    void asksWithTheDefaultPort()
    {
        DialogStage stage;
        stage.fill();
        QTest::keyClick(stage.find<QLineEdit>(u"password"_s), Qt::Key_Return);
        QVERIFY(stage.run);
        QCOMPARE(stage.run->asked.management, QUrl(u"http://broker1:15672"_s));
        QCOMPARE(stage.run->asked.user, u"monitor"_s);
        QCOMPARE(stage.run->asked.password, u"secret"_s);
    }

    void showsStepsThenSaves()
    {
        DialogStage stage;
        QSignalSpy saved(stage.dialog.data(), &AddClusterDialog::saved);
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->stepDone(step(u"Login"_s, DiscoveryStep::Outcome::Passed));
        Q_EMIT stage.run->stepDone(step(u"Exporter of broker2"_s, DiscoveryStep::Outcome::Failed));
        QCOMPARE(stage.find<TableView>(u"discoverySteps"_s)->model()->rowCount(), 2);
        QVERIFY(!stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
        Q_EMIT stage.run->succeeded(foundCluster());
        QTRY_COMPARE(*stage.alive, 0);
        QVERIFY(stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
        QVERIFY(stage.note().contains(u"does not answer"_s));
        QCOMPARE(stage.find<QLineEdit>(u"clusterName"_s)->text(), u"orders-staging"_s);

        // One node is refused, one is corrected, a wrong correction is not taken.
        auto *nodes = stage.find<TableView>(u"draftNodes"_s)->model();
        QVERIFY(nodes->setData(nodes->index(2, NodeDraftModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(nodes->setData(nodes->index(0, NodeDraftModel::Management), u"https://b1:15671"_s, Qt::EditRole));
        QVERIFY(!nodes->setData(nodes->index(1, NodeDraftModel::Management), u"nonsense"_s, Qt::EditRole));
        QVERIFY(!nodes->setData(nodes->index(1, NodeDraftModel::Ssh), u"-oProxyCommand=x"_s, Qt::EditRole));
        stage.find<QLineEdit>(u"clusterName"_s)->setText(u"mine"_s);
        auto *environment = stage.find<QComboBox>(u"environment"_s);
        environment->setCurrentIndex(environment->findData(static_cast<int>(Environment::Test)));
        stage.press(u"saveCluster"_s);
        QCOMPARE(stage.saves, 1);
        QCOMPARE(stage.kept.name.value, u"mine"_s);
        QCOMPARE(stage.kept.environment, Environment::Test);
        QCOMPARE(stage.kept.nodes.size(), 2);
        QVERIFY(!stage.kept.host({u"broker3"_s}));
        QVERIFY(stage.kept.host({u"lb1"_s}));
        QCOMPARE(stage.kept.nodes.first().management, QUrl(u"https://b1:15671"_s));
        QCOMPARE(stage.keptPassword, u"secret"_s);
        QCOMPARE(saved.count(), 1);
    }

    /// The tick is of what was tried; what a person wrote since was not.
    void whatIsCorrectedHasNoTick()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->stepDone(step(u"Login"_s, DiscoveryStep::Outcome::Passed));
        Q_EMIT stage.run->succeeded(foundCluster());
        QTRY_COMPARE(*stage.alive, 0);
        QCOMPARE(stage.note(), u"Everything that was tried answers"_s);
        auto *nodes = stage.find<TableView>(u"draftNodes"_s)->model();
        QVERIFY(nodes->setData(nodes->index(2, NodeDraftModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(stage.note(), u"Everything that was tried answers"_s);
        QVERIFY(nodes->setData(nodes->index(0, NodeDraftModel::Amqp), u"b1:5673"_s, Qt::EditRole));
        QVERIFY2(stage.note().startsWith(u"What was corrected by hand has not been tried"_s), qPrintable(stage.note()));
        QVERIFY(stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
    }

    /// Whoever corrects and tests once more has not taken it back: neither the cells, nor the ticks, nor the environment.
    void anotherTestKeepsWhatWasCorrected()
    {
        DialogStage stage;
        stage.fill();
        stage.findCluster();
        auto *nodes = stage.find<TableView>(u"draftNodes"_s)->model();
        QVERIFY(nodes->setData(nodes->index(0, NodeDraftModel::Ssh), u"ops@b1"_s, Qt::EditRole));
        QVERIFY(nodes->setData(nodes->index(2, NodeDraftModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        auto *environment = stage.find<QComboBox>(u"environment"_s);
        environment->setCurrentIndex(environment->findData(static_cast<int>(Environment::Test)));
        stage.findCluster();
        QCOMPARE(nodes->index(0, NodeDraftModel::Ssh).data().toString(), u"ops@b1"_s);
        QCOMPARE(nodes->index(2, NodeDraftModel::Name).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(environment->currentData().toInt(), int(Environment::Test));
        QVERIFY2(stage.note().startsWith(u"What was corrected by hand has not been tried"_s), qPrintable(stage.note()));
        stage.press(u"saveCluster"_s);
        QCOMPARE(stage.kept.environment, Environment::Test);
        QCOMPARE(stage.kept.host({u"broker1"_s})->ssh, u"ops@b1"_s);
        QCOMPARE(stage.kept.nodes.size(), 2);
    }

    /// What was said of one cluster says nothing of another, though its nodes may be called the same.
    void anotherClusterBeginsAnew()
    {
        DialogStage stage;
        stage.fill();
        stage.findCluster();
        auto *nodes = stage.find<TableView>(u"draftNodes"_s)->model();
        const QString found = nodes->index(0, NodeDraftModel::Ssh).data().toString();
        QVERIFY(nodes->setData(nodes->index(0, NodeDraftModel::Ssh), u"ops@b1"_s, Qt::EditRole));
        stage.find<QLineEdit>(u"managementUrl"_s)->setText(u"elsewhere"_s);
        stage.findCluster();
        QCOMPARE(nodes->index(0, NodeDraftModel::Ssh).data().toString(), found);
    }

    /// Who shows a certificate that nobody here trusts does answer.
    void anUntrustedCertificateIsNoSilence()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        DiscoveryStep untrusted = step(u"Management API with TLS of broker1"_s, DiscoveryStep::Outcome::Failed);
        untrusted.error = Error{.kind = ErrorKind::Tls, .message = u"not signed by a trusted authority"_s, .detail = {}};
        Q_EMIT stage.run->stepDone(untrusted);
        Q_EMIT stage.run->stepDone(untrusted);
        Q_EMIT stage.run->succeeded(foundCluster());
        QTRY_COMPARE(*stage.alive, 0);
        QVERIFY2(stage.note().contains(u"CA file"_s) && !stage.note().contains(u"not answer"_s), qPrintable(stage.note()));
        QVERIFY2(stage.find<QLineEdit>(u"caFile"_s)->isVisibleTo(stage.dialog.data()), "the field that is asked for is there");
    }

    /// It opened in the middle of the screen and grew downwards: its buttons stood below the lower edge.
    void growsWithoutLeavingTheScreen()
    {
        DialogStage stage;
        QVERIFY(QTest::qWaitForWindowExposed(stage.dialog.data()));
        const QRect room = stage.dialog->screen()->availableGeometry();
        stage.dialog->move(room.left() + 40, room.bottom() - stage.dialog->height() - 10);
        stage.fill();
        stage.findCluster();
        QTRY_VERIFY2(stage.dialog->frameGeometry().bottom() <= room.bottom(), qPrintable(QString::number(stage.dialog->frameGeometry().bottom())));
        QVERIFY(stage.dialog->frameGeometry().top() >= room.top());
    }

    /// A question with long names in it is broken onto lines, not cut.
    void aLongQuestionIsReadInFull()
    {
        ClusterProfile profile = sampleData::healthyStaging().profile;
        profile.name = {u"a-cluster-with-quite-a-long-name"_s};
        profile.user = u"warrener-of-the-operators"_s;
        PasswordDialog dialog(profile, {.kind = ErrorKind::NotFound, .message = u"There is none"_s, .detail = {}}, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QList<Label *> labels = dialog.findChildren<Label *>();
        const auto title = std::ranges::find_if(labels, [&dialog](const Label *label) { return label->text() == dialog.windowTitle(); });
        QVERIFY(title != labels.end());
        QTRY_VERIFY(!(*title)->isElided());
        QTRY_VERIFY((*title)->height() >= 2 * (*title)->fontMetrics().height());
        // No gap of a height that was claimed at another width.
        QTRY_VERIFY2(dialog.height() < 330, qPrintable(QString::number(dialog.height())));
    }

    /// Environment, user and password are no dead end once a cluster is saved.
    void whatWasSaidOfAClusterCanBeSaidAnew()
    {
        const ClusterProfile profile = sampleData::unhealthyProduction().profile;
        ClusterProfile kept;
        AddClusterDialog::Given given;
        EditClusterDialog dialog(profile,
                                 [&](const ClusterProfile &wanted, const AddClusterDialog::Given &with, const std::function<void(const Status &)> &done) {
                                     kept = wanted;
                                     given = with;
                                     done({});
                                 });
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *save = dialog.findChild<QPushButton *>(u"saveEdited"_s);
        auto *user = dialog.findChild<QLineEdit *>(u"editUser"_s);
        auto *environment = dialog.findChild<QComboBox *>(u"editEnvironment"_s);
        QVERIFY(!save->isEnabled());
        user->clear();
        environment->setCurrentIndex(environment->findData(static_cast<int>(Environment::Staging)));
        QVERIFY2(!save->isEnabled(), "nobody is asked as nobody");
        user->setText(u"another"_s);
        dialog.findChild<QLineEdit *>(u"editPassword"_s)->setText(u"secret"_s);
        auto *nodes = dialog.findChild<TableView *>(u"editNodes"_s)->model();
        QVERIFY(nodes->setData(nodes->index(0, NodeDraftModel::Management), u"http://moved:15672"_s, Qt::EditRole));
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(kept.name, profile.name);
        QCOMPARE(kept.environment, Environment::Staging);
        QCOMPARE(kept.user, u"another"_s);
        QCOMPARE(given.password, u"secret"_s);
        QCOMPARE(kept.nodes.first().management, QUrl(u"http://moved:15672"_s));
        QCOMPARE(kept.hosts, profile.hosts);
        QCOMPARE(kept.proxies, profile.proxies);
        QCOMPARE(kept.other, profile.other);
    }

    /// A proxy beside a node that has gone keeps the login of its host.
    void aNodeThatHasGoneLeavesTheProxyBesideIt()
    {
        ClusterProfile profile = sampleData::unhealthyProduction().profile;
        QVERIFY(profile.nodes.size() > 1 && !profile.proxies.isEmpty());
        const HostName shared = profile.nodes.last().host;
        profile.proxies.first().host = shared;
        NodeDraftModel nodes;
        nodes.setProfile(profile);
        QVERIFY(nodes.setData(nodes.index(nodes.rowCount() - 1, NodeDraftModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(nodes.profile().nodes.size(), profile.nodes.size() - 1);
        QVERIFY(nodes.profile().host(shared) != nullptr);
    }

    /// Measured on a real screen: with all that was found the dialog was 988 px high, and its buttons below the edge.
    void fitsOnASmallScreen()
    {
        DialogStage stage;
        stage.fill();
        stage.findCluster();
        QVERIFY(QTest::qWaitForWindowExposed(stage.dialog.data()));
        QTRY_VERIFY2(stage.dialog->height() <= 730, qPrintable(QString::number(stage.dialog->height())));
    }

    void clearTextIsSaidBeforeItIsSaved()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        QVERIFY(!stage.find<Label>(u"clearText"_s)->isVisibleTo(stage.dialog.data()));
        Q_EMIT stage.run->succeeded(foundCluster());
        const auto *words = stage.find<Label>(u"clearText"_s);
        QVERIFY(words->isVisibleTo(stage.dialog.data()));
        QVERIFY2(words->text().contains(u"unencrypted"_s), qPrintable(words->text()));
        // A door with TLS for each node, and nothing is left to say of them.
        auto *nodes = stage.find<TableView>(u"draftNodes"_s)->model();
        for (int row = 0; row < nodes->rowCount(); ++row) {
            QVERIFY(nodes->setData(nodes->index(row, NodeDraftModel::Management), u"https://b%1:15671"_s.arg(row), Qt::EditRole));
            QVERIFY(nodes->setData(nodes->index(row, NodeDraftModel::Amqp), u"amqps://b%1"_s.arg(row), Qt::EditRole));
            QCOMPARE(nodes->index(row, NodeDraftModel::Amqp).data().toString(), u"amqps://b%1:5671"_s.arg(row));
        }
        QVERIFY2(!words->isVisibleTo(stage.dialog.data()), qPrintable(words->text()));
        stage.press(u"saveCluster"_s);
        QCOMPARE(stage.kept.nodes.first().managementTls, QUrl(u"https://b0:15671"_s));
        QCOMPARE(stage.kept.nodes.first().amqps, (Endpoint{u"b0"_s, 5671}));
    }

    void passwordNeedNotBeKept()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->succeeded(foundCluster());
        stage.find<QCheckBox>(u"keepPassword"_s)->setChecked(false);
        stage.press(u"saveCluster"_s);
        QCOMPARE(stage.saves, 1);
        QCOMPARE(stage.keptPassword, QString());
    }

    void failureStaysInTheDialog()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->failed({.kind = ErrorKind::Unauthorized, .message = u"broker1 refuses user monitor: wrong password"_s, .detail = {}});
        QTRY_COMPARE(*stage.alive, 0);
        QVERIFY(stage.dialog->isVisible());
        QCOMPARE(stage.note(), u"broker1 refuses user monitor: wrong password"_s);
        QVERIFY(stage.find<QPushButton>(u"testConnection"_s)->isEnabled());
        QVERIFY(!stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
        // What was wrong is what is typed next.
        QCOMPARE(stage.dialog->focusWidget(), stage.find<QLineEdit>(u"password"_s));
        QCOMPARE(stage.find<QLineEdit>(u"password"_s)->selectedText().size(), 6);
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->failed({.kind = ErrorKind::Unresolved, .message = u"broker1 has no address"_s, .detail = {}});
        QTRY_COMPARE(*stage.alive, 0);
        QCOMPARE(stage.dialog->focusWidget(), stage.find<QLineEdit>(u"managementUrl"_s));
    }

    /// Of a cluster that lets nobody in nothing is known: no environment is shown, and no name is asked for.
    void noEnvironmentBeforeAClusterIsFound()
    {
        DialogStage stage;
        const auto shows = [&stage](const QString &name) { return stage.find<QWidget>(name)->isVisibleTo(stage.dialog.data()); };
        const auto *tag = stage.dialog->findChild<EnvironmentTag *>();
        stage.fill();
        stage.press(u"testConnection"_s);
        QVERIFY(!tag->isVisibleTo(stage.dialog.data()));
        Q_EMIT stage.run->failed({.kind = ErrorKind::Unauthorized, .message = u"broker1 refuses user monitor: wrong password"_s, .detail = {}});
        QTRY_COMPARE(*stage.alive, 0);
        QVERIFY(!tag->isVisibleTo(stage.dialog.data()));
        QVERIFY(!shows(u"environment"_s) && !shows(u"clusterName"_s) && !shows(u"draftNodes"_s));
        stage.findCluster();
        QVERIFY(tag->isVisibleTo(stage.dialog.data()));
        QVERIFY(shows(u"environment"_s) && shows(u"clusterName"_s) && shows(u"draftNodes"_s));
        // Another address is another cluster.
        stage.find<QLineEdit>(u"managementUrl"_s)->setText(u"elsewhere"_s);
        stage.press(u"testConnection"_s);
        QVERIFY(!tag->isVisibleTo(stage.dialog.data()) && !shows(u"environment"_s));
    }

    /// From the address to the cluster that is kept by Enter alone.
    void enterInTheNameSaves()
    {
        DialogStage stage;
        stage.fill();
        QTest::keyClick(stage.find<QLineEdit>(u"clusterName"_s), Qt::Key_Return);
        QCOMPARE(stage.saves, 0);
        stage.findCluster();
        QCOMPARE(stage.dialog->focusWidget(), stage.find<QLineEdit>(u"clusterName"_s));
        QTest::keyClick(stage.find<QLineEdit>(u"clusterName"_s), Qt::Key_Return);
        QCOMPARE(stage.saves, 1);
    }

    void savingThatFailsSaysWhy()
    {
        DialogStage stage;
        stage.answer = failure(ErrorKind::Io, u"The disk is full"_s);
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->succeeded(foundCluster());
        stage.press(u"saveCluster"_s);
        QVERIFY(stage.dialog->isVisible());
        QCOMPARE(stage.note(), u"The disk is full"_s);
        QVERIFY(stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
    }

    void stopAndCloseCancelTheSearch()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        QCOMPARE(*stage.alive, 1);
        stage.press(u"testConnection"_s);
        QCOMPARE(*stage.alive, 0);
        stage.press(u"testConnection"_s);
        QCOMPARE(*stage.alive, 1);
        QTest::keyClick(stage.dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!stage.dialog);
        QCOMPARE(*stage.alive, 0);
    }

    void otherAddressNeedsAnotherTest()
    {
        DialogStage stage;
        stage.fill();
        stage.press(u"testConnection"_s);
        Q_EMIT stage.run->succeeded(foundCluster());
        QVERIFY(stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
        stage.find<QLineEdit>(u"managementUrl"_s)->setText(u"broker9"_s);
        QVERIFY(!stage.find<QPushButton>(u"saveCluster"_s)->isEnabled());
    }

    /// A score that is called ready on the page of recovery is good in the list as well.
    void readinessIsAsOnItsPage()
    {
        QTemporaryDir folder;
        const ClusterProfile profile = sampleData::healthyStaging().profile;
        QVERIFY(ProfileStore(folder.path()).write(profile));
        ClusterDirectory directory(ProfileStore(folder.path()));
        AllClustersPage page(directory);
        page.resize(1200, 700);
        page.show();
        page.activate();
        auto *table = page.findChild<TableView *>(u"clusterTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        for (const auto &[score, glyph] : {std::pair(49, GlyphKind::Bad), {50, GlyphKind::Warn}, {79, GlyphKind::Warn}, {80, GlyphKind::Ok}}) {
            directory.setReadiness(profile.name, {.score = score, .at = sampleData::healthyStaging().now});
            QCOMPARE(GlyphKind(table->model()->index(0, ClusterTableModel::Readiness).data(roles::Glyph).toInt()), glyph);
            QCOMPARE(glyphFor(readinessLevel(score)), glyph);
        }
    }

    /// The name that a cluster gives itself is mostly the one under which it was added before.
    void aNewClusterTakesNobodysPlace()
    {
        QTemporaryDir folder;
        QTemporaryDir elsewhere;
        const ClusterProfile known = sampleData::healthyStaging().profile;
        const ClusterProfile named = sampleData::unhealthyProduction().profile;
        const QString file = elsewhere.filePath(u"named.json"_s);
        QVERIFY(ProfileStore(folder.path()).write(known));
        QVERIFY(writeProfile(named, file));
        ClusterDirectory directory(ProfileStore(folder.path()));
        directory.setFiles({file});
        QTRY_COMPARE(directory.entries().size(), 2);
        const auto add = [&directory](ClusterProfile profile) {
            std::optional<Status> answer;
            profile.user = u"another"_s;
            directory.add(profile, [&answer](const Status &status) { answer = status; });
            return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer : Status(failure(ErrorKind::Internal, {}));
        };
        for (const ClusterProfile &there : {known, named}) {
            const Status refused = add(there);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
            QVERIFY2(refused.error().message.contains(there.name.value), qPrintable(refused.error().message));
        }
        QCOMPARE(ProfileStore(folder.path()).read(known.name)->user, known.user);
        QVERIFY(!QFile::exists(ProfileStore(folder.path()).fileFor(named.name)));
        ClusterProfile other = known;
        other.name = {u"another"_s};
        QVERIFY(add(other));
        QTRY_COMPARE(directory.entries().size(), 3);
    }

    /// A timer and a service have another working directory than the window.
    void filesOfTlsAreNamedWhole()
    {
        DialogStage stage;
        stage.fill();
        QVERIFY(stage.find<QPushButton>(u"testConnection"_s)->isEnabled());
        stage.find<QLineEdit>(u"caFile"_s)->setText(u"certs/ca.pem"_s);
        QVERIFY(!stage.find<QPushButton>(u"testConnection"_s)->isEnabled());
        QVERIFY2(stage.note().contains(u"certs/ca.pem"_s), qPrintable(stage.note()));
        stage.find<QLineEdit>(u"caFile"_s)->setText(u"/etc/certs/ca.pem"_s);
        QVERIFY(stage.find<QPushButton>(u"testConnection"_s)->isEnabled());
    }

    void listOpensAndRemoves()
    {
        QTemporaryDir folder;
        ProfileStore store(folder.path());
        QVERIFY(store.write(sampleData::healthyStaging().profile));
        QVERIFY(store.write(sampleData::unhealthyProduction().profile));
        QFile broken(folder.filePath(u"broken.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{");
        broken.close();

        ClusterDirectory directory(store);
        AllClustersPage page(directory);
        page.resize(1200, 700);
        page.show();
        page.activate();
        auto *table = page.findChild<TableView *>(u"clusterTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"broken"_s);
        table->selectRow(0);
        QVERIFY(!page.findChild<QPushButton *>(u"openCluster"_s)->isEnabled());

        QSignalSpy opened(&page, &AllClustersPage::openClusterRequested);
        table->selectRow(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<ClusterName>().value, u"orders-prod"_s);

        QSignalSpy edited(&page, &AllClustersPage::editClusterRequested);
        QTest::mouseClick(page.findChild<QPushButton *>(u"editCluster"_s), Qt::LeftButton);
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(1, 0)).center());
        auto *menu = table->findChild<QMenu *>(u"clusterRowMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(1)->trigger();
        QCOMPARE(edited.count(), 2);
        QCOMPARE(edited.last().first().value<ClusterName>().value, u"orders-prod"_s);
        menu->close();

        // Production wants its name typed.
        QTest::mouseClick(page.findChild<QPushButton *>(u"removeCluster"_s), Qt::LeftButton);
        auto *dialog = page.findChild<QDialog *>(u"removeClusterDialog"_s);
        QVERIFY(dialog);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirmRemove"_s);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typedName"_s), u"orders-prod"_s);
        QVERIFY(confirm->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(!QFile::exists(store.fileFor({u"orders-prod"_s})));
    }

    void emptyListOffersTheFirstAct()
    {
        QTemporaryDir folder;
        ClusterDirectory directory(ProfileStore(folder.filePath(u"none"_s)));
        AllClustersPage page(directory);
        page.show();
        page.activate();
        auto *panel = page.findChild<StatePanel *>(u"noClusters"_s);
        QTRY_VERIFY(panel->isVisible());
        QSignalSpy add(&page, &AllClustersPage::addClusterRequested);
        QTest::mouseClick(panel->findChild<QPushButton *>(u"stateAction"_s), Qt::LeftButton);
        QCOMPARE(add.count(), 1);
    }

private:
    SuiteTheme m_theme{u"Inter"_s};
};

QTEST_MAIN(ClustersTest)

#include "ClustersTest.moc"
