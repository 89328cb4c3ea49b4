#pragma once

#include <QByteArray>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace warrener {

/// Standard input for a command, of any amount: one thread gives it piece by piece and waits while the command is
/// behind, so that memory stays flat. `StreamOptions::feed` takes it.
class InputPipe final
{
public:
    /// `most`: bytes that wait here before write() does.
    explicit InputPipe(qsizetype most = 4 * 1024 * 1024) : m_most(most) {}
    Q_DISABLE_COPY_MOVE(InputPipe)

    /// Not in the thread of the command. False: nobody takes it any more, the command has ended.
    bool write(const QByteArray &piece);
    /// Nothing more comes: standard input is closed behind what was written.
    void end();

    /// Who takes it: `wake` is called, in any thread and never after abandon(), when there is something to do.
    void setTaker(std::function<void()> wake);
    /// Empty: nothing at present.
    QByteArray take();
    bool isAtEnd() const;
    /// Nobody takes it any more; write() returns.
    void abandon();

private:
    void tell();

    const qsizetype m_most;
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    QByteArray m_waiting;
    bool m_ended = false;
    bool m_abandoned = false;
    std::mutex m_takerMutex; ///< held while the taker is told
    std::function<void()> m_taker;
};

} // namespace warrener
