#pragma once

#include "diagnosis/Assessment.h"

#include <optional>

namespace warrener {

/// A finding while the assessment is being made, with the clauses that a headline may need.
struct Draft
{
    Finding finding;    ///< its `cause` is an index among the drafts
    QString clause;     ///< translated, goes behind "Unhealthy: ": "broker2 is down; its host answers"
    QString name;       ///< what people call the subject
    int count = 1;      ///< how many things it stands for: queues, …
    /// How much it counts in the verdict on the cluster, where that is less than its own level: a
    /// busy host is critical for the host, while its broker still serves.
    std::optional<Level> weight{};
    const char *many = nullptr;      ///< clause for several alike, %1 how many, %2 their names
    const char *all = nullptr;       ///< clause for every node alike, %1 how many
    const char *briefOne = nullptr;  ///< "1 node down"
    const char *briefMany = nullptr; ///< "%1 nodes down"
};

inline Level weightOf(const Draft &draft) { return draft.weight.value_or(draft.finding.level); }

/// The translation of `source` (context "Diagnosis") with %1, %2, … filled in; places that a
/// translation leaves out are no error.
QString fill(const char *source, const QStringList &values = {});

/// "broker1, broker2"
QString listOf(const QStringList &names);

} // namespace warrener
