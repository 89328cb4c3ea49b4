#pragma once

#include "base/Ids.h"
#include "base/Pending.h"
#include "record/journal/JournalFile.h"

#include <QCoroTask>
#include <QThreadPool>

#include <memory>

namespace warrener {

/// The folder of journals: `$XDG_DATA_HOME/warrener/journal`, readable by its owner only. Everything
/// that somebody did, or decided not to do, to a cluster is in it.
QString journalFolder();
/// FOLDER/CLUSTER.jsonl, which names a cluster's journal; its files are JournalSegments. `folder` empty: the XDG one.
QString journalPath(const ClusterName &cluster, const QString &folder = {});

/// Writes one cluster's journal from a thread with an event loop without ever blocking it: the
/// disk is waited for on a thread of its own, records keep the order in which they were given.
class Journal final
{
public:
    /// Makes the folder where it can; who cannot write may still read. Errors: Usage (a name that can be no file's).
    static Result<std::shared_ptr<Journal>> open(ClusterName cluster, QString folder = {});
    /// Waits for what was given to be written.
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    QString path() const { return m_file.path(); }
    /// What is written of free text from outside (README.md, “Secrets”).
    void guard(OutsideText outside) { m_file.guard(std::move(outside)); }

    /// Errors: those of JournalFile::append().
    QCoro::Task<Result<JournalRecord>> append(JournalRecord record, bool sync = true);
    /// Whether it could be written now; asked before anything is begun that needs it. Errors: those of
    /// JournalFile::tryOut().
    QCoro::Task<Status> tryOut();
    /// A decision without a run, mostly not to act. `kind`: "failover-not-done"…; `more` may be empty.
    QCoro::Task<Result<JournalRecord>> note(QString kind, QString words, QString who, QJsonObject more = {});

private:
    Journal(ClusterName cluster, const QString &path);
    template <class Work>
    auto inThread(Work work) -> QCoro::Task<decltype(work())>;

    const ClusterName m_cluster;
    JournalFile m_file;
    QThreadPool m_thread; ///< one thread; goes before the file
};

} // namespace warrener
