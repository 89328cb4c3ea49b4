#include "plan/recovery/StandbyRehearsal.h"

#include "base/OffThread.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/RecoveryReport.h"
#include "record/journal/Journal.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// "lb1.example.com" and "lb1" may be one machine, and are taken for one. An address and a name are not told.
QString machine(const QString &host)
{
    return QHostAddress(host).isNull() ? host.section(u'.', 0, 0).toLower() : host.toLower();
}

QString placeOf(const QUrl &url)
{
    return url.isEmpty() ? QString() : u"%1:%2"_s.arg(machine(url.host())).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

QString placeOf(const Endpoint &endpoint)
{
    return endpoint.host.isEmpty() ? QString() : u"%1:%2"_s.arg(machine(endpoint.host)).arg(endpoint.port);
}

/// Whatever a plan could reach: doors of brokers and proxies, and hosts with a login.
QSet<QString> placesOf(const ClusterProfile &profile, bool ofItsOwn)
{
    QSet<QString> places;
    for (const NodeProfile &node : profile.nodes) {
        for (const QString &place : {placeOf(node.management), placeOf(node.managementTls), placeOf(node.amqp), placeOf(node.amqps)})
            places.insert(place);
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        places.insert(placeOf(proxy.address));
        if (proxy.socket.startsWith("tcp:"_L1))
            places.insert(proxy.socket.toLower());
    }
    for (const HostProfile &host : profile.hosts) {
        // A cluster may know hosts of its standby; it does not live on them.
        const bool livesThere = host.role == HostRole::Broker || host.role == HostRole::Proxy;
        if (ofItsOwn && !livesThere)
            continue;
        if (!host.ssh.isEmpty()) {
            places.insert(machine(host.ssh.section(u'@', -1)));
            places.insert(machine(host.address));
        }
    }
    places.remove({});
    return places;
}

} // namespace

Status mayRehearseOn(const ClusterProfile &standby, const ClusterProfile &of)
{
    if (standby.name == of.name)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "A rehearsal on a standby takes another cluster than %1").arg(of.name.value));
    if (standby.environment == Environment::Production)
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 is production: nothing is rehearsed there").arg(standby.name.value));
    QStringList shared = (placesOf(standby, false) & placesOf(of, true)).values();
    shared.sort();
    if (!shared.isEmpty()) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Recovery", "%1 names %2, which is also %3's: what is rehearsed there could reach it. "
                                                               "Rehearse with a profile that names the standby's own hosts and proxies only")
                           .arg(standby.name.value, shared.first(), of.name.value));
    }
    return {};
}

Status mayRehearse(const RecoveryDocument &document, const ClusterProfile &standby)
{
    for (const RecoveryStep &step : document.allSteps()) {
        if (!step.node.isEmpty() && standby.node(step.node) == nullptr) {
            return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "The step “%1” is made for %2, which is no node of %3")
                                                 .arg(step.id, step.node.value, standby.name.value));
        }
    }
    return {};
}

Plan standbyRehearsalOf(Plan plan, const ClusterName &of)
{
    plan.kind = standbyRunKind(plan.facts.value("scenario"_L1).toString());
    plan.label = QCoreApplication::translate("Recovery", "Rehearsal");
    plan.title = QCoreApplication::translate("Recovery", "Rehearsal for %1, on %2: %3").arg(of.value, plan.cluster.value, plan.title);
    plan.facts.insert(u"rehearsal"_s, u"standby"_s);
    plan.facts.insert(u"of"_s, of.value);
    return plan;
}

QString standbyRunKind(const QString &scenario)
{
    return u"standby-rehearsal-"_s + scenario;
}

std::optional<RecoveryRun> recoveryRunOf(const QString &kind)
{
    if (kind.startsWith(recoveryKind({}, false)))
        return RecoveryRun::InEarnest;
    if (kind.startsWith(recoveryKind({}, true)))
        return RecoveryRun::AtTable;
    return kind.startsWith(standbyRunKind({})) ? std::optional(RecoveryRun::OnStandby) : std::nullopt;
}

QCoro::Task<Status> keepStandbyNote(StandbyNote note, QString who)
{
    const auto open = [of = note.of] { return Journal::open(of); };
    const Result<std::shared_ptr<Journal>> journal = co_await WaitingThread(open);
    if (!journal)
        co_return std::unexpected(journal.error());
    const Result<JournalRecord> kept = co_await (*journal)->note(standbyRehearsalKind(), note.text, who, note.json);
    co_return kept ? Status{} : std::unexpected(kept.error());
}

std::optional<StandbyNote> standbyNoteOf(const RunState &run)
{
    const QJsonObject &facts = run.plan.facts;
    const ClusterName of{facts.value("of"_L1).toString()};
    if (facts.value("rehearsal"_L1).toString() != "standby"_L1 || of.isEmpty() || run.verdict != Verdict::Done)
        return std::nullopt;
    const Millis took = measuredRto(run).value_or(run.took());
    return StandbyNote{.of = of, .text = run.plan.title, .json = standbyRehearsalNote(facts.value("scenario"_L1).toString(), run.plan.cluster, run.run, took)};
}

QString standbyRehearsalKind()
{
    return u"standby-rehearsal"_s;
}

QJsonObject standbyRehearsalNote(const QString &scenario, const ClusterName &on, const QString &run, Millis took)
{
    return {{u"scenario"_s, scenario}, {u"on"_s, on.value}, {u"run"_s, run}, {u"tookMs"_s, qint64(took.count())}};
}

std::optional<RecoveryProof> standbyRehearsal(const QList<RunSummary> &notes, const QString &scenario)
{
    for (const RunSummary &note : notes) {
        const Millis took{note.note.value("tookMs"_L1).toInteger(-1)};
        if (note.isNote() && note.kind == standbyRehearsalKind() && note.note.value("scenario"_L1).toString() == scenario && took >= Millis{0})
            return RecoveryProof{.run = note.note.value("run"_L1).toString(), .at = note.startedAt, .took = took, .good = true};
    }
    return std::nullopt;
}

} // namespace warrener
