#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <cstdint>

namespace warrener {

enum class RecordKind : std::uint8_t {
    Unknown,      ///< of a newer Warrener; `kindId` of the record says which
    RunStarted,   ///< data: plan, whole; why
    GuardRefused, ///< data: guard, words, reason, overridable, and detail where there is more
    Overridden,   ///< data: guard, reason, why
    LeaseTaken,   ///< data: where
    LeaseLost,    ///< data: reason; the run goes on unless somebody else took it
    Recovered,    ///< another process goes on with the run; data: direction "finish" or "undo"
    StepIntent,   ///< written and synced before the step acts; data: attempt (1…)
    StepKept,     ///< what a step wants to know again after a crash; data: kept
    Retrying,     ///< an attempt failed, another follows; data: error, pauseMs
    StepDone,     ///< data: result, tookMs; probed: true where only the probe knows
    StepFailed,   ///< data: error, tookMs; effect: "none" where surely nothing was changed
    StepSkipped,  ///< data: reason
    Asked,        ///< a person is asked; data: words
    Answered,     ///< data: yes, note; simulated: true where nobody was there
    UndoIntent,   ///< data: attempt
    UndoDone,     ///< data: tookMs; result: what the way back says it did, and what it left
    UndoFailed,   ///< data: error
    UndoSkipped,  ///< data: reason
    Paused,
    Resumed,
    AbortAsked, ///< data: why, undo
    Sample,     ///< what the run does to clients, measured; data: as of RunSample; with a step: what that one measures. Not synced by itself
    Output,     ///< a line that a step wrote; data: line. Not synced by itself
    Progress,   ///< only shown, never written; data: fraction (0–1, or negative), words
    RunEnded,   ///< data: verdict, error, tookMs
    Note,       ///< without a run: a decision, mostly not to act; data: kind, words, more
    Repaired,   ///< the file's end was damaged and set aside; data: bytes, file
};

/// A stable, untranslated id: "step-intent".
QString toId(RecordKind kind);
RecordKind recordKindFromId(const QString &id);

/// One line of the journal, and one event of a run that is under way. Holds no secret.
struct JournalRecord
{
    qint64 number = 0; ///< 1… in its journal; 0: not written
    TimePoint at{};
    QString run{}; ///< empty: no run
    RecordKind kind = RecordKind::Unknown;
    QString step{}; ///< a step's id; empty: speaks of the run
    QString who{};  ///< "ops@console"; empty: the program by itself
    QJsonObject data{};
    QString kindId{}; ///< set for Unknown only

    bool operator==(const JournalRecord &) const = default;
};

/// What a journal's first record names as the hash before it.
QByteArray noHash();

/// The record as a line without its end, with `prev` (64 hex digits) in it and its own SHA-256 as
/// the last key. The hash is over the line's bytes with the hash taken out.
QByteArray toLine(const JournalRecord &record, const QByteArray &prev);

/// A line as read: the record and its place in the chain.
struct JournalLine
{
    JournalRecord record;
    QByteArray prev;
    QByteArray hash; ///< as the line says
};

/// Reads a line without its end and checks that its hash is right. Errors: Malformed, with the
/// place in the detail.
Result<JournalLine> lineFromText(const QByteArray &line);

} // namespace warrener
