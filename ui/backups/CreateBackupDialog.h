#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/backups/BackupsDesk.h"
#include "ui/parts/Dialog.h"

#include <QTimer>

class QCheckBox;
class QLayout;
class QLineEdit;
class QPushButton;

namespace warrener {

class EstimatesModel;
class Label;
class NameCheck;
class SearchField;
class SegmentedControl;
class TableView;

/// What a backup shall hold, by which way the messages of each queue get into it, and what it will cost.
class CreateBackupDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CreateBackupDialog)

public:
    /// `desk` outlives the dialog. `recipients`: those of the settings.
    CreateBackupDialog(BackupsDesk &desk, const ClusterName &cluster, Environment environment, const QStringList &recipients, QWidget *parent = nullptr);

    BackupRequest request() const;

Q_SIGNALS:
    void begun();
    void succeeded(const QString &text);

private:
    void build();
    void nameFields();
    QWidget *buildParts();
    QLayout *buildFields();
    void buildQueues();
    /// The button that cancels.
    QPushButton *buildFoot();
    void connectAll();
    void chooseType();
    void changed();
    void estimate();
    void showEstimate();
    void showButtons();
    void fit();
    QString reasonAgainst() const;
    bool disturbs() const;
    void chooseWay(const QModelIndex &index);
    void setWay(const QueueEstimate &queue, MessageWay way);
    void showPlan();
    void create();
    void start(const Plan &plan);
    void tell(const QString &problem);

    BackupsDesk &m_desk;
    ClusterName m_cluster;
    Environment m_environment;
    BackupEstimate m_estimate;
    QHash<QString, MessageWay> m_ways;
    int m_asked = 0; ///< counts estimates that were asked for; an older answer is not shown
    bool m_isAsking = false;
    bool m_isBusy = false;
    bool m_nameAsked = false;
    QString m_rule; ///< refused the last start, and may be overridden
    QTimer m_rest;  ///< while somebody types

    SegmentedControl *m_type;
    Label *m_about;
    QCheckBox *m_definitions;
    QCheckBox *m_configuration;
    QCheckBox *m_logs;
    QCheckBox *m_messages;
    QCheckBox *m_cold;
    QCheckBox *m_consumed;
    QCheckBox *m_prune;
    QCheckBox *m_tls;
    QCheckBox *m_cookie;
    Label *m_cookieWhy;
    QLineEdit *m_recipients;
    SearchField *m_pattern;
    EstimatesModel *m_model;
    TableView *m_table;
    QWidget *m_queues;
    QLineEdit *m_description;
    Label *m_cost;
    Label *m_effect;
    QCheckBox *m_override;
    QLineEdit *m_why;
    NameCheck *m_name;
    Label *m_problem;
    QPushButton *m_plan;
    QPushButton *m_copy;
    QPushButton *m_create;
};

/// One line: "6.2 GB, about 4 min, leaves 205.8 GB free". Pure.
QString costWords(const BackupEstimate &estimate);

} // namespace warrener
