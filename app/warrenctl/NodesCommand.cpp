#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "base/Units.h"
#include "cluster/BestFigures.h"
#include "judge/assess/HostHealth.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

template <class Number>
QString bytesText(const std::optional<Number> &value)
{
    return value ? units::bytes(static_cast<double>(*value)) : u"–"_s;
}

QString percentText(const std::optional<double> &value)
{
    return value ? units::percent(*value) : u"–"_s;
}

void insertState(QJsonObject &json, const SubjectState &state)
{
    json.insert("level"_L1, toId(state.level));
    json.insert("state"_L1, state.id);
    json.insert("word"_L1, state.word);
}

QJsonObject nodeJson(const NodeLook &node, const SubjectState &state)
{
    const BestFigures best = bestFigures(node);
    const NodeFigures &figures = best.figures;
    QJsonObject json{{u"name"_s, node.name.value},
                     {u"host"_s, text(node.host.value)},
                     {u"version"_s, text(rabbitmqVersion(node))},
                     {u"erlang"_s, text(erlangVersion(node))},
                     {u"uptimeMs"_s, number(best.current ? figures.uptime : std::nullopt)},
                     {u"memoryUsed"_s, number(figures.memoryUsed)},
                     {u"memoryLimit"_s, number(figures.memoryLimit)},
                     {u"diskFree"_s, number(figures.diskFree)},
                     {u"diskFreeLimit"_s, number(figures.diskFreeLimit)},
                     {u"descriptorsUsed"_s, number(figures.descriptorsUsed)},
                     {u"descriptorsTotal"_s, number(figures.descriptorsTotal)},
                     {u"socketsUsed"_s, number(figures.socketsUsed)},
                     {u"socketsTotal"_s, number(figures.socketsTotal)},
                     {u"processesUsed"_s, number(figures.processesUsed)},
                     {u"processesTotal"_s, number(figures.processesTotal)},
                     {u"runQueue"_s, number(figures.runQueue)},
                     {u"asOf"_s, time(best.asOf)},
                     {u"error"_s, error(node.answer.error)}};
    insertState(json, state);
    return json;
}

QJsonObject hostJson(const HostLook &host, const SubjectState &state, const Thresholds &thresholds)
{
    const HostFigures figures = host.figures.value.value_or(HostFigures{});
    const HostHealth health = hostHealth(figures, thresholds);
    QJsonObject json{{u"name"_s, host.name.value},
                     {u"role"_s, toId(host.role)},
                     {u"source"_s, text(host.source)},
                     {u"cores"_s, figures.cores > 0 ? QJsonValue(figures.cores) : QJsonValue(QJsonValue::Null)},
                     {u"cpuPercent"_s, number(figures.cpuPercent)},
                     {u"ioWaitPercent"_s, number(figures.ioWaitPercent)},
                     {u"memoryPercent"_s, number(figures.memoryPercent)},
                     {u"diskDataPercent"_s, number(figures.diskDataPercent)},
                     {u"diskRootPercent"_s, number(figures.diskRootPercent)},
                     {u"load1"_s, number(figures.load1)},
                     {u"load5"_s, number(figures.load5)},
                     {u"load15"_s, number(figures.load15)},
                     {u"netInBytes"_s, number(figures.netInBytes)},
                     {u"netOutBytes"_s, number(figures.netOutBytes)},
                     {u"netInPackets"_s, number(figures.netInPackets)},
                     {u"netOutPackets"_s, number(figures.netOutPackets)},
                     {u"processes"_s, number(figures.processes)},
                     {u"score"_s, number(health.shownScore())},
                     {u"asOf"_s, time(host.figures.asOf)},
                     {u"error"_s, error(host.figures.error)}};
    insertState(json, state);
    return json;
}

QJsonObject proxyJson(const ProxyLook &proxy, const SubjectState &state)
{
    QJsonObject json{{u"name"_s, proxy.name.value},           {u"host"_s, text(proxy.host.value)}, {u"sessions"_s, QJsonValue::Null},
                     {u"serversUp"_s, QJsonValue::Null},      {u"servers"_s, QJsonValue::Null},    {u"asOf"_s, time(proxy.figures.asOf)},
                     {u"error"_s, error(proxy.figures.error)}};
    if (proxy.figures.has()) {
        json.insert("sessions"_L1, proxy.figures.value->sessions);
        json.insert("serversUp"_L1, static_cast<double>(proxy.figures.value->serversUp()));
        json.insert("servers"_L1, static_cast<double>(proxy.figures.value->servers.size()));
    }
    insertState(json, state);
    return json;
}

void addNodeRow(TextTable &table, const NodeLook &node, const SubjectState &state)
{
    const BestFigures best = bestFigures(node);
    const NodeFigures &figures = best.figures;
    const QString version = rabbitmqVersion(node);
    const auto of = [](const auto &used, const auto &total) {
        return used && total ? u"%1/%2"_s.arg(units::count(static_cast<double>(*used)), units::count(static_cast<double>(*total))) : u"–"_s;
    };
    table.addRow({node.name.value, state.word, version.isEmpty() ? u"–"_s : version, figures.uptime && best.current ? units::duration(*figures.uptime) : u"–"_s,
                  bytesText(figures.memoryUsed), bytesText(figures.memoryLimit), bytesText(figures.diskFree), bytesText(figures.diskFreeLimit),
                  of(figures.descriptorsUsed, figures.descriptorsTotal), figures.runQueue ? units::count(static_cast<double>(*figures.runQueue)) : u"–"_s});
}

void addHostRow(TextTable &table, const HostLook &host, const SubjectState &state, const Thresholds &thresholds)
{
    const HostFigures figures = host.figures.value.value_or(HostFigures{});
    const std::optional<double> score = hostHealth(figures, thresholds).shownScore();
    const std::optional<double> load = figures.loadPerCore();
    table.addRow({host.name.value, state.word, percentText(figures.cpuPercent), percentText(figures.memoryPercent), percentText(figures.diskPercent()),
                  load ? units::load(*load) : u"–"_s, figures.netInBytes ? units::bytesPerSecond(*figures.netInBytes) : u"–"_s,
                  figures.netOutBytes ? units::bytesPerSecond(*figures.netOutBytes) : u"–"_s, score ? units::count(std::round(*score)) : u"–"_s});
}

} // namespace

Report nodesReport(const Snapshot &snapshot, const Assessment &assessment)
{
    using Align = TextTable::Align;
    Report report{.text = {}, .json = {}, .exitCode = exitCodeOf(snapshot, assessment)};

    TextTable nodeTable;
    nodeTable.addColumn(QCoreApplication::translate("warrenctl", "NODE"));
    nodeTable.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    nodeTable.addColumn(QCoreApplication::translate("warrenctl", "VERSION"));
    for (const QString &title :
         {QCoreApplication::translate("warrenctl", "UP"), QCoreApplication::translate("warrenctl", "MEMORY"), QCoreApplication::translate("warrenctl", "LIMIT"),
          QCoreApplication::translate("warrenctl", "DISK FREE"), QCoreApplication::translate("warrenctl", "LIMIT"),
          QCoreApplication::translate("warrenctl", "DESCRIPTORS"), QCoreApplication::translate("warrenctl", "RUN QUEUE")})
        nodeTable.addColumn(title, Align::Right);
    QJsonArray nodes;
    for (const NodeLook &node : snapshot.nodes) {
        const SubjectState state = assessment.stateOf(SubjectKind::Node, node.name.value);
        addNodeRow(nodeTable, node, state);
        nodes.append(nodeJson(node, state));
    }

    TextTable hostTable;
    hostTable.addColumn(QCoreApplication::translate("warrenctl", "HOST"));
    hostTable.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    for (const QString &title :
         {QCoreApplication::translate("warrenctl", "CPU"), QCoreApplication::translate("warrenctl", "MEMORY"), QCoreApplication::translate("warrenctl", "DISK"),
          QCoreApplication::translate("warrenctl", "LOAD PER CORE"), QCoreApplication::translate("warrenctl", "NET IN"),
          QCoreApplication::translate("warrenctl", "NET OUT"), QCoreApplication::translate("warrenctl", "SCORE")})
        hostTable.addColumn(title, Align::Right);
    QJsonArray hosts;
    for (const HostLook &host : snapshot.hosts) {
        const SubjectState state = assessment.stateOf(SubjectKind::Host, host.name.value);
        addHostRow(hostTable, host, state, snapshot.thresholds);
        hosts.append(hostJson(host, state, snapshot.thresholds));
    }

    TextTable proxyTable;
    proxyTable.addColumn(QCoreApplication::translate("warrenctl", "PROXY"));
    proxyTable.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    proxyTable.addColumn(QCoreApplication::translate("warrenctl", "SERVERS UP"), Align::Right);
    proxyTable.addColumn(QCoreApplication::translate("warrenctl", "SESSIONS"), Align::Right);
    QJsonArray proxies;
    for (const ProxyLook &proxy : snapshot.proxies) {
        const SubjectState state = assessment.stateOf(SubjectKind::Proxy, proxy.name.value);
        const QJsonObject json = proxyJson(proxy, state);
        const QString servers = proxy.figures.has() ? u"%1/%2"_s.arg(json.value("serversUp"_L1).toInt()).arg(json.value("servers"_L1).toInt()) : u"–"_s;
        proxyTable.addRow(
            {proxy.name.value, state.word, servers, proxy.figures.has() ? units::count(static_cast<double>(proxy.figures.value->sessions)) : u"–"_s});
        proxies.append(json);
    }

    report.text = nodeTable.toText();
    if (!hostTable.isEmpty())
        report.text += u'\n' + hostTable.toText();
    if (!proxyTable.isEmpty())
        report.text += u'\n' + proxyTable.toText();
    report.json = {{u"cluster"_s, snapshot.cluster.value}, {u"at"_s, time(snapshot.at)}, {u"nodes"_s, nodes}, {u"hosts"_s, hosts}, {u"proxies"_s, proxies}};
    return report;
}

} // namespace warrener::ctl
