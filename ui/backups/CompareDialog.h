#pragma once

#include "ui/backups/BackupsView.h"
#include "ui/parts/Dialog.h"

class QComboBox;
class QPushButton;

namespace warrener {

/// Which two are compared: two backups, or one and the live cluster.
class CompareDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareDialog)

public:
    /// `chosen`: the backup that is offered first; empty: the newest.
    CompareDialog(const BackupsView &view, const QString &chosen, const QString &cluster, TimePoint now, QWidget *parent = nullptr);

    QString older() const;
    QString newer() const; ///< empty: the live cluster

Q_SIGNALS:
    void chosen(const QString &older, const QString &newer);

private:
    void showButtons();

    QComboBox *m_older;
    QComboBox *m_newer;
    QPushButton *m_compare;
};

} // namespace warrener
