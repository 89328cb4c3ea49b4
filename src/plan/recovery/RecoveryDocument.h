#pragma once

#include "base/Result.h"
#include "base/Worded.h"
#include "cluster/ClusterProfile.h"
#include "plan/recovery/RecoveryActions.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/procedure/Step.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <chrono>
#include <optional>

namespace warrener {

/// A branch: the step is passed by unless this is so. Of an earlier step, or of the cluster at that moment.
struct RecoveryWhen
{
    QString step{};         ///< an earlier one; or
    QStringList outcomes{}; ///< … with one of these; "done", "not-done" of any step
    std::optional<ClusterCondition> condition{};
    bool holds = true; ///< or must not

    bool operator==(const RecoveryWhen &) const = default;
};

struct RecoveryStep
{
    QString id{};
    RecoveryAction action = RecoveryAction::Manual;
    Worded title{}; ///< empty: the action's own words
    RecoveryRole role = RecoveryRole::Operator;
    std::optional<ClusterCondition> condition{}; ///< of "condition" and "ask"
    NodeName node{};                             ///< empty: those that the plan is about
    std::chrono::seconds timeout{0};             ///< 0: the action's own
    std::chrono::seconds expected{0};            ///< likewise
    std::optional<OnFailure> onFailure{};        ///< none: the action's own
    QString undo{};                              ///< of a dangerous action: what takes it back
    Worded cannotBeUndone{};                     ///< or why nothing does
    std::optional<RecoveryWhen> when{};
    Worded instructions{};  ///< for people
    QStringList commands{}; ///< as a person would type them; nothing runs them
    QString outcome{};      ///< that a rehearsal takes for granted; empty: "done"

    bool operator==(const RecoveryStep &) const = default;
};

/// What speaks for the scenario.
struct RecoverySign
{
    Worded words{};
    QStringList findings{}; ///< ids of the live judgement or of checks of the diagnosis; a dot at the end: all that begin so

    bool operator==(const RecoverySign &) const = default;
};

/// What was in other plans for the scenario, and is not in this one.
struct RecoveryReplacement
{
    Worded instead{}; ///< "rabbitmqctl reset": a command is the same in every language
    Worded why{};

    bool operator==(const RecoveryReplacement &) const = default;
};

/// A recovery plan as people write and read it. README.md of resources/recovery describes the JSON, schema.json checks it.
struct RecoveryDocument
{
    /// Which nodes a plan is about.
    enum class About : std::uint8_t {
        Cluster, ///< none in particular
        Node,    ///< one: named, or the only one that does not serve
        Nodes,   ///< one or more, a minority
        Lost,    ///< one or more that do not serve, a majority too: somebody approves before the cluster goes on without them
    };

    QString id{};
    QString version{};
    QStringList brokers{}; ///< versions that it was written for: "3.10", "4.0"
    Worded title{}, scenario{};
    About about = About::Cluster;
    bool onStandby = false; ///< it runs on the cluster that takes over
    std::chrono::seconds rpo{3600}, rto{1800};
    QList<RecoverySign> detection{};
    QList<RecoveryGuard> guards{};
    QList<RecoveryStep> immediate{}, steps{};
    Worded fallback{};
    QString fallbackPlan{}; ///< id of another document; may be empty
    QList<ClusterCondition> validation{};
    Worded afterwards{};
    QList<RecoveryReplacement> replaces{};

    bool operator==(const RecoveryDocument &) const = default;
    /// Immediate actions, then steps.
    QList<RecoveryStep> allSteps() const { return immediate + steps; }
};

QString toId(RecoveryDocument::About about); ///< "cluster", "node", "nodes", "lost-nodes"

/// At most 1 MiB. `profile`: names of nodes must be its. Errors: Malformed, TooLarge, "line 12: “steps[2].action” …".
Result<RecoveryDocument> recoveryDocumentFrom(const QByteArray &text, const ClusterProfile *profile = nullptr);

/// Documents that stand beside each other: fallbacks lead to a document that is there, and never back. Errors: Malformed,
/// naming the document, and its line where `lines` knows it by the document's id.
Status checkFallbacks(const QList<RecoveryDocument> &documents, const QHash<QString, int> &lines = {});
/// Where a document's text names the plan that it falls back to; 1….
int fallbackLineOf(const QByteArray &text);

} // namespace warrener
