#pragma once

#include "ui/restore/RestoreStep.h"

class QCheckBox;
class QLineEdit;
class QStackedLayout;

namespace warrener {

class Label;
class NameCheck;
class StatePanel;
class StepsView;

/// What exactly will be done, and the question.
class ConfirmStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmStep)

public:
    explicit ConfirmStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString reasonAgainst() const override;
    QString nextWords() const override;
    void enter() override;
    void refresh() override;
    QWidget *firstField() override;

    QString why() const;

private:
    StatePanel *m_state;
    StepsView *m_steps;
    Label *m_final;
    Label *m_problem;
    QCheckBox *m_override;
    QLineEdit *m_why;
    NameCheck *m_name;
    QStackedLayout *m_stack = nullptr;
    Plan m_shown;
    RestorePlace m_named{}; ///< whose name is asked for
    QString m_refusing;     ///< the rule that the tick is for
};

} // namespace warrener
