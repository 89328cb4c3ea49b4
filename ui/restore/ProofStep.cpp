#include "ui/restore/ProofStep.h"

#include "ui/restore/RestoreProof.h"
#include "ui/steps/OutputPanel.h"
#include "ui/steps/RunDesk.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

ProofStep::ProofStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Proof, tr("Proof"), tr("What was chosen is compared with the backup once more, object by object and message by message."),
                  parent),
      m_card(new VerdictCard(this)), m_lines(new OutputPanel(this)), m_record(nullptr), m_kept(nullptr)
{
    setObjectName(u"restoreProof"_s);
    m_card->setObjectName(u"proofVerdict"_s);
    m_card->setLineWrapping(true);
    m_record = m_card->addButton(tr("Show the run"));
    m_record->setObjectName(u"proofRun"_s);
    m_record->setAutoDefault(false);
    m_kept = m_card->addButton(tr("What was there before…"));
    m_kept->setObjectName(u"proofKept"_s);
    m_kept->setAutoDefault(false);
    m_kept->setToolTip(tr("Files and directories that were replaced are kept on their hosts until somebody removes them"));
    connect(m_kept, &QPushButton::clicked, this, &ProofStep::keptRequested);
    m_lines->setObjectName(u"proofLines"_s);
    body()->addWidget(m_card);
    body()->addWidget(m_lines, 1);
    connect(m_lines, &OutputPanel::copied, this, [this] { Q_EMIT succeeded(tr("The lines are on the clipboard")); });
    connect(m_record, &QPushButton::clicked, this,
            [this] { Q_EMIT openRequested({u"activity"_s, u"run/"_s + this->flow().desk().runs().current().state.run}); });
}

QWidget *ProofStep::firstField()
{
    return m_record;
}

void ProofStep::refresh()
{
    const RunView &run = flow().desk().runs().current();
    if (!run.state.verdict)
        return;
    const RestoreProof proof = restoreProof(run);
    m_card->setVerdict(proof.verdict);
    m_card->setAccessibleName(proof.verdict.headline);
    m_lines->setLines(proof.caption, proof.lines);
    // Runs of another cluster stand in its own journal, and its hosts are asked from there.
    const bool isHere = flow().desk().places().value(0).name == run.state.plan.cluster;
    m_record->setVisible(isHere);
    m_kept->setVisible(isHere && (flow().draft().configuration || flow().draft().data));
}

} // namespace warrener
