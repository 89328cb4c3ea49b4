#pragma once

#include "base/Ids.h"
#include "base/Result.h"
#include "record/calendar/CalendarEntry.h"

#include <functional>

namespace warrener {

/// The calendar of one cluster: `$XDG_DATA_HOME/warrener/calendar/CLUSTER.ics`, which other programs can read. Waits for the
/// disk: not for the GUI thread.
class CalendarStore final
{
public:
    /// An empty folder takes the usual one.
    explicit CalendarStore(const ClusterName &cluster, const QString &folder = {});

    QString file() const { return m_file; }
    /// One that is not there is empty. Errors: Io, TooLarge, Malformed.
    Result<RunCalendar> read() const;
    /// As its file says it; empty: there is none. Errors: Io.
    Result<QByteArray> text() const;
    /// Reads, lets `act` change it, and writes it whole, while nobody else does. A file that cannot be read stays as it is.
    /// Gives what is there afterwards. Errors: those of read(), those of `act`, Forbidden (locked by another for more than 5 s).
    Result<RunCalendar> change(const std::function<Result<RunCalendar>(RunCalendar)> &act) const;

private:
    QString m_file;
};

} // namespace warrener
