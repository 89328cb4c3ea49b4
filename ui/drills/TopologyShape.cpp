#include "ui/drills/TopologyShape.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isOn(const DrillLive &live)
{
    return live.stage == DrillStage::FaultOn || live.stage == DrillStage::Reversing;
}

const Fault *faultOnHost(const DrillLive &live, const HostName &host)
{
    const auto found = std::ranges::find(live.faults, host, &Fault::host);
    return found == live.faults.end() || host.isEmpty() ? nullptr : &*found;
}

/// The fault holds up what this one sends to that host, or the other way.
bool holdsUp(const Fault &fault, const QStringList &names)
{
    return needsPeers(fault.kind) && std::ranges::any_of(names, [&fault](const QString &name) { return !name.isEmpty() && fault.peers.contains(name); });
}

/// Every name that a host may be known by.
QStringList namesOf(const ClusterProfile &profile, const HostName &host, const QString &own, const QString &address)
{
    QStringList names{own, address, host.value};
    if (const HostProfile *known = profile.host(host))
        names.append(known->address);
    names.removeAll(QString());
    return names;
}

TopologyLink::State stateOfFault(FaultKind kind)
{
    return kind == FaultKind::PacketLoss || kind == FaultKind::Latency ? TopologyLink::State::Hurt : TopologyLink::State::Cut;
}

/// The service is away from everybody.
bool endsService(FaultKind kind)
{
    using enum FaultKind;
    return kind == ServiceStop || kind == ServiceKill || kind == ServiceFreeze || kind == DataDamage;
}

/// As the overview has it.
void showState(TopologyBox &box, const Assessment &assessment, SubjectKind kind, const QString &name)
{
    const SubjectState state = assessment.stateOf(kind, name);
    const bool isKnown = !state.word.isEmpty();
    box.glyph = isKnown ? glyphFor(state.level) : GlyphKind::NoData;
    box.line = isKnown ? state.word : QCoreApplication::translate("TopologyShape", "not asked yet");
}

/// As short as a box is wide.
QString boxWord(FaultKind kind)
{
    using enum FaultKind;
    switch (kind) {
    case ServiceStop:
        return QCoreApplication::translate("TopologyShape", "stopped");
    case ServiceKill:
        return QCoreApplication::translate("TopologyShape", "killed");
    case ServiceFreeze:
        return QCoreApplication::translate("TopologyShape", "frozen");
    case NetworkCut:
        return QCoreApplication::translate("TopologyShape", "cut off");
    case NetworkCutIncoming:
        return QCoreApplication::translate("TopologyShape", "hears nobody");
    case PacketLoss:
        return QCoreApplication::translate("TopologyShape", "loses packets");
    case Latency:
        return QCoreApplication::translate("TopologyShape", "answers late");
    case NameLookup:
        return QCoreApplication::translate("TopologyShape", "no name lookup");
    case DataDamage:
        return QCoreApplication::translate("TopologyShape", "data damaged");
    case DiskAlarm:
    case DiskFill:
        return QCoreApplication::translate("TopologyShape", "disk full");
    case MemoryAlarm:
        return QCoreApplication::translate("TopologyShape", "memory full");
    case CpuLoad:
        return QCoreApplication::translate("TopologyShape", "busy");
    case ClockHost:
    case ClockBroker:
        return QCoreApplication::translate("TopologyShape", "clock ahead");
    case ExpiredCertificate:
        return QCoreApplication::translate("TopologyShape", "certificate expired");
    }
    return {};
}

struct Seat
{
    HostName host{};
    QStringList names{};
    NodeName node{};
};

} // namespace

TopologyShape topologyOf(const ClusterProfile &profile, const Snapshot *snapshot, const Assessment &assessment, const DrillLive &live, bool isOld)
{
    TopologyShape shape{.hit = isOn(live)};
    QList<Seat> seats; ///< of the boxes
    const QList<DrillRate> rates = ratesOf(live.samples);
    const int probes = std::max(1, int(profile.proxies.size()));
    for (int i = 0; i < probes; ++i) {
        TopologyBox box{.name = probes == 1 ? QCoreApplication::translate("TopologyShape", "Probe")
                                            : QCoreApplication::translate("TopologyShape", "Probe %1").arg(i + 1),
                        .line = QCoreApplication::translate("TopologyShape", "not begun"),
                        .column = TopologyBox::Probe,
                        .row = i,
                        .glyph = GlyphKind::Pending};
        if (!rates.isEmpty()) {
            const double rate = rates.last().confirmed / probes;
            box.line = units::perSecond(std::round(rate));
            box.glyph = live.stage == DrillStage::Ended ? GlyphKind::Skipped : rate > 0 ? GlyphKind::Ok : GlyphKind::Warn;
            if (isOld) {
                box.line = QCoreApplication::translate("TopologyShape", "last seen %1", "messages of the probe").arg(units::perSecond(std::round(rate)));
                box.glyph = GlyphKind::NoData;
            }
        }
        shape.boxes.append(box);
        seats.append(Seat());
    }
    const auto place = [&](TopologyBox box, const Seat &seat) {
        if (const Fault *fault = faultOnHost(live, seat.host)) {
            box.hit = shape.hit;
            // A proxy stays among its like: nobody stands behind it.
            if (box.column == TopologyBox::Broker)
                box.column = TopologyBox::Target;
            if (shape.hit) {
                box.glyph = GlyphKind::Bad;
                box.line = boxWord(fault->kind);
            }
        }
        box.row = int(std::ranges::count(shape.boxes, box.column, &TopologyBox::column));
        shape.boxes.append(box);
        seats.append(seat);
    };
    for (const ProxyProfile &proxy : profile.proxies) {
        TopologyBox box{.name = proxy.name.value, .column = TopologyBox::Proxy};
        showState(box, assessment, SubjectKind::Proxy, proxy.name.value);
        const ProxyLook *look = snapshot ? snapshot->proxy(proxy.name) : nullptr;
        // How many serve says more than that it is in service.
        if (look && look->figures.isCurrent() && box.glyph == GlyphKind::Ok)
            box.line =
                QCoreApplication::translate("TopologyShape", "%1 of %2 servers").arg(look->figures.value->serversUp()).arg(look->figures.value->servers.size());
        place(box, {.host = proxy.host, .names = namesOf(profile, proxy.host, proxy.name.value, proxy.address.host)});
    }
    for (const NodeProfile &node : profile.nodes) {
        TopologyBox box{.name = shortName(node.name), .column = TopologyBox::Broker};
        showState(box, assessment, SubjectKind::Node, node.name.value);
        place(box, {.host = node.host, .names = namesOf(profile, node.host, node.name.value.section(u'@', 1), {}), .node = node.name});
    }

    const auto link = [&](int from, int to) {
        const auto state = [&] {
            for (const auto &[here, there] : {std::pair(from, to), std::pair(to, from)}) {
                const Fault *fault = shape.hit ? faultOnHost(live, seats.at(here).host) : nullptr;
                if (fault == nullptr)
                    continue;
                if (holdsUp(*fault, seats.at(there).names))
                    return stateOfFault(fault->kind);
                if (endsService(fault->kind))
                    return TopologyLink::State::Cut;
            }
            const auto silent = [&](int at) {
                const GlyphKind glyph = shape.boxes.at(at).glyph;
                return glyph == GlyphKind::NoData || (glyph == GlyphKind::Bad && !shape.boxes.at(at).hit);
            };
            return silent(from) || silent(to) ? TopologyLink::State::Unknown : TopologyLink::State::Answers;
        };
        shape.links.append({from, to, state()});
    };
    QList<int> brokers;
    QList<int> proxies;
    for (int i = 0; i < shape.boxes.size(); ++i) {
        if (shape.boxes.at(i).column == TopologyBox::Proxy)
            proxies.append(i);
        else if (shape.boxes.at(i).column >= TopologyBox::Broker)
            brokers.append(i);
    }
    for (int i = 0; i < proxies.size(); ++i) {
        link(i, proxies.at(i));
        for (const int broker : std::as_const(brokers))
            link(proxies.at(i), broker);
    }
    for (int i = 0; i < brokers.size(); ++i) {
        if (proxies.isEmpty())
            link(0, brokers.at(i));
        for (int j = i + 1; j < brokers.size(); ++j)
            link(brokers.at(i), brokers.at(j));
    }
    if (shape.hit && !isNever(live.healsAt))
        shape.targetWords = QCoreApplication::translate("TopologyShape", "until %1").arg(units::clockTime(live.healsAt));
    QStringList words;
    for (const TopologyBox &box : std::as_const(shape.boxes))
        words.append(QCoreApplication::translate("TopologyShape", "%1: %2").arg(box.name, box.line));
    for (const TopologyLink &one : std::as_const(shape.links)) {
        if (one.state == TopologyLink::State::Cut)
            words.append(QCoreApplication::translate("TopologyShape", "cut: %1 – %2").arg(shape.boxes.at(one.from).name, shape.boxes.at(one.to).name));
    }
    shape.described = phrases::clauses(words);
    return shape;
}

} // namespace warrener
