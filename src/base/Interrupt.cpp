#include "base/Interrupt.h"

#include <algorithm>
#include <array>
#include <atomic>
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

volatile std::sig_atomic_t askedToStop = 0;          ///< SIGINTs that have come
volatile std::sig_atomic_t askedToEnd = 0;           ///< SIGTERMs that have come
volatile std::sig_atomic_t heard = 1;                ///< of each so many; the next one ends the program
std::atomic<const QByteArray *> lastWords = nullptr; ///< null: none
static_assert(std::atomic<const QByteArray *>::is_always_lock_free);

/// As if nobody had caught it, when the handler is through.
void endBy(int number)
{
    if (const QByteArray *words = lastWords.load())
        static_cast<void>(!::write(STDERR_FILENO, words->constData(), static_cast<std::size_t>(words->size())));
    ::signal(number, SIG_DFL);
    ::raise(number);
}

void onSignal(int number)
{
    const int before = errno;
    if (number == SIGHUP) {
        if (hungUp)
            return;
        hungUp = 1;
    } else {
        volatile std::sig_atomic_t &asked = number == SIGINT ? askedToStop : askedToEnd;
        if (asked >= heard) {
            endBy(number);
            errno = before;
            return;
        }
        asked = asked + 1;
        // Enough soft endings: whoever asks again means it.
        if (asked >= heard && lastWords.load() == nullptr)
            ::signal(number, SIG_DFL);
    }
    const std::uint64_t one = 1;
    if (wakeUp >= 0)
        static_cast<void>(!::write(wakeUp, &one, sizeof one));
    errno = before;
}

void handle(void (*handler)(int))
{
    struct sigaction action{};
    sigemptyset(&action.sa_mask);
    for (const int number : caught) {
        const bool isDeaf = number == SIGHUP && hungUp;
        action.sa_handler = isDeaf ? onSignal : handler;
        action.sa_flags = SA_RESTART;
        struct sigaction now{};
        if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

} // namespace

Interrupt::Interrupt(std::function<void()> onInterrupt, int times)
{
    askedToStop = 0;
    askedToEnd = 0;
    heard = times;
    wakeUp = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(static_cast<qintptr>(wakeUp), QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [onInterrupt = std::move(onInterrupt)] {
        std::uint64_t count = 0;
        if (::read(wakeUp, &count, sizeof count) == static_cast<ssize_t>(sizeof count))
            onInterrupt();
    });
    handle(onSignal);
}

int Interrupt::asked() const
{
    return std::max(int(askedToStop), int(askedToEnd));
}

void Interrupt::setLastWords(const QByteArray &words)
{
    if (words.isEmpty()) {
        lastWords = nullptr;
        return;
    }
    if (!m_words.empty() && lastWords.load() == &m_words.back() && m_words.back() == words)
        return;
    m_words.push_back(words);
    lastWords = &m_words.back();
}

Interrupt::~Interrupt()
{
    handle(SIG_DFL);
    lastWords = nullptr;
    m_notifier.reset();
    ::close(wakeUp);
    wakeUp = -1;
}

} // namespace warrener
