#pragma once

#include "base/Result.h"

#include <QByteArrayView>
#include <QStringList>

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

    /// Errors: NotConfigured (no such program), Io.
    Status start(const QString &program, const QStringList &arguments, Piped piped, int other);
    Status write(QByteArrayView bytes);
    /// 0: no more.
    Result<qsizetype> read(char *to, qsizetype most);
    /// Closes the pipe and waits for its end. Errors: Command, with what it wrote to its standard error.
    Status finish();

private:
    QString errors() const;

    QString m_program;
    int m_pid = -1;
    int m_pipe = -1;
    int m_errors = -1; ///< a file without a name
};

} // namespace warrener
