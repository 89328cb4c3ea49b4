#pragma once

#include "base/Result.h"
#include "record/calendar/CalendarEntry.h"

#include <QByteArray>

namespace warrener {

// iCalendar (RFC 5545). What is ours stands in X-WARRENER-… properties: KIND, COMMAND (a JSON list of warrenctl's words, without
// the cluster), OWNER, TOUCHES, SINCE, START; other programs show the rest and keep these.

/// Times in a zone that is not known here are refused, as nobody can tell when they are: of what runs, or forbids runs, the zone must be known by its name
/// (as Windows calls it, too); of a note it may be described by the text. A time without a zone is one of the zone that the text names for all of it
/// (X-WR-TIMEZONE), else the local one; so are whole days, but for a note's where that zone is not known.
///
/// At most `most` bytes, 10,000 events. All events are taken: one without a kind of ours is a note, one with a command that no
/// calendar may start as well. Errors: TooLarge, Malformed (nothing of it is to be trusted then).
Result<RunCalendar> calendarFromIcs(const QByteArray &ics, qsizetype most = 8 << 20);
/// `base`: the text that it was read from, of which everything stays that is not said here; empty: a new one. What stands in it
/// as an event and not in the calendar is gone. Errors: as above, of `base`.
Result<QByteArray> calendarToIcs(const RunCalendar &calendar, const QByteArray &base = {});

/// The same to be handed on: without the words of consent. Whoever takes it in agrees by themselves, and who agreed here is nobody's business
/// there.
Result<QByteArray> calendarForOthers(RunCalendar calendar, const QByteArray &base = {});

/// What a foreign file would bring: known commands without the words of consent, so that they do not run until a person says
/// so. At most 2 MiB; errors as above.
struct ImportItem
{
    std::optional<CalendarEntry> entry{};
    std::optional<Blackout> blackout{};
    bool isKnown = false;    ///< the calendar has one with this id, which it takes the place of
    bool wantsToRun = false; ///< it has a command
    QString remark{};        ///< translated: why it comes in otherwise than it stands there; may be empty

    bool operator==(const ImportItem &) const = default;
};
/// Bytes of a file of another program.
inline constexpr qsizetype largestImport = 2 << 20;
/// What such a file would bring, entries before blackouts; pure. Errors: Malformed, TooLarge.
Result<QList<ImportItem>> importable(const QByteArray &ics, const RunCalendar &calendar);

} // namespace warrener
