#pragma once

#include "run/runs/GuardVerdict.h"

#include <QHash>

namespace warrener {

/// What the guards of `plan` say where nobody is asked: those of `refuses` refuse, for their reason, all others pass.
inline QList<GuardVerdict> verdictsBut(const Plan &plan, const QHash<QString, QString> &refuses)
{
    QList<GuardVerdict> verdicts;
    for (const Guard &guard : plan.guards) {
        verdicts.append({.id = guard.id,
                         .words = guard.words,
                         .state = refuses.contains(guard.id) ? GuardVerdict::State::Refused : GuardVerdict::State::Passed,
                         .reason = refuses.value(guard.id),
                         .overridable = guard.overridable});
    }
    return verdicts;
}

} // namespace warrener
