#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

/// The lines of an iCalendar text (RFC 5545), before and beside its parser: what that passes over in silence, and the zones that it takes for this machine's.
namespace warrener::ics {

inline constexpr QLatin1StringView blackoutKind{"blackout"};
/// While a text is read: the zone of all of it that an event's times were taken in. Written into no file.
inline constexpr char zoneOfAllKey[] = "ZONE-OF-ALL";

std::unexpected<Error> malformed(const QString &why);
/// At most 500 characters in one line.
QString bounded(const QString &text);
/// The text with each of its lines in one piece.
QByteArray unfolded(const QByteArray &ics);
/// The zone that a name from elsewhere means: by itself, as Windows calls it, or behind somebody's path
/// ("/freeassociation.sourceforge.net/Europe/Berlin"). Empty: none that is known here.
QByteArray knownZone(const QByteArray &name);

/// What stands in the text, as far as the parser might pass over it.
struct SeenLines
{
    qsizetype events = 0;
    qsizetype rules = 0; ///< of events that run something, or forbid runs
    /// Zone → title of one that stands in it. The parser reads what it does not know as the time of this machine.
    QHash<QString, QString> actingZones{}; ///< of events that run something, or forbid runs
    QHash<QString, QString> otherZones{};
    QSet<QString> describedZones{}; ///< their offsets stand in the text
};

/// `flat`: unfolded. What the parser passes over in silence is seen before it: a cut-off file must not look like a small one, nor a blackout of every day
/// like one of one day. Errors: Malformed; TooLarge (10,000 events, 100 zones).
Result<SeenLines> seenIn(const QByteArray &flat);
/// What acts must stand in a zone that is known by its name; of a reminder the zone that its text describes will do. Errors: Malformed.
Status checkZones(const SeenLines &seen);
/// The text with known zones by the names that the parser knows: it takes others for the time of this machine. Times that name none are put into the zone of
/// the whole text, and zoneOfAllKey says so beside them.
QByteArray withKnownZones(const QByteArray &flat);

} // namespace warrener::ics
