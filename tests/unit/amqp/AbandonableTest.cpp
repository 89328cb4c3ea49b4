// Work that nobody can interrupt, in a thread of its own.
#include "look/amqp/Abandonable.h"

#include <QTest>

#include <pthread.h>

using namespace std::chrono_literals;
using namespace warrener;

class AbandonableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatItCameTo()
    {
        QCOMPARE(abandonable<int>([] { return 3; }, 60s, {}), std::optional(3));
    }

    void notBegunWhenStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        bool begun = false;
        const auto work = [&begun] {
            begun = true;
            return 3;
        };
        QVERIFY(!abandonable<int>(work, 60s, stop.get_token()));
        QVERIFY(!begun);
    }

    /// A machine that gives no thread more ends nobody: the work is done where it is waited for.
    void noThreadsLeft()
    {
        pthread_attr_t usual{};
        QCOMPARE(::pthread_getattr_default_np(&usual), 0);
        pthread_attr_t huge{};
        QCOMPARE(::pthread_attr_init(&huge), 0);
        // No machine has room for such a stack.
        QCOMPARE(::pthread_attr_setstacksize(&huge, size_t(1) << 46), 0);
        QCOMPARE(::pthread_setattr_default_np(&huge), 0);
        std::thread::id where;
        const auto work = [&where] {
            where = std::this_thread::get_id();
            return 3;
        };
        const std::optional<int> value = abandonable<int>(work, 60s, {});
        QCOMPARE(::pthread_setattr_default_np(&usual), 0);
        ::pthread_attr_destroy(&huge);
        ::pthread_attr_destroy(&usual);
        QCOMPARE(value, std::optional(3));
        QVERIFY(where == std::this_thread::get_id());
    }
};

QTEST_GUILESS_MAIN(AbandonableTest)
#include "AbandonableTest.moc"
