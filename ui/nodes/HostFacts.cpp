#include "ui/nodes/HostFacts.h"

#include "base/Units.h"
#include "cluster/MetricWords.h"
#include "judge/assess/HostHealth.h"
#include "ui/nodes/NodeFacts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::hostFacts {

namespace {

LimitRow share(const QString &label, std::optional<double> percent, double warning, double critical, Level level, const QString &of)
{
    if (!percent)
        return {.label = label, .left = QCoreApplication::translate("HostFacts", "no data"), .level = Level::Unknown};
    const QString value = units::percent(*percent);
    return {.label = label,
            .meter = MeterValue{.share = std::clamp(*percent / 100, 0.0, 1.0), .limit = warning / 100, .level = level},
            .value = of.isEmpty() ? value : QCoreApplication::translate("HostFacts", "%1 of %2").arg(value, of),
            .left = level == Level::Critical  ? QCoreApplication::translate("HostFacts", "over %1").arg(units::percent(critical))
                    : level == Level::Warning ? QCoreApplication::translate("HostFacts", "over %1").arg(units::percent(warning))
                                              : QCoreApplication::translate("HostFacts", "warning at %1").arg(units::percent(warning)),
            .level = level};
}

FactCell factLabel(const QString &text)
{
    return {.text = text, .tone = Token::Text2};
}

FactCell factValue(const QString &text)
{
    return {.text = text, .weight = QFont::Medium, .right = true};
}

FactCell cost(double points)
{
    return {.text = points < 0.05 ? u"0"_s : u"−"_s + QLocale().toString(points, 'f', 1), .tone = points < 0.05 ? Token::Text3 : Token::Text, .right = true};
}

QString bytesOr(std::optional<double> bytes)
{
    return bytes ? units::bytes(*bytes) : QString();
}

} // namespace

QList<LimitRow> limits(const HostFigures &figures, const Thresholds &thresholds)
{
    const HostHealth health = hostHealth(figures, thresholds);
    // The same file system twice is judged once.
    const bool isOneDisk = figures.diskDataPercent && figures.diskDataMount == "/"_L1;
    QList<LimitRow> rows{
        share(QCoreApplication::translate("HostFacts", "CPU"), figures.cpuPercent, thresholds.cpuWarning, thresholds.cpuCritical, health.of("cpu"_L1),
              figures.cores == 1  ? QCoreApplication::translate("HostFacts", "1 core")
              : figures.cores > 1 ? QCoreApplication::translate("HostFacts", "%1 cores").arg(figures.cores)
                                  : QString()),
        share(QCoreApplication::translate("HostFacts", "Memory"), figures.memoryPercent, thresholds.memoryWarning, thresholds.memoryCritical,
              health.of("memory"_L1), bytesOr(figures.memoryTotal)),
    };
    if (figures.diskDataPercent && !isOneDisk) {
        rows.append(share(QCoreApplication::translate("HostFacts", "Data disk"), figures.diskDataPercent, thresholds.diskWarning, thresholds.diskCritical,
                          health.of("disk-data"_L1), bytesOr(figures.diskDataTotal)));
    }
    rows.append(share(QCoreApplication::translate("HostFacts", "System disk"), figures.diskRootPercent, thresholds.diskWarning, thresholds.diskCritical,
                      isOneDisk ? health.of("disk-data"_L1) : health.of("disk-root"_L1), bytesOr(figures.diskRootTotal)));
    const QString loadLabel = toWord(Metric::HostLoad);
    const std::optional<double> load = figures.loadPerCore();
    if (!load) {
        rows.append({.label = loadLabel, .left = QCoreApplication::translate("HostFacts", "no data"), .level = Level::Unknown});
        return rows;
    }
    const Level level = health.of("load"_L1);
    const double limit = level == Level::Critical ? thresholds.loadCritical : thresholds.loadWarning;
    rows.append({.label = loadLabel,
                 .meter = MeterValue{.share = std::clamp(*load, 0.0, 1.0), .limit = std::clamp(thresholds.loadWarning, 0.0, 1.0), .level = level},
                 .value = units::load(*load),
                 .left = level == Level::Ok ? QCoreApplication::translate("HostFacts", "warning at %1").arg(units::load(limit))
                                            : QCoreApplication::translate("HostFacts", "over %1").arg(units::load(limit)),
                 .level = level});
    return rows;
}

QList<FactRow> score(const HostFigures &figures)
{
    const ScoreCosts costs = scoreCosts(figures);
    const QString noData = QCoreApplication::translate("HostFacts", "no data");
    QList<FactRow> rows;
    const auto add = [&](const QString &name, std::optional<double> percent, double points) {
        rows.append({factLabel(name), factValue(percent ? units::percent(*percent) : noData), cost(points)});
    };
    add(QCoreApplication::translate("HostFacts", "CPU"), figures.cpuPercent, costs.cpu);
    add(QCoreApplication::translate("HostFacts", "Memory"), figures.memoryPercent, costs.memory);
    add(QCoreApplication::translate("HostFacts", "Disk"), figures.diskPercent(), costs.disk);
    const std::optional<double> load = figures.loadPerCore();
    rows.append({factLabel(toWord(Metric::HostLoad)), factValue(load ? units::load(*load) : noData), cost(costs.load)});
    return rows;
}

QList<FactRow> facts(const HostLook &host, TimePoint now)
{
    QList<FactRow> rows;
    const auto add = [&](const QString &name, const QString &text, const QString &more = {}) {
        if (!text.isEmpty())
            rows.append({factLabel(name), {.text = text, .weight = QFont::Medium}, {.text = more, .tone = Token::Text2, .toolTip = more}});
    };
    add(QCoreApplication::translate("HostFacts", "Source"),
        host.source == "ssh"_L1        ? QCoreApplication::translate("HostFacts", "SSH")
        : host.source == "exporter"_L1 ? QCoreApplication::translate("HostFacts", "node exporter")
                                       : QCoreApplication::translate("HostFacts", "not configured"),
        isNever(host.figures.asOf) ? QString() : QCoreApplication::translate("HostFacts", "answered %1 ago").arg(units::age(host.figures.asOf, now)));
    if (!host.figures.has())
        return rows;
    const HostFigures &figures = *host.figures.value;
    if (figures.uptime) {
        add(QCoreApplication::translate("HostFacts", "Uptime"), units::duration(*figures.uptime), nodeFacts::since(host.figures.asOf - *figures.uptime));
    }
    add(QCoreApplication::translate("HostFacts", "Kernel"), figures.kernel);
    if (figures.processes)
        add(toWord(Metric::HostProcesses), units::count(*figures.processes));
    if (figures.load1 && figures.load5 && figures.load15) {
        add(QCoreApplication::translate("HostFacts", "Load"),
            QCoreApplication::translate("HostFacts", "%1, %2, %3").arg(units::load(*figures.load1), units::load(*figures.load5), units::load(*figures.load15)),
            QCoreApplication::translate("HostFacts", "1, 5 and 15 min"));
    }
    if (figures.netInBytes && figures.netOutBytes) {
        add(toWord(Metric::HostNetTotal), QCoreApplication::translate("HostFacts", "%1 in").arg(units::bytesPerSecond(*figures.netInBytes)),
            QCoreApplication::translate("HostFacts", "%1 out").arg(units::bytesPerSecond(*figures.netOutBytes)));
    }
    if (figures.netInPackets && figures.netOutPackets) {
        add(QCoreApplication::translate("HostFacts", "Packets"),
            QCoreApplication::translate("HostFacts", "%1 in").arg(units::perSecond(std::round(*figures.netInPackets))),
            QCoreApplication::translate("HostFacts", "%1 out").arg(units::perSecond(std::round(*figures.netOutPackets))));
    }
    if (figures.outOfMemoryKills) {
        rows.append(
            {factLabel(QCoreApplication::translate("HostFacts", "Out of memory")),
             {.text = units::count(*figures.outOfMemoryKills), .tone = *figures.outOfMemoryKills > 0 ? Token::Warn : Token::Text, .weight = QFont::Medium},
             {.text = QCoreApplication::translate("HostFacts", "processes ended since the start"), .tone = Token::Text2}});
    }
    return rows;
}

QList<FactRow> servers(const ProxyFigures &figures)
{
    QList<FactRow> rows;
    for (const ProxyServer &server : figures.servers) {
        const bool held = server.status.startsWith("MAINT"_L1) || server.status.startsWith("DRAIN"_L1);
        rows.append(
            {{.text = server.name, .weight = QFont::Medium},
             {.text = server.status,
              .glyph = server.up ? GlyphKind::Ok
                       : held    ? GlyphKind::Paused
                                 : GlyphKind::Bad},
             {.text = (server.sessions == 1 ? QCoreApplication::translate("HostFacts", "%1 session") : QCoreApplication::translate("HostFacts", "%1 sessions"))
                          .arg(units::count(static_cast<double>(server.sessions))),
              .tone = Token::Text2}});
    }
    return rows;
}

} // namespace warrener::hostFacts
