#pragma once

#include "base/Result.h"

#include <QByteArrayView>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

/// A program between two descriptors, for who reads and writes by waiting: unlike with QProcess nothing is read
/// ahead, so that memory stays flat, and no event loop is needed. Destroyed while it runs it is killed. One thread.
class PipedProgram final
{
public:
    enum class Piped : std::uint8_t {
        Input, ///< write() is its standard input, `other` its standard output
        Output ///< read() is its standard output, `other` its standard input
    };

    PipedProgram() = default;
    ~PipedProgram();
    Q_DISABLE_COPY_MOVE(PipedProgram)

    /// `stop`, which any thread may request, kills it: whoever waits for it (for a key to be touched, say) is told
    /// Cancelled. Errors: NotConfigured (no such program), Io.
    Status start(const QString &program, const QStringList &arguments, Piped piped, int other, std::stop_token stop = {});
    /// All of them; waits for whoever reads slowly. Errors: where it does not listen any more those of finish(), which was called.
    Status write(QByteArrayView bytes);
    /// 0: no more, or it was killed: finish() tells.
    Result<qsizetype> read(char *to, qsizetype most);
    /// Closes the pipe and waits for its end. Errors: Command, with what it wrote to its standard error; Cancelled.
    Status finish();

private:
    QString errors() const;

    QString m_program;
    int m_pid = -1;
    int m_pipe = -1;
    int m_errors = -1; ///< a file without a name
    std::stop_token m_stop;
    // The last member: its destructor waits for a callback that runs in another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace warrener
