#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace warrener::ctl {

/// While it lives, the first Ctrl+C or SIGTERM becomes a call from the event loop of this thread;
/// the second ends the program as ever. Whichever thread the signal meets, and nothing is handed
/// down to programs that are started meanwhile. One at a time.
class Interrupt final
{
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace warrener::ctl
