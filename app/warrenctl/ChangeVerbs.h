#pragma once

#include "app/warrenctl/Errand.h"
#include "app/warrenctl/Verb.h"

namespace warrener::ctl {

/// A command of Change.h, with what it needs.
std::function<Outcome(const Errand &)> changing(Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &));

/// A verb that makes plans of these kinds, or runs a saved one with --plan.
Verb planVerb(Verb verb, const QStringList &kinds, Result<Report> (*command)(const ClusterProfile &, const Credentials &, const Options &));

} // namespace warrener::ctl
