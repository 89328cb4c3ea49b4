#include "ui/overview/OverviewTiles.h"

#include "base/Units.h"
#include "cluster/BestFigures.h"
#include "cluster/MetricWords.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/NearLimit.h"
#include "judge/assess/NodeCondition.h"
#include "judge/assess/Toll.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A scale for a disk whose size nobody tells: its limit stands at a quarter.
constexpr double limitsOnUnknownDisk = 4;
/// The busiest proxy fills this much of the bar.
constexpr double busiestProxy = 0.8;

double share(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

QString noFigures(const Part<HostFigures> &figures, TimePoint now)
{
    if (!figures.error)
        return QCoreApplication::translate("OverviewPage", "no data");
    if (figures.error->kind == ErrorKind::NotConfigured)
        return describe(figures.error->kind);
    return QCoreApplication::translate("OverviewPage", "%1 for %2", "no answer for 18 min")
        .arg(describe(figures.error->kind), units::age(figures.failingSince, now));
}

TileRow cpuRow(const Snapshot &snapshot, const HostName &name)
{
    TileRow row{.label = QCoreApplication::translate("OverviewPage", "CPU"), .meter = {}, .value = {}};
    const HostLook *host = snapshot.host(name);
    if (!host) {
        row.value = describe(ErrorKind::NotConfigured);
        row.muted = true;
        return row;
    }
    const std::optional<double> cpu = host->figures.isCurrent() ? host->figures.value->cpuPercent : std::nullopt;
    if (!cpu) {
        row.value = noFigures(host->figures, snapshot.at);
        row.muted = true;
        return row;
    }
    const Thresholds &limits = snapshot.thresholds;
    row.meter = MeterValue{.share = share(*cpu, 100), .limit = limits.cpuWarning / 100, .level = hostHealth(*host->figures.value, limits).of("cpu"_L1)};
    row.value = units::percent(*cpu);
    return row;
}

TileRow memoryRow(const NodeFigures &figures, const HostFigures *host, Level level)
{
    TileRow row{.label = QCoreApplication::translate("OverviewPage", "Memory"), .meter = {}, .value = {}};
    if (!figures.memoryUsed) {
        row.value = QCoreApplication::translate("OverviewPage", "no data");
        row.muted = true;
        return row;
    }
    const auto used = static_cast<double>(*figures.memoryUsed);
    const auto limit = static_cast<double>(figures.memoryLimit.value_or(0));
    MeterValue meter;
    if (limit > 0) {
        meter = {.share = share(used, limit), .limit = 1.0};
    } else if (host && host->memoryTotal) {
        meter = {.share = share(used, *host->memoryTotal), .limit = std::nullopt};
    }
    meter.level = level;
    row.meter = meter;
    row.value = units::bytes(used);
    return row;
}

TileRow diskRow(std::optional<double> free, std::optional<double> limit, const HostFigures *host, Level level)
{
    TileRow row{.label = toWord(Metric::NodeDiskFree), .meter = {}, .value = {}};
    if (!free) {
        row.value = QCoreApplication::translate("OverviewPage", "no data");
        row.muted = true;
        return row;
    }
    const double whole = host && host->diskDataTotal ? *host->diskDataTotal : std::max(*free, limit.value_or(0) * limitsOnUnknownDisk);
    MeterValue meter{.share = share(*free, whole), .limit = std::nullopt};
    if (limit)
        meter.limit = share(*limit, whole);
    meter.level = level;
    row.meter = meter;
    row.value = units::bytes(*free);
    return row;
}

std::optional<double> toDouble(std::optional<qint64> value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

/// What is left to show of a node that is silent: its host, if that one answers, else the past.
void addSilentRows(TileContent &tile, const Snapshot &snapshot, const NodeLook &node, const NodeFigures *last)
{
    const HostLook *host = snapshot.host(node.host);
    const std::optional<double> limit = last ? toDouble(last->diskFreeLimit) : std::nullopt;
    const bool wasAlarmed = last && last->diskAlarm.value_or(false);
    if (host && host->figures.isCurrent()) {
        const HostFigures &figures = *host->figures.value;
        // The broker cannot tell any more; what it has said last, and what its host says now.
        const Level said = wasAlarmed ? Level::Critical : Level::Ok;
        tile.rows += diskRow(figures.diskDataFree, limit, &figures, std::max(said, dataDiskLevel(*host, snapshot.thresholds)));
        tile.rows += cpuRow(snapshot, node.host);
    } else if (last) {
        tile.rows += memoryRow(*last, nullptr, last->memoryAlarm.value_or(false) ? Level::Critical : Level::Ok);
        tile.rows += diskRow(toDouble(last->diskFree), limit, nullptr, wasAlarmed ? Level::Critical : Level::Ok);
        for (TileRow &row : tile.rows)
            row.muted = true;
    }
    const TimePoint seen = isNever(node.answer.asOf) ? node.metrics.asOf : node.answer.asOf;
    if (!isNever(seen))
        tile.note = QCoreApplication::translate("OverviewPage", "Last answer %1").arg(units::clockTime(seen));
    else if (node.answer.error)
        tile.note = QCoreApplication::translate("OverviewPage", "Has not answered: %1").arg(describe(node.answer.error->kind));
    else
        tile.note = QCoreApplication::translate("OverviewPage", "No answer yet");
}

} // namespace

TileContent nodeTile(const Snapshot &snapshot, const Assessment &assessment, const NodeLook &node)
{
    const SubjectState state = assessment.stateOf(SubjectKind::Node, node.name.value);
    TileContent tile{.level = state.level, .name = shortName(node.name), .kind = {}, .word = state.word, .rows = {}, .note = {}};
    const BestFigures best = bestFigures(node);
    if (!best.current) {
        const NodeFigures *own = node.answer.has() ? &node.answer.value->self : nullptr;
        addSilentRows(tile, snapshot, node, own ? own : figuresOf(snapshot, node));
        // As in the list of nodes: of a node that nobody reaches and of its host one stands.
        const SubjectState shown = withHost(state, assessment.stateOf(SubjectKind::Host, node.host.value));
        tile.level = shown.level;
        tile.word = shown.word;
        return tile;
    }
    const HostLook *host = snapshot.host(node.host);
    const HostFigures *hostFigures = host && host->figures.has() ? &*host->figures.value : nullptr;
    const nearlimit::Levels near = nearlimit::levelsOf(best.figures, best.held);
    const Level ofDisk = host ? std::max(near.disk, dataDiskLevel(*host, snapshot.thresholds)) : near.disk;
    tile.rows += memoryRow(best.figures, hostFigures, near.memory);
    tile.rows += diskRow(toDouble(best.figures.diskFree), toDouble(best.figures.diskFreeLimit), hostFigures, ofDisk);
    tile.rows += cpuRow(snapshot, node.host);
    // Not bad, but less than is wanted: the half that is missing shows from across the room.
    if (tile.level == Level::Ok && host && host->figures.error && host->figures.error->kind != ErrorKind::NotConfigured) {
        tile.level = Level::Unknown;
        tile.note = QCoreApplication::translate("OverviewPage", "No data of its host");
    }
    return tile;
}

TileContent proxyTile(const Snapshot &snapshot, const Assessment &assessment, const ProxyLook &proxy)
{
    const SubjectState state = assessment.stateOf(SubjectKind::Proxy, proxy.name.value);
    TileContent tile{.level = state.level,
                     .name = proxy.name.value,
                     .kind = QCoreApplication::translate("OverviewPage", "proxy"),
                     .word = state.word,
                     .rows = {},
                     .note = {}};
    if (!proxy.figures.has()) {
        if (proxy.figures.error)
            tile.note = describe(proxy.figures.error->kind);
        tile.rows += cpuRow(snapshot, proxy.host);
        return tile;
    }
    const ProxyFigures &figures = *proxy.figures.value;
    const auto up = figures.serversUp();
    qint64 busiest = 0;
    for (const ProxyLook &other : snapshot.proxies)
        busiest = std::max(busiest, other.figures.has() ? other.figures.value->sessions : 0);
    const bool muted = !proxy.figures.isCurrent();
    tile.rows += {.label = QCoreApplication::translate("OverviewPage", "Servers"),
                  .meter = MeterValue{.share = share(static_cast<double>(up), static_cast<double>(figures.servers.size()))},
                  .value = QCoreApplication::translate("OverviewPage", "%1 of %2").arg(up).arg(figures.servers.size()),
                  .muted = muted};
    tile.rows += {.label = QCoreApplication::translate("OverviewPage", "Sessions"),
                  .meter = MeterValue{.share = share(static_cast<double>(figures.sessions), static_cast<double>(busiest)) * busiestProxy},
                  .value = units::count(static_cast<double>(figures.sessions)),
                  .muted = muted};
    if (muted)
        tile.note = QCoreApplication::translate("OverviewPage", "Last answer %1").arg(units::clockTime(proxy.figures.asOf));
    else
        tile.rows += cpuRow(snapshot, proxy.host);
    return tile;
}

} // namespace warrener
