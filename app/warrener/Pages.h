#pragma once

#include "ui/settings/SettingsPage.h"

#include <functional>

namespace warrener {

class ClusterDirectory;
class MainWindow;

/// What pages need beyond the store of the open cluster.
struct PageServices
{
    ClusterDirectory *directory = nullptr; ///< outlives the window
    std::function<void(const ClusterName &)> openCluster;
    std::function<void()> addCluster;
    std::function<SettingsPage::Program()> program;
    std::function<void(const SettingsPage::Program &)> setProgram;
    SettingsPage::SaveProfile saveProfile;
};

/// Every page of the program, in the order of the rail; also for the program that takes the
/// pictures, so that both show the same.
void registerPages(MainWindow &window, const PageServices &services);

} // namespace warrener
