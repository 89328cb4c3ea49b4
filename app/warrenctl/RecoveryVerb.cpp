#include "app/warrenctl/Json.h"
#include "app/warrenctl/RecoveryWishes.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr qsizetype longestPerson = 80;

using RecoveryOrderPtr = std::shared_ptr<RecoveryOrder>;

VerbArgument planArgument(const RecoveryOrderPtr &order, bool isRequired, bool isRepeatable)
{
    return {.value = u"PLAN"_s,
            .words = QCoreApplication::translate("warrenctl", "A plan's id, as “recovery list” shows it, or a file."),
            .take = sets([order](Options &, const QString &said) { order->named.append(said); }),
            .completes = Completes::File,
            .isRequired = isRequired,
            .isRepeatable = isRepeatable};
}

VerbArgument idArgument(const RecoveryOrderPtr &order)
{
    return {.value = u"PLAN"_s,
            .words = QCoreApplication::translate("warrenctl", "A plan's id, as “recovery list” shows it."),
            .take = sets([order](Options &, const QString &said) { order->named.append(said); }),
            .isRequired = true};
}

/// Which of the older versions; not “--version”, which is the program's own.
VerbOption versionOption(const RecoveryOrderPtr &order, const QString &words)
{
    return textOption(u"older"_s, u"VERSION"_s, words, [order](const QString &said) { order->version = said; });
}

VerbOption sinceOption(const RecoveryOrderPtr &order)
{
    return {.name = u"since"_s,
            .value = u"TIME"_s,
            .words = QCoreApplication::translate("warrenctl", "When the disaster began, ISO 8601 (default: now): the time to recovery is measured from there."),
            .take = [order](Options &, const QString &said) -> Status {
                const QDateTime at = QDateTime::fromString(said, Qt::ISODateWithMs);
                if (!at.isValid())
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--since takes a time such as 2026-03-17T10:04:00Z"));
                order->since = fromDateTime(at);
                return {};
            }};
}

VerbOption roleOption(const RecoveryOrderPtr &order)
{
    QStringList ids;
    for (const RecoveryRole role : allRecoveryRoles())
        ids.append(toId(role));
    const QString known = ids.join(u", "_s);
    return {.name = u"role"_s,
            .value = u"ROLE=PERSON"_s,
            .words = QCoreApplication::translate("warrenctl", "Who has this role in this run, for the journal and the report: %1.").arg(known),
            .take = [order, ids, known](Options &, const QString &said) -> Status {
                const QString role = said.section(u'=', 0, 0).trimmed();
                const QString person = said.section(u'=', 1).trimmed();
                if (!ids.contains(role) || person.isEmpty() || person.size() > longestPerson)
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--role takes ROLE=PERSON, where ROLE is one of %1").arg(known));
                order->roles.insert(role, person);
                return {};
            },
            .isRepeatable = true};
}

QList<VerbOption> runRecoveryOptions(const RecoveryOrderPtr &order)
{
    return {
        textOption(
            u"node"_s, u"NODE"_s, QCoreApplication::translate("warrenctl", "The node that it is about (default: the one that does not serve)."),
            [order](const QString &said) { order->node = said; }, Completes::Node),
        {.name = u"rehearse"_s,
         .words = QCoreApplication::translate(
             "warrenctl",
             "At the table: asks at each step what you would do; no cluster is asked or touched. With nobody at a terminal it earns no readiness."),
         .take = sets([order](Options &, const QString &) { order->rehearse = true; })},
        textOption(
            u"on"_s, u"PROFILE"_s,
            QCoreApplication::translate("warrenctl", "With --rehearse: on this standby, every step in earnest. Nothing that it names may be this cluster's."),
            [order](const QString &said) { order->on = said; }, Completes::File),
        sinceOption(order),
        roleOption(order),
        textOption(
            u"backup"_s, u"ID"_s, QCoreApplication::translate("warrenctl", "Of a plan that restores: this backup, or a file (default: the newest good one)."),
            [order](const QString &said) { order->backup = said; }, Completes::File),
        textOption(
            u"folder"_s, u"DIR"_s, QCoreApplication::translate("warrenctl", "The backups' folder (default: as the profile says)."),
            [order](const QString &said) { order->folder = fromEverywhere(said); }, Completes::File),
        answerOption(),
        {.name = u"plan"_s,
         .value = u"FILE"_s,
         .words = QCoreApplication::translate("warrenctl", "Run this saved plan instead of a new one."),
         .take = text(&ChangeOptions::planFile),
         .completes = Completes::File}};
}

} // namespace

Verb recoveryVerb()
{
    const auto order = std::make_shared<RecoveryOrder>();
    Verb run{.name = u"run"_s,
             .words = QCoreApplication::translate("warrenctl", "Runs a plan, or rehearses it."),
             .details = QCoreApplication::translate(
                 "warrenctl", "What can be decided by looking decides itself; what only people can do is asked for on the terminal, and is "
                              "refused where there is none, unless --answer said it before."),
             .options = runRecoveryOptions(order) + runOptions(),
             .argument = planArgument(order, false, false),
             .check = [order](const Options &options) -> Status {
                 if (const Status checked = checkOverrides(options); !checked)
                     return checked;
                 if (order->named.isEmpty() == options.change.planFile.isEmpty())
                     return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "recovery run needs either a plan's id or --plan FILE"));
                 if (!order->roles.isEmpty() && !options.change.planFile.isEmpty())
                     return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--role belongs to a new plan: a saved one has its people"));
                 if (!order->on.isEmpty() && !order->rehearse)
                     return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--on belongs to --rehearse"));
                 return {};
             },
             .run = [order](const Errand &errand) { return runRecovery(errand, *order); }};
    Verb report{.name = u"report"_s,
                .words = QCoreApplication::translate("warrenctl", "What a run or a rehearsal came to: timeline, times, measured RTO and RPO."),
                .options = {textOption(
                                u"out"_s, u"FILE"_s, QCoreApplication::translate("warrenctl", "Write it to a file, by its end: .json, .html or .pdf."),
                                [order](const QString &said) { order->out.append(said); }, Completes::File, true),
                            VerbOption{.name = u"lessons"_s,
                                       .value = u"TEXT"_s,
                                       .words = QCoreApplication::translate("warrenctl", "Keep in the journal what was learned of it; the latest counts."),
                                       .take = [order](Options &, const QString &said) -> Status {
                                           order->lessons = said.trimmed();
                                           if (order->lessons.isEmpty())
                                               return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--lessons takes a text"));
                                           return {};
                                       }}},
                .argument = VerbArgument{.value = u"RUN"_s,
                                         .words = QCoreApplication::translate("warrenctl", "A run's id (default: the newest recovery or rehearsal)."),
                                         .take = sets([order](Options &, const QString &said) { order->named.append(said); })},
                .run = [order](const Errand &errand) { return reportRecovery(errand, *order); }};
    return {
        .name = u"recovery"_s,
        .words = QCoreApplication::translate("warrenctl", "Recovery plans: how ready you are, and runbooks that run."),
        .verbs = {{.name = u"list"_s,
                   .words = QCoreApplication::translate("warrenctl", "The plans with their targets, what was measured, and how ready you are; asks no broker."),
                   .run = [](const Errand &errand) { return listRecovery(errand); }},
                  {.name = u"show"_s,
                   .words = QCoreApplication::translate("warrenctl", "One plan, step by step."),
                   .options = {versionOption(
                       order, QCoreApplication::translate("warrenctl", "An older version, as “recovery versions” names it (default: the present one)."))},
                   .argument = planArgument(order, true, false),
                   .run = [order](const Errand &errand) { return showRecovery(errand, *order); }},
                  {.name = u"versions"_s,
                   .words = QCoreApplication::translate("warrenctl", "What this cluster's own plan was before it was replaced or taken away."),
                   .argument = idArgument(order),
                   .run = [order](const Errand &errand) { return recoveryVersionsKept(errand, *order); }},
                  {.name = u"diff"_s,
                   .words = QCoreApplication::translate("warrenctl", "An older version beside the present one, line by line."),
                   .options = {versionOption(
                       order, QCoreApplication::translate("warrenctl", "The older version, by its name or its version (default: the newest kept)."))},
                   .argument = idArgument(order),
                   .run = [order](const Errand &errand) { return compareRecovery(errand, *order); }},
                  {.name = u"take-back"_s,
                   .words = QCoreApplication::translate("warrenctl", "Makes an older version this cluster's plan again; the present one is kept."),
                   .details = QCoreApplication::translate("warrenctl", "It gets a version of its own, above all that are kept: no two that differ are called "
                                                                       "the same. No cluster is asked or touched."),
                   .options = {versionOption(order, QCoreApplication::translate("warrenctl", "The older version, by its name or its version; needed."))},
                   .argument = idArgument(order),
                   .check = [order](const Options &) -> Status {
                       if (order->version.isEmpty())
                           return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "recovery take-back needs --older VERSION"));
                       return {};
                   },
                   .run = [order](const Errand &errand) { return takeRecoveryBack(errand, *order); }},
                  {.name = u"check"_s,
                   .words = QCoreApplication::translate("warrenctl", "Whether plans can be run: line and reason of what is wrong."),
                   .argument = planArgument(order, false, true),
                   .run = [order](const Errand &errand) { return checkRecovery(errand, *order); }},
                  {.name = u"schema"_s,
                   .words = QCoreApplication::translate("warrenctl", "The JSON schema of such a plan, for editors and reviews; asks no broker."),
                   .run = [](const Errand &) -> Outcome { return schemaReport(recoverySchema()); }},
                  run,
                  report}};
}

} // namespace warrener::ctl
