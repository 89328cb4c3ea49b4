#pragma once

#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarEntry.h"
#include "ui/parts/Dialog.h"

class QDateTimeEdit;
class QLineEdit;
class QVBoxLayout;

namespace warrener {

class Label;
class RuleChoice;

/// A span in which nothing is begun; those that there are can be removed.
class BlackoutDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BlackoutDialog)

public:
    BlackoutDialog(Environment environment, const QList<Blackout> &there, const WallTime &from, const WallTime &until, const QTimeZone &zone, QWidget *parent);

    Blackout blackout() const;
    void showProblem(const QString &problem);

Q_SIGNALS:
    void saveRequested(const warrener::Blackout &blackout);
    void removeRequested(const QString &id);

private:
    void addThere(const Blackout &blackout, QVBoxLayout &list);
    void check();

    const QTimeZone m_zone;
    QLineEdit *m_title;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    RuleChoice *m_rule;
    Label *m_problem;
    Label *m_reason = nullptr; ///< why it cannot be saved
    QPushButton *m_save;
};

} // namespace warrener
