#include "look/secrets/DescriptorStore.h"

#include "base/Pending.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace warrener {

namespace {

constexpr qsizetype maxSecretBytes = 4096;

bool isReadable(int descriptor)
{
    pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
    return ::poll(&wanted, 1, 0) > 0;
}

} // namespace

class DescriptorStore::Reader final
{
    Q_DISABLE_COPY_MOVE(Reader)

public:
    Reader(int descriptor, Millis patience) : m_descriptor(descriptor), m_patience(patience)
    {
        // Programs that we start must not inherit it.
        if (const int flags = ::fcntl(descriptor, F_GETFD); flags >= 0)
            ::fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
    }
    ~Reader() { end(failure(ErrorKind::Cancelled, QCoreApplication::translate("Secrets", "Reading the password was cancelled"))); }

    Pending<Result<QString>> read()
    {
        if (m_started)
            return m_secret;
        m_started = true;
        if (::fcntl(m_descriptor, F_GETFD) < 0) {
            end(failure(ErrorKind::Usage, QCoreApplication::translate("Secrets", "File descriptor %1 is not open").arg(m_descriptor)));
            return m_secret;
        }
        m_timer = std::make_unique<QTimer>();
        m_timer->setSingleShot(true);
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] {
            end(failure(ErrorKind::Timeout, QCoreApplication::translate("Secrets", "No password came over file descriptor %1 within %2")
                                                .arg(m_descriptor)
                                                .arg(units::duration(m_patience))));
        });
        m_timer->start(m_patience);
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { takeBytes(); });
        // A plain file is readable at once, and not every event loop watches one.
        takeBytes();
        return m_secret;
    }

private:
    /// Byte by byte: what stands after the line break is somebody else's.
    void takeBytes()
    {
        while (!m_secret.isFinished() && isReadable(m_descriptor)) {
            char byte = 0;
            const ssize_t got = ::read(m_descriptor, &byte, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0 && errno == EAGAIN)
                return; // somebody else took it
            if (got < 0) {
                end(failure(ErrorKind::Io, QCoreApplication::translate("Secrets", "File descriptor %1 cannot be read").arg(m_descriptor)));
            } else if (got == 0 || byte == '\n') {
                finishLine();
            } else if (m_bytes.size() == maxSecretBytes) {
                end(failure(ErrorKind::TooLarge,
                            QCoreApplication::translate("Secrets", "The password on file descriptor %1 is longer than 4 KiB").arg(m_descriptor)));
            } else {
                m_bytes.append(byte);
            }
        }
    }

    void finishLine()
    {
        if (m_bytes.endsWith('\r'))
            m_bytes.chop(1);
        if (m_bytes.isEmpty())
            end(failure(ErrorKind::NotFound, QCoreApplication::translate("Secrets", "File descriptor %1 gave no password").arg(m_descriptor)));
        else
            end(QString::fromUtf8(m_bytes));
    }

    void end(Result<QString> secret)
    {
        m_secret.finish(std::move(secret));
        m_bytes.fill('\0');
        if (m_timer)
            m_timer->stop();
        if (m_notifier)
            m_notifier->setEnabled(false);
    }

    const int m_descriptor;
    const Millis m_patience;
    const Pending<Result<QString>> m_secret;
    bool m_started = false;
    QByteArray m_bytes;
    std::unique_ptr<QTimer> m_timer;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

DescriptorStore::DescriptorStore(int descriptor, Millis patience) : m_reader(std::make_unique<Reader>(descriptor, patience)) {}

DescriptorStore::~DescriptorStore() = default;

QCoro::Task<Result<QString>> DescriptorStore::read(ClusterName, QString)
{
    const Pending<Result<QString>> secret = m_reader->read();
    co_return co_await secret;
}

QCoro::Task<Status> DescriptorStore::write(ClusterName, QString, QString)
{
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Secrets", "A password cannot be kept in a file descriptor"));
}

QCoro::Task<Status> DescriptorStore::remove(ClusterName, QString)
{
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Secrets", "A password cannot be removed from a file descriptor"));
}

} // namespace warrener
