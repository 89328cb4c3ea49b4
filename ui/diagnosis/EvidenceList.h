#pragma once

#include "judge/diagnosis/Report.h"

#include <QWidget>

class QGridLayout;

namespace warrener {

/// What a finding rests upon, as a small table that wraps instead of cutting off.
class EvidenceList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceList)

public:
    explicit EvidenceList(QWidget *parent = nullptr);
    void setEvidence(const QList<Evidence> &evidence);

private:
    void addHeading();
    void addRow(const Evidence &evidence);
    void addLine();

    QGridLayout *m_grid = nullptr;
};

} // namespace warrener
