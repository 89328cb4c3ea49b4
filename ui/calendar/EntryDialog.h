#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/calendar/CalendarDesk.h"
#include "ui/parts/Dialog.h"

class QDateEdit;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace warrener {

class ComboBox;
class Label;
class NameCheck;
class RuleChoice;

/// What is run when, how often, on whom, by whose consent. Nobody is there to ask when it starts: who saves it consents, on a
/// production cluster by its name and that of a second person.
class EntryDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EntryDialog)

public:
    /// A new one: `entry` may be of an offer, or empty; its start and zone are set. `judge`: what stands in the way of a time. `who`: who
    /// plans it, who cannot be the second person.
    using Judge = std::function<QString(const CalendarEntry &, TimePoint)>;
    EntryDialog(const ClusterProfile &profile, const QList<CalendarOffer> &offers, const CalendarEntry &entry, bool isNew, Judge judge, const QString &who,
                QWidget *parent);

    CalendarEntry entry() const;
    void showProblem(const QString &problem);

Q_SIGNALS:
    void saveRequested(const warrener::CalendarEntry &entry);
    void removeRequested();

private:
    void build();
    void nameFields();
    void fillOffers();
    void showEntry();
    QLayout *buildGrid();
    void chooseOffer(int index);
    void fillModes();
    void chooseMode();
    void fillTargets();
    QString reasonAgainst(const CalendarEntry &wish, const QString &conflict) const;
    const CalendarOffer *offer() const; ///< null: none is offered
    void check();
    void forgetConsent();
    QStringList wantedArguments() const; ///< without consent

    const QString m_who;
    const ClusterProfile m_profile;
    QList<CalendarOffer> m_offers;
    CalendarEntry m_entry;
    bool m_isNew;
    Judge m_judge;
    ComboBox *m_what;
    QLineEdit *m_title;
    ComboBox *m_mode;
    Label *m_modeLabel;
    ComboBox *m_target;
    QDateEdit *m_date;
    QTimeEdit *m_time;
    QSpinBox *m_length;
    RuleChoice *m_rule;
    QLineEdit *m_owner;
    ComboBox *m_reminder;
    QLineEdit *m_approver;
    Label *m_approverLabel;
    Label *m_targetLabel;
    NameCheck *m_name;
    Label *m_problem;
    Label *m_reason; ///< why it cannot be saved, beside the button: nothing moves while one types
    QPushButton *m_save = nullptr;
    bool m_titleIsOwn = false;
    int m_ownOffer = -1;   ///< what the entry was when the dialog opened; −1: it is new
    QString m_ownTarget{}; ///< its first target, as it is shown
};

} // namespace warrener
