// The Recovery page in the real window: plans with their documents and versions, what earns readiness, reports.

#include "ui/recovery/RecoveryPage.h"

#include "RecoveryWindow.h"
#include "base/Units.h"
#include "support/SamplePlan.h"
#include "support/SuiteTheme.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/recovery/ReportView.h"
#include "ui/recovery/ScenarioList.h"
#include "ui/recovery/ScenarioModel.h"
#include "ui/recovery/TimelineModel.h"

#include <QAction>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RecoveryPageTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_profiles;
    SuiteTheme m_theme;

public:
    static void initMain() { qputenv("TZ", "UTC"); }

    static QStringList idsOf(const RecoveryWindow &w)
    {
        QStringList ids;
        for (const RecoveryScenario &scenario : w.desk.view().scenarios)
            ids.append(scenario.entry.id);
        return ids;
    }

private Q_SLOTS:
    /// Every plan stands in the list with its score; one that cannot be read says line and reason.
    void plans()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        auto *list = w.part<QListView>(u"scenarios"_s);
        QCOMPARE(list->model()->rowCount(), 12);
        QCOMPARE(w.text(u"readinessScore"_s), QString::number(w.desk.view().readiness.score));
        QCOMPARE(w.text(u"scenarioTitle"_s), w.desk.view().scenarios.first().title());
        QVERIFY(w.part<QAbstractButton>(u"earn.rehearsal"_s));
        // By the keyboard to the last, which is broken.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(w.text(u"scenarioTitle"_s), u"payments-lost"_s);
        QVERIFY(w.shows(u"scenarioBroken"_s));
        QVERIFY(w.shows(u"whyNotRun"_s));
        QVERIFY(!w.part<QAbstractButton>(u"runRecovery"_s)->isEnabled());
        const QString line = list->model()->index(11, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(line.contains(u"line "_s), qPrintable(line));
        // The filter.
        QTest::keyClick(&w.window, Qt::Key_Slash);
        QTest::keyClicks(w.window.focusWidget(), u"partition"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(w.text(u"scenarioTitle"_s), w.desk.view().scenario(u"network-partition"_s)->title());
        QTest::keyClick(w.window.focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(list->model()->rowCount(), 12);
    }

    /// What stands out is what is right now: a plan that something calls for is run, any other one rehearsed.
    void whatIsCalledForStandsOut()
    {
        const auto kindOf = [](const RecoveryWindow &w, const QString &name) { return w.part<QAbstractButton>(name)->property("kind").toString(); };
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open(u"disk-full"_s));
        QCOMPARE(kindOf(w, u"runRecovery"_s), u"primary"_s);
        QCOMPARE(kindOf(w, u"rehearseRecovery"_s), QString());
        QVERIFY2(w.text(u"whyNotRun"_s).startsWith(u"Calls for it now: "_s), qPrintable(w.text(u"whyNotRun"_s)));
        const auto *list = w.part<QListView>(u"scenarios"_s);
        const auto rowOf = [&](const QString &id) { return list->model()->index(static_cast<int>(idsOf(w).indexOf(id)), 0); };
        QCOMPARE(rowOf(u"disk-full"_s).data(ScenarioModel::TagRole).toString(), u"called for"_s);
        QVERIFY(rowOf(u"disk-full"_s).data(Qt::AccessibleTextRole).toString().contains(u"called for"_s));
        w.window.go({u"recovery"_s, u"erlang-cookie"_s});
        QCOMPARE(kindOf(w, u"runRecovery"_s), QString());
        QCOMPARE(kindOf(w, u"rehearseRecovery"_s), u"primary"_s);
        QVERIFY(rowOf(u"erlang-cookie"_s).data(ScenarioModel::TagRole).toString().isEmpty());
        // What a report says of a node counts, although nothing of it is seen from here.
        w.window.go({u"recovery"_s, u"erlang-cookie/rabbit@broker2"_s});
        QCOMPARE(kindOf(w, u"runRecovery"_s), u"primary"_s);

        RecoveryWindow well(m_profiles.path(), sampleData::healthyProduction());
        QVERIFY(well.open(u"single-node-failure"_s));
        QCOMPARE(kindOf(well, u"runRecovery"_s), QString());
        QCOMPARE(kindOf(well, u"rehearseRecovery"_s), u"primary"_s);
        // Enter in the list does what stands out.
        auto *plans = well.part<QListView>(u"scenarios"_s);
        plans->setFocus();
        QTest::keyClick(plans, Qt::Key_Return);
        QTRY_VERIFY(well.shows(u"rehearsalBand"_s));
    }

    /// “last run 13 s ago” grows older while one looks at it, though nobody tells anything new.
    void agesInTheListAreRecounted()
    {
        struct Paints final : QObject
        {
            int count = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } paints;
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        auto *list = w.part<QListView>(u"scenarios"_s);
        list->viewport()->installEventFilter(&paints);
        const QString before = list->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        w.desk.setNow(w.desk.now() + std::chrono::hours{24});
        QVERIFY(list->model()->index(0, 0).data(Qt::ToolTipRole).toString() != before || !before.contains(u" ago"_s));
        const int painted = paints.count;
        QTRY_VERIFY(paints.count >= painted + 2);
        list->viewport()->removeEventFilter(&paints);
    }

    /// What earns a point leads there.
    void earning()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open());
        w.click(u"earn.rehearsal"_s);
        QVERIFY(w.shows(u"rehearsalBand"_s));
        QVERIFY(w.desk.ordered.rehearse);

        // A restore is proven by a test of the newest backup of this cluster that is thrown away, and never by the restore itself.
        RecoveryWindow tested(m_profiles.path());
        QVERIFY(tested.open());
        QList<PageTarget> left;
        QStringList wanted;
        auto *page = qobject_cast<RecoveryPage *>(tested.window.page(u"recovery"_s));
        connect(page, &Page::openRequested, this, [&left](const PageTarget &target) { left.append(target); });
        connect(page, &RecoveryPage::testRequested, this, [&wanted](const QString &backup) { wanted.append(backup); });
        const BackupSummary own = wholeBackup(u"own-1"_s, tested.store->profile().name.value, tested.now - std::chrono::hours{2});
        const BackupSummary other = wholeBackup(u"mail-1"_s, u"mail"_s, tested.now - std::chrono::hours{1});
        tested.desk.kept = {other};
        auto *restore = tested.part<QPushButton>(u"earnOne.restore"_s);
        QVERIFY(restore);
        restore->click();
        QTRY_VERIFY(tested.shows(u"recoveryNotice"_s)); // of another cluster it would prove nothing here
        tested.desk.kept = {other, own};
        restore->click();
        QTRY_COMPARE(wanted, QStringList{u"own-1"_s});
        QVERIFY(left.isEmpty());
        QVERIFY(!tested.shows(u"recoveryNotice"_s));

        // What no drill can make is earned by going through the plan.
        RecoveryWindow cookie(m_profiles.path());
        QVERIFY(cookie.open(u"erlang-cookie"_s));
        auto *link = cookie.part<QPushButton>(u"earnOne.drill"_s);
        QVERIFY(link);
        link->click();
        QVERIFY(cookie.shows(u"rehearsalBand"_s));
        QCOMPARE(cookie.desk.ordered.scenario, u"erlang-cookie"_s);

        // What one can make leads to that drill.
        RecoveryWindow parted(m_profiles.path());
        QVERIFY(parted.open(u"network-partition"_s));
        QList<PageTarget> opened;
        connect(parted.window.page(u"recovery"_s), &Page::openRequested, this, [&opened](const PageTarget &target) { opened.append(target); });
        auto *drill = parted.part<QPushButton>(u"earnOne.drill"_s);
        QVERIFY(drill);
        drill->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().page, u"drill"_s);
        QCOMPARE(opened.first().object, u"network-partition"_s);
    }

    /// One that measures nothing is no reason to say that there was none.
    void aRunHasAnAge()
    {
        const TimePoint now{std::chrono::hours{24 * 400}};
        RecoveryScenario scenario;
        QCOMPARE(recoverywords::rtoSource(scenario, now), u"never run"_s);
        scenario.runs = {RunSummary{.run = u"r"_s, .startedAt = now - std::chrono::hours{72}}};
        QCOMPARE(recoverywords::rtoSource(scenario, now), u"last run %1 ago"_s.arg(units::age(now - std::chrono::hours{72}, now)));
    }

    /// What was learned and not kept yet is there again after a look at something else, each with its own run.
    void lessonsAreNotLost()
    {
        RecoveryWindow w(m_profiles.path());
        ReportView view(w.desk);
        auto *lessons = view.findChild<QPlainTextEdit *>(u"lessons"_s);
        auto *keep = view.findChild<QPushButton *>(u"keepLessons"_s);
        const RecoveryReport first{.run = u"r1"_s, .title = u"First"_s, .startedAt = w.desk.now(), .lessons = u"a spare cord"_s};
        const RecoveryReport second{.run = u"r2"_s, .title = u"Second"_s, .startedAt = w.desk.now()};
        view.show(first);
        QVERIFY(!keep->isEnabled());
        lessons->setPlainText(u"a spare cord, and a torch"_s);
        view.show(second);
        QCOMPARE(lessons->toPlainText(), QString());
        QVERIFY(!keep->isEnabled());
        view.show(first);
        QCOMPARE(lessons->toPlainText(), u"a spare cord, and a torch"_s);
        QVERIFY(keep->isEnabled());
        keep->click();
        QTRY_COMPARE(w.desk.lessons, u"r1: a spare cord, and a torch"_s);
        RecoveryReport kept = first;
        kept.lessons = u"a spare cord, and a torch"_s;
        view.show(kept);
        QVERIFY(!keep->isEnabled());
    }

    /// Timeline, evidence, lessons and the three forms of the file.
    void report()
    {
        RecoveryWindow w(m_profiles.path());
        w.desk.reportAnswer = sampleData::recoveryReport(w.store->profile(), w.now - std::chrono::seconds{400});
        QVERIFY(w.desk.reportAnswer->verdict);
        QVERIFY(w.open(u"report/20260317-142142-recovery-51d9"_s));
        QTRY_VERIFY(w.shows(u"recoveryReport"_s));
        QCOMPARE(w.desk.reported, u"20260317-142142-recovery-51d9"_s);
        auto *timeline = w.part<QTableView>(u"timeline"_s);
        QVERIFY(timeline->model()->rowCount() > 8);
        // What went well shows that by its sign, not by the same word in row after row.
        for (int row = 0; row < timeline->model()->rowCount(); ++row) {
            const QString state = timeline->model()->index(row, TimelineModel::StateColumn).data().toString();
            QVERIFY2(!state.startsWith(u"Done:"_s), qPrintable(state));
        }
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Down);
        QTRY_VERIFY(w.part<QPlainTextEdit>(u"evidence"_s)->toPlainText().contains(u"no way to the host"_s));
        auto *lessons = w.part<QPlainTextEdit>(u"lessons"_s);
        QVERIFY(lessons->toPlainText().contains(u"spare"_s));
        QVERIFY(!w.part<QPushButton>(u"keepLessons"_s)->isEnabled());
        lessons->setFocus();
        QTest::keyClick(lessons, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(lessons, u" Call them first."_s);
        w.click(u"keepLessons"_s);
        QTRY_VERIFY(w.desk.lessons.endsWith(u"Call them first."_s));
        // A file.
        auto *menu = w.part<QPushButton>(u"exportReport"_s)->findChild<QMenu *>();
        menu->findChild<QAction *>(u"export.html"_s)->trigger();
        auto *dialog = w.part<QFileDialog>(u"exportReportDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(m_profiles.path() + "/r.html"_L1);
        dialog->reject();
        QTRY_COMPARE(w.desk.exported, m_profiles.path() + "/r.html"_L1);
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        // The page's own name leads out of a report as well.
        w.window.go({u"recovery"_s, u"report/20260317-142142-recovery-51d9"_s});
        QTRY_VERIFY(w.shows(u"recoveryReport"_s));
        w.window.goToPage(u"recovery"_s);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// Form and text follow each other; what is wrong is said with its line while it is typed, and cannot be kept.
    void documents()
    {
        RecoveryWindow w(m_profiles.path());
        QVERIFY(w.open(u"disk-full"_s));
        w.click(u"editRecovery"_s);
        QTRY_VERIFY(w.shows(u"documentEditor"_s));
        auto *text = w.part<QPlainTextEdit>(u"documentText"_s);
        QVERIFY(text->toPlainText().contains(u"\"version\": \"1.1\""_s));
        auto *save = w.part<QPushButton>(u"saveDocument"_s);
        QVERIFY(save->isEnabled());
        // The form.
        auto *id = w.part<QLineEdit>(u"formId"_s);
        id->selectAll();
        QTest::keyClicks(id, u"disk-full-here"_s);
        QTRY_VERIFY(text->toPlainText().contains(u"\"id\": \"disk-full-here\""_s));
        QTRY_VERIFY(w.text(u"documentPlace"_s).contains(u"beside"_s));
        auto *steps = w.part<QListWidget>(u"formSteps"_s);
        const int before = steps->count();
        w.part<QPushButton>(u"stepAdd"_s)->findChild<QMenu *>()->findChild<QAction *>(u"add.manual"_s)->trigger();
        QTRY_COMPARE(steps->count(), before + 1);
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(text->toPlainText().contains(u"\"action\": \"manual\""_s));
        // The text.
        const QString good = text->toPlainText();
        text->setFocus();
        text->selectAll();
        QTest::keyClick(text, Qt::Key_Delete);
        QTest::keyClicks(text, u"{"_s);
        QTRY_VERIFY(!save->isEnabled());
        QTRY_VERIFY(w.shows(u"documentNotice"_s));
        QVERIFY(!w.part<QWidget>(u"documentForm"_s)->isEnabled());
        QString wrong = good;
        wrong.replace(u"\"role\": \"operator\""_s, u"\"role\": \"captain\""_s);
        text->setPlainText(wrong);
        QTRY_VERIFY(w.part<QWidget>(u"documentForm"_s)->isEnabled());
        const auto labels = w.part<QWidget>(u"documentNotice"_s)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"line "_s); }));
        QTest::mouseClick(w.part<QWidget>(u"documentNotice"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(text->textCursor().block().text().contains(u"captain"_s));
        // Leaving asks first.
        QTest::keyClick(&w.window, Qt::Key_Escape);
        auto *dialog = w.part<QDialog>(u"leaveDocument"_s);
        QVERIFY(dialog);
        dialog->reject();
        text->setPlainText(good);
        QTRY_VERIFY(save->isEnabled());
        w.click(u"saveDocument"_s);
        QTRY_VERIFY(w.desk.saved.contains("disk-full-here"));
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        // It is read after it was kept, and is what one sees then.
        auto *list = w.part<QListView>(u"scenarios"_s);
        RecoveryView view = w.desk.view();
        RecoveryScenario here = *view.scenario(u"disk-full"_s);
        here.entry.id = u"disk-full-here"_s;
        const QString atFirst = w.part<ScenarioList>(u"scenarioList"_s)->chosen();
        QVERIFY(atFirst != here.entry.id);
        view.scenarios.append(here);
        w.desk.setView(view);
        QTRY_COMPARE(w.part<ScenarioList>(u"scenarioList"_s)->chosen(), here.entry.id);
        // But for once: what a person chooses stays.
        list->setCurrentIndex(list->model()->index(0, 0));
        const QString other = w.part<ScenarioList>(u"scenarioList"_s)->chosen();
        QVERIFY(other != here.entry.id);
        w.desk.setView(view);
        QCOMPARE(w.part<ScenarioList>(u"scenarioList"_s)->chosen(), other);
    }

    /// What a plan was before is looked at, compared with what it is, and taken back under a version of its own.
    void olderVersions()
    {
        RecoveryWindow w(m_profiles.path());
        const RecoveryScenario *scenario = w.desk.view().scenario(u"disk-full"_s);
        RecoveryVersion older{.name = u"0.9-20260301T100000000"_s, .until = w.now - std::chrono::hours{48}, .entry = scenario->entry};
        older.entry.text.replace("\"version\": \"1.0\"", "\"version\": \"0.9\"").replace("\"rtoSeconds\": 1800", "\"rtoSeconds\": 660");
        older.entry.document = *recoveryDocumentFrom(older.entry.text);
        RecoveryVersion broken = older;
        broken.name = u"unreadable-20260201T100000000"_s;
        broken.entry.text = "{";
        broken.entry.document.reset();
        broken.entry.error = Error{.kind = ErrorKind::Malformed, .message = u"line 1: not whole"_s, .detail = {}};
        QVERIFY(w.open(u"disk-full"_s));
        w.click(u"olderVersions"_s);
        QTRY_VERIFY(w.shows(u"versionsState"_s)); // none is kept
        QTest::keyClick(&w.window, Qt::Key_Escape);
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
        w.desk.older = {older, broken};
        w.click(u"olderVersions"_s);
        auto *list = w.part<QListWidget>(u"versions"_s);
        QTRY_COMPARE(list->count(), 2);
        auto *text = w.part<QPlainTextEdit>(u"versionText"_s);
        QVERIFY2(text->toPlainText().contains(u"-    \"rtoSeconds\": 660"_s), qPrintable(text->toPlainText()));
        QVERIFY(text->toPlainText().contains(u"+    \"rtoSeconds\": 1800"_s));
        auto *parts = w.part<SegmentedControl>(u"versionParts"_s);
        parts->setFocus();
        QTest::keyClick(parts, Qt::Key_Right);
        QTRY_VERIFY(text->toPlainText().startsWith(u'{'));
        // One that cannot be read is shown, and says why it stays where it is.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        auto *take = w.part<QPushButton>(u"takeBackVersion"_s);
        QTRY_VERIFY(!take->isEnabled());
        QVERIFY(w.text(u"versionPlace"_s).contains(u"line 1"_s));
        QTest::keyClick(list, Qt::Key_Home);
        QTRY_VERIFY(take->isEnabled());
        w.click(u"takeBackVersion"_s);
        auto *dialog = w.part<QDialog>(u"takeBackDialog"_s);
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmTakeBack"_s), Qt::LeftButton);
        QTRY_VERIFY(!w.desk.saved.isEmpty());
        const Result<RecoveryDocument> kept = recoveryDocumentFrom(w.desk.saved);
        QVERIFY(kept);
        QCOMPARE(kept->version, u"1.1"_s); // shipped are 1.0
        QCOMPARE(kept->rto, std::chrono::seconds{660});
        QTRY_VERIFY(w.shows(u"scenarioView"_s));
    }

    /// The overview names the plan that fits what is worst, and how ready the cluster is.
    void fromFindings()
    {
        RecoveryWindow w(m_profiles.path());
        w.window.go({u"overview"_s, {}});
        Page *overview = w.window.page(u"overview"_s);
        auto *plan = overview->findChild<QPushButton *>(u"openRecoveryPlan"_s);
        QVERIFY(plan && plan->isVisible());
        auto *ready = overview->findChild<QPushButton *>(u"recoveryReadiness"_s);
        QVERIFY(ready->text().contains(QString::number(w.desk.view().readiness.score)));
        QTest::mouseClick(plan, Qt::LeftButton);
        QTRY_COMPARE(w.window.current().page, u"recovery"_s);
        QVERIFY2(!w.window.current().object.isEmpty(), qPrintable(w.window.current().object));
    }
};

QTEST_MAIN(RecoveryPageTest)
#include "RecoveryPageTest.moc"
