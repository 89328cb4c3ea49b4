#include "run/procedure/PhaseWords.h"

#include <QCoreApplication>

namespace warrener {

QString describe(StepPhase phase)
{
    switch (phase) {
    case StepPhase::Pending:
        return QCoreApplication::translate("StepWords", "Still to come");
    case StepPhase::Running:
        return QCoreApplication::translate("StepWords", "Running");
    case StepPhase::Done:
        return QCoreApplication::translate("StepWords", "Done");
    case StepPhase::Failed:
        return QCoreApplication::translate("StepWords", "Failed");
    case StepPhase::Skipped:
        return QCoreApplication::translate("StepWords", "Skipped");
    case StepPhase::Undoing:
        return QCoreApplication::translate("StepWords", "Is being undone");
    case StepPhase::Undone:
        return QCoreApplication::translate("StepWords", "Undone");
    case StepPhase::UndoFailed:
        return QCoreApplication::translate("StepWords", "Undo failed");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
