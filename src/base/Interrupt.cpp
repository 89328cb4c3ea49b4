#include "base/Interrupt.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace warrener {

namespace {

constexpr std::array caught{SIGINT, SIGTERM, SIGHUP};
volatile std::sig_atomic_t wakeUp = -1; ///< the eventfd that a handler may write to
volatile std::sig_atomic_t hungUp = 0;  ///< the terminal went: no SIGHUP is heard any more. Not ignored, which programs would inherit

void onSignal(int number)
{
    const int before = errno;
    if (number == SIGHUP) {
        if (hungUp)
            return;
        hungUp = 1;
    }
    const std::uint64_t one = 1;
    if (wakeUp >= 0)
        static_cast<void>(!::write(wakeUp, &one, sizeof one));
    errno = before;
}

void handle(void (*handler)(int))
{
    struct sigaction action{};
    // One soft ending is enough: whoever asks again means it.
    sigemptyset(&action.sa_mask);
    for (const int number : caught) {
        const bool isDeaf = number == SIGHUP && hungUp;
        action.sa_handler = isDeaf ? onSignal : handler;
        action.sa_flags = SA_RESTART | (number == SIGHUP ? 0 : static_cast<int>(SA_RESETHAND));
        struct sigaction now{};
        if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

} // namespace

Interrupt::Interrupt(std::function<void()> onInterrupt)
{
    wakeUp = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(static_cast<qintptr>(wakeUp), QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [onInterrupt = std::move(onInterrupt)] {
        std::uint64_t count = 0;
        if (::read(wakeUp, &count, sizeof count) == static_cast<ssize_t>(sizeof count))
            onInterrupt();
    });
    handle(onSignal);
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL);
    m_notifier.reset();
    ::close(wakeUp);
    wakeUp = -1;
}

} // namespace warrener
