#include "app/warrenctl/Completion.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Help.h"
#include "app/warrenctl/ManPage.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>

#include <memory>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

Report printed(const QString &text)
{
    return {.text = text, .json = {{u"text"_s, text}}};
}

} // namespace

Verb completionVerb()
{
    const auto asked = std::make_shared<QString>();
    const QStringList choices = shells() + QStringList{u"clusters"_s, u"nodes"_s};
    return {
        .name = u"completion"_s,
        .words = QCoreApplication::translate("warrenctl", "Prints what makes a shell complete these commands."),
        .details = QCoreApplication::translate("warrenctl",
                                               "bash: source <(warrenctl completion bash)\nzsh: warrenctl completion zsh > a folder of $fpath, as _warrenctl\n"
                                               "fish: warrenctl completion fish | source\n\n"
                                               "The packages install all three. clusters and nodes print the names that these scripts offer, one a line."),
        .argument =
            VerbArgument{.value = u"SHELL"_s,
                         .words = QCoreApplication::translate("warrenctl", "One of %1.").arg(choices.join(u", "_s)),
                         .take = [asked, choices](Options &, const QString &value) -> Status {
                             if (!choices.contains(value))
                                 return failure(
                                     ErrorKind::Usage,
                                     QCoreApplication::translate("warrenctl", "“%1” is no shell known here; there are %2").arg(value, choices.join(u", "_s)));
                             *asked = value;
                             return {};
                         },
                         .completes = Completes::Choice,
                         .choices = choices,
                         .isRequired = true},
        .run = [asked](const Errand &errand) -> Outcome {
            if (*asked == "clusters"_L1)
                return printed(clusterNames());
            if (*asked == "nodes"_L1) {
                // Whoever presses Tab wants no complaint on the line that is being written.
                const auto profile = errand.profile();
                return printed(profile ? nodeNames(*profile) : QString());
            }
            return printed(completionScript(commandLine(), *asked));
        }};
}

Verb helpVerb()
{
    const auto asked = std::make_shared<QStringList>();
    return {.name = u"help"_s,
            .words = QCoreApplication::translate("warrenctl", "Prints what there is to know about a command."),
            .argument = VerbArgument{.value = u"COMMAND"_s,
                                     .words = QCoreApplication::translate("warrenctl", "The command's words (default: all commands in short)."),
                                     .take = sets([asked](Options &, const QString &value) { asked->append(value); }),
                                     .completes = Completes::Verb,
                                     .isRepeatable = true},
            .run = [asked](const Errand &) -> Outcome {
                const Verb root = commandLine();
                Result<VerbPath> path = pathOf(root, *asked);
                if (!path)
                    return std::unexpected(Complaint(path.error()));
                return printed(helpText(root, *path));
            }};
}

Verb manVerb()
{
    return {.name = u"man"_s, .words = QCoreApplication::translate("warrenctl", "Prints the manual page, for man -l."), .run = [](const Errand &) -> Outcome {
                return printed(manPage(commandLine()));
            }};
}

} // namespace warrener::ctl
