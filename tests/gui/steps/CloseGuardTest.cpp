// A window that somebody wants to close while a run is under way: each of the answers.

#include "ui/steps/CloseGuard.h"

#include "support/FakeRunDesk.h"
#include "support/SampleRun.h"
#include "support/SuiteTheme.h"
#include "ui/parts/Dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A window over a run under way, which somebody has just tried to close.
class Closing
{
public:
    explicit Closing(bool automatic = false)
    {
        desk.other = automatic;
        desk.setRun(sampleData::runningSwitchover(), true);
        guard.setRuns({&desk});
        window.resize(1100, 700);
        window.show();
        shown = QTest::qWaitForWindowExposed(&window);
        closed = window.close();
    }

    Dialog *dialog() const { return window.findChild<Dialog *>(u"closeWhileRunning"_s); }
    void press(const QString &name) const { QTest::mouseClick(dialog()->findChild<QAbstractButton *>(name), Qt::LeftButton); }
    void end() { desk.setRun(sampleData::doneSwitchover(), false); }

    FakeRunDesk desk;
    QWidget window;
    CloseGuard guard{window};
    QSignalSpy said{&guard, &CloseGuard::said};
    bool shown = false;
    bool closed = false;
};

} // namespace

class CloseGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWhatBecomesOfTheRun()
    {
        const Closing closing;
        QVERIFY(closing.shown && !closing.closed && closing.window.isVisible());
        QVERIFY(closing.dialog() != nullptr && closing.dialog()->isVisible());
        QCOMPARE(closing.dialog()->windowTitle(), u"Close while “Switchover broker1 to broker3” runs?"_s);
        // Enter must not do what nobody read: the button that changes nothing has the focus.
        QCOMPARE(closing.dialog()->focusWidget()->objectName(), u"keepOpen"_s);
        // A second attempt opens no second dialog.
        QVERIFY(!const_cast<QWidget &>(closing.window).close());
        QCOMPARE(closing.window.findChildren<Dialog *>().size(), 1);
    }

    void keepsItOpen()
    {
        Closing closing;
        closing.press(u"keepOpen"_s);
        QTRY_VERIFY(closing.dialog() == nullptr);
        QVERIFY(closing.desk.asked.isEmpty());
        closing.end();
        QVERIFY(closing.window.isVisible());
        QVERIFY(closing.window.close());
    }

    void abortsUndoesAndCloses()
    {
        Closing closing;
        closing.press(u"abortAndClose"_s);
        QCOMPARE(closing.desk.asked, QStringList{u"abort and undo"_s});
        QCOMPARE(closing.said.first().first().toString(), u"It is being undone; the window closes when that has ended"_s);
        QTRY_VERIFY(closing.dialog() == nullptr);
        QVERIFY(closing.window.isVisible());
        closing.desk.setRun(sampleData::undoneSwitchover(), false);
        QVERIFY(!closing.window.isVisible());
    }

    void closesWhenItHasEnded()
    {
        Closing closing;
        closing.press(u"closeAfterRun"_s);
        QVERIFY(closing.desk.asked.isEmpty());
        QCOMPARE(closing.said.first().first().toString(), u"The window closes when the run has ended"_s);
        QTRY_VERIFY(closing.dialog() == nullptr);
        closing.desk.setRun(sampleData::runningSwitchover(), true); // another record of it
        QVERIFY(closing.window.isVisible());
        closing.end();
        QVERIFY(!closing.window.isVisible());
    }

    void theAutomaticIsNotAborted()
    {
        Closing closing(true);
        QVERIFY(closing.dialog()->findChild<QAbstractButton *>(u"abortAndClose"_s) == nullptr);
        closing.press(u"closeAfterRun"_s);
        closing.end();
        QVERIFY(!closing.window.isVisible());
    }

    /// Whoever had not answered when the run ended keeps the window.
    void aRunThatEndsMeanwhile()
    {
        Closing closing;
        closing.end();
        QTRY_VERIFY(closing.dialog() == nullptr);
        QVERIFY(closing.window.isVisible());
        QVERIFY(closing.window.close());
    }

    /// The automatic of a cluster that is not shown fails a node over: that keeps the window too, and each run
    /// is waited for.
    void aRunBehindTheOneThatIsShown()
    {
        Closing closing;
        FakeRunDesk behind;
        behind.other = true;
        behind.setRun(sampleData::runningSwitchover(), true);
        closing.guard.setRuns({&closing.desk, &behind});
        closing.end();
        QTRY_VERIFY(closing.dialog() == nullptr);
        QVERIFY(!closing.window.close());
        QTRY_VERIFY(closing.dialog() != nullptr && closing.dialog()->isVisible());
        QVERIFY(closing.dialog()->findChild<QAbstractButton *>(u"abortAndClose"_s) == nullptr);
        closing.press(u"closeAfterRun"_s);
        closing.desk.setRun(sampleData::runningSwitchover(), true); // a person begins another one
        behind.setRun(sampleData::doneSwitchover(), false);
        QVERIFY(closing.window.isVisible());
        closing.end();
        QVERIFY(!closing.window.isVisible());
    }

    void anotherClusterForgetsIt()
    {
        Closing closing;
        closing.press(u"closeAfterRun"_s);
        closing.guard.setRuns({});
        closing.end();
        QVERIFY(closing.window.isVisible());
        QVERIFY(closing.window.close());
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(CloseGuardTest)

#include "CloseGuardTest.moc"
