#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace warrener {

/// While it lives, the first Ctrl+C, SIGTERM or SIGHUP (the terminal went, or the connection to it) becomes a call
/// from the event loop of this thread; the second ends the program as ever. A terminal that goes says so more than
/// once, and nobody means anything by it: after the first SIGHUP the program hears no other. What whoever started the
/// program has it ignore (nohup, a shell's background) stays ignored. Whichever thread the signal meets, and
/// nothing is handed down to programs that are started meanwhile. One at a time.
class Interrupt final
{
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace warrener
