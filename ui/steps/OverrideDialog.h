#pragma once

#include "run/runs/GuardVerdict.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// Passes guard rules that refuse, with a reason that the journal keeps.
class OverrideDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverrideDialog)

public:
    OverrideDialog(const QList<GuardVerdict> &refusals, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void overridden(const QString &why);
};

} // namespace warrener
