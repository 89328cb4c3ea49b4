#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/Event.h"
#include "cluster/Level.h"
#include "cluster/Snapshot.h"

#include <QList>

namespace warrener {

/// One thing that is wrong or worth knowing, judged from a snapshot.
struct Finding
{
    QString id; ///< stable: "node.stopped", "node.frozen", "host.unreachable", "alarm.disk", …
    Level level = Level::Note;
    Subject subject;
    QString title;        ///< translated, bold: "Node down"
    QString text;         ///< translated, what stands after it: "rabbit@broker2 does not run; its host answers"
    TimePoint since{};    ///< never: not known
    int cause = -1;       ///< index in Assessment::findings of what explains it; −1: a cause itself
    int count = 1;        ///< how many things it stands for: queues, …
    bool isLeast = false; ///< there may be more: not all were asked

    bool operator==(const Finding &) const = default;
};

/// State of one node, host or proxy in a word, for its tile and its row.
struct SubjectState
{
    Subject subject;
    Level level = Level::Unknown;
    QString id;   ///< stable: "in-service", "draining", "stopped", "frozen", "unreachable", …
    QString word; ///< translated: "In service", "Down, disk full", "No answer"

    bool operator==(const SubjectState &) const = default;
};

/// The verdict on a snapshot: first what costs clients most (Toll.h), then by level; causes before their symptoms.
struct Assessment
{
    Level level = Level::Unknown;
    QString word;            ///< of the header's pill: by OverallStatus.h: "Healthy", "Warning", "Unhealthy", "Critical", "No data"; or "Asking"
    QString headline;        ///< "Unhealthy: broker2 is down because its disk is full"
    QString line;            ///< the sentence under it
    QString brief;           ///< beside the header's pill: "1 node down, 41 queues short of a member"
    QList<Finding> findings; ///< causes in that order, each followed by its symptoms
    QList<SubjectState> states;

    /// Unknown with an empty word where the subject is not in the snapshot.
    SubjectState stateOf(SubjectKind kind, const QString &name) const;
    int count(Level level) const;

    bool operator==(const Assessment &) const = default;
};

/// Pure: looks only at the snapshot, whose `at` is its now, and at how the backups stand.
Assessment assess(const Snapshot &snapshot, const BackupStanding &backups = {});

} // namespace warrener
