#pragma once

#include "Pages.h"

namespace warrener {

class RecoveryPage;
class RestorePage;

// Questions that several pages ask alike: what is thrown away after a restore, and a restore that is thrown away.

/// What restores have kept on the hosts of a cluster, and the question whether it goes.
void askToRemoveKept(Page *page, const PageServices &services, const ClusterStore &store);
/// The same of a cluster that is not open: its name is asked for by its own rules, and its run stands in its own journal.
void askToRemoveKeptElsewhere(RestorePage *page, const PageServices &services, const ClusterStore &store, const ClusterName &of);
/// A restore of a backup that is thrown away, in which cluster, and the question whether it may be made.
void askToTest(Page *page, const PageServices &services, const ClusterStore &store, const QString &backup);
/// The same from the page of which it earns points.
void leadToTest(RecoveryPage *page, const PageServices &services, const ClusterStore &store);

} // namespace warrener
