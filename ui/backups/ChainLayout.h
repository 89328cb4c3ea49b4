#pragma once

#include "ui/backups/BackupRow.h"

#include <QList>
#include <QMetaType>

#include <cstdint>

namespace warrener {

/// What stands on the thread of a backup.
enum class ChainMark : std::uint8_t { Full, Increment, Single, Unknown };

/// How one row draws the chains that go through it: its own mark, and the threads of its own and of others.
struct ChainCell
{
    ChainMark mark = ChainMark::Single;
    int lane = 0;       ///< of the mark, 0…
    QList<int> above{}; ///< lanes whose thread comes from the row above
    QList<int> below{}; ///< lanes whose thread goes on to the row below
    bool torn = false;  ///< its base is not in the list: the thread ends below it

    bool operator==(const ChainCell &) const = default;
};

/// A cell for each row, rows newest first. A chain is a full backup with all that builds upon it, and takes
/// the leftmost lane that is free all the way. Pure.
QList<ChainCell> chainLayout(const QList<BackupRow> &rows);

} // namespace warrener

Q_DECLARE_METATYPE(warrener::ChainCell)
