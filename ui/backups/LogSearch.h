#pragma once

#include "base/Result.h"

#include <QIODevice>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

/// What is looked for in all logs of a backup.
struct LogQuery
{
    QString find{};   ///< case not regarded; empty finds nothing
    QString under{};  ///< beginning of the paths: "logs/", or "logs/HOST/" of one host
    int most = 5'000; ///< lines altogether
    int ofEach = 500; ///< lines of one file: a chatty one does not hide the others

    bool operator==(const LogQuery &) const = default;
};

struct LogHit
{
    QString path{};  ///< of the entry
    qint64 line = 0; ///< 1…
    QString text{};  ///< as TextLine::text

    bool operator==(const LogHit &) const = default;
};

/// How far it is. `hits`: those that came since it was told before.
struct LogSearchProgress
{
    QString path{}; ///< that is being read; empty: all is through
    int done = 0;   ///< files
    int files = 0;
    QList<LogHit> hits{};
};
using OnLogSearched = std::function<void(const LogSearchProgress &progress)>;

struct LogsFound
{
    QList<LogHit> hits{};   ///< by file, and by line
    int files = 0;          ///< looked through
    QStringList more{};     ///< paths with more lines than were taken
    QStringList binary{};   ///< paths of what is no text: passed over
    QStringList troubles{}; ///< "PATH: why" of what could not be read
    bool isCut = false;     ///< `most` were found, and files after it were not looked through

    bool operator==(const LogsFound &) const = default;
};

using LogOpener = std::function<Result<std::unique_ptr<QIODevice>>(const QString &path)>;

/// One file after the other, a line at a time: memory is bounded by `most` lines whatever the size. `tell` may be empty; it is
/// called in this thread. A file that cannot be read does not end it. Errors: Cancelled.
Result<LogsFound> searchLogs(const QStringList &paths, const LogOpener &open, const LogQuery &query, const OnLogSearched &tell, const std::stop_token &stop);

} // namespace warrener
