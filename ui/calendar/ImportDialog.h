#pragma once

#include "cluster/ClusterProfile.h"
#include "record/calendar/IcsText.h"
#include "ui/parts/Dialog.h"

class QCheckBox;
class QListWidget;

namespace warrener {

class Label;
class NameCheck;

/// What a calendar file would bring, ticked one by one. Runs among it come in as notes unless a person lets them run.
class ImportDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)

public:
    ImportDialog(const ClusterProfile &profile, const QString &file, const QList<ImportItem> &items, QWidget *parent);

    /// The ticked ones, with consent where it was given.
    QList<ImportItem> items() const;
    void showProblem(const QString &problem);

Q_SIGNALS:
    void importRequested(const QList<warrener::ImportItem> &items);

private:
    void check();

    const ClusterProfile m_profile;
    QList<ImportItem> m_items;
    QListWidget *m_list;
    QCheckBox *m_run;
    NameCheck *m_name;
    Label *m_problem;
    Label *m_reason = nullptr; ///< why it cannot be saved
    QPushButton *m_save;
};

} // namespace warrener
