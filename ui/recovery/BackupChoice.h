#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QWidget>

class QPushButton;

namespace warrener {

class ComboBox;
class Label;

/// Which backup a plan restores, and out of which folder.
class BackupChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupChoice)

public:
    /// `desk` outlives it.
    explicit BackupChoice(RecoveryDesk &desk, QWidget *parent = nullptr);

    /// For another plan: the newest good one of the profile's folder; hidden where the plan restores none.
    void begin(bool restores, const ClusterName &of);
    /// Lists those that the plan of this cluster may be given; empty: of this one.
    void ask(const ClusterName &of);
    QString backup() const;                         ///< its id; empty: the newest good one
    const QString &folder() const { return m_dir; } ///< empty: the profile's

Q_SIGNALS:
    void chosen(); ///< another backup, or another folder

private:
    void build();
    void chooseFolder();
    void setFolder(const QString &folder);
    void showFolder(const QString &problem = {});
    void fill(const QList<BackupSummary> &backups);

    RecoveryDesk &m_desk;
    ClusterName m_of{};
    QString m_dir;
    int m_listed = 0; ///< numbers the lists of backups
    ComboBox *m_backup;
    Label *m_folder; ///< where the backups stand that are offered
    QPushButton *m_elsewhere;
    QPushButton *m_asProfile;
};

} // namespace warrener
