#pragma once

#include "cluster/Level.h"
#include "run/operations/drill/DrillWork.h"
#include "run/procedure/RunState.h"

#include <QJsonArray>
#include <QMap>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace warrener {

struct Paper;

enum class DrillVerdict : std::uint8_t {
    Passed,
    Failed,       ///< the hypothesis did not hold, messages were lost, or something is left
    Inconclusive, ///< the fault was not made or went by itself, something was not looked at, or somebody broke it off
    Running,      ///< or left in the middle
};
QString toId(DrillVerdict verdict);   ///< "passed", "failed", "inconclusive", "running"
QString toWord(DrillVerdict verdict); ///< translated
Level levelOf(DrillVerdict verdict);

/// One condition of the hypothesis and whether it held: yes, no, or nobody looked.
struct DrillHeld
{
    QString when{}; ///< "before", "during", "after"
    QString words{};
    bool holds = false; ///< only where it was looked at
    QString reason{};
    bool looked = true;    ///< false: it was over before it should have held, or nobody saw
    bool tooShort = false; ///< not looked at because the fault was chosen to be over before that

    bool operator==(const DrillHeld &) const = default;
};

/// What became of the probe's messages of one type of queue. Times in ms.
struct DrillTraffic
{
    QString type{};
    qint64 published = 0, confirmed = 0, consumed = 0, lost = 0, duplicates = 0, reordered = 0;
    Millis longestSilence{0}; ///< nobody got a confirm
    Millis longestGap{0};     ///< some one publisher got none: of classic queues, each has its own
    Millis unavailable{0};    ///< the sum of the silences over 200 ms
    Millis latencyMedian{0};  ///< of a confirm
    Millis latency99{0};      ///< 99 of 100 came within
    QString error{};          ///< why there are no figures
    ProbeExpectation expected = ProbeExpectation::Holds;

    /// Nothing went through that could have been lost.
    bool isEmpty() const { return confirmed == 0 && lost == 0; }
    /// What is missing may lie on a target that was not back when the probe ended. `isBack`: the steady state had come back.
    bool mayComeYet(bool isBack) const { return lost > 0 && !isBack && expected == ProbeExpectation::MayPause; }
    /// More of them are lost than may be.
    bool isLossWrong() const { return lost > 0 && expected != ProbeExpectation::MayLose; }
    bool operator==(const DrillTraffic &) const = default;
};

/// What happened when, for the chart and the table.
struct DrillMoment
{
    TimePoint at{};
    QString words{};

    bool operator==(const DrillMoment &) const = default;
};

/// How far the probe's queues of one type were.
struct DrillTypeSample
{
    QString type{};
    qint64 confirmed = 0, consumed = 0; ///< so far
    Millis silence{0};
    std::optional<Millis> latency99{};

    bool operator==(const DrillTypeSample &) const = default;
};

/// How far the probe was, once a second while it ran; where it ran long, further apart.
struct DrillSample
{
    TimePoint at{};
    qint64 confirmed = 0; ///< so far
    qint64 consumed = 0;
    Millis silence{0};
    Millis overtaken{0};               ///< a confirmed message is missing for so long while later ones came; 0 in what is kept
    std::optional<Millis> latency99{}; ///< from sending to confirm, of the last seconds; none: not known
    QList<DrillTypeSample> types{};    ///< of each type alone, in the order of probeTypes(); empty: there are not several

    bool operator==(const DrillSample &) const = default;
};

/// As records have it, in ms; none: not known, as in records of before it was measured.
inline std::optional<Millis> drillLatency(const QJsonValue &ms)
{
    const qint64 count = ms.toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(Millis{count});
}

/// As the records of a run have them: {"quorum": [confirmed, consumed, ms without a confirm, ms of latency]}.
QList<DrillTypeSample> drillTypeSamples(const QJsonObject &types);

/// What the plan expects of the probe's queues, by type; empty: one of before it was said.
QMap<QString, ProbeExpectation> drillExpectations(const Plan &plan);
/// Types of queues that the probe of this run has; empty: it has not begun, or is of before they were said.
QStringList drillTypes(const RunState &state);

/// What one run of a drill came to, out of the run's records alone: the same live, after a crash and years later.
struct DrillOutcome
{
    QString run{};
    QString drill{};
    QString title{};
    QString mode{};
    QString cluster{};
    QStringList targets{};
    QString who{};
    QString approver{};
    TimePoint startedAt{}, endedAt{};
    DrillVerdict verdict = DrillVerdict::Running;
    QStringList reasons{};
    TimePoint faultFrom{}, faultUntil{}; ///< never: it was not made, or not taken back
    QMap<QString, Millis> detected{};    ///< "cluster", "proxy", "console": after the fault
    bool isNoticeable = true;            ///< who looks at nodes, proxies and doors may notice such a fault; of others only figures tell
    std::optional<Millis> failover{};    ///< the longest time without a confirm of those that are to go on; none: no figures
    std::optional<Millis> recovery{};    ///< from the begin of the way back to the steady state
    QList<DrillHeld> hypothesis{};
    QList<DrillTraffic> traffic{};
    QList<DrillMoment> timeline{};
    QList<DrillSample> samples{};
    QStringList left{}; ///< what could not be taken back
    QString expected{}, blastRadius{}, improve{};

    /// It passed, and all of its hypothesis was looked at: what the readiness of a recovery plan counts.
    bool showsAll() const;
    bool operator==(const DrillOutcome &) const = default;
};

/// How long it took somebody ("cluster", "proxy", "console") to notice: "3.4 s"; "–": they did not; or that nobody looked for it.
QString noticedText(const DrillOutcome &outcome, const QString &who);

/// Pure. By what the planner left in the plan, not by its kind.
bool isDrill(const RunState &state);
DrillOutcome drillOutcomeOf(const RunState &state);

QJsonObject toJson(const DrillOutcome &outcome);
/// The same, and beside it as `earlier` what those came to that it is compared with.
QJsonObject toJson(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier);

/// The report that leaves the house. `earlier`: outcomes of the same drill, newest first, to compare with.
Paper drillPaper(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier);
/// Writes it: .json, .html or .pdf (which needs a QGuiApplication). Errors: Usage (another end), Io.
Status exportDrill(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, const QString &file);

} // namespace warrener
