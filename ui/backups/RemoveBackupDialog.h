#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/backups/BackupsDesk.h"
#include "ui/parts/Dialog.h"

class QPushButton;

namespace warrener {

class Label;
class NameCheck;

/// One backup, and all that build upon it, before they go.
class RemoveBackupDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoveBackupDialog)

public:
    /// `desk` outlives the dialog; `id` is one of its rows.
    RemoveBackupDialog(BackupsDesk &desk, const QString &id, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void succeeded(const QString &text);

private:
    void showButtons();
    void removeAll();

    BackupsDesk &m_desk;
    QStringList m_ids; ///< those that build upon others first
    bool m_isBusy = false;
    NameCheck *m_name;
    Label *m_problem;
    QPushButton *m_remove;
};

/// `id` and all that need it, the ones that nothing needs first. Pure.
QStringList withDependants(const QList<BackupRow> &rows, const QString &id);

} // namespace warrener
