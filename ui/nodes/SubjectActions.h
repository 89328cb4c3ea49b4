#pragma once

#include "ui/steps/CareDesk.h"

#include <functional>

class QMenu;

namespace warrener {

class ClusterStore;

/// What can be done to a node, as entries of a menu; one that makes no sense at present is off, and
/// its tool tip says why. `user`: of the chosen connection; empty: none is.
void fillNodeActions(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const NodeName &node, const QString &user,
                     const std::function<void(const CareWish &)> &choose);
/// The same for a proxy.
void fillProxyActions(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const ProxyName &proxy,
                      const std::function<void(const CareWish &)> &choose);
/// One entry of them.
void addCareAction(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const CareWish &wish, const std::function<void(const CareWish &)> &choose);

} // namespace warrener
