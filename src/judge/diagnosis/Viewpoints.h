#pragma once

#include "judge/diagnosis/CheckResult.h"
#include "judge/diagnosis/HostNames.h"

namespace warrener {

/// What no single check can say and several together do. Adds
/// - "reach.host" (kind "cut-off", or "console-only" where peers still reach it): ping, SSH and all
///   ports of a host are silent;
/// - "peer.cut" (kind "both-ways" or "one-way"): two hosts miss each other while the console reaches
///   both;
/// and gives "reach.port.*" the kind "filtered" where a port is silent on a host that answers.
void addViewpoints(QList<CheckResult> &results, const HostNames &names);

} // namespace warrener
