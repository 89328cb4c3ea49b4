#pragma once

#include "record/catalogue/BackupDiff.h"

#include <cstdint>

namespace warrener {

enum class DiffOf : std::uint8_t { Object, File, Queue };

/// One thing that is not the same on both sides.
struct DiffRow
{
    DiffKind kind = DiffKind::Changed;
    DiffOf of = DiffOf::Object;
    qsizetype at = 0;  ///< in the list of its kind
    QString section{}; ///< translated: "Queues", "Files"
    QString vhost{};
    QString name{};
    QString brief{}; ///< "max-length 100000 → not set", "+3 −1 lines"

    bool operator==(const DiffRow &) const = default;
};

/// All that differs, objects first, then messages, then files. Pure.
QList<DiffRow> diffRows(const BackupDiff &diff);

} // namespace warrener
