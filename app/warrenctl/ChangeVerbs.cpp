#include "app/warrenctl/ChangeVerbs.h"

#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/VerbOptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

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
        // A saved plan says it all.
        return own && options.change.planFile.isEmpty() ? own(options) : Status{};
    };
    verb.run = [name = verb.name, make = changing(command)](const Errand &errand) {
        return errand.options().change.planFile.isEmpty() ? make(errand) : runSavedPlan(errand, name);
    };
    return verb;
}

} // namespace warrener::ctl
