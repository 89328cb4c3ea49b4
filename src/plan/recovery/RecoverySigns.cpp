#include "plan/recovery/RecoverySigns.h"

#include <algorithm>

namespace warrener {

bool speaksFor(const RecoverySign &sign, const QString &finding)
{
    return std::ranges::any_of(sign.findings, [&finding](const QString &id) { return id == finding || (id.endsWith(u'.') && finding.startsWith(id)); });
}

bool speaksFor(const RecoveryDocument &document, const QString &finding)
{
    return std::ranges::any_of(document.detection, [&finding](const RecoverySign &sign) { return speaksFor(sign, finding); });
}

QList<RecoveryDocument> plansFor(const QString &finding, const QList<RecoveryEntry> &entries)
{
    QList<RecoveryDocument> plans;
    for (const RecoveryEntry &entry : entries) {
        if (entry.document && speaksFor(*entry.document, finding))
            plans.append(*entry.document);
    }
    return plans;
}

} // namespace warrener
