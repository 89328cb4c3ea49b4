#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Level.h"
#include "cluster/Metric.h"
#include "judge/assess/OverallStatus.h"
#include "judge/diagnosis/CheckResult.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <cstdint>

namespace warrener {

struct Evidence
{
    QString check{}; ///< CheckResult::id
    QString where{}; ///< host, node or proxy, as people call it
    QString seen{}, expected{};
    Level level = Level::Unknown;

    bool operator==(const Evidence &) const = default;
};

struct AdviceStep
{
    QString words{};   ///< translated
    QString command{}; ///< for this very cluster, to copy; may be empty: a thing to do by hand
    QString plan{};    ///< of the plan that does exactly this step for the finding's node: "thaw", "failover"…; empty: none

    bool operator==(const AdviceStep &) const = default;
};

/// From resources/advice/, filled in for one finding.
struct Recommendation
{
    QString id{};                               ///< of the advice: "disk-full"
    QString title{}, why{}, risk{}, duration{}; ///< translated
    QList<AdviceStep> steps{};
    QList<QPair<QString, QUrl>> read{}; ///< where the official documentation says so

    bool operator==(const Recommendation &) const = default;
};

struct ReportFinding
{
    QString id{}; ///< stable, of the check or rule it comes from: "host.disk.data"
    FaultClass fault = FaultClass::Software;
    Level level = Level::Note;
    Subject subject{};
    QString host{};          ///< profile name of the host it concerns; may be empty
    QString title{}, text{}; ///< translated
    TimePoint since{};
    int cause = -1; ///< index in Report::findings; −1: a cause itself
    QList<Evidence> evidence{};
    QList<int> recommendations{}; ///< indexes in Report::recommendations
    QList<SeriesKey> charts{};    ///< figures that show it, at most three
    /// Where it is about one or many of a kind (queues, shovels, policies): all of them, sorted, by stable names; `subject` is
    /// only the worst of them. Empty: about one thing alone, or about more than can be listed.
    QStringList things{};

    bool operator==(const ReportFinding &) const = default;
};

/// One of the report's three health sections.
struct HealthSection
{
    Level level = Level::Unknown;
    QString line{}; ///< translated
    int passed = 0, warning = 0, critical = 0, notJudged = 0;
    QList<QPair<QString, QString>> figures{}; ///< translated name and value, as far as known

    bool operator==(const HealthSection &) const = default;
};

/// Mean values of a chart's line; NaN: a gap.
struct ReportSeries
{
    SeriesKey key;
    TimePoint from{};
    Millis step{0};
    QList<double> values{};
};

/// One diagnosis: a value, kept for good.
struct Report
{
    QString id{}; ///< "20260317T143308Z-4f2a", unique and in order of time
    ClusterName cluster{};
    Environment environment = Environment::Production;
    QString warrener{}; ///< version that made it
    QString language{}; ///< of all its texts, which are made when it is judged: "en", "zh"; empty: not known, of a version that did not say
    TimePoint at{};
    Millis took{0};
    bool cancelled = false;
    OverallStatus status = OverallStatus::Unknown;
    QString headline{}; ///< "Unhealthy: broker2 stopped because its data disk is full"
    QString line{};     ///< the sentence under it
    HealthSection system{}, broker{}, network{};
    QList<CheckResult> checks{};     ///< every one, the passed and the unjudged too
    QList<ReportFinding> findings{}; ///< causes worst first, each followed by its symptoms
    QList<Recommendation> recommendations{};
    QList<ReportSeries> series{}; ///< last hour, of the findings' charts
};

} // namespace warrener
