#pragma once

#include "record/catalogue/BackupSummary.h"

#include <cstdint>

namespace warrener {

/// Whether the second place has it, by the names and sizes there.
enum class CopyThere : std::uint8_t {
    Unknown, ///< not looked yet, or the second place does not answer
    Missing,
    Whole,
    Odd ///< of another size
};

/// One backup, or one file that is none, as the list shows it.
struct BackupRow
{
    BackupSummary backup{}; ///< of a foreign file: `id` is its name, `at` its modification
    bool outside = false;   ///< a file that somebody dropped here to read; not in the catalogue
    bool verifying = false; ///< it is being read back
    QString broken{};       ///< translated, what is wrong with its chain: "its base is not there"; empty: it holds
    int damaged = 0;        ///< entries that verify found damaged; 0: none, or not known
    int nodes = 0;          ///< brokers whose files it holds; 0: not known
    int proxies = 0;
    TimePoint restoredAt{}; ///< in a test; never: not yet
    QString restoredOn{};   ///< "dr1"
    CopyThere there = CopyThere::Unknown;
    QString kept{}; ///< translated, what keeps it: "daily, base of 3"

    bool operator==(const BackupRow &) const = default;
};

/// What a row is worth, the worst first that holds.
enum class BackupTrust : std::uint8_t {
    Incomplete, ///< no complete backup: a foreign, truncated, renamed or half-copied file, or a run that died
    Running,    ///< it is being made
    Damaged,    ///< verify found it so
    Broken,     ///< it is good itself, but what it builds upon is damaged or gone
    Verifying,
    NotYet, ///< whole by its own word, not read back yet
    Bytes,  ///< encrypted, and nobody opened it: its bytes are what was written
    Verified,
};

BackupTrust trustOf(const BackupRow &row);
/// May be restored from, as far as is known.
bool isSound(const BackupRow &row);
/// There is something in the second place `place` to be looked at, as far as is known.
bool hasCopy(const BackupRow &row, const QString &place);

} // namespace warrener
