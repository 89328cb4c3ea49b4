// Whatever people write: it is read within bounds, and a document that is taken can be looked through.
#include "plan/recovery/RecoveryDocument.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<RecoveryDocument> document = recoveryDocumentFrom(text);
    if (!document) {
        if (document.error().message.isEmpty())
            std::abort();
        return 0;
    }
    // What people copy into a terminal is one line, whatever else stands there.
    for (const RecoveryStep &step : document->allSteps()) {
        for (const QString &command : step.commands) {
            if (command.trimmed().isEmpty() || command.contains(u'\n') || command.contains(u'\r'))
                std::abort();
        }
    }
    // What is dangerous says how it is taken back, or why it cannot be, whatever else stands there.
    for (const RecoveryStep &step : document->allSteps()) {
        if (traitsOf(step.action).dangerous && step.undo.isEmpty() && step.cannotBeUndone.isEmpty())
            std::abort();
    }
    return 0;
}
