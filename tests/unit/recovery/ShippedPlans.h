// The shipped plans, for a small cluster.
#pragma once

#include "plan/recovery/RecoveryLibrary.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "tests/unit/failover/Scene.h"

#include <QTest>

namespace warrener {

inline RecoveryDocument shipped(const QString &id)
{
    return recoveryDocument(id).value().document.value();
}

/// A restore that only has to be there.
inline QList<Step> someRestore()
{
    Step step;
    step.id = QStringLiteral("definitions");
    step.title = QStringLiteral("restore");
    step.act = Call{.operation = QStringLiteral("restore.definitions")};
    step.cannotBeUndone = QStringLiteral("x");
    return {step};
}

inline Result<Plan> planOf(const QString &id, const Scene &scene, const NodeName &node = Scene::node(2))
{
    const RecoveryDocument document = shipped(id);
    return planRecovery(document, scene.view(), {.node = document.about == RecoveryDocument::About::Cluster ? NodeName{} : node, .restore = someRestore()});
}

inline QStringList idsIn(const Plan &plan)
{
    QStringList ids;
    for (const Step &step : plan.steps)
        ids.append(step.id);
    return ids;
}

/// A column "id" with a row for each of them.
inline void eachShippedPlan()
{
    QTest::addColumn<QString>("id");
    for (const auto all = recoveryDocuments(); const RecoveryEntry &entry : all)
        QTest::newRow(qPrintable(entry.id)) << entry.id;
}

} // namespace warrener
