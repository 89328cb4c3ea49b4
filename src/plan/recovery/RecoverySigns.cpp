#include "plan/recovery/RecoverySigns.h"

#include <algorithm>

namespace warrener {

bool speaksFor(const RecoverySign &sign, const QString &finding)
{
    return std::ranges::any_of(sign.findings, [&finding](const QString &id) { return id == finding || (id.endsWith(u'.') && finding.startsWith(id)); });
}

QList<RecoveryDocument> plansFor(const QString &finding, const QList<RecoveryEntry> &entries)
{
    QList<RecoveryDocument> plans;
    for (const RecoveryEntry &entry : entries) {
        if (!entry.document)
            continue;
        const bool speaks = std::ranges::any_of(entry.document->detection, [&finding](const RecoverySign &sign) { return speaksFor(sign, finding); });
        if (speaks)
            plans.append(*entry.document);
    }
    return plans;
}

} // namespace warrener
