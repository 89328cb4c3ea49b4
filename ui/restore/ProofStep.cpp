#include "ui/restore/ProofStep.h"

#include "ui/restore/RestoreProof.h"
#include "ui/steps/OutputPanel.h"
#include "ui/steps/RunDesk.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString howCompared()
{
    return ProofStep::tr("What was chosen is compared with the backup once more, object by object and message by message.");
}

} // namespace

ProofStep::ProofStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Proof, tr("Proof"), howCompared(), parent), m_card(new VerdictCard(this)), m_lines(new OutputPanel(this)),
      m_record(nullptr), m_kept(nullptr)
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
    connect(m_kept, &QPushButton::clicked, this, [this] { Q_EMIT keptRequested(this->flow().run().state.plan.cluster); });
    m_lines->setObjectName(u"proofLines"_s);
    body()->addWidget(m_card);
    body()->addWidget(m_lines, 1);
    connect(m_lines, &OutputPanel::copied, this, [this] { Q_EMIT succeeded(tr("The lines are on the clipboard")); });
    connect(m_record, &QPushButton::clicked, this, [this] { Q_EMIT openRequested({u"activity"_s, u"run/"_s + this->flow().run().state.run}); });
}

QWidget *ProofStep::firstField()
{
    for (QPushButton *button : {m_record, m_kept}) {
        if (!button->isHidden())
            return button;
    }
    return m_lines;
}

void ProofStep::refresh()
{
    const RunView &run = flow().run();
    if (!run.state.verdict)
        return;
    const RestoreProof proof = restoreProof(run);
    setSentence(proof.isCompared ? howCompared() : tr("Nothing was compared with the backup: the run ended before that."));
    m_card->setVerdict(proof.verdict);
    m_card->setAccessibleName(proof.verdict.headline);
    m_lines->setLines(proof.caption, proof.lines);
    // Runs of another cluster stand in its own journal.
    const bool isHere = flow().desk().places().value(0).name == run.state.plan.cluster;
    m_record->setVisible(isHere);
    m_kept->setVisible(flow().draft().configuration || flow().draft().data);
}

} // namespace warrener
