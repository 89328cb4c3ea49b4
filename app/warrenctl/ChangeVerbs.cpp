#include "app/warrenctl/ChangeVerbs.h"

#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/VerbOptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// A saved plan says it all: what else would be asked for must not be ignored.
Status checkSaved(const ChangeOptions &change)
{
    const bool asks = !change.from.isEmpty() || !change.to.isEmpty() || !change.node.isEmpty() || !change.user.isEmpty() || !change.proxy.isEmpty()
                      || change.forced || change.graceful || change.clientsPerSecond > 0 || !change.drain;
    if (asks)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--plan names a whole plan: no options that make one stand beside it"));
    return {};
}

} // namespace

std::function<Outcome(const Errand &)> changing(Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &))
{
    return [command](const Errand &errand) {
        return errand.with(
            [&](const ClusterProfile &profile, const Credentials &credentials) -> Outcome { return command(profile, credentials, errand.options()); });
    };
}

Verb planVerb(Verb verb, Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &))
{
    verb.check = [own = verb.check](const Options &options) -> Status {
        if (const Status checked = checkOverrides(options); !checked)
            return checked;
        if (!options.change.planFile.isEmpty())
            return checkSaved(options.change);
        return own ? own(options) : Status{};
    };
    verb.run = [name = verb.name, make = changing(command)](const Errand &errand) {
        return errand.options().change.planFile.isEmpty() ? make(errand) : runSavedPlan(errand, name);
    };
    return verb;
}

} // namespace warrener::ctl
