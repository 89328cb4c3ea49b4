#pragma once

#include <memory>

namespace warrener {

/// Counts the coroutines that are under way, so that a thread ends only after the last of them:
/// one that never resumes would leak its frame. Copies count together; one thread only.
class TaskCount
{
public:
    /// Held by a coroutine as long as it runs.
    using Token = std::shared_ptr<const void>;

    Token enter() const
    {
        ++*m_running;
        return Token(nullptr, [running = m_running](const void *) { --*running; });
    }
    bool isIdle() const { return *m_running == 0; }

private:
    std::shared_ptr<int> m_running = std::make_shared<int>(0);
};

} // namespace warrener
