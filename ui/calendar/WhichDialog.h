#pragma once

#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarEdit.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// Which ones of something that recurs a change is about.
class WhichDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhichDialog)

public:
    /// `what`: the question, with the title. `removes`: the buttons say so.
    WhichDialog(const QString &what, const QString &rule, bool recurs, bool removes, Environment environment, QWidget *parent, const QString &alone = {});

Q_SIGNALS:
    void chosen(warrener::WhichOnes which);
};

} // namespace warrener
