#include "app/warrenctl/CalendarWish.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Verb calendarVerb()
{
    const auto wish = std::make_shared<CalendarWish>();
    const VerbOption days{.name = u"days"_s,
                          .value = u"N"_s,
                          .words = QCoreApplication::translate("warrenctl", "So many days ahead, 1–366 (default: 31)."),
                          .take = [wish](Options &, const QString &said) -> Status {
                              const Result<int> number = wholeNumber(said, 1, 366, QCoreApplication::translate("warrenctl", "--days takes 1 to 366"));
                              if (!number)
                                  return std::unexpected(number.error());
                              wish->days = *number;
                              return {};
                          }};
    const auto argument = [wish](const QString &value, const QString &words, QString CalendarWish::*field, Completes completes) {
        return VerbArgument{.value = value,
                            .words = words,
                            .take = sets([wish, field](Options &, const QString &said) { (*wish).*field = said; }),
                            .completes = completes,
                            .isRequired = true};
    };
    return {
        .name = u"calendar"_s,
        .words = QCoreApplication::translate("warrenctl", "Drills, restore tests, rehearsals, diagnosis runs and backups that are planned, and blackouts."),
        .details = QCoreApplication::translate(
            "warrenctl",
            "The window's page “Drills” plans them. They run by timers of the user's systemd, with or without the window, each at its time: one that "
            "was missed is not run late, and none begins in a blackout.\n\nThe calendar is $XDG_DATA_HOME/warrener/calendar/CLUSTER.ics, which "
            "other programs can read. After it was written by another program, “calendar renew” writes the timers."),
        .verbs = {{.name = u"list"_s,
                   .words = QCoreApplication::translate("warrenctl", "What is planned."),
                   .options = {days},
                   .run = [wish](const Errand &errand) { return listCalendar(errand, *wish); }},
                  {.name = u"run"_s,
                   .words = QCoreApplication::translate("warrenctl", "Runs an entry if it is due now and no blackout holds: what its timer starts."),
                   .argument = argument(u"ENTRY"_s, QCoreApplication::translate("warrenctl", "An entry's id, as “calendar list” shows it."),
                                        &CalendarWish::entry, Completes::Nothing),
                   .run = [wish](const Errand &errand) { return runCalendarEntry(errand, *wish); }},
                  {.name = u"remind"_s,
                   .words = QCoreApplication::translate("warrenctl",
                                                        "Reminds of an entry, by a notice of the desktop and the profile's webhook: what its timer starts."),
                   .argument = argument(u"ENTRY"_s, QCoreApplication::translate("warrenctl", "An entry's id, as “calendar list” shows it."),
                                        &CalendarWish::entry, Completes::Nothing),
                   .run = [wish](const Errand &errand) { return remindOfEntry(errand, *wish); }},
                  {.name = u"renew"_s,
                   .words = QCoreApplication::translate("warrenctl", "Writes and starts the timers as the calendar says."),
                   .run = [](const Errand &errand) { return renewCalendar(errand); }},
                  {.name = u"export"_s,
                   .words = QCoreApplication::translate("warrenctl", "Writes it as an .ics file."),
                   .argument = argument(u"FILE"_s, QCoreApplication::translate("warrenctl", "The file."), &CalendarWish::file, Completes::File),
                   .run = [wish](const Errand &errand) { return exportCalendar(errand, *wish); }}},
    };
}

} // namespace warrener::ctl
