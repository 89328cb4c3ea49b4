#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "cluster/FailoverSettings.h"
#include "ui/parts/Page.h"
#include "ui/theme/Theme.h"

#include <QList>

#include <functional>
#include <utility>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace warrener {

class BackupSettingsCard;
class Label;

/// What can be set: of the cluster that is shown (interval, time-out, thresholds, rules of failovers
/// and backups) and of the program (theme, language).
class SettingsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    struct Program
    {
        Theme::Scheme scheme = Theme::Scheme::System;
        QString language; ///< "en", "zh_CN"; empty: the system's

        bool operator==(const Program &) const = default;
    };
    /// Keeps the changed profile and calls back; a failed Status has the reason.
    using SaveProfile = std::function<void(const ClusterProfile &, const std::function<void(const Status &)> &done)>;

    SettingsPage(const ClusterProfile &profile, const Program &program, SaveProfile save, QWidget *parent = nullptr);

    QString title() const override;
    bool escape() override;

Q_SIGNALS:
    void editRequested();   ///< environment, user and password are to be edited
    void placesRequested(); ///< hosts and proxies are to be edited
    void programChanged(const warrener::SettingsPage::Program &program);

private:
    QWidget *makeAccount();
    QWidget *makeCluster();
    QWidget *makeThresholds();
    QWidget *makePlaces();
    QWidget *makeFailover();
    QWidget *makeTargets();
    QWidget *makeProgram();
    ClusterProfile edited() const;
    Program editedProgram() const;
    bool isChanged() const;
    /// What differs from what was filled in, as its fields are called.
    QStringList changedNames() const;
    void fill(const ClusterProfile &profile);
    void showState();
    void save();
    void saved(const ClusterProfile &profile, const Program &program);

    ClusterProfile m_profile;
    Program m_program;
    SaveProfile m_save;
    QSpinBox *m_poll;
    QSpinBox *m_timeout;
    struct Pair
    {
        QDoubleSpinBox *warning;
        QDoubleSpinBox *critical;
        double Thresholds::*warningMember;
        double Thresholds::*criticalMember;
    };
    QList<Pair> m_pairs;
    /// A number of the failover's rules, in the unit that it is shown in.
    struct Rule
    {
        QSpinBox *spin;
        std::function<int(const FailoverSettings &)> read;
        std::function<void(FailoverSettings &, int)> write;
    };
    QList<Rule> m_rules;
    QCheckBox *m_automatic = nullptr;
    struct Target
    {
        QSpinBox *priority;
        QCheckBox *never;
    };
    QList<Target> m_targets;                             ///< in the profile's order of nodes
    QList<std::pair<const QWidget *, QString>> m_filled; ///< each field, and what stood in it
    BackupSettingsCard *m_backups;
    QComboBox *m_scheme;
    QComboBox *m_language;
    Label *m_note;
    QPushButton *m_saveButton;
    QPushButton *m_revert;
    QList<QPushButton *> m_doors; ///< to dialogs that save the profile, and have this page made anew
};

} // namespace warrener
