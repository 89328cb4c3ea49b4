#pragma once

#include "ui/steps/StepRow.h"

#include <QFrame>

class QPlainTextEdit;
class QStackedLayout;

namespace warrener {

class Label;
class SegmentedControl;
class StepDelegate;
class PlanStepsModel;
class TableView;

/// Any plan: what will happen in words, as commands or as JSON; and while it runs, how far it is.
class StepsView final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsView)

public:
    explicit StepsView(QWidget *parent = nullptr);

    void setPlan(const Plan &plan);
    /// Where a plan is looked at only, long scripts of actions are folded as those of checks are. Where a person confirms it
    /// they are whole: the default.
    void setFoldsActions(bool folds);
    /// The step under way is chosen until a person chooses one.
    void setRun(const RunState &state, TimePoint now);
    /// Pixels with which no step has to be scrolled to, at the width that the view has; heightsChanged() when that is another.
    int heightOfAll() const;
    /// A line below the steps; `lead` stands in bold before it.
    void setFoot(const QString &lead, const QString &text, bool shield = false);
    /// What stands in the place of the steps where there are none; empty: an empty table.
    void setNothing(const QString &words);

    /// The chosen step's id; empty: none.
    QString chosen() const;
    void choose(const QString &step);

Q_SIGNALS:
    void stepChosen(const QString &step);
    void heightsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showAs(int look);
    void setMode(bool run);
    void fitColumns();
    void fitHeights();
    void fitRows();
    void keepInSight();
    void toggle(const QModelIndex &index);
    QString commandsText() const;

    bool m_isRun = false;
    bool m_follows = true;
    bool m_moving = false; ///< the program moves the selection, no person
    QString m_run;
    Plan m_plan;
    PlanStepsModel *m_model;
    StepDelegate *m_delegate;
    Label *m_title;
    Label *m_caption;
    SegmentedControl *m_looks;
    QWidget *m_heading;
    QFrame *m_headingLine;
    TableView *m_table;
    QPlainTextEdit *m_text;
    Label *m_nothing;
    QStackedLayout *m_stack;
    QFrame *m_footLine;
    QWidget *m_foot;
    QWidget *m_shield;
    Label *m_footText;
};

} // namespace warrener
