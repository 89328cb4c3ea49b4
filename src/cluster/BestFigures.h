#pragma once

#include "cluster/Snapshot.h"

namespace warrener {

/// What is best known about one node right now, and how old it is.
struct BestFigures
{
    NodeFigures figures;
    TimePoint asOf{};     ///< never: nothing has ever been heard
    bool current = false; ///< false: the last figures before the node fell silent
    bool fromMetrics = false;
    QMap<QString, Level> held{}; ///< NodeLook::held
};

/// How long the node has run by its metrics; absent where they do not tell, or tell what no machine reaches.
std::optional<Millis> uptimeOf(const BrokerMetrics &metrics);

/// What the metrics endpoint knows of a node's row.
NodeFigures toFigures(const BrokerMetrics &metrics);

/// `figures`, with what they lack as the metrics endpoint tells it: an API whose statistics are off answers, and tells little.
NodeFigures completedBy(NodeFigures figures, const BrokerMetrics &metrics);

/// The node's own answer, with what it lacks by a metrics endpoint that answers; while that fails, what its metrics endpoint says; else the last answer.
BestFigures bestFigures(const NodeLook &node);

/// Versions from the API, else from the metrics endpoint; empty where neither has said.
QString rabbitmqVersion(const NodeLook &node);
QString erlangVersion(const NodeLook &node);

} // namespace warrener
