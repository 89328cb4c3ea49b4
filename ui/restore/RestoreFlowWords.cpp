// What a flow says of its pages: why one cannot be left for the next, and what was chosen on it.
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/restore/RestoreFlow.h"
#include "ui/restore/RestoreWords.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The name that two of them would bear; empty: none.
QString twice(const QList<Renaming> &renamings)
{
    QSet<QString> targets;
    for (const Renaming &renaming : renamings) {
        if (targets.contains(renaming.to))
            return renaming.to;
        targets.insert(renaming.to);
    }
    return {};
}

} // namespace

QString RestoreFlow::reasonAgainstNames() const
{
    for (const QList<Renaming> &names : {m_draft.vhostNames, m_draft.queueNames}) {
        for (const Renaming &renaming : names) {
            if (renaming.to.trimmed().isEmpty())
                return QCoreApplication::translate("RestoreFlow", "Give %1 its new name, or take the renaming away").arg(renaming.from);
        }
        if (const QString name = twice(names); !name.isEmpty())
            return QCoreApplication::translate("RestoreFlow", "Two of them would be called %1").arg(name);
    }
    return {};
}

QString RestoreFlow::reasonAgainst(RestoreStage stage) const
{
    switch (stage) {
    case RestoreStage::Source: {
        if (m_isLooking)
            return QCoreApplication::translate("RestoreFlow", "A backup that has what you look for is being searched");
        const BackupRow *chosen = row();
        if (chosen == nullptr)
            return m_backups.view().listing == BackupsListing::Loading ? QCoreApplication::translate("RestoreFlow", "The list of backups is being read")
                                                                       : QCoreApplication::translate("RestoreFlow", "Choose a backup");
        if (!isSound(*chosen))
            return QCoreApplication::translate("RestoreFlow", "%1: choose another one").arg(backupwords::trust(*chosen, m_desk.now()).words);
        if (m_isReading)
            return QCoreApplication::translate("RestoreFlow", "What is in it is being read");
        if (m_isLocked)
            return QCoreApplication::translate("RestoreFlow", "It is encrypted: choose the identity that opens it");
        return m_contentsProblem;
    }
    case RestoreStage::What: {
        if (!m_contents)
            return QCoreApplication::translate("RestoreFlow", "What is in it is being read");
        if (!m_draft.definitions && !m_draft.messages && !m_draft.configuration && !m_draft.data)
            return QCoreApplication::translate("RestoreFlow", "Choose at least one part");
        if (!m_draft.definitions && !m_draft.messages)
            return {};
        if (m_draft.queues == RestoreDraft::Queues::Matching) {
            if (const QRegularExpression pattern(m_draft.pattern); !pattern.isValid())
                return QCoreApplication::translate("RestoreFlow", "No expression: %1").arg(pattern.errorString());
        }
        if (m_draft.queues != RestoreDraft::Queues::All && chosenQueues(*m_contents, m_draft).isEmpty())
            return m_draft.queues == RestoreDraft::Queues::Ticked ? QCoreApplication::translate("RestoreFlow", "Tick at least one queue")
                                                                  : QCoreApplication::translate("RestoreFlow", "No queue's name matches");
        return {};
    }
    case RestoreStage::Where: {
        const std::optional<RestorePlace> chosen = place();
        if (!chosen)
            return QCoreApplication::translate("RestoreFlow", "Choose a cluster");
        return chosen->obstacle.isEmpty() ? reasonAgainstNames() : chosen->obstacle;
    }
    case RestoreStage::Preview:
        if (m_isComparing)
            return QCoreApplication::translate("RestoreFlow", "The backup and the cluster are being compared");
        if (!m_preview)
            return m_previewProblem.isEmpty() ? QCoreApplication::translate("RestoreFlow", "The backup and the cluster are being compared") : m_previewProblem;
        if (!m_preview->refused.isEmpty())
            return m_preview->refused;
        return figures().isNothing() ? QCoreApplication::translate("RestoreFlow", "Nothing is left to be restored") : QString();
    case RestoreStage::Confirm:
        if (m_isStarting)
            return QCoreApplication::translate("RestoreFlow", "It is being begun");
        if (m_isPlanning)
            return QCoreApplication::translate("RestoreFlow", "The plan is being made");
        return m_plan ? QString() : m_planProblem.isEmpty() ? QCoreApplication::translate("RestoreFlow", "The plan is being made") : m_planProblem;
    case RestoreStage::Run:
        return isRunning() || !m_isBegun ? QCoreApplication::translate("RestoreFlow", "It goes on when the run has ended") : QString();
    case RestoreStage::Proof:
        return {};
    }
    return {};
}

bool RestoreFlow::isRunDoubtful() const
{
    const std::optional<Verdict> verdict = m_isBegun ? run().state.verdict : std::nullopt;
    return verdict && *verdict != Verdict::Done;
}

QString RestoreFlow::summary(RestoreStage stage) const
{
    switch (stage) {
    case RestoreStage::Source:
        return row() == nullptr ? QString() : backupwords::title(row()->backup, m_desk.now());
    case RestoreStage::What:
        return m_contents ? restorewords::what(*m_contents, m_draft) : QString();
    case RestoreStage::Where: {
        const qsizetype renamed = m_draft.vhostNames.size() + m_draft.queueNames.size();
        return renamed == 0 ? QCoreApplication::translate("RestoreFlow", "%1, same names").arg(m_draft.to.value)
                            : QCoreApplication::translate("RestoreFlow", "%1, %2")
                                  .arg(m_draft.to.value, QCoreApplication::translate("RestoreFlow", "%n renamed", nullptr, int(renamed)));
    }
    case RestoreStage::Preview: {
        if (!m_preview)
            return {};
        const PreviewFigures sum = figures();
        return QCoreApplication::translate("RestoreFlow", "%1 created, %2 changed").arg(units::count(sum.created), units::count(sum.changed));
    }
    case RestoreStage::Confirm:
        return m_isBegun ? QCoreApplication::translate("RestoreFlow", "begun") : QString();
    case RestoreStage::Run:
    case RestoreStage::Proof: {
        const std::optional<Verdict> verdict = m_isBegun ? run().state.verdict : std::nullopt;
        return verdict && stage == RestoreStage::Run ? steps::wordOf(*verdict) : QString();
    }
    }
    return {};
}

} // namespace warrener
