#include "load/LoadArguments.h"
#include "load/Report.h"
#include "look/load/LoadRun.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace warrener;
using namespace warrener::load;

namespace {

enum ExitCode { Fine = 0, Lost = 1, WrongUsage = 2, NotReached = 3 };

/// The first SIGINT or SIGTERM ends the publishing, the second one everything. Signals are blocked in
/// all threads and fetched by one.
class SignalWatch final
{
public:
    SignalWatch()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_thread = std::jthread([this](std::stop_token stop) { watch(stop); });
    }
    Q_DISABLE_COPY_MOVE(SignalWatch)

    std::stop_token early() const { return m_early.get_token(); }
    std::stop_token now() const { return m_now.get_token(); }

private:
    void watch(const std::stop_token &stop)
    {
        const timespec slice{.tv_sec = 0, .tv_nsec = 100'000'000};
        while (!stop.stop_requested()) {
            if (sigtimedwait(&m_signals, nullptr, &slice) < 0)
                continue;
            if (!m_early.request_stop())
                m_now.request_stop();
        }
    }

    sigset_t m_signals{};
    std::stop_source m_early;
    std::stop_source m_now;
    std::jthread m_thread;
};

int complain(const Error &error)
{
    std::fprintf(stderr, "warrener-load: %s%s%s\n", qPrintable(error.message), error.detail.isEmpty() ? "" : ": ", qPrintable(error.detail));
    return error.kind == ErrorKind::Usage ? WrongUsage : NotReached;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Result<LoadOptions> options = parseOptions(QCoreApplication::arguments());
    if (!options)
        return complain(options.error());
    const SignalWatch signalWatch;
    const Result<Account> account = runLoad(*options, signalWatch.early(), signalWatch.now());
    if (!account)
        return complain(account.error());
    const QByteArray text = QJsonDocument(summary(*options, *account)).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    return account->checked && account->totals().lost > 0 ? Lost : Fine;
}
