#pragma once

#include "ui/parts/VerdictCard.h"

#include <QWidget>

class QPushButton;

namespace warrener {

/// One finding under a verdict: level, what, since when, and where to go.
class FindingRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingRow)

public:
    explicit FindingRow(QWidget *parent = nullptr);
    void setFinding(const VerdictFinding &finding);

    QSize sizeHint() const override { return {600, 28}; }
    QSize minimumSizeHint() const override { return {300, 28}; }

Q_SIGNALS:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    VerdictFinding m_finding;
    QPushButton *m_link;
};

} // namespace warrener
