#pragma once

#include "base/Clock.h"

#include <QList>
#include <QString>

#include <optional>

namespace warrener {

/// One file of a journal. A journal is named by the path FOLDER/CLUSTER.jsonl; its segments are
/// FOLDER/CLUSTER@2026-11.jsonl, one a month (no cluster's name holds an “@”), and before them, where
/// it was begun by a Warrener without segments, that path itself.
struct JournalSegment
{
    QString path{};
    QString month{};    ///< "2026-11"; empty: the file from before there were segments
    qint64 bytes = 0;   ///< never 0
    qint64 changed = 0; ///< when it was written last, ns since the epoch

    bool operator==(const JournalSegment &) const = default;
};

/// In order of time. Only files that hold something: an empty one was left by a crash at the turn of
/// the month, before its first record. Reads the folder.
QList<JournalSegment> journalSegments(const QString &journal);
/// The last of them.
std::optional<JournalSegment> newestSegment(const QString &journal);

/// "2026-11", in UTC.
QString journalMonth(TimePoint at);
/// `month` empty: the journal's path itself.
QString segmentPath(const QString &journal, const QString &month);
/// A file of the journal that is no segment: CLUSTER@NAME.
QString besideJournal(const QString &journal, const QString &name);

/// How far a journal goes: it changes with every record, and costs one look at the folder.
struct JournalExtent
{
    QString month{};
    qint64 bytes = -1; ///< of the newest segment; -1: never looked

    bool operator==(const JournalExtent &) const = default;
};
JournalExtent journalExtent(const QString &journal);

} // namespace warrener
