#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/backups/BackupsDesk.h"
#include "ui/parts/Dialog.h"

class QPushButton;

namespace warrener {

class Label;
class NameCheck;
class PruneModel;
class SegmentedControl;
class TableView;

/// What the rules would remove and what they keep, each with its reason, before anything goes.
class PruneDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PruneDialog)

public:
    /// `desk` outlives the dialog.
    PruneDialog(BackupsDesk &desk, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);

Q_SIGNALS:
    void succeeded(const QString &text);

private:
    PrunePlace place() const;
    void lookAgain();
    void showPreview(const QList<RetentionVerdict> &preview);
    void showButtons();
    void prune();
    void tell(const QString &problem);

    BackupsDesk &m_desk;
    const ClusterName m_cluster;
    const Environment m_environment;
    QList<RetentionVerdict> m_preview;
    bool m_isKnown = false;
    bool m_isBusy = false;
    int m_look = 0;            ///< of the latest preview that was asked for
    SegmentedControl *m_place; ///< hidden where there is no second place
    PruneModel *m_model;
    TableView *m_table;
    Label *m_sum;
    NameCheck *m_name;
    Label *m_problem;
    QPushButton *m_remove;
};

} // namespace warrener
