#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// A plan to be looked at: its steps in words, as commands or as JSON. Nothing can be begun here.
class PlanSheet final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanSheet)

public:
    PlanSheet(const Plan &plan, Environment environment, QWidget *parent = nullptr);
};

} // namespace warrener
