#include "base/StandardStreams.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace warrener {

namespace {

// Not ignored, which programs that are started would inherit.
void onLostReader(int) {}

} // namespace

void keepStandardStreams()
{
    // In their order: open() takes the lowest number that is free. None of them is closed for programs that are started: those would open
    // files under these numbers, too.
    for (const int stream : std::array{STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            static_cast<void>(::open("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_WRONLY));
    }
    struct sigaction now{};
    if (::sigaction(SIGPIPE, nullptr, &now) != 0 || now.sa_handler != SIG_DFL)
        return;
    struct sigaction action{};
    sigemptyset(&action.sa_mask);
    action.sa_handler = onLostReader;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGPIPE, &action, nullptr);
}

} // namespace warrener
