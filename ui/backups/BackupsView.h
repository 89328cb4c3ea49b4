#pragma once

#include "ui/backups/BackupRow.h"

#include <QList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace warrener {

/// How far reading the catalogue has come.
enum class BackupsListing : std::uint8_t {
    Loading, ///< rows so far, `read` of `files`
    Ready,
    Unreachable ///< `problem` says why; rows are those of the last time
};

/// What the page shows beside the insides of one backup. Rows newest first.
struct BackupsView
{
    BackupsListing listing = BackupsListing::Loading;
    QString folder{};
    int read = 0;
    int files = 0;
    QString problem{}; ///< translated: the folder cannot be read, the second place does not answer (then Ready)
    QList<BackupRow> rows{};

    std::chrono::minutes rpo{0}; ///< 0: no target
    TimePoint lastGood{};        ///< the newest that is whole and not damaged; never: none
    TimePoint provenAt{};        ///< the last restore in a test that held; never: none
    QString provenOn{};
    QString keptRules{};       ///< translated: "24 hourly, 7 daily, 4 weekly, 12 monthly"
    qint64 freeBytes = -1;     ///< where the catalogue lies; −1: not known
    qint64 bytesPerDay = 0;    ///< what the last days took; 0: not known
    QString secondPlace{};     ///< as copies name it, see SecondPlace::label(); empty: none
    QString folderRemark{};    ///< translated: the folder is another than it stands in the profile; empty: it is not
    QString scheduleProblem{}; ///< translated: a timer failed or missed its time; empty: none

    bool operator==(const BackupsView &) const = default;
};

/// A backup that is being made, verified, copied, removed or consolidated.
struct BackupProgress
{
    QString run{};  ///< of the run book; empty: not a run (verify, copy)
    QString what{}; ///< translated: "Messages of payments.settle"
    TimePoint since{};
    qint64 bytes = 0;
    qint64 bytesTotal = 0; ///< 0: not known
    qint64 messages = 0;
    qint64 messagesTotal = 0;
    double bytesPerSecond = 0;
    std::optional<Millis> remaining{}; ///< empty: cannot be told yet
    bool canCancel = true;

    bool operator==(const BackupProgress &) const = default;
};

} // namespace warrener
