// A window that somebody wants to close while its automatic failover is armed: each of the answers.

#include "ui/failover/ArmedGuard.h"

#include "support/SuiteTheme.h"
#include "ui/parts/Dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A window over an armed automatic, which somebody has just tried to close.
class ClosingArmed
{
public:
    explicit ClosingArmed(const QString &noService = {}, bool tray = false)
        : guard(window, {.armed = [this] { return armed; }, .noService = [noService] { return noService; }, .hasTray = [tray] { return tray; }})
    {
        window.resize(1100, 700);
        window.show();
        shown = QTest::qWaitForWindowExposed(&window);
        closed = window.close();
    }

    Dialog *dialog() const { return window.findChild<Dialog *>(u"closeWhileArmed"_s); }
    QAbstractButton *button(const QString &name) const { return dialog()->findChild<QAbstractButton *>(name); }

    QList<ArmedGuard::Armed> armed{{{u"orders"_s}, Environment::Production}};
    QWidget window;
    ArmedGuard guard;
    QSignalSpy service{&guard, &ArmedGuard::serviceRequested};
    QSignalSpy disarm{&guard, &ArmedGuard::disarmRequested};
    bool shown = false;
    bool closed = false;
};

} // namespace

class ArmedGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWhatBecomesOfTheProtection()
    {
        const ClosingArmed closing;
        QVERIFY(closing.shown && !closing.closed && closing.window.isVisible());
        QVERIFY(closing.dialog() != nullptr && closing.dialog()->isVisible());
        QCOMPARE(closing.dialog()->windowTitle(), u"Close while the automatic failover of orders is armed?"_s);
        QCOMPARE(closing.dialog()->focusWidget()->objectName(), u"keepOpen"_s);
        QVERIFY(closing.button(u"hideInTray"_s) == nullptr);
        QVERIFY(!const_cast<QWidget &>(closing.window).close());
        QCOMPARE(closing.window.findChildren<Dialog *>().size(), 1);
    }

    void nothingArmedIsNoQuestion()
    {
        ClosingArmed closing;
        closing.button(u"keepOpen"_s)->click();
        QTRY_VERIFY(closing.dialog() == nullptr);
        closing.armed.clear();
        QVERIFY(closing.window.close());
    }

    void goesOnAsAService()
    {
        ClosingArmed closing;
        closing.button(u"goOnAsService"_s)->click();
        QCOMPARE(closing.service.size(), 1);
        QVERIFY(closing.window.isVisible());
        QVERIFY2(!closing.button(u"disarmAndClose"_s)->isEnabled(), "one act at a time");
        closing.guard.close();
        QTRY_VERIFY(!closing.window.isVisible());
    }

    /// The service did not come to be armed: the window stays, and says so.
    void aServiceThatFailsClosesNothing()
    {
        ClosingArmed closing;
        closing.button(u"goOnAsService"_s)->click();
        closing.guard.fail(u"There is no keychain"_s);
        QVERIFY(closing.window.isVisible());
        QVERIFY(closing.dialog()->findChild<QLabel *>(u"armedNote"_s)->text().contains(u"There is no keychain"_s));
        QVERIFY(closing.button(u"goOnAsService"_s)->isEnabled());
    }

    void noServiceHasItsReason()
    {
        const ClosingArmed closing(u"There is no systemd here"_s);
        QVERIFY(!closing.button(u"goOnAsService"_s)->isEnabled());
        const auto labels = closing.dialog()->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"There is no systemd here"_s); }));
    }

    void disarmsAndCloses()
    {
        ClosingArmed closing;
        closing.button(u"disarmAndClose"_s)->click();
        QCOMPARE(closing.disarm.size(), 1);
        closing.guard.close();
        QTRY_VERIFY(!closing.window.isVisible());
    }

    void hidesInTheTray()
    {
        ClosingArmed closing({}, true);
        closing.button(u"hideInTray"_s)->click();
        QVERIFY(!closing.window.isVisible());
        QCOMPARE(closing.disarm.size() + closing.service.size(), 0);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(ArmedGuardTest)
#include "ArmedGuardTest.moc"
