#pragma once

#include "Pages.h"
#include "support/FakeDesk.h"
#include "support/SampleData.h"
#include "ui/frame/MainWindow.h"

#include <QSize>

#include <memory>

namespace warrener {

/// One cluster for a window: give it the desks that its pages need, then open it.
struct Stage
{
    Stage(ClusterDirectory &directory, Sample sample);

    /// Shown. It goes before the desks that it was given.
    std::unique_ptr<MainWindow> open(const PageTarget &target, QSize size = {1440, 900}) const;

    const TimePoint now;
    const std::unique_ptr<ClusterStore> store;
    FakeDesk reports;
    PageServices given;
};

/// A service that has this desk for every cluster.
template <typename Desk>
auto always(Desk &desk)
{
    return [&desk](const ClusterStore &) { return &desk; };
}

/// Of a window without a cluster.
PageServices servicesOf(ClusterDirectory &directory, FakeDesk &reports);
std::shared_ptr<const Clock> clockAt(TimePoint now);

} // namespace warrener
