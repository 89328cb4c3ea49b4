#pragma once

#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarEntry.h"
#include "ui/parts/Dialog.h"

#include <functional>

class QDateTimeEdit;
class QLineEdit;
class QVBoxLayout;

namespace warrener {

class Label;
class RuleChoice;

/// A span in which nothing is begun, a new one or one that there is; of those that there are each can be changed or removed.
class BlackoutDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BlackoutDialog)

public:
    /// In words: what is planned that the blackout would leave out; empty: nothing is.
    using Judge = std::function<QString(const Blackout &)>;

    /// `first`: what is shown at first; of one that there is its occurrence. `there`: those that there are besides.
    BlackoutDialog(Environment environment, const QList<Blackout> &there, const Blackout &first, bool isNew, Judge judge, QWidget *parent);

    Blackout blackout() const;
    void showProblem(const QString &problem);

Q_SIGNALS:
    void saveRequested(const warrener::Blackout &blackout);
    void removeRequested(const QString &id);
    void editRequested(const QString &id);

private:
    void makeFields();
    void listThere(const QList<Blackout> &there);
    void addThere(const Blackout &blackout, QVBoxLayout &list);
    void check();
    void tellLeftOut();

    const Blackout m_first;
    const bool m_isNew;
    const Judge m_judge;
    QLineEdit *m_title;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    RuleChoice *m_rule;
    Label *m_problem;
    Label *m_leftOut;          ///< what is planned that it would leave out
    Label *m_reason = nullptr; ///< why it cannot be saved
    QPushButton *m_save;
};

} // namespace warrener
