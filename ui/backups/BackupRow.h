#pragma once

#include "base/Clock.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

enum class BackupType : std::uint8_t;

/// What is known of the bytes of a backup.
enum class BackupTrust : std::uint8_t {
    NotYet,     ///< whole by its own word, not read back yet
    Verifying,  ///< being read
    Verified,   ///< every hash, the structure and the chain hold
    Damaged,    ///< `damaged` of `entries` do not
    BaseFaulty, ///< it is good itself, but what it builds upon is damaged or gone
    Incomplete, ///< no complete backup: a foreign, truncated or half-copied file
};

/// One backup, or one file that is none, as the list shows it.
struct BackupRow
{
    QString id;        ///< the catalogue's; of an unknown file its name
    BackupType type{}; ///< means nothing where trust is Incomplete
    QString cluster;
    TimePoint at{};   ///< begun; of an unknown file its modification
    qint64 bytes = 0; ///< of the archive
    QString parent;   ///< the backup it builds upon; empty: none
    bool cold = false;
    bool encrypted = false;
    bool outside = false; ///< a file that somebody dropped here to read; not in the catalogue
    bool copied = false;  ///< stands in the second place too
    QStringList holds;    ///< "definitions", "configuration", "logs", "messages", "data"
    int nodes = 0;        ///< brokers whose files it holds
    int proxies = 0;
    BackupTrust trust = BackupTrust::NotYet;
    TimePoint trustAt{}; ///< when that was found
    int damaged = 0;
    int entries = 0;
    QString problem;        ///< translated, why it is damaged or none: "ends in the middle"
    TimePoint restoredAt{}; ///< in a test; never: not yet
    QString restoredOn;     ///< "dr1"
    QString kept;           ///< translated, the rules that keep it: "daily, base of 3"
    bool pinned = false;
    QString pinNote;

    bool operator==(const BackupRow &) const = default;
};

} // namespace warrener
