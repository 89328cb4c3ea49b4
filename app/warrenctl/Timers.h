#pragma once

#include "app/warrenctl/Options.h"
#include "look/schedule/Schedule.h"

namespace warrener::ctl {

// Commands of this program that systemd starts, for the verbs that can be scheduled.

/// The profile's file as the timer needs it, which starts in another folder and without this environment; empty: the
/// cluster of the configuration folder.
QString timerProfileFile(const Options &options);
/// Translated: which timer of the same id it takes the place of, where that one says something else; empty: none. Pure.
QString replacedWords(const QList<ScheduledCommand> &timers, const ScheduledCommand &wanted);
/// Writes it and starts it; says what it takes the place of; where systemd does not start it, nothing of it is left. Errors: those of Schedule.
Status startTimer(const ScheduledCommand &wanted);
/// Says where timers do not always run, and what would help.
void tellWhenNotRun();
/// Stops it and removes its files, which start nothing once they are gone, also where systemd cannot be asked.
Status stopTimer(const QString &id);

} // namespace warrener::ctl
