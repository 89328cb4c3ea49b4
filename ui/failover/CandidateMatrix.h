#pragma once

#include "plan/failover/Candidates.h"

#include <QWidget>

namespace warrener {

/// The nodes that could take over beside each other: points, and every reason with what it is
/// worth. One of them is chosen, by a click or with ← and →.
class CandidateMatrix final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CandidateMatrix)

public:
    explicit CandidateMatrix(QWidget *parent = nullptr);

    void setCandidates(const QList<Candidate> &candidates);
    void setChosen(const NodeName &node);
    NodeName chosen() const { return m_chosen; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(const warrener::NodeName &node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF column(int index) const;
    int columnAt(QPointF position) const;
    int rowsCount() const;
    void paintHead(QPainter &painter, const QRectF &box, const Candidate &candidate) const;
    void paintReason(QPainter &painter, const QRectF &box, const CandidateReason &reason) const;
    void choose(int index);
    void describe();

    QList<Candidate> m_candidates;
    NodeName m_chosen;
};

} // namespace warrener
