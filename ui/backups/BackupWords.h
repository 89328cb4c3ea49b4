#pragma once

#include "ui/backups/BackupsView.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

namespace warrener {

/// What people read of backups, in one place.
namespace backupwords {

QString dayAndTime(TimePoint at, TimePoint now);           ///< "17 March 02:00"; with the year where it is another
QString clock(TimePoint at);                               ///< "02:00"
QString title(const BackupSummary &backup, TimePoint now); ///< "Full, 17 March 02:00"
QString type(const BackupSummary &backup);                 ///< "Configuration"; of what is none "Unknown file"
/// "changes since 13:00", "3 brokers, 2 proxies", or the names of its parts; of what is none why.
QString holds(const BackupRow &row, const BackupRow *parent);
QString parts(const QList<BackupPart> &parts); ///< "definitions, messages"

struct Trust
{
    GlyphKind glyph = GlyphKind::NoData;
    QString words{}; ///< "Damaged, 1 of 214"
    QString why{};   ///< for the tool tip; empty: nothing more to say
};
Trust trust(const BackupRow &row, TimePoint now);
/// Whether the second place `place` has it, and when it was looked at there: "Verified 02:09", "Verified 16 March 02:09". No words: nothing to say.
Trust copyThere(const BackupRow &row, const QString &place, TimePoint now);
QString restored(const BackupRow &row, TimePoint now); ///< "04:10 on dr1", "not yet", "no", "never"

/// Whether the newest good backup is young enough.
struct Rpo
{
    GlyphKind glyph = GlyphKind::NoData;
    Level level = Level::Ok;
    QString title{};  ///< "Within RPO"
    QString text{};   ///< "newest good backup 32 min old"
    QString target{}; ///< "target 60 min"; empty: none
    double share = 0; ///< of the bar
    double limit = 0; ///< likewise; 0: none
};
Rpo rpo(const BackupsView &view, TimePoint now);

QString proven(const BackupsView &view, TimePoint now);
QString freeSpace(const BackupsView &view);

/// The worst level of the page and how much is that bad; for the rail.
struct Worst
{
    Level level = Level::Ok;
    int count = 0;
    bool operator==(const Worst &) const = default;
};
Worst worst(const BackupsView &view, TimePoint now);

/// "the member that was read stood still for 4.2 ms", and how long in all where it was looked at more than once; empty: not known.
QString stoodStill(const StoodStill &stoodStill);
/// Of all queues of a backup: "for 4.2 ms at once at most (orders), 12 ms in all"; empty: not known.
QString stoodStill(const BackupManifest &manifest);
QString sentence(const Error &error); ///< message and, where there is more, what the other side said

} // namespace backupwords

} // namespace warrener
