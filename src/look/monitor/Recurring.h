#pragma once

#include "base/Clock.h"
#include "look/monitor/TaskCount.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace warrener {

/// Asks one question again and again: every interval while it goes well, with back-off (but
/// never more than two intervals) while it does not. Never two at a time, so that a late answer
/// cannot overwrite a newer one. Questions of one interval fall together, so that the answers
/// make one picture.
class Recurring final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recurring)

public:
    /// True: it went well. Must survive the destruction of whoever gave it.
    using Question = std::function<QCoro::Task<bool>()>;

    Recurring(std::shared_ptr<const Clock> clock, TaskCount tasks, Question question, QObject *parent);

    /// Asks at once, then every `interval`.
    void start(Millis interval);
    void stop();
    bool isStarted() const { return m_interval > Millis{0}; }
    void setInterval(Millis interval);
    Millis interval() const { return m_interval; }
    /// Asks now; while an answer is under way, right after it.
    void askNow();
    /// The next question comes after `pause`, if it would come later otherwise. From within a
    /// question, that is the one after it.
    void hurry(Millis pause);

    /// From within a question: whoever answers took so long and is to be spared. The one after it comes no sooner than
    /// four times as long after it, at most a minute, so that the console is never the load that makes it slow. Less than a
    /// second is nothing; askNow() does not wait for it.
    void spare(Millis took);

Q_SIGNALS:
    void began();
    void ended();

private:
    QCoro::Task<void> ask();
    Millis pauseAfter(bool well) const;

    std::shared_ptr<const Clock> m_clock;
    TaskCount m_tasks;
    Question m_question;
    QTimer m_timer;
    Millis m_interval{0};
    Millis m_hurry{0};
    Millis m_spare{0};
    int m_failures = 0;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace warrener
