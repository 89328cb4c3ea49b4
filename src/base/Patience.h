#pragma once

#include "base/Clock.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace warrener {

/// How long others are waited for. Who finds out late that it is over has stood still itself, on a busy machine or while a laptop
/// slept, and what they said meanwhile lies unread: then they get a little longer, once, before their silence is told as theirs.
/// Lives in one thread with an event loop.
class Patience final
{
    Q_DISABLE_COPY_MOVE(Patience)

public:
    /// `ended` may let go of this object by deleteLater() only.
    explicit Patience(std::function<void()> ended);

    /// From now on, also where it was started before.
    void start(Millis patience);
    void stop();
    /// As it was started with.
    Millis patience() const { return m_patience; }

private:
    void ring();

    std::function<void()> m_ended;
    QTimer m_timer;
    QElapsedTimer m_since;
    Millis m_patience{0};
    bool m_isLonger = false;
};

} // namespace warrener
