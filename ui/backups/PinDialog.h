#pragma once

#include "ui/backups/BackupsDesk.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// Keeps a backup whatever the rules say, with a note why.
class PinDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PinDialog)

public:
    /// `desk` outlives the dialog.
    PinDialog(BackupsDesk &desk, const BackupSummary &backup, QWidget *parent = nullptr);
};

} // namespace warrener
