#pragma once

#include "record/calendar/CalendarEntry.h"

namespace warrener {

/// The kind of the one command that this is; nothing where it is none that a calendar may start: verbs and options are those
/// listed here, whatever stands in a file.
std::optional<CalendarKind> kindOfCommand(const QStringList &arguments);
/// By its verb alone: of a timer that a person has made elsewhere, to be shown.
std::optional<CalendarKind> kindOfVerb(const QStringList &arguments);
/// Whose name such a run wants to hear: of a restore test the cluster that it restores into, else `cluster`; empty: it asks for none.
QString confirmedName(const QStringList &arguments, const QString &cluster);
/// Of a restore test: the other cluster that it restores into, by its name; empty: the calendar's own, or it is none.
QString testedIn(const QStringList &arguments);
/// With the words by which a person who plans it consents, and `approver`, a second one, where that is said.
QStringList withConsent(const QStringList &arguments, const QString &cluster, const QString &approver = {});
/// The second person whom the command names; empty: none.
QString approverIn(const QStringList &arguments);
bool hasConsent(const QStringList &arguments);
/// As warrenctl takes them: a diagnosis and a backup ask for no consent, and know no word for it.
QStringList asRun(const QStringList &arguments);
/// Without the words by which a person consents: --yes, --confirm, --approved-by.
QStringList withoutConsent(const QStringList &arguments);

} // namespace warrener
