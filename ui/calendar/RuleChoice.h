#pragma once

#include "record/calendar/CalendarEntry.h"
#include "ui/parts/ComboBox.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;

namespace warrener {

/// How something recurs, in the usual ways; a rule that is none of them stays as a choice of its own.
class RuleChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RuleChoice)

public:
    explicit RuleChoice(QWidget *parent = nullptr);

    /// The day decides which weekday and which day of the month are meant.
    void setDay(const QDate &day);
    void setRule(const QString &rule, const WallTime &start, const QTimeZone &zone);
    QString rule(const QTimeZone &zone) const;

Q_SIGNALS:
    void changed();

private:
    void fill();

    QDate m_day{};
    QString m_own{}; ///< a rule that was there and is none of the usual ones
    QString m_ownWords{};
    ComboBox *m_choice;
    QCheckBox *m_ends;
    QDateEdit *m_until;
};

} // namespace warrener
