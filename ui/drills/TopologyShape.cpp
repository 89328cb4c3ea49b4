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

/// Makes the picture: boxes first, then the links between them.
class TopologyMaker final
{
public:
    TopologyMaker(const ClusterProfile &profile, const Snapshot *snapshot, const Assessment &assessment, const DrillLive &live)
        : m_profile(profile), m_snapshot(snapshot), m_assessment(assessment), m_live(live)
    {
        m_shape.hit = isOn(live);
    }
    Q_DISABLE_COPY_MOVE(TopologyMaker)

    void addProbes(bool isOld);
    void addProxies();
    void addNodes();
    void linkAll();
    TopologyShape described();

private:
    void place(TopologyBox box, const Seat &seat);
    void link(int from, int to) { m_shape.links.append({from, to, stateBetween(from, to)}); }
    TopologyLink::State stateBetween(int from, int to) const;
    bool isSilent(int at) const;

    const ClusterProfile &m_profile;
    const Snapshot *const m_snapshot;
    const Assessment &m_assessment;
    const DrillLive &m_live;
    TopologyShape m_shape{};
    QList<Seat> m_seats{}; ///< of the boxes
};

void TopologyMaker::addProbes(bool isOld)
{
    const QList<DrillRate> rates = ratesOf(m_live.samples);
    const int probes = std::max(1, int(m_profile.proxies.size()));
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
            box.glyph = m_live.stage == DrillStage::Ended ? GlyphKind::Skipped : rate > 0 ? GlyphKind::Ok : GlyphKind::Warn;
            if (isOld) {
                box.line = QCoreApplication::translate("TopologyShape", "last seen %1", "messages of the probe").arg(units::perSecond(std::round(rate)));
                box.glyph = GlyphKind::NoData;
            }
        }
        m_shape.boxes.append(box);
        m_seats.append(Seat());
    }
}

void TopologyMaker::place(TopologyBox box, const Seat &seat)
{
    if (const Fault *fault = faultOnHost(m_live, seat.host)) {
        box.hit = m_shape.hit;
        // A proxy stays among its like: nobody stands behind it.
        if (box.column == TopologyBox::Broker)
            box.column = TopologyBox::Target;
        if (m_shape.hit) {
            box.glyph = GlyphKind::Bad;
            box.line = boxWord(fault->kind);
        }
    }
    box.row = int(std::ranges::count(m_shape.boxes, box.column, &TopologyBox::column));
    m_shape.boxes.append(box);
    m_seats.append(seat);
}

void TopologyMaker::addProxies()
{
    for (const ProxyProfile &proxy : m_profile.proxies) {
        TopologyBox box{.name = proxy.name.value, .column = TopologyBox::Proxy};
        showState(box, m_assessment, SubjectKind::Proxy, proxy.name.value);
        const ProxyLook *look = m_snapshot ? m_snapshot->proxy(proxy.name) : nullptr;
        // How many serve says more than that it is in service.
        if (look && look->figures.isCurrent() && box.glyph == GlyphKind::Ok)
            box.line =
                QCoreApplication::translate("TopologyShape", "%1 of %2 servers").arg(look->figures.value->serversUp()).arg(look->figures.value->servers.size());
        place(box, {.host = proxy.host, .names = namesOf(m_profile, proxy.host, proxy.name.value, proxy.address.host)});
    }
}

void TopologyMaker::addNodes()
{
    for (const NodeProfile &node : m_profile.nodes) {
        TopologyBox box{.name = shortName(node.name), .column = TopologyBox::Broker};
        showState(box, m_assessment, SubjectKind::Node, node.name.value);
        place(box, {.host = node.host, .names = namesOf(m_profile, node.host, node.name.value.section(u'@', 1), {}), .node = node.name});
    }
}

bool TopologyMaker::isSilent(int at) const
{
    const TopologyBox &box = m_shape.boxes.at(at);
    return box.glyph == GlyphKind::NoData || (box.glyph == GlyphKind::Bad && !box.hit);
}

TopologyLink::State TopologyMaker::stateBetween(int from, int to) const
{
    for (const auto &[here, there] : {std::pair(from, to), std::pair(to, from)}) {
        const Fault *fault = m_shape.hit ? faultOnHost(m_live, m_seats.at(here).host) : nullptr;
        if (fault == nullptr)
            continue;
        if (holdsUp(*fault, m_seats.at(there).names))
            return stateOfFault(fault->kind);
        if (endsService(fault->kind))
            return TopologyLink::State::Cut;
    }
    return isSilent(from) || isSilent(to) ? TopologyLink::State::Unknown : TopologyLink::State::Answers;
}

/// Each probe with its proxy, each proxy with all nodes, the nodes with one another; without proxies the probe with the nodes.
void TopologyMaker::linkAll()
{
    QList<int> brokers;
    QList<int> proxies;
    for (int i = 0; i < m_shape.boxes.size(); ++i) {
        if (m_shape.boxes.at(i).column == TopologyBox::Proxy)
            proxies.append(i);
        else if (m_shape.boxes.at(i).column >= TopologyBox::Broker)
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
}

/// With words for who does not see it.
TopologyShape TopologyMaker::described()
{
    if (m_shape.hit && !isNever(m_live.healsAt))
        m_shape.targetWords = QCoreApplication::translate("TopologyShape", "until %1").arg(units::clockTime(m_live.healsAt));
    QStringList words;
    for (const TopologyBox &box : std::as_const(m_shape.boxes))
        words.append(QCoreApplication::translate("TopologyShape", "%1: %2").arg(box.name, box.line));
    for (const TopologyLink &one : std::as_const(m_shape.links)) {
        if (one.state == TopologyLink::State::Cut)
            words.append(QCoreApplication::translate("TopologyShape", "cut: %1 – %2").arg(m_shape.boxes.at(one.from).name, m_shape.boxes.at(one.to).name));
    }
    m_shape.described = phrases::clauses(words);
    return m_shape;
}

} // namespace

TopologyShape topologyOf(const ClusterProfile &profile, const Snapshot *snapshot, const Assessment &assessment, const DrillLive &live, bool isOld)
{
    TopologyMaker maker(profile, snapshot, assessment, live);
    maker.addProbes(isOld);
    maker.addProxies();
    maker.addNodes();
    maker.linkAll();
    return maker.described();
}

} // namespace warrener
