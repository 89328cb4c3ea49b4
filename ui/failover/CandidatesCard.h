#pragma once

#include "ui/failover/FailoverDesk.h"

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace warrener {

class CandidateMatrix;
class FailbackView;
class GuardList;
class Label;

/// Who could take over and why, or what speaks for a failback and against it; and the guard rules.
class CandidatesCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CandidatesCard)

public:
    explicit CandidatesCard(QWidget *parent = nullptr);

    void setOffer(const FailoverOffer &offer, Environment environment);

Q_SIGNALS:
    void candidateChosen(const warrener::NodeName &node);

private:
    Label *m_title;
    Label *m_points;
    QScrollArea *m_scroll;
    CandidateMatrix *m_matrix;
    Label *m_none;
    FailbackView *m_failback;
    Label *m_whyTitle;
    Label *m_why;
    GuardList *m_guards;
    QVBoxLayout *m_column;
    QWidget *m_rules;    ///< the guards, with their title
    QWidget *m_lineOver; ///< of them
    QWidget *m_lineUnder;
};

} // namespace warrener
