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

/// "Everything is as it was written: read back in 41 s, entries: 214, messages: 4,200". Pure.
QString verifyWords(const VerifyReport &report);

} // namespace warrener
