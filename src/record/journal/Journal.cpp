#include "record/journal/Journal.h"

#include "base/Post.h"
#include "cluster/AllowedNames.h"
#include "record/journal/JournalTrouble.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

using namespace Qt::StringLiterals;

namespace warrener {

QString journalFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/journal"_L1;
}

QString journalPath(const ClusterName &cluster, const QString &folder)
{
    return (folder.isEmpty() ? journalFolder() : folder) + u'/' + fileStem(cluster) + ".jsonl"_L1;
}

namespace {

/// 0, or the code of errno.
int makeFolder(const QString &folder)
{
    std::error_code trouble;
    std::filesystem::create_directories(QFile::encodeName(folder).toStdString(), trouble);
    if (trouble)
        return trouble.value();
    return ::chmod(QFile::encodeName(folder).constData(), 0700) == 0 ? 0 : errno;
}

} // namespace

Result<std::shared_ptr<Journal>> Journal::open(ClusterName cluster, QString folder)
{
    if (const Status named = checkClusterName(cluster.value); !named)
        return std::unexpected(named.error());
    if (folder.isEmpty())
        folder = journalFolder();
    // Where that fails, what can be read is still read, and who writes is told why it cannot be.
    makeFolder(folder);
    // Not make_shared: the constructor is private.
    return std::shared_ptr<Journal>(new Journal(cluster, journalPath(cluster, folder)));
}

Journal::Journal(ClusterName cluster, const QString &path) : m_cluster(std::move(cluster)), m_file(path)
{
    m_thread.setMaxThreadCount(1);
}

Journal::~Journal()
{
    m_thread.waitForDone();
}

/// In the journal's thread, in the order of the calls.
template <class Work>
auto Journal::inThread(Work work) -> QCoro::Task<decltype(work())>
{
    using Answer = decltype(work());
    const Pending<Answer> done;
    // The waiting thread's address; it lives in this frame, which outlives the work.
    QObject here;
    startIn(&m_thread, [done, work = std::move(work), address = &here]() mutable {
        Answer answer = work();
        post(address, [done, answer = std::move(answer)] { done.finish(answer); });
    });
    co_return co_await done;
}

QCoro::Task<Result<JournalRecord>> Journal::append(JournalRecord record, bool sync)
{
    return inThread([this, record = std::move(record), sync]() mutable { return m_file.append(std::move(record), sync); });
}

QCoro::Task<Status> Journal::tryOut()
{
    return inThread([this]() -> Status {
        const QString path = m_file.path();
        if (const int code = makeFolder(QFileInfo(path).path()); code != 0)
            return std::unexpected(journalTrouble(path, code));
        return m_file.tryOut();
    });
}

QCoro::Task<Result<JournalRecord>> Journal::note(QString kind, QString words, QString who, QJsonObject more)
{
    more.insert("kind"_L1, kind);
    more.insert("words"_L1, words);
    more.insert("cluster"_L1, m_cluster.value);
    return append({.at = SystemClock().now(), .kind = RecordKind::Note, .who = who, .data = more});
}

} // namespace warrener
