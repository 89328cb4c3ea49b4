#pragma once

#include "base/Error.h"
#include "ui/parts/Dialog.h"

class QCheckBox;
class QLineEdit;

namespace warrener {

/// Asks for a password that no store of secrets has.
class PasswordDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordDialog)

public:
    PasswordDialog(const ClusterProfile &profile, const Error &reason, QWidget *parent);

Q_SIGNALS:
    void given(const QString &password, bool keep);

private:
    QLineEdit *m_password;
    QCheckBox *m_keep;
};

} // namespace warrener
