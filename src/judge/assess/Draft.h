#pragma once

#include "judge/assess/Assessment.h"

namespace warrener {

/// A finding while the assessment is being made, with the clauses that a headline may need.
struct Draft
{
    Finding finding;                 ///< its `cause` is an index among the drafts
    QString clause;                  ///< translated, goes behind "Unhealthy: ": "broker2 is down; its host answers"
    QString name;                    ///< what people call the subject
    const char *many = nullptr;      ///< clause for several alike, %1 how many, %2 their names
    const char *manyOfOne = nullptr; ///< clause for several that are about one name, %1 how many, %2 that name
    const char *all = nullptr;       ///< clause for every node alike, %1 how many
    const char *briefOne = nullptr;  ///< "1 node down"
    const char *briefMany = nullptr; ///< "%1 nodes down"
};

/// The translation of `source` (context "Diagnosis") with %1, %2, … filled in; places that a
/// translation leaves out are no error.
QString fill(const char *source, const QStringList &values = {});

} // namespace warrener
