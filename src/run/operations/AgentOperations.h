#pragma once

#include "look/proxy/HaproxyClient.h"
#include "run/operations/ProxyParts.h"
#include "run/procedure/Plan.h"

namespace warrener {

// Agents of HAProxy's servers (agent-check): programs beside the broker that say every few seconds whether their server is ready, drained
// or in maintenance. Their word is written over what the proxy was told at run time.

/// Looks for a few seconds, once all is done, whether what was told stands, for servers whose agents may say otherwise: at most one step.
/// None where nothing of `wishes` has an agent that is on.
QList<Step> stayingSteps(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes);

} // namespace warrener
