#pragma once

#include "base/Clock.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace warrener {

enum class StepType : std::uint8_t {
    Check,    ///< looks, changes nothing; its error fails the step
    Action,   ///< changes something
    Wait,     ///< asks again and again until the answer has `"done": true`
    Manual,   ///< a person does something and says so
    Approval, ///< a person says yes or no
    Group,    ///< holds steps that run side by side, or one after the other
};

/// What the run does when a step has failed for good.
enum class OnFailure : std::uint8_t {
    Undo,     ///< all that was done is undone in reverse order
    Stop,     ///< the run ends; what was done stays done and can be undone later
    Continue, ///< the run goes on; its verdict is "partly" at best
};

/// An operation of the registry by its name, with what it is told. Plain data, no secret.
struct Call
{
    QString operation{}; ///< "haproxy.set-state"
    QJsonObject arguments{};

    bool operator==(const Call &) const = default;
};

/// After a failed attempt the step is tried again this many times.
struct Retry
{
    int times = 0;      ///< 0–100
    Millis pause{1000}; ///< 0 – 1 h

    bool operator==(const Retry &) const = default;
};

/// How a step is taken back. The operation must be harmless where the step has changed nothing,
/// and where it is done twice.
struct Undo
{
    Call act{};
    QString words{};       ///< translated: "ready, 100 %"
    QString command{};     ///< as a person would type it
    Millis timeout{30000}; ///< 1 ms – 24 h
    Retry retry{.times = 2};
    QJsonObject other{}; ///< keys of a newer Warrener, kept as they came

    bool operator==(const Undo &) const = default;
};

struct Step
{
    QString id{}; ///< stable, unique within the plan, at most 64 characters
    StepType type = StepType::Action;
    QString title{};                    ///< translated: what happens
    QString detail{};                   ///< translated; what a person is to do, for Manual and Approval
    QStringList commands{};             ///< as a person would type them
    std::optional<Call> act{};          ///< none for Approval, Group; of Manual: what follows once a person has said that it is done
    std::optional<Call> precondition{}; ///< fails the step before it acts; `"skip": true`: nothing to do
    std::optional<Call> probe{};        ///< after a crash: `"done"` true or false; an error means unclear
    Millis timeout{30000};              ///< of one attempt, of all of a wait, of a person; 1 ms – 24 h
    Retry retry{};                      ///< of checks and actions
    Millis every{500};                  ///< pause between two questions of a wait; 1 ms – 1 h
    Millis expected{0};                 ///< 0: unknown
    std::optional<Undo> undo{};
    QString cannotBeUndone{}; ///< translated reason, also beside an undo: what that does not bring back; empty: it brings back all, or there is nothing to undo
    bool idempotent = false;  ///< acting twice does no harm
    /// Of an action or a group: it ends, fences, stops, overwrites or deletes. Directly before it the plan's
    /// guards are asked again, the lease must still be there, and each check whose answer is older than its
    /// `freshFor` is made again.
    bool force = false;
    Millis freshFor{0};      ///< of a check: how long its answer is evidence for force; 0: it is none. 0 – 1 h
    QStringList takesBack{}; ///< steps whose effect is gone once this one is done: what they saw is no evidence any more
    OnFailure onFailure = OnFailure::Undo;
    bool parallel = true; ///< of a group
    QList<Step> steps{};  ///< of a group, at least one
    QJsonObject other{};  ///< keys of a newer Warrener, kept as they came

    bool operator==(const Step &) const; // elsewhere: it holds steps itself
};

/// A key of `other`, true: whoever answers says what, and not only that it is done.
inline constexpr QLatin1StringView wordsWantedKey("wordsWanted");
bool wantsWords(const Step &step);

QString toId(StepType type);       ///< "check", "action", "wait", "manual", "approval", "group"
QString toId(OnFailure onFailure); ///< "undo", "stop", "continue"

} // namespace warrener
