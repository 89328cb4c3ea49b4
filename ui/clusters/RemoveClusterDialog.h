#pragma once

#include "ui/parts/Dialog.h"

namespace warrener {

/// Asks before a profile is removed; the cluster itself is never touched.
class RemoveClusterDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoveClusterDialog)

public:
    RemoveClusterDialog(const ClusterName &name, std::optional<Environment> environment, QWidget *parent);
};

} // namespace warrener
