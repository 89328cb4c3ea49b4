// The guided restore on the real test hosts: a queue that somebody deleted comes back with its messages, once by mouse
// from the notice on the page of backups, once by the keyboard alone from the palette.

#include "integration/backup/Backups.h"
#include "integration/window/LiveWindow.h"
#include "ui/backups/BackupsPage.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/restore/RestorePage.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QString lost = u"rw.orders"_s;
constexpr int messagesThere = 300;

} // namespace

class RestoreWizardLiveTest final : public QObject, private LiveWindow
{
    Q_OBJECT

public:
    static void initMain() { QLocale::setDefault(QLocale(u"en_US"_s)); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("needs the test hosts");
        m_theme = std::make_unique<Theme>(*qApp);
        m_backups = std::make_unique<Backups>(*m_scene, m_scene->access().profile());
        QVERIFY(m_backups->isOpen());
        m_backups->declare(lost, u"quorum"_s);
        m_scene->publish(lost, messagesThere, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({lost}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^rw[.]"_s;
        request.logs = false;
        const Made made = m_backups->make(request);
        QCOMPARE(made.verdict, Verdict::Done);
        m_backup = made.id;

        QVERIFY(openWindow(m_backups->profile(), m_data.filePath(u"profiles"_s), [this](PageServices &services) {
            services.backups = [this](const ClusterStore &) { return m_session->backups(); };
            services.restore = [this](const ClusterStore &) { return m_session->restore(); };
        }));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->restore()->own().book().isOpen(), 30'000);
    }
    void cleanupTestCase()
    {
        closeWindow();
        if (m_backups)
            m_backups->removeQueues();
        m_backups.reset();
        m_scene.reset();
        m_theme.reset();
    }

    void fromTheNoticeByMouse()
    {
        deleteQueue();
        m_window->go({u"backups"_s, {}});
        // The queue is missed by the page, as soon as an answer is newer than the backup.
        auto *page = m_window->page(u"backups"_s);
        auto *notice = page->findChild<QWidget *>(u"backupsNotice"_s);
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), 60'000);
        auto *bring = notice->findChild<QPushButton *>();
        QTRY_COMPARE(bring->text(), u"Bring them back…"_s);
        click(bring);
        QTRY_VERIFY(wizard() != nullptr && wizard()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(wizard()->flow().contents().has_value(), 20'000);
        QVERIFY(wizard()->flow().draft().ticked.contains(u"/\n"_s + lost));
        for (const RestoreStage stage : {RestoreStage::What, RestoreStage::Where, RestoreStage::Preview, RestoreStage::Confirm}) {
            QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 30'000);
            if (stage == RestoreStage::Confirm) {
                QCOMPARE(wizard()->flow().figures().messages, messagesThere);
                QVERIFY(wizard()->flow().figures().created >= 1);
            }
            click(next());
            QTRY_COMPARE(wizard()->stage(), stage);
        }
        QTRY_VERIFY_WITH_TIMEOUT(wizard()->flow().plan().has_value(), 30'000);
        confirmName();
        QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 10'000);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(wizard()->stage(), RestoreStage::Run, 30'000);
        QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 120'000);
        click(next());
        QTRY_COMPARE(wizard()->stage(), RestoreStage::Proof);
        checkComplete();
        checkMessages();
        if (qEnvironmentVariableIsSet("WARRENER_PICTURES"))
            m_window->grab().save(qEnvironmentVariable("WARRENER_PICTURES") + "/restore-live-proof.png"_L1);
    }

    void fromThePaletteByKeys()
    {
        deleteQueue();
        chooseByKeys();
        goOn({RestoreStage::Where, RestoreStage::Preview, RestoreStage::Confirm});
        begin();
        checkComplete();
        checkMessages();
    }

    /// Nobody but the restore looks at the other cluster; what it does there is measured all the same.
    void intoAnotherCluster()
    {
        const auto other = readProfile(qEnvironmentVariable("WARRENER_DR_PROFILE"));
        QVERIFY(other);
        QVERIFY(QCoro::waitFor(m_secrets->write(other->name, other->user, qEnvironmentVariable("WARRENER_PASSWORD"))));
        m_session->restore()->setProfiles([all = QList{m_backups->profile(), *other}] { return all; });
        const auto remove = qScopeGuard([this] { m_scene->on(u"dr1"_s, u"rabbitmqctl delete_queue "_s + lost); });
        chooseByKeys();
        goOn({RestoreStage::Where});
        auto *place = wizard()->findChild<QComboBox *>(u"restorePlace"_s);
        QVERIFY(tabTo(place));
        for (int i = 0; i < place->count() && place->currentData() != other->name.value; ++i)
            key(Qt::Key_Down);
        QCOMPARE(wizard()->flow().draft().to, other->name);
        goOn({RestoreStage::Preview, RestoreStage::Confirm});
        begin();
        checkComplete();
        QVERIFY(&m_session->restore()->runs() != &m_session->restore()->own());
        QVERIFY2(!m_session->restore()->runs().current().samples.isEmpty(), "what the run does to clients there is not measured");
        // A quorum queue counts anew every few seconds.
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->on(u"dr1"_s, u"rabbitmqctl -q list_queues name messages | grep -w "_s + lost).simplified(),
                                  lost + ' '_L1 + QString::number(messagesThere), 30'000);
    }

private:
    RestorePage *wizard() { return qobject_cast<RestorePage *>(m_window->page(u"restore"_s)); }
    QPushButton *next() { return wizard()->findChild<QPushButton *>(u"restoreNext"_s); }
    QString reason() { return wizard()->findChild<QLabel *>(u"restoreReason"_s)->text(); }
    static void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr ? at : m_window.get(), key, modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// From the palette to the parts of the backup with messages, of which the queue is chosen.
    void chooseByKeys()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        type(u"restore from"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(wizard()->stage(), RestoreStage::Source);
        QTRY_VERIFY_WITH_TIMEOUT(wizard()->flow().draft().backup.size() > 0, 20'000);
        // The safety backup of the restore before is the newest: Down until the one with messages.
        QTRY_COMPARE(QApplication::focusWidget(), wizard()->findChild<QAbstractItemView *>(u"restoreBackups"_s));
        for (int i = 0; i < 20 && wizard()->flow().draft().backup != m_backup; ++i)
            key(Qt::Key_Down);
        QCOMPARE(wizard()->flow().draft().backup, m_backup);
        QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 20'000);
        key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(wizard()->stage(), RestoreStage::What);
        auto *how = wizard()->findChild<SegmentedControl *>(u"queuesHow"_s);
        QVERIFY(tabTo(how));
        key(Qt::Key_Right);
        type(u"^rw[.]"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(wizard()->flow().draft().pattern, u"^rw[.]"_s);
    }
    void goOn(const QList<RestoreStage> &stages)
    {
        for (const RestoreStage stage : stages) {
            QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 30'000);
            key(Qt::Key_Right, Qt::AltModifier);
            QTRY_COMPARE(wizard()->stage(), stage);
        }
    }
    /// Confirms, and waits until the proof is there.
    void begin()
    {
        QTRY_VERIFY_WITH_TIMEOUT(wizard()->flow().plan().has_value(), 30'000);
        auto *name = wizard()->findChild<QLineEdit *>(u"typedName"_s);
        if (name->isVisible()) {
            QVERIFY(tabTo(name));
            type(wizard()->flow().plan()->cluster.value);
        }
        QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 10'000);
        QVERIFY(tabTo(next()));
        key(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(wizard()->stage(), RestoreStage::Run, 30'000);
        QTRY_VERIFY2_WITH_TIMEOUT(next()->isEnabled(), qPrintable(reason()), 120'000);
        key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(wizard()->stage(), RestoreStage::Proof);
    }
    bool tabTo(const QWidget *widget)
    {
        for (int i = 0; i < 120 && QApplication::focusWidget() != widget; ++i)
            key(Qt::Key_Tab);
        return QApplication::focusWidget() == widget;
    }
    void confirmName()
    {
        auto *name = wizard()->findChild<QLineEdit *>(u"typedName"_s);
        if (name->isVisible())
            name->setText(m_backups->profile().name.value);
    }
    void deleteQueue() { QVERIFY(m_scene->session()->remove(lost)); }
    void checkComplete()
    {
        const RunState &run = m_session->restore()->runs().current().state;
        qInfo().noquote() << "restored in" << (run.endedAt - run.startedAt).count() << "ms";
        QVERIFY2(wizard()->findChild<QWidget *>(u"proofVerdict"_s)->accessibleName().startsWith(u"Complete"_s), qPrintable(run.error));
    }
    void checkMessages()
    {
        const QList<AmqpDelivery> there = m_scene->deliveries(lost, messagesThere);
        QCOMPARE(there.size(), messagesThere);
        for (int i = 0; i < messagesThere; ++i)
            QCOMPARE(there.at(i).body, numberedBody(i));
    }

    QTemporaryDir m_data;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Backups> m_backups;
    QString m_backup;
};

QTEST_MAIN(RestoreWizardLiveTest)
#include "RestoreWizardLiveTest.moc"
