#pragma once

#include "look/load/LoadRun.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <thread>

namespace warrener {

/// The test hosts under load, and the programs that act on them.
namespace bench {

struct Ended
{
    int code = -1; ///< −1: hangs, or killed by a signal
    bool killed = false;
    bool hangs = false; ///< did not end by itself; what it had said is there
    QByteArray out, err;
    QJsonObject json() const;
    /// For a test's message, which QtTest cuts: the error, what every step says that is neither done nor waiting, and stderr.
    QByteArray trouble() const;
};

/// A program to its end.
Ended run(const QString &program, const QStringList &arguments, std::chrono::milliseconds most = std::chrono::minutes{3});
/// `warrenctl --format json …`.
Ended warrenctl(const QStringList &arguments, std::chrono::milliseconds most = std::chrono::minutes{3});
/// The newest run of the journal, step by step, in words.
QByteArray newestRun();
/// A shell script with the testbed's commands.
Ended shell(const QString &script);

/// 20 of each, as the design asks; WARRENER_MATRIX_ROUNDS shortens it.
int rounds();

/// Everything up, joined, in every proxy, nothing drained. False: could not be brought about.
bool reset();
/// {"lb1/broker1": "ready 100", "lb1/be_amqps/broker1": …} as the proxies say, of the backends that lead to brokers.
QMap<QString, QString> serverStates();
/// What HAProxy on that host answers to a line of commands; empty lines are left out.
QByteArray tellHaproxy(const QString &proxy, const QString &commands);
/// "BITS WEIGHT" of that server in an answer to `show servers state BACKEND`; empty: it is not there.
QByteArray stateIn(const QByteArray &answer, const QByteArray &server);
/// "ready 100" of all servers.
bool allReady();

/// A profile like the run's own that is watched by the second, in this folder; `proxies`: only these, where given. Empty: it could
/// not be written.
QString quickProfile(const QString &folder, const QStringList &proxies = {});

/// Its broker is killed, and not started again by its host, until mayStartAgain(): what is, is left alone. False: it could not be.
bool killForGood(const QString &host);
void mayStartAgain(const QString &host);

/// The load's queues, once all is well again.
void removeQueues();

/// Publishers with confirms and consumers on both proxies, until stop().
class Load final
{
public:
    explicit Load(int seconds = 120, int rate = 2000);
    ~Load();
    Q_DISABLE_COPY_MOVE(Load)
    /// Waits until messages flow.
    bool isFlowing(int seconds = 20);
    /// Waits until two seconds' worth of messages, and one of every publisher at least, were confirmed since it was called.
    bool goesOn(int seconds = 20);
    Result<load::Account> stop();

private:
    load::LoadOptions m_options;
    std::stop_source m_early;
    std::atomic<quint64> m_confirmed{0};
    std::atomic<std::chrono::steady_clock::time_point> m_everybodyServed{}; ///< none has waited since before this
    Result<load::Account> m_account;
    std::jthread m_thread;
};

/// The longest gap of any publisher that begins after `from`, and the end of the last such gap over
/// `least`: when the last client was served again.
struct Felt
{
    Millis longest{0};
    Millis lastServed{0}; ///< after `from`
    Millis before{0};     ///< the longest that began before `from` and ended after it: not counted where a click begins it all
};
enum class Begun : std::uint8_t { Any, Later };
/// `which`: a fault begins before the run that answers it; a planned switchover begins with the click.
/// Gaps that begin at `until` or later are somebody else's.
Felt feltAfter(const load::Account &account, TimePoint from, Begun which = Begun::Any, Millis least = Millis{200}, TimePoint until = TimePoint::max());
/// A line for each gap of `least` and more that ends after `from`: whose, when, and whether its connection was lost in it
/// (else it was the broker that confirmed nothing).
QString gapsInWords(const load::Account &account, TimePoint from, Millis least);

/// A client that comes back tries the other proxy first, then the same again.
constexpr int everyDoorTwice = 4;
/// On a busy machine a connection that is on its way may time out, too; whoever is sent to where nobody serves tries dozens of times.
constexpr int fewAttempts = 3 * everyDoorTwice;
/// Of the client that tried most often before it was connected again; 0: nobody was cut off.
int mostAttempts(const load::Account &account);

} // namespace bench

} // namespace warrener
