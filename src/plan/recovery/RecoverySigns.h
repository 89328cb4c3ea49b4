#pragma once

#include "plan/recovery/RecoveryLibrary.h"

namespace warrener {

/// The sign names this finding: by its id, or by all that begin so.
bool speaksFor(const RecoverySign &sign, const QString &finding);

/// One of the document's signs names it.
bool speaksFor(const RecoveryDocument &document, const QString &finding);

/// Pure. The plans that a finding speaks for, in the documents' order. Which of them is right may depend on more than one finding:
/// a page offers each. Documents that cannot be read are passed over.
QList<RecoveryDocument> plansFor(const QString &finding, const QList<RecoveryEntry> &entries);

} // namespace warrener
