#pragma once

#include "base/OutsideText.h"
#include "record/journal/JournalRecord.h"
#include "record/journal/JournalSegments.h"

#include <mutex>

namespace warrener {

/// One cluster's journal for writing: JSON lines, only ever appended to, each chained to the one
/// before. Blocks (disk, the lock of another process): for worker threads. Any thread, any number
/// of processes.
///
/// A record goes into the segment of its month (see JournalSegment), or into the newest one where
/// that is of a later month, since a clock may be set back. The first record of a segment is chained
/// to the last one of the segment before, which is on the disk before.
///
/// A damaged end of the newest segment (a line cut off by a crash, or one whose hash is wrong) is copied into a file
/// beside (NAME.damaged-TIME), taken off and told by a Repaired record: nothing is lost, and a
/// journal never keeps an operator from acting.
class JournalFile final
{
public:
    /// `journal`: the path that names it. `patience`: how long another process may hold the journal.
    explicit JournalFile(QString journal, Millis patience = Millis{5000});
    Q_DISABLE_COPY_MOVE(JournalFile)

    /// The path that names the journal.
    QString path() const { return m_path; }

    /// What is written of free text from outside. Nothing else of a record is ever changed.
    void guard(OutsideText outside);

    /// Writes the record and gives it back as it was given, with its number. `sync`: it is on the disk when this
    /// returns (the folder too, where the file is new); one that cannot be synced is not there. Errors: Io (journalTrouble()), TooLarge (over 8 MiB,
    /// or more than could be read again).
    Result<JournalRecord> append(JournalRecord record, bool sync = true);

    /// Whether records could be written now: the lock can be had, the file be opened, and there is room for a
    /// run's records. Leaves nothing behind. Errors: Io, in words of what can be done about it.
    Status tryOut();

private:
    struct End
    {
        qint64 size = 0; ///< bytes of sound lines
        qint64 number = 0;
        QByteArray hash = noHash();
    };

    template <class Work>
    auto locked(Work work) -> decltype(work());
    Status tryRoom() const;
    Result<JournalRecord> appendLocked(JournalRecord record, bool sync);
    Result<End> endOf(const JournalSegment &segment, int newest);
    Result<End> repair(int file, const QString &path, qint64 bytes, End end);
    Status write(int file, const QString &path, JournalRecord &record, End &end);
    std::unexpected<Error> notSynced(int file, const QString &path, qint64 before);

    const QString m_path;
    const Millis m_patience;
    std::mutex m_mutex;
    OutsideText m_outside;
    quint64 m_inode = 0; ///< m_end speaks of this file
    End m_end;
    qint64 m_synced = 0;   ///< of its bytes so many are on the disk, as far as this process answers for them
    bool m_unsure = false; ///< a sync has failed: those behind may be gone, whatever the next one says
};

} // namespace warrener
