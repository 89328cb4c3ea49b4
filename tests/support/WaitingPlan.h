#pragma once

#include "cluster/ClusterProfile.h"
#include "run/procedure/Plan.h"

/// A plan for the profile's cluster whose one step, by-hand, waits for a person.
inline warrener::Plan waitingPlan(const warrener::ClusterProfile &profile)
{
    using namespace Qt::StringLiterals;
    warrener::Step step;
    step.id = u"by-hand"_s;
    step.title = u"By hand"_s;
    step.type = warrener::StepType::Manual;
    warrener::Plan plan;
    plan.id = u"test-1"_s;
    plan.kind = u"test"_s;
    plan.title = u"Test"_s;
    plan.cluster = profile.name;
    plan.environment = profile.environment;
    plan.profileDigest = digestOf(profile);
    plan.steps = {step};
    return plan;
}
