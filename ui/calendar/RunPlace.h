#pragma once

#include "ui/calendar/CalendarDesk.h"

namespace warrener {

/// The cluster that a run of the calendar changes, and so whose name it wants to hear.
struct RunPlace
{
    ClusterName name{};
    Environment environment = Environment::Production;
    bool isOther = false; ///< not the calendar's own

    bool operator==(const RunPlace &) const = default;
};
/// Another cluster that nothing is offered for is taken for a production one: nobody here knows better. Pure.
RunPlace placeOfRun(const QStringList &arguments, const ClusterProfile &profile, const QList<CalendarOffer> &offers);

/// What a file brings, as it may come into this calendar: what would run on another production cluster, and a drill on this one, come in as notes and say
/// so. Whose name is wanted, and who agrees as the second person, is asked where each is planned, not for all of a file at once. Pure.
QList<ImportItem> asImported(QList<ImportItem> items, const ClusterProfile &profile, const QList<CalendarOffer> &offers);
/// Nothing of it is run. Pure.
CalendarEntry asNote(CalendarEntry entry);

/// Whether an entry is of what is offered: the same drill or plan, the same kind of backup, a test in the same cluster. Pure.
bool isOfOffer(const CalendarEntry &entry, const CalendarOffer &offer);

} // namespace warrener
