#pragma once

#include "ui/clusters/AddClusterDialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace warrener {

class GlyphLabel;
class Label;
class NodeDraftModel;

/// What was said of a cluster when it was added, to be said anew: its environment, the user, a new password, and where its
/// nodes answer. The name stays: files, journal and backups are kept under it. Nothing is asked; a password that is wrong is
/// asked for as soon as the cluster is opened with it.
class EditClusterDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditClusterDialog)

public:
    /// As the one that adds; an empty password: it stays as it is.
    EditClusterDialog(const ClusterProfile &profile, AddClusterDialog::Save save, QWidget *parent = nullptr);

private:
    QWidget *makeAccount();
    QWidget *makeNodes();
    ClusterProfile edited() const;
    QString problem() const;
    void showState();
    void save();

    const ClusterProfile m_profile;
    AddClusterDialog::Save m_save;
    NodeDraftModel *m_nodes;
    QComboBox *m_environment;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    GlyphLabel *m_glyph;
    Label *m_note;
    QPushButton *m_saveButton;
};

} // namespace warrener
