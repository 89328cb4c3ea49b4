#include "record/calendar/CalendarStore.h"

#include "base/FileLock.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "cluster/ProfileStore.h"
#include "record/calendar/IcsText.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr qsizetype mostStored = 8 << 20;
constexpr Millis patience = 5s;

/// Holds the lock's file while it lives.
class CalendarLock final
{
public:
    explicit CalendarLock(const QString &file)
    {
        m_descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (m_descriptor >= 0)
            m_answer = waitForLock(patience, [this] { return lockFile(m_descriptor); });
    }
    ~CalendarLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(CalendarLock)

    /// A file system without locks is written to as well: one person at one desk is the rule.
    bool isMine() const { return m_descriptor >= 0 && m_answer != LockAnswer::Held; }
    bool isHeld() const { return m_descriptor >= 0 && m_answer == LockAnswer::Held; }

private:
    int m_descriptor = -1;
    LockAnswer m_answer = LockAnswer::Impossible;
};

} // namespace

CalendarStore::CalendarStore(const ClusterName &cluster, const QString &folder)
    : m_file((folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/calendar"_L1 : folder) + u'/'
             + fileStem(cluster) + ".ics"_L1)
{
}

Result<QByteArray> CalendarStore::text() const
{
    QFile file(m_file);
    if (!file.exists())
        return QByteArray();
    if (!openPlainFile(file))
        return failure(ErrorKind::Io, QCoreApplication::translate("Calendar", "The calendar %1 cannot be read").arg(m_file), file.errorString());
    QByteArray bytes = file.read(mostStored + 1);
    // One of no bytes is none that was written whole.
    if (bytes.isEmpty())
        bytes = " ";
    return bytes;
}

Result<RunCalendar> CalendarStore::read() const
{
    const Result<QByteArray> bytes = text();
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->isEmpty())
        return RunCalendar();
    Result<RunCalendar> calendar = calendarFromIcs(*bytes, mostStored);
    if (!calendar)
        return failure(calendar.error().kind, QCoreApplication::translate("Calendar", "The calendar %1 is damaged").arg(m_file), calendar.error().message);
    return calendar;
}

Result<RunCalendar> CalendarStore::change(const std::function<Result<RunCalendar>(RunCalendar)> &act) const
{
    const QString folder = QFileInfo(m_file).path();
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Io, QCoreApplication::translate("Calendar", "The folder %1 cannot be made").arg(folder));
    const CalendarLock lock(m_file + ".lock"_L1);
    if (lock.isHeld())
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Calendar", "Another program is writing the calendar %1").arg(m_file));
    if (!lock.isMine())
        return failure(ErrorKind::Io, QCoreApplication::translate("Calendar", "The calendar %1 cannot be locked").arg(m_file), qt_error_string());
    const Result<RunCalendar> before = read();
    if (!before)
        return before;
    Result<RunCalendar> after = act(*before);
    if (!after || *after == *before)
        return after;
    const Result<QByteArray> base = text();
    const Result<QByteArray> bytes = base ? calendarToIcs(*after, *base) : base;
    if (!bytes)
        return std::unexpected(bytes.error());
    if (const Status written = writeFileSafely(m_file, *bytes); !written)
        return std::unexpected(written.error());
    return after;
}

} // namespace warrener
