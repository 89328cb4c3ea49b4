#include "record/journal/Journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

QString journalFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/journal"_L1;
}

QString journalPath(const ClusterName &cluster, const QString &folder)
{
    return (folder.isEmpty() ? journalFolder() : folder) + u'/' + cluster.value + ".jsonl"_L1;
}

Result<std::shared_ptr<Journal>> Journal::open(ClusterName cluster, QString folder)
{
    if (const Status named = checkClusterName(cluster.value); !named)
        return std::unexpected(named.error());
    if (folder.isEmpty())
        folder = journalFolder();
    const bool made = QDir().mkpath(folder) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!made)
        return failure(ErrorKind::Io, QCoreApplication::translate("Journal", "The folder %1 cannot be made").arg(folder));
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

QCoro::Task<Result<JournalRecord>> Journal::append(JournalRecord record, bool sync)
{
    const Pending<Result<JournalRecord>> written;
    // The waiting thread's address; it lives in this frame, which outlives the work.
    QObject here;
    m_thread.start([this, written, sync, record = std::move(record), address = &here] {
        Result<JournalRecord> result = m_file.append(record, sync);
        QMetaObject::invokeMethod(address, [written, result = std::move(result)] { written.finish(result); }, Qt::QueuedConnection);
    });
    co_return co_await written;
}

QCoro::Task<Result<JournalRecord>> Journal::note(QString kind, QString words, QString who, QJsonObject more)
{
    more.insert("kind"_L1, kind);
    more.insert("words"_L1, words);
    more.insert("cluster"_L1, m_cluster.value);
    return append({.at = SystemClock().now(), .kind = RecordKind::Note, .who = who, .data = more});
}

} // namespace warrener
