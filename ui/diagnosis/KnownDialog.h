#pragma once

#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/Report.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// Asks whether a finding is to count as known, and why.
class KnownDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KnownDialog)

public:
    KnownDialog(const ReportFinding &finding, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void marked(const QString &reason);
};

} // namespace warrener
