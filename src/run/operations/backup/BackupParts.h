#pragma once

#include "base/Post.h"
#include "run/operations/OperationParts.h"
#include "run/operations/backup/BackupOperations.h"
#include "run/operations/backup/BackupWork.h"

#include <atomic>
#include <chrono>

/// What the files of the backup operations share.
namespace warrener::parts {

using WorksPtr = std::shared_ptr<BackupWorks>;

/// Of what goes through all bytes of a backup.
inline constexpr Millis longestBackupWork{std::chrono::hours{12}};

/// What disks and hosts are expected to do, for the expected duration of a step.
inline Millis expectedFor(qint64 bytes, qint64 bytesASecond)
{
    return Millis{300 + std::max<qint64>(0, bytes) * 1000 / bytesASecond};
}

namespace key {
inline constexpr QLatin1StringView backup("backup");     ///< its ID
inline constexpr QLatin1StringView folder("folder");     ///< the catalogue's; empty: the usual one
inline constexpr QLatin1StringView identity("identity"); ///< age identity file; may be empty
} // namespace key

inline QJsonObject toJson(const BackupPlace &place)
{
    return {{key::backup, place.id}, {key::folder, place.folder}};
}
inline BackupPlace placeFrom(const QJsonObject &arguments)
{
    return {.id = arguments.value(key::backup).toString(), .folder = arguments.value(key::folder).toString()};
}

/// Queues whose messages the run could not save, each with the reason. Of context.results.
QStringList failedQueues(const StepContext &context);

/// Before a run nothing is collected: a dry run asks nobody.
inline bool isDry(const StepContext &context)
{
    return context.run.isEmpty();
}
inline QJsonObject onlyWhenItRuns()
{
    return saying(QCoreApplication::translate("Backup", "looked at when it runs"));
}

/// Adds `work(works, access, arguments, context)`, a coroutine that takes its parameters by value.
template <class Work>
void add(Operations &operations, const QString &name, WorksPtr works, AccessPtr access, Work work)
{
    operations.add(name, [works = std::move(works), access = std::move(access), work](QJsonObject arguments, StepContext context) {
        return work(works, access, std::move(arguments), std::move(context));
    });
}

/// Tells a step's progress from any thread, at most five times a second. Lives in the thread of the step.
class ProgressRelay final
{
public:
    explicit ProgressRelay(const StepContext &context) : m_context(context) {}
    Q_DISABLE_COPY_MOVE(ProgressRelay)

    /// `words()` is called only where it is time to tell.
    template <class Words>
        requires std::is_invocable_r_v<QString, Words>
    void tell(double fraction, const Words &words)
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        qint64 last = m_last.load();
        constexpr qint64 pause = std::chrono::steady_clock::duration(std::chrono::milliseconds(200)).count();
        if (now - last < pause || !m_last.compare_exchange_strong(last, now))
            return;
        post(&m_there, [context = m_context, fraction, said = words()] { context.progress(fraction, said); });
    }
    void tell(double fraction, const QString &words)
    {
        tell(fraction, [&words] { return words; });
    }

private:
    const StepContext m_context;
    std::atomic<qint64> m_last = 0;
    QObject m_there;
};

void addBackupArchiveOperations(Operations &operations, WorksPtr works, AccessPtr access);
void addBackupKeepingOperations(Operations &operations, AccessPtr access);
void addBackupFileOperations(Operations &operations, WorksPtr works, AccessPtr access);
void addBackupMessageOperations(Operations &operations, WorksPtr works, AccessPtr access);

} // namespace warrener::parts
