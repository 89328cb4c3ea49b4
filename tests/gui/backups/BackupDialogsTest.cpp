#include "support/SampleBackups.h"
#include "support/SuiteTheme.h"
#include "ui/backups/CompareDialog.h"
#include "ui/backups/CreateBackupDialog.h"
#include "ui/backups/EstimatesModel.h"
#include "ui/backups/PinDialog.h"
#include "ui/backups/PruneDialog.h"
#include "ui/backups/RemoveBackupDialog.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const ClusterName orders{u"orders-prod"_s};

template <class Made>
struct DialogShown
{
    template <class... Arguments>
    explicit DialogShown(Arguments &&...arguments) : dialog(new Made(std::forward<Arguments>(arguments)...))
    {
        dialog->show();
        ready = QTest::qWaitForWindowExposed(dialog);
    }
    ~DialogShown() { delete dialog; }

    template <class Part>
    Part *part(const char *name)
    {
        return dialog->template findChild<Part *>(QString::fromLatin1(name));
    }
    QString textOf(const char *name) { return part<QLabel>(name)->text(); }
    void click(const char *name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }

    QPointer<Made> dialog;
    bool ready = false;
};

} // namespace

class BackupDialogsTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FakeBackupsDesk>();
        sampleData::fillBackups(*m_desk);
    }

    void aSnapshotIsBegunWithoutANameToBeTyped()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Production, QStringList());
        QCOMPARE(shown.textOf("backupCost"), u"up to 6.3 GB, packed it is less, about 4 min, leaves 206 GB free, without 640 messages that are left out"_s);
        QCOMPARE(shown.part<TableView>("backupQueues")->model()->rowCount(), 5);
        QVERIFY(!shown.part<QLineEdit>("typedName")->isVisible());
        QVERIFY(shown.part<QPushButton>("createBackup")->isEnabled());
        QSignalSpy begun(shown.dialog.data(), &CreateBackupDialog::begun);
        shown.click("createBackup");
        QTRY_COMPARE(begun.size(), 1);
        QCOMPARE(m_desk->started.kind, u"backup"_s);
        QVERIFY(m_desk->requested.messages && m_desk->requested.definitions && m_desk->requested.configuration);
        QVERIFY(!m_desk->requested.cookie && !m_desk->requested.tlsFiles && !m_desk->requested.cold);
        // As a script gets it that says nothing else.
        QVERIFY(m_desk->requested.logs && !m_desk->requested.readConsumed && !m_desk->requested.prune);
    }

    void whatDisturbsAsksForTheName()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Production, QStringList());
        shown.part<QCheckBox>("partCold")->setChecked(true);
        auto *name = shown.part<QLineEdit>("typedName");
        QTRY_VERIFY(name->isVisible());
        auto *create = shown.part<QPushButton>("createBackup");
        QCOMPARE(create->text(), u"Create cold backup"_s);
        QTRY_COMPARE(create->toolTip(), u"Enabled when the name is complete"_s);
        QVERIFY(!create->isEnabled());
        name->setText(u"orders-prod"_s);
        QTRY_VERIFY(create->isEnabled());
        // Of a configuration nothing is stopped.
        shown.part<SegmentedControl>("backupType")->setCurrent(2);
        Q_EMIT shown.part<SegmentedControl>("backupType")->currentChanged(2);
        QTRY_VERIFY(!name->isVisible());
        QTRY_COMPARE(m_desk->requested.type, BackupType::Config);
        QVERIFY(!m_desk->requested.cold && !m_desk->requested.messages);
        QVERIFY(!shown.part<TableView>("backupQueues")->isVisible());
    }

    void theCookieGoesIntoAnEncryptedBackupOnly()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Staging, QStringList());
        auto *cookie = shown.part<QCheckBox>("partCookie");
        QVERIFY(!cookie->isEnabled());
        cookie->setChecked(true);
        QVERIFY(!shown.dialog->request().cookie);
        shown.part<QLineEdit>("backupRecipients")->setText(u"age1aaa , age1bbb"_s);
        QVERIFY(cookie->isEnabled());
        QCOMPARE(shown.dialog->request().recipients, (QStringList{u"age1aaa"_s, u"age1bbb"_s}));
        QVERIFY(shown.dialog->request().cookie);
    }

    void recipientsOfTheSettingsAreThere()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Test, QStringList{u"age1team"_s});
        QCOMPARE(shown.dialog->request().recipients, QStringList{u"age1team"_s});
    }

    void aWayIsChosenForAQueue()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Production, QStringList());
        auto *table = shown.part<TableView>("backupQueues");
        table->setCurrentIndex(table->model()->index(1, 0));
        Q_EMIT table->opened(table->currentIndex());
        auto *menu = shown.part<QMenu>("wayMenu");
        QVERIFY(menu);
        QStringList ways;
        for (const QAction *action : menu->actions())
            ways += action->text();
        QCOMPARE(ways, (QStringList{u"Snapshot"_s, u"Read"_s, u"None"_s}));
        menu->actions().at(1)->trigger();
        menu->close();
        QTRY_COMPARE(table->model()->index(1, EstimatesModel::WayColumn).data().toString(), u"Read"_s);
        // What is left out takes no time; all else says how long it is read.
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const bool isOut = table->model()->index(row, EstimatesModel::WayColumn).data() == u"Left out"_s;
            QCOMPARE(table->model()->index(row, EstimatesModel::TimeColumn).data() == u"–"_s, isOut);
        }
        QCOMPARE(m_desk->requested.ways.value(queueKey(u"/"_s, u"orders.dlq"_s)), MessageWay::Read);
        // Reading counts deliveries: production asks.
        QVERIFY(shown.part<QLineEdit>("typedName")->isVisible());
    }

    void halfAnExpressionIsNotAsked()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Test, QStringList());
        const int before = m_desk->estimates;
        auto *pattern = shown.part<QLineEdit>("queuePattern");
        pattern->setText(u"^(orders"_s);
        QTRY_VERIFY(pattern->toolTip().startsWith(u"No expression"_s));
        QVERIFY(!shown.part<QPushButton>("createBackup")->isEnabled());
        QCOMPARE(m_desk->estimates, before);
        pattern->setText(u"^orders"_s);
        QTRY_COMPARE(m_desk->requested.queuePattern, u"^orders"_s);
        QTRY_VERIFY(shown.part<QPushButton>("createBackup")->isEnabled());
    }

    void whatCannotBeMadeSaysWhy()
    {
        m_desk->estimateAnswer.freeBytes = 1'000'000;
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Test, QStringList());
        QCOMPARE(shown.textOf("backupCost"), u"up to 6.3 GB, packed it is less, about 4 min, only 1.0 MB free, without 640 messages that are left out"_s);
        QCOMPARE(shown.part<QPushButton>("createBackup")->toolTip(), u"There is not enough free space"_s);
        m_desk->estimateAnswer.refused = u"No node answers"_s;
        shown.part<QCheckBox>("partLogs")->setChecked(false);
        shown.part<QCheckBox>("readConsumed")->setChecked(true);
        shown.part<QCheckBox>("pruneAfterwards")->setChecked(true);
        QTRY_COMPARE(shown.textOf("backupEffect"), u"No node answers"_s);
        QTRY_COMPARE(shown.part<QPushButton>("createBackup")->toolTip(), u"No node answers"_s);
        QVERIFY(m_desk->requested.readConsumed && m_desk->requested.prune && !m_desk->requested.logs);
    }

    void aRuleThatRefusesIsOverriddenWithAReason()
    {
        m_desk->startAnswer = std::unexpected(Error{.kind = ErrorKind::Forbidden, .message = u"Another run goes on"_s, .rule = u"no-other-run"_s});
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Test, QStringList());
        shown.click("createBackup");
        QTRY_COMPARE(shown.textOf("backupProblem"), u"Another run goes on"_s);
        QVERIFY(!shown.part<QPushButton>("createBackup")->isEnabled());
        shown.part<QCheckBox>("backupOverride")->setChecked(true);
        shown.part<QLineEdit>("backupWhy")->setText(u"it hangs"_s);
        m_desk->startAnswer = {};
        QVERIFY(shown.part<QPushButton>("createBackup")->isEnabled());
        shown.click("createBackup");
        QTRY_COMPARE(m_desk->overridden.value(u"no-other-run"_s), u"it hangs"_s);
        QCOMPARE(m_desk->started.why, u"it hangs"_s);
    }

    void theCommandAndThePlanAreThere()
    {
        DialogShown<CreateBackupDialog> shown(*m_desk, orders, Environment::Production, QStringList());
        shown.click("copyBackupCommand");
        QCOMPARE(QApplication::clipboard()->text(), u"warrenctl backup create --type full"_s);
        shown.click("showBackupPlan");
        QTRY_VERIFY(shown.part<QWidget>("planSheet"));
    }

    void pruningShowsAReasonForEach()
    {
        DialogShown<PruneDialog> shown(*m_desk, orders, Environment::Production);
        auto *table = shown.part<TableView>("pruneTable");
        QCOMPARE(table->model()->rowCount(), 8);
        QCOMPARE(table->model()->index(6, 0).data().toString(), u"Removed"_s);
        QCOMPARE(table->model()->index(5, 4).data().toString(), u"pinned: before 4.0.5"_s);
        // A file that is no backup is none here either: the page says 7.
        QCOMPARE(shown.textOf("pruneSum"), u"1 of 7 backups would be removed; that frees 6.1 GB. It cannot be undone. Copies in the second place stay."_s);
        auto *remove = shown.part<QPushButton>("confirmPrune");
        QCOMPARE(remove->text(), u"Remove 1 backup"_s);
        QVERIFY(!remove->isEnabled());
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        QVERIFY(remove->isEnabled());
        m_desk->answer = failure(ErrorKind::Usage, u"The catalogue has changed; look at the preview again"_s);
        shown.click("confirmPrune");
        QTRY_COMPARE(shown.textOf("pruneProblem"), u"The catalogue has changed; look at the preview again"_s);
        m_desk->answer = {};
        QSignalSpy said(shown.dialog.data(), &PruneDialog::succeeded);
        shown.click("confirmPrune");
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.at(0).at(0).toString(), u"The backup was removed"_s);
    }

    void copiesArePrunedByThemselves()
    {
        m_desk->secondPreview = QList<RetentionVerdict>(m_desk->preview->first(2));
        (*m_desk->secondPreview)[1].isKept = false;
        (*m_desk->secondPreview)[0].reason = u"Stays in the first place too"_s;
        DialogShown<PruneDialog> shown(*m_desk, orders, Environment::Production);
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        QVERIFY(shown.part<QPushButton>("confirmPrune")->isEnabled());
        QTest::keyClick(shown.part<SegmentedControl>("prunePlace"), Qt::Key_Right);
        auto *table = shown.part<TableView>("pruneTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 4).data().toString(), u"Stays in the first place too"_s);
        QVERIFY(shown.textOf("pruneSum").startsWith(u"1 of 2 copies would be removed from the second place"_s));
        // The name was typed for the other list.
        auto *remove = shown.part<QPushButton>("confirmPrune");
        QVERIFY(!remove->isEnabled());
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        QVERIFY(remove->isEnabled());
        shown.click("confirmPrune");
        QTRY_COMPARE(m_desk->asked.filter(u"prune"_s), QStringList{u"prune second 1"_s});
    }

    void nothingToPrune()
    {
        m_desk->preview = QList<RetentionVerdict>();
        DialogShown<PruneDialog> shown(*m_desk, orders, Environment::Production);
        QVERIFY(!shown.part<QPushButton>("confirmPrune")->isEnabled());
        m_desk->preview = failure(ErrorKind::Io, u"The folder cannot be read"_s);
        DialogShown<PruneDialog> other(*m_desk, orders, Environment::Production);
        QCOMPARE(other.textOf("pruneProblem"), u"The folder cannot be read"_s);
    }

    void aBaseGoesWithWhatBuildsUponIt()
    {
        DialogShown<RemoveBackupDialog> shown(*m_desk, QString::fromLatin1(sampleData::fullBackup), orders, Environment::Production);
        QCOMPARE(shown.dialog->windowTitle(), u"Remove 4 backups?"_s);
        QVERIFY(shown.textOf("removeText").contains(u"Incremental, 17 March 13:00"_s));
        QVERIFY(shown.textOf("removeText").contains(u"Its copy in the second place stays"_s));
        QVERIFY(!shown.part<QPushButton>("confirmRemove")->isEnabled());
        shown.part<QLineEdit>("typedName")->setText(u"orders-prod"_s);
        shown.click("confirmRemove");
        QTRY_COMPARE(m_desk->asked.filter(u"remove"_s).size(), 1);
        QVERIFY(m_desk->asked.filter(u"remove"_s).first().endsWith(QString::fromLatin1(sampleData::fullBackup)));
    }

    void comparingNeedsTwo()
    {
        const QString full = QString::fromLatin1(sampleData::fullBackup);
        DialogShown<CompareDialog> shown(m_desk->view(), full, orders.value, m_desk->now());
        QCOMPARE(shown.dialog->older(), full);
        QCOMPARE(shown.dialog->newer(), QString());
        // What is no backup is not offered.
        QCOMPARE(shown.part<QComboBox>("compareOlder")->count(), 7);
        auto *newer = shown.part<QComboBox>("compareNewer");
        newer->setCurrentIndex(newer->findData(full));
        QCOMPARE(shown.part<QPushButton>("confirmCompare")->toolTip(), u"Both are the same"_s);
        newer->setCurrentIndex(1);
        QSignalSpy chosen(shown.dialog.data(), &CompareDialog::chosen);
        shown.click("confirmCompare");
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), full);
        QCOMPARE(chosen.at(0).at(1).toString(), m_desk->view().rows.first().backup.id);
    }

    /// What does no harm is pressed by Enter as it is elsewhere: with the focus, or where the dialog only reads.
    void enterPressesWhatDoesNoHarm()
    {
        const QString full = QString::fromLatin1(sampleData::fullBackup);
        DialogShown<CompareDialog> compare(m_desk->view(), full, orders.value, m_desk->now());
        QSignalSpy chosen(compare.dialog.data(), &CompareDialog::chosen);
        QTest::keyClick(compare.part<QComboBox>("compareOlder"), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        DialogShown<CreateBackupDialog> create(*m_desk, orders, Environment::Production, QStringList());
        QTest::keyClick(create.part<QPushButton>("showBackupPlan"), Qt::Key_Return);
        QTRY_VERIFY(create.part<QWidget>("planSheet"));
        // In a field it means no yes.
        QTest::keyClick(create.part<QLineEdit>("backupDescription"), Qt::Key_Return);
        QCOMPARE(m_desk->asked.filter(u"start"_s).size(), 0);
        // What removes is never pressed by it.
        DialogShown<PruneDialog> prune(*m_desk, orders, Environment::Staging);
        auto *remove = prune.part<QPushButton>("confirmPrune");
        QTRY_VERIFY(remove->isEnabled());
        QTest::keyClick(remove, Qt::Key_Return);
        QCOMPARE(m_desk->asked.filter(u"prune"_s).size(), 0);
    }

    void aPinHasANote()
    {
        DialogShown<PinDialog> shown(*m_desk, m_desk->view().rows.at(3).backup);
        shown.part<QLineEdit>("pinNote")->setText(u"before the move"_s);
        shown.click("confirmPin");
        QTRY_COMPARE(m_desk->asked.filter(u"pin "_s), QStringList{u"pin %1 before the move"_s.arg(QString::fromLatin1(sampleData::fullBackup))});
    }

private:
    SuiteTheme m_theme;
    std::unique_ptr<FakeBackupsDesk> m_desk;
};

QTEST_MAIN(BackupDialogsTest)
#include "BackupDialogsTest.moc"
