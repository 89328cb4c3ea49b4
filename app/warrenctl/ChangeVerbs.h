#pragma once

#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Verb.h"

namespace warrener::ctl {

/// A command of Change.h, with what it needs.
std::function<Outcome(const Errand &)> changing(Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &));

/// A verb that makes plans, or runs a saved one of its own with --plan.
Verb planVerb(Verb verb, Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &));

} // namespace warrener::ctl
