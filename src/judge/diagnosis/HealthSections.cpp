#include "judge/diagnosis/HealthSections.h"

#include "base/Units.h"
#include "cluster/MetricWords.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/Rule.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString figure(qsizetype value)
{
    return units::count(static_cast<double>(value));
}

void take(HealthSection &section, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
    case Outcome::Note:
        ++section.passed;
        break;
    case Outcome::Warning:
        ++section.warning;
        break;
    case Outcome::Critical:
        ++section.critical;
        break;
    case Outcome::NotAvailable:
    case Outcome::NotConfigured:
    case Outcome::NotAsked:
        ++section.notJudged;
        break;
    }
}

void conclude(HealthSection &section)
{
    const int judged = section.passed + section.warning + section.critical;
    section.level = section.critical > 0 ? Level::Critical : section.warning > 0 ? Level::Warning : judged > 0 ? Level::Ok : Level::Unknown;
    if (judged == 0)
        section.line = QCoreApplication::translate("Diagnosis", "Nothing could be judged.");
    else if (section.warning + section.critical == 0)
        section.line = QCoreApplication::translate("Diagnosis", "All %1 checks passed.").arg(figure(judged));
    else
        section.line = QCoreApplication::translate("Diagnosis", "%1 critical and %2 warning of %3 checks.")
                           .arg(figure(section.critical), figure(section.warning), figure(judged));
}

/// The worst of all hosts, with its name.
void addWorst(HealthSection &section, const QString &name, const Snapshot &snapshot, std::optional<double> HostFigures::*member)
{
    std::optional<double> worst;
    QString whose;
    for (const HostLook &host : snapshot.hosts) {
        const std::optional<double> value = host.figures.isCurrent() ? (*host.figures.value).*member : std::nullopt;
        if (value && (!worst || *worst < *value)) {
            worst = value;
            whose = host.name.value;
        }
    }
    if (worst)
        section.figures.append({name, QCoreApplication::translate("Diagnosis", "%1 (%2)", "figure, host").arg(units::percent(*worst), whose)});
}

void addSystemFigures(HealthSection &section, const Snapshot &snapshot)
{
    addWorst(section, QCoreApplication::translate("Diagnosis", "Highest CPU"), snapshot, &HostFigures::cpuPercent);
    addWorst(section, QCoreApplication::translate("Diagnosis", "Highest memory"), snapshot, &HostFigures::memoryPercent);
    addWorst(section, QCoreApplication::translate("Diagnosis", "Fullest data disk"), snapshot, &HostFigures::diskDataPercent);
    double lowest = 101;
    QString whose;
    for (const HostLook &host : snapshot.hosts) {
        if (!host.figures.isCurrent())
            continue;
        if (const auto score = hostHealth(*host.figures.value, snapshot.thresholds).shownScore(); score && *score < lowest) {
            lowest = *score;
            whose = host.name.value;
        }
    }
    if (!whose.isEmpty()) {
        section.figures.append({QCoreApplication::translate("Diagnosis", "Lowest score"),
                                QCoreApplication::translate("Diagnosis", "%1 of 100 (%2)").arg(units::count(std::round(lowest)), whose)});
    }
}

void addBrokerFigures(HealthSection &section, const Snapshot &snapshot)
{
    section.figures.append({QCoreApplication::translate("Diagnosis", "Nodes in service"), toText(servingTally(snapshot))});
    if (!snapshot.totals.isCurrent())
        return;
    const ClusterTotals &totals = *snapshot.totals.value;
    const auto add = [&section](const QString &name, const std::optional<qint64> &value) {
        if (value)
            section.figures.append({name, units::count(static_cast<double>(*value))});
    };
    add(toWord(Metric::Queues), totals.queues);
    add(toWord(Metric::Connections), totals.connections);
    add(toWord(Metric::MessagesReady), totals.messagesReady);
    add(toWord(Metric::MessagesUnacked), totals.messagesUnacked);
}

void addNetworkFigures(HealthSection &section, const QList<CheckResult> &checks)
{
    Millis api{-1}, amqp{-1};
    int ports = 0, open = 0;
    for (const CheckResult &check : checks) {
        if (isNotJudged(check.outcome))
            continue;
        if (check.id == "reach.api"_L1)
            api = std::max(api, check.took);
        if (check.id == "reach.amqp"_L1 || check.id == "reach.amqps"_L1)
            amqp = std::max(amqp, check.took);
        if (check.id.startsWith("reach.port."_L1)) {
            ++ports;
            open += check.outcome == Outcome::Passed;
        }
    }
    if (ports > 0) {
        section.figures.append(
            {QCoreApplication::translate("Diagnosis", "Ports open"), QCoreApplication::translate("Diagnosis", "%1 of %2").arg(figure(open), figure(ports))});
    }
    if (api.count() >= 0)
        section.figures.append({QCoreApplication::translate("Diagnosis", "Slowest API answer"), units::duration(api)});
    if (amqp.count() >= 0)
        section.figures.append({QCoreApplication::translate("Diagnosis", "Slowest AMQP round trip"), units::duration(amqp)});
}

} // namespace

void passSections(Report &report, const Snapshot &snapshot)
{
    for (const CheckResult &check : std::as_const(report.checks)) {
        if (matches("host.*"_L1, check.id, check.kind))
            take(report.system, check.outcome);
        else if (matches("reach.* peer.*"_L1, check.id, check.kind))
            take(report.network, check.outcome);
        else
            take(report.broker, check.outcome);
    }
    for (HealthSection *section : {&report.system, &report.broker, &report.network})
        conclude(*section);
    addSystemFigures(report.system, snapshot);
    addBrokerFigures(report.broker, snapshot);
    addNetworkFigures(report.network, report.checks);
}

} // namespace warrener
