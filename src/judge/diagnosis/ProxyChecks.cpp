#include "judge/diagnosis/ProxyChecks.h"

#include "base/Units.h"
#include "judge/assess/NearLimit.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// How a proxy treats one server, as far as it matters to clients.
QString stateWord(const ProxyServerLook &server)
{
    using Bit = ProxyServerLook::AdminBit;
    if ((server.administrative & (Bit::ForcedMaintenance | Bit::InheritedMaintenance)) != 0)
        return QCoreApplication::translate("ProxyChecks", "in maintenance");
    if ((server.administrative & (Bit::ForcedDrain | Bit::InheritedDrain)) != 0)
        return QCoreApplication::translate("ProxyChecks", "draining");
    return server.isUp() ? QCoreApplication::translate("ProxyChecks", "up") : QCoreApplication::translate("ProxyChecks", "down");
}

} // namespace

QList<CheckResult> proxyAgreement(const ClusterProfile &profile, const QMap<ProxyName, ProxyDeepLook> &looks)
{
    QMap<QString, QList<std::pair<const ProxyProfile *, ProxyServerLook>>> byServer;
    int asked = 0;
    for (const ProxyProfile &proxy : profile.proxies) {
        const auto look = looks.constFind(proxy.name);
        if (look == looks.cend() || !look->servers.has())
            continue;
        ++asked;
        for (const ProxyServerLook &server : *look->servers.value) {
            if (server.backend == look->backend)
                byServer[server.name].append({&proxy, server});
        }
    }
    CheckResult same;
    same.id = u"proxy.agree"_s;
    same.fault = FaultClass::Human;
    same.subject = {SubjectKind::Cluster, {}};
    same.title = QCoreApplication::translate("ProxyChecks", "The proxies agree on their servers");
    same.expected = QCoreApplication::translate("ProxyChecks", "the same state on every proxy");
    if (profile.proxies.size() < 2) {
        same.outcome = Outcome::NotConfigured;
        same.text = QCoreApplication::translate("ProxyChecks", "There are not two proxies to compare");
        return {same};
    }
    if (asked < 2) {
        same.outcome = Outcome::NotAsked;
        same.text = QCoreApplication::translate("ProxyChecks", "Fewer than two proxies told of their servers");
        return {same};
    }

    QList<CheckResult> results;
    for (const auto &[name, views] : std::as_const(byServer).asKeyValueRange()) {
        const auto up = std::ranges::find_if(views, [](const auto &view) { return view.second.isUp(); });
        const auto away = std::ranges::find_if(views, [](const auto &view) { return !view.second.isUp(); });
        const bool missing = views.size() < asked;
        const auto other = std::ranges::find_if(views, [&](const auto &view) { return stateWord(view.second) != stateWord(views.first().second); });
        if (other == views.end() && !missing)
            continue;
        // The one that keeps clients away stands out; where none does, the first that differs.
        const auto &odd = away != views.end() ? *away : other != views.end() ? *other : views.first();
        const auto &even = up != views.end() && up->first != odd.first ? *up
                           : views.first().first != odd.first          ? views.first()
                           : other != views.end()                      ? *other
                                                                       : views.first();
        CheckResult result = same;
        result.subject = {SubjectKind::Proxy, odd.first->name.value};
        result.host = odd.first->host.value;
        result.outcome = Outcome::Warning;
        result.kind = u"differ"_s;
        result.facts = {{u"server"_s, name}, {u"proxy"_s, odd.first->name.value}, {u"other"_s, even.first->name.value}, {u"backend"_s, odd.second.backend}};
        result.title = QCoreApplication::translate("ProxyChecks", "The proxies differ about the server %1").arg(name);
        result.text = QCoreApplication::translate("ProxyChecks", "Clients meet another cluster, depending on the proxy they come through.");
        result.seen = missing && other == views.end() ? QCoreApplication::translate("ProxyChecks", "%1 of %2 proxies know it").arg(views.size()).arg(asked)
                                                      : QCoreApplication::translate("ProxyChecks", "%1 on %2, %3 on %4")
                                                            .arg(stateWord(odd.second), odd.first->name.value, stateWord(even.second), even.first->name.value);
        results.append(result);
    }
    if (results.isEmpty()) {
        same.seen = QCoreApplication::translate("ProxyChecks", "%1 proxies compared").arg(asked);
        results.append(same);
    }
    return results;
}

CheckResult proxyResult(const ProxyProfile &proxy, const QString &id, FaultClass fault, Millis took)
{
    CheckResult result;
    result.id = id;
    result.fault = fault;
    result.subject = {SubjectKind::Proxy, proxy.name.value};
    result.host = proxy.host.value;
    result.took = took;
    result.facts = {{u"proxy"_s, proxy.name.value}};
    return result;
}

CheckResult notJudged(CheckResult result, const std::optional<Error> &error)
{
    if (!error || error->kind == ErrorKind::NotConfigured)
        result.outcome = Outcome::NotConfigured;
    else
        result.outcome = error->kind == ErrorKind::NotAvailable ? Outcome::NotAvailable : Outcome::NotAsked;
    if (error) {
        result.text = error->message;
        result.kind = toId(error->kind);
    }
    return result;
}

CheckResult proxyRoomCheck(const ProxyProfile &proxy, const ProxyLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.room"_s, FaultClass::Software, {});
    const QString &name = proxy.name.value;
    result.title = QCoreApplication::translate("ProxyChecks", "%1 has room for more clients").arg(name);
    if (!look.figures.isCurrent())
        return notJudged(result, look.figures.error);
    const ProxyFigures &figures = *look.figures.value;
    qint64 waiting = 0;
    for (const ProxyServer &server : figures.servers)
        waiting += server.waiting;
    const auto open = static_cast<double>(figures.connections), most = static_cast<double>(figures.maxConnections);
    result.facts.insert(u"connections"_s, QString::number(figures.connections));
    result.facts.insert(u"maxconn"_s, QString::number(figures.maxConnections));
    if (figures.maxConnections > 0) {
        result.seen = QCoreApplication::translate("ProxyChecks", "%1 of %2 connections").arg(units::count(open), units::count(most));
        result.expected = QCoreApplication::translate("ProxyChecks", "at most %1 of its maxconn").arg(units::percent(100 * nearlimit::useShare));
    }
    if (figures.maxConnections > 0 && figures.connections >= figures.maxConnections) {
        result.outcome = Outcome::Critical;
        result.kind = u"full"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 accepts no further client").arg(name);
        result.text =
            QCoreApplication::translate("ProxyChecks", "It has as many connections as its maxconn lets it have: whoever comes now waits outside until a "
                                                       "time-out, and no broker sees it.");
    } else if (waiting > 0) {
        result.outcome = Outcome::Warning;
        result.kind = u"queueing"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "Clients wait at %1: %2").arg(name, units::count(static_cast<double>(waiting)));
        result.text = QCoreApplication::translate("ProxyChecks", "The servers in use have as many sessions as their maxconn lets them have.");
    } else if (figures.maxConnections > 0 && nearlimit::ofUse(open / most) != Level::Ok) {
        result.outcome = Outcome::Warning;
        result.kind = u"near"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 is close to its maxconn").arg(name);
        result.text = QCoreApplication::translate("ProxyChecks", "Once it is full, further clients wait outside until a time-out, and no broker sees them.");
    }
    return result;
}

QList<CheckResult> proxyChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    const QString version = oldestVersion(*input.snapshot);
    for (const ProxyProfile &proxy : input.profile->proxies) {
        if (const ProxyLook *now = input.snapshot->proxy(proxy.name))
            results.append(proxyRoomCheck(proxy, *now));
        const auto look = input.examination->proxyDeep.constFind(proxy.name);
        if (look == input.examination->proxyDeep.cend())
            continue;
        results += proxyStateChecks(proxy, *look);
        results += proxyConfigChecks(*input.profile, proxy, *look, version);
        results.append(proxyHeaderCheck(*input.profile, *input.examination, proxy, *look));
    }
    if (!input.examination->proxyDeep.isEmpty())
        results += proxyAgreement(*input.profile, input.examination->proxyDeep);
    return results;
}

} // namespace warrener
