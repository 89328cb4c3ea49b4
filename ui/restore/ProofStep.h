#pragma once

#include "ui/restore/RestoreStep.h"

class QPushButton;

namespace warrener {

class OutputPanel;
class VerdictCard;

/// Whether what was chosen is there, or each thing that is not.
class ProofStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProofStep)

public:
    explicit ProofStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Done"); }
    void enter() override { refresh(); }
    void refresh() override;
    QWidget *firstField() override;

Q_SIGNALS:
    /// A person wants to see, and to remove, what was there before in that cluster.
    void keptRequested(const warrener::ClusterName &of);

private:
    VerdictCard *m_card;
    OutputPanel *m_lines;
    QPushButton *m_record;
    QPushButton *m_kept;
};

} // namespace warrener
