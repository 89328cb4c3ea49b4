#include "app/warrenctl/DrillWish.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "base/Units.h"
#include "plan/drill/DrillLibrary.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

using DrillWishPtr = std::shared_ptr<DrillWish>;

QList<VerbOption> drillOptions(const DrillWishPtr &wish)
{
    return {
        textOption(u"mode"_s, u"MODE"_s, QCoreApplication::translate("warrenctl", "Which way to make the fault (default: the drill's first)."),
                   [wish](const QString &said) { wish->request.mode = said; }),
        textOption(
            u"node"_s, u"NODE"_s, QCoreApplication::translate("warrenctl", "A node to make it on, by its whole or short name (default: the profile's last)."),
            [wish](const QString &said) { wish->nodes.append(said); }, Completes::Node, true),
        textOption(
            u"proxy"_s, u"NAME"_s, QCoreApplication::translate("warrenctl", "A proxy to make it on (default: the profile's last)."),
            [wish](const QString &said) { wish->proxies.append(said); }, Completes::Nothing, true),
        {.name = u"duration"_s,
         .value = u"SECONDS"_s,
         .words = QCoreApplication::translate("warrenctl", "How long the fault lasts (default: as the drill says)."),
         .take = [wish](Options &, const QString &said) -> Status {
             const Result<int> read = wholeNumber(said, 5, 86'400, QCoreApplication::translate("warrenctl", "--duration takes 5 to 86400 seconds"));
             if (!read)
                 return std::unexpected(read.error());
             wish->request.seconds = std::chrono::seconds{*read};
             return {};
         }},
        textOption(u"approved-by"_s, u"NAME"_s,
                   QCoreApplication::translate("warrenctl", "Of a production cluster: the second person who agrees, by their own name."),
                   [wish](const QString &said) { wish->request.approver = said; }),
        textOption(u"approver"_s, u"NAME"_s, QCoreApplication::translate("warrenctl", "As --approved-by, which is its name today."),
                   [wish](const QString &said) { wish->request.approver = said; }),
    };
}

VerbArgument drillArgument(const DrillWishPtr &wish, const QString &value, const QString &words)
{
    return {.value = value, .words = words, .take = sets([wish](Options &, const QString &said) { wish->what = said; })};
}

/// A verb that needs to be told which drill.
std::function<Status(const Options &)> needsDrill(const DrillWishPtr &wish, bool orPlan = false)
{
    return [wish, orPlan](const Options &options) -> Status {
        if (wish->what.isEmpty() == (!orPlan || options.change.planFile.isEmpty()))
            return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "Which drill? “drill list” names them"));
        return {};
    };
}

} // namespace

Verb drillVerb()
{
    const auto wish = std::make_shared<DrillWish>();
    const QString idWords = QCoreApplication::translate("warrenctl", "A drill's id.");
    const VerbOption planFile{.name = u"plan"_s,
                              .value = u"FILE"_s,
                              .words = QCoreApplication::translate("warrenctl", "Run this saved plan instead of a new one."),
                              .take = text(&ChangeOptions::planFile),
                              .completes = Completes::File};
    return {
        .name = u"drill"_s,
        .words = QCoreApplication::translate("warrenctl", "Makes faults on purpose, measures what becomes of messages, and takes the faults back."),
        .details = QCoreApplication::translate(
            "warrenctl",
            "Before a fault is made its way back is armed on the target itself, by a timer of systemd there, and read back: it fires although this console is "
            "killed, unplugged or asleep. Numbered messages flow through the proxies meanwhile. A condition that does not hold, Ctrl+C or “drill stop” takes "
            "everything back at once.\n\nOwn drills are files in $XDG_DATA_HOME/warrener/drills; “drill show ID --format json” prints one to begin with."),
        .verbs =
            {{.name = u"list"_s,
              .words = QCoreApplication::translate("warrenctl", "The drills that can be run."),
              .run = [](const Errand &) { return listDrills(); }},
             {.name = u"show"_s,
              .words = QCoreApplication::translate("warrenctl", "One drill: what it does, expects and watches."),
              .argument = drillArgument(wish, u"ID"_s, idWords),
              .check = needsDrill(wish),
              .run = [wish](const Errand &) { return showDrill(*wish); }},
             {.name = u"check"_s,
              .words = QCoreApplication::translate("warrenctl", "Whether it could be run now; of a document's file, whether it is one. Changes nothing."),
              .details = QCoreApplication::translate("warrenctl", "Without a drill all documents are read, shipped ones and own ones; no cluster is asked."),
              .options = drillOptions(wish),
              .argument = drillArgument(wish, u"ID|FILE"_s, QCoreApplication::translate("warrenctl", "A drill's id, or the file of an own one.")),
              // How it is to be made is said of one.
              .check = [wish](const Options &options) -> Status {
                  const bool isPlain = wish->request == DrillRequest() && wish->nodes.isEmpty() && wish->proxies.isEmpty();
                  return isPlain ? Status() : needsDrill(wish)(options);
              },
              .run = [wish](const Errand &errand) { return checkDrill(errand, *wish); }},
             {.name = u"run"_s,
              .words = QCoreApplication::translate("warrenctl", "Runs it to its verdict: exit code 0 passed, 1 failed or inconclusive."),
              .options =
                  drillOptions(wish)
                  + QList<VerbOption>{planFile, textOption(u"due"_s, u"CALENDAR"_s,
                                                           QCoreApplication::translate("warrenctl", "What a timer says: run only if this time, as systemd's "
                                                                                                    "OnCalendar, was within the last five minutes."),
                                                           [wish](const QString &said) { wish->due = said; })}
                  + runOptions(),
              .argument = drillArgument(wish, u"ID"_s, idWords),
              .check =
                  [wish](const Options &options) {
                      const Status needs = needsDrill(wish, true)(options);
                      return needs ? checkOverrides(options) : needs;
                  },
              .run = [wish](const Errand &errand) { return runDrill(errand, *wish); }},
             {.name = u"stop"_s,
              .words = QCoreApplication::translate("warrenctl", "Stops every drill at once, takes back what a killed one left."),
              .options = {switchOption(u"hold"_s, QCoreApplication::translate("warrenctl", "And let none begin until --release."),
                                       [wish] { wish->hold = true; }),
                          switchOption(u"release"_s, QCoreApplication::translate("warrenctl", "Drills may begin again."), [wish] { wish->release = true; }),
                          whyOption()},
              .check = [wish](const Options &) { return notTogether(wish->hold, wish->release, u"hold"_s, u"release"_s); },
              .run = [wish](const Errand &errand) { return stopDrills(errand, *wish); }},
             {.name = u"schedule"_s,
              .words = QCoreApplication::translate("warrenctl", "Runs it by a timer of systemd. A time that is missed is left out."),
              .options = drillOptions(wish)
                         + QList<VerbOption>{textOption(u"schedule"_s, u"CALENDAR"_s,
                                                        QCoreApplication::translate("warrenctl", "When, as systemd's OnCalendar: Sat *-*-* 06:00."),
                                                        [wish](const QString &said) { wish->schedule = said; }),
                                             textOption(u"name"_s, u"NAME"_s,
                                                        QCoreApplication::translate("warrenctl", "A drill may have several timers, each by a name of its "
                                                                                                 "own: for other times, targets or modes."),
                                                        [wish](const QString &said) { wish->name = said.trimmed(); }),
                                             switchOption(u"unschedule"_s, QCoreApplication::translate("warrenctl", "Remove the timer again."),
                                                          [wish] { wish->unschedule = true; })}
                         + confirmOptions(),
              .argument = drillArgument(wish, u"ID"_s, idWords),
              .check = [wish](const Options &options) -> Status {
                  if (const Status needs = needsDrill(wish)(options); !needs)
                      return needs;
                  if (wish->schedule.trimmed().isEmpty() == !wish->unschedule)
                      return failure(ErrorKind::Usage,
                                     QCoreApplication::translate("warrenctl", "drill schedule needs either --schedule CALENDAR or --unschedule"));
                  return {};
              },
              .run = [wish](const Errand &errand) { return scheduleDrill(errand, *wish); }},
             {.name = u"schema"_s,
              .words = QCoreApplication::translate("warrenctl", "The JSON schema of such a file, for editors and reviews; asks no broker."),
              .run = [](const Errand &) -> Outcome { return schemaReport(drillSchema()); }},
             {.name = u"report"_s,
              .words = QCoreApplication::translate("warrenctl", "What runs of drills came to; of one run, with its figures."),
              .options = {textOption(
                  u"out"_s, u"FILE"_s, QCoreApplication::translate("warrenctl", "Also write it to this file: .json, .html or .pdf."),
                  [wish](const QString &said) { wish->out = said; }, Completes::File)},
              .argument =
                  drillArgument(wish, u"RUN"_s, QCoreApplication::translate("warrenctl", "A run's id, or a drill's for its newest run (default: a list).")),
              .run = [wish](const Errand &errand) { return reportDrill(errand, *wish); }}},
    };
}

} // namespace warrener::ctl
