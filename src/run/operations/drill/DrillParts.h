#pragma once

#include "run/operations/OperationParts.h"
#include "run/operations/drill/DrillOperations.h"

/// What the steps of a drill share.
namespace warrener::parts {

using WorksOfDrills = std::shared_ptr<DrillWorks>;

/// The keys of arguments and answers that several of them have.
namespace drillkey {
inline constexpr QLatin1StringView conditions("conditions");
inline constexpr QLatin1StringView token("token");     ///< the drill's, by which its probe is found
inline constexpr QLatin1StringView targets("targets"); ///< nodes whose hosts get the faults
inline constexpr QLatin1StringView lenient("lenient"); ///< types of the probe's queues of which nothing is expected
inline constexpr QLatin1StringView servers("servers"); ///< {proxy: how many of its servers take clients}
inline constexpr QLatin1StringView moment("at");       ///< when it was seen: of an answer in words, of a sample in ms since 1970
} // namespace drillkey

/// So often the probe is looked at.
inline constexpr Millis watchEvery{250};

/// Adds `work(works, access, arguments, context)`, a coroutine that takes its parameters by value.
template <class Work>
void addOfDrills(Operations &operations, const QString &name, WorksOfDrills works, AccessPtr access, Work work)
{
    operations.add(name, [works = std::move(works), access = std::move(access), work](QJsonObject arguments, StepContext context) {
        return work(works, access, std::move(arguments), std::move(context));
    });
}

/// How many servers of each proxy took clients before the first fault, as the step that looked for the steady state has said.
inline QHash<QString, int> serversBefore(const StepContext &context)
{
    QHash<QString, int> before;
    const QJsonObject servers = context.results.value(drillstep::before).value(drillkey::servers).toObject();
    for (auto it = servers.begin(); it != servers.end(); ++it)
        before.insert(it.key(), it.value().toInt());
    return before;
}

} // namespace warrener::parts
