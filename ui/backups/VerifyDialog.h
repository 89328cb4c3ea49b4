#pragma once

#include "record/catalogue/Verify.h"
#include "ui/parts/Dialog.h"

namespace warrener {

/// What reading a backup back found wrong, entry by entry.
class VerifyDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerifyDialog)

public:
    VerifyDialog(const VerifyReport &report, const QString &title, QWidget *parent = nullptr);
};

/// "214 entries and 4,200 messages read back in 41 s: everything is as it was written". Pure.
QString verifyWords(const VerifyReport &report);

} // namespace warrener
