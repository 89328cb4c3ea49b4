#include "app/warrenctl/Change.h"
#include "app/warrenctl/ChangeVerbs.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

VerbArgument runArgument(const QString &words)
{
    return {.value = u"RUN"_s, .words = words, .take = sets([](Options &options, const QString &value) { options.change.run = value; })};
}

VerbOption directionOption()
{
    return {.name = u"direction"_s,
            .value = u"WAY"_s,
            .words = QCoreApplication::translate("warrenctl", "finish or undo (default: as recommended)."),
            .take = [](Options &options, const QString &value) -> Status {
                if (value != "finish"_L1 && value != "undo"_L1)
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--direction takes finish or undo"));
                options.change.direction = value;
                return {};
            },
            .completes = Completes::Choice,
            .choices = {u"finish"_s, u"undo"_s}};
}

/// The same question that the window's dialog asks before a run can be finished.
VerbOption tookEffectOption()
{
    return {.name = u"took-effect"_s,
            .value = u"STEP=yes|no"_s,
            .words = QCoreApplication::translate("warrenctl", "Whether a step took effect of which nobody else can tell (--dry-run names them)."),
            .take = [](Options &options, const QString &said) -> Status {
                const QString word = said.section(u'=', 1);
                if (said.section(u'=', 0, 0).isEmpty() || (word != "yes"_L1 && word != "no"_L1))
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--took-effect takes STEP=yes or STEP=no"));
                options.change.tookEffect.append(said);
                return {};
            },
            .isRepeatable = true};
}

} // namespace

Verb journalVerb()
{
    return {.name = u"journal"_s,
            .words = QCoreApplication::translate("warrenctl", "What was done, by whom and why; what was left in the middle."),
            .id = CommandId::Journal,
            .verbs = {{.name = u"list"_s, .words = QCoreApplication::translate("warrenctl", "Runs and notes, newest first.")},
                      {.name = u"show"_s,
                       .words = QCoreApplication::translate("warrenctl", "One run, step by step."),
                       .argument = runArgument(QCoreApplication::translate("warrenctl", "A run's id (default: the newest run)."))},
                      {.name = u"recover"_s,
                       .words = QCoreApplication::translate("warrenctl", "Finishes or undoes a run that was left in the middle."),
                       .options = runOptions() + QList<VerbOption>{directionOption(), answerOption(), tookEffectOption()},
                       .argument = runArgument(QCoreApplication::translate("warrenctl", "A run's id (default: the newest one that has not ended)."))},
                      {.name = u"verify"_s, .words = QCoreApplication::translate("warrenctl", "Checks the chain of hashes.")}},
            .check = checkOverrides,
            .run = changing(&journalCommand)};
}

} // namespace warrener::ctl
