#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/diagnosis/RunSchedule.h"
#include "ui/parts/Dialog.h"

class QCheckBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace warrener {

class ComboBox;

/// When the diagnosis runs by itself, and who is told of a new verdict.
class ScheduleDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleDialog)

public:
    /// `timerProblem`: why no systemd timer can be had; empty: it can.
    ScheduleDialog(const RunSchedule &schedule, const QString &timerProblem, Environment environment, QWidget *parent = nullptr);

    RunSchedule schedule() const;
    /// It could not be saved: the dialog stays, and says why.
    void showProblem(const QString &reason);

Q_SIGNALS:
    void saveRequested(const warrener::RunSchedule &schedule);

private:
    void build(const QString &timerProblem);
    void fill(const RunSchedule &schedule);
    void check();
    bool isWebhookUsable() const;

    QRadioButton *m_nobody;
    QRadioButton *m_window;
    QRadioButton *m_timer;
    QSpinBox *m_every;
    ComboBox *m_unit;
    QCheckBox *m_notify;
    QLineEdit *m_webhook;
    Label *m_problem;
    QPushButton *m_save;
};

} // namespace warrener
