#pragma once

#include "plan/drill/DrillOutcome.h"

#include <QFrame>

class QVBoxLayout;

namespace warrener {

class Card;
class Label;
class PlainTableModel;
class TableView;

/// Why it came to that verdict, what to improve, and what happened when.
class MomentsCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MomentsCard)

public:
    explicit MomentsCard(QWidget *parent = nullptr);
    void setOutcome(const DrillOutcome &outcome);

    /// Its words break their lines; the table below them takes what is left, whatever the width.
    bool hasHeightForWidth() const override { return false; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    Label *m_why;
    Label *m_improve;
    PlainTableModel *m_model;
    TableView *m_table;
};

} // namespace warrener
