#pragma once

#include "app/warrener/Pages.h"

namespace warrener {

/// For a window that shows one cluster and nothing else: nothing is opened, added or remembered, and whatever is saved is taken.
/// Who needs a desk sets it.
inline PageServices quietServices(ClusterDirectory &directory)
{
    return {.directory = &directory,
            .openCluster = [](const ClusterName &) {},
            .addCluster = [] {},
            .program = [] { return SettingsPage::Program{}; },
            .setProgram = [](const SettingsPage::Program &) {},
            .saveProfile = [](const ClusterProfile &, const std::function<void(const Status &)> &done) { done({}); }};
}

} // namespace warrener
