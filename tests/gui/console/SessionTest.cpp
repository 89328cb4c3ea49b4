// A cluster that is open: what its parts say goes on to the person.

#include "Session.h"

#include "look/secrets/MemoryStore.h"
#include "support/PlayedDesktop.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Shows what a test says.
class SaidClock final : public Clock
{
public:
    TimePoint now() const override { return at; }
    Millis monotonic() const override { return at.time_since_epoch(); }

    TimePoint at = momentOf({QDate(2027, 1, 12), QTime(10, 0)}, QTimeZone::systemTimeZone());
};

} // namespace

class SessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, m_home.path().toUtf8());
        if (!OwnSessionBus::isPossible())
            QSKIP("needs dbus-daemon");
        QVERIFY(m_bus.start());
    }
    void cleanupTestCase() { m_bus.stop(); }

    /// Where no timer of systemd reminds the window does, and by the desktop: a signal alone nobody sees.
    void aReminderIsANoticeOfTheDesktop()
    {
        PlayedDesktop desktop;
        QVERIFY(desktop.serve());
        const auto clock = std::make_shared<SaidClock>();
        ClusterProfile profile;
        profile.name = {u"orders"_s};
        Session session(profile, std::make_shared<MemoryStore>(), clock, nullptr);
        LiveCalendarDesk &calendar = *session.calendar();
        const CalendarEntry entry{.id = newCalendarId(),
                                  .kind = CalendarKind::Drill,
                                  .title = u"Node failure"_s,
                                  .arguments = {u"drill"_s, u"run"_s, u"node-failure"_s},
                                  .start = {QDate(2027, 1, 12), QTime(10, 30)},
                                  .zone = QTimeZone::systemTimeZone(),
                                  .owner = u"ops"_s,
                                  .reminder = std::chrono::minutes{15}};
        CalendarEntry next = entry;
        next.id = newCalendarId();
        next.title = u"Disk full"_s;
        next.start.time = QTime(10, 40);
        QVERIFY(QCoro::waitFor(calendar.change([entry, next](RunCalendar all) -> Result<RunCalendar> {
            all.entries << entry << next;
            return all;
        })));
        QTRY_VERIFY(calendar.view().loaded && calendar.view().calendar.entries.size() == 2 && !calendar.view().timerProblem.isEmpty());
        auto *reminders = calendar.findChild<QTimer *>(u"calendarReminders"_s);
        QVERIFY(reminders != nullptr && reminders->isActive());
        QVERIFY(QMetaObject::invokeMethod(reminders, "timeout"));
        clock->at += std::chrono::minutes{16};
        QVERIFY(QMetaObject::invokeMethod(reminders, "timeout"));
        QTRY_COMPARE(desktop.told.size(), 1);
        QCOMPARE(desktop.told.first().at(3).toString(), entry.title);
        QCOMPARE(desktop.told.first().at(4).toString(), u"on orders at 10:30"_s);
        // What one has not read yet is not pushed away by what comes next.
        clock->at += std::chrono::minutes{10};
        QVERIFY(QMetaObject::invokeMethod(reminders, "timeout"));
        QTRY_COMPARE(desktop.told.size(), 2);
        QCOMPARE(desktop.told.last().at(3).toString(), next.title);
        QCOMPARE(desktop.told.last().at(1).toUInt(), 0U);
    }

private:
    QTemporaryDir m_home;
    OwnSessionBus m_bus;
};

QTEST_MAIN(SessionTest)
#include "SessionTest.moc"
