// What is wrong in a proxy's configuration.
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "judge/diagnosis/ProxyChecks.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using haproxy::ConfigFault;
using Topic = ConfigFault::Topic;

CheckResult passed(const ProxyProfile &proxy, const ProxyDeepLook &look, Topic topic)
{
    CheckResult result = proxyResult(proxy, {}, FaultClass::Human, look.config.took);
    switch (topic) {
    case Topic::Mode:
        result.id = u"proxy.config.mode"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 passes AMQP on as TCP").arg(proxy.name.value);
        result.expected = u"mode tcp"_s;
        break;
    case Topic::Timeout:
        result.id = u"proxy.config.timeout"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 is patient with quiet clients").arg(proxy.name.value);
        result.expected = QCoreApplication::translate("ProxyChecks", "at least two heartbeats: 120 s");
        break;
    case Topic::Check:
        result.id = u"proxy.config.check"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 checks its servers in a sound way").arg(proxy.name.value);
        result.expected = QCoreApplication::translate("ProxyChecks", "a check that fails for a sick broker, and for that one only");
        break;
    case Topic::Shutdown:
        result.id = u"proxy.config.shutdown"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 ends the sessions of a server that is down").arg(proxy.name.value);
        result.expected = u"on-marked-down shutdown-sessions"_s;
        break;
    }
    return result;
}

/// Up to this one, a node knows by itself who listens (measured on 3.10); 4.0 and 4.3 ask their peers.
const QVersionNumber asksItself(3, 10);

void describeCheck(CheckResult &result, const QString &kind, const QString &proxy, const QVersionNumber &version)
{
    result.title = QCoreApplication::translate("ProxyChecks", "%1 checks its servers in a way that misleads").arg(proxy);
    if (kind == "none"_L1) {
        result.title = QCoreApplication::translate("ProxyChecks", "%1 does not check its servers").arg(proxy);
        result.text = QCoreApplication::translate("ProxyChecks", "Clients are sent to brokers that are down.");
    } else if (kind == "tcp"_L1) {
        // It works, if less well: nothing is wrong today.
        result.outcome = Outcome::Note;
        result.text = QCoreApplication::translate("ProxyChecks", "The check only connects: a frozen broker passes it, because its kernel answers.");
    } else if (kind == "alarms"_L1) {
        result.text = QCoreApplication::translate(
            "ProxyChecks", "This check fails on every node when one of them raises an alarm: a full disk on one broker would take all of them out.");
    } else if (kind == "critical"_L1) {
        result.text = QCoreApplication::translate(
            "ProxyChecks", "This check fails on healthy nodes as soon as another one is lost: one lost broker would take all of them out.");
    } else if (kind == "hangs"_L1) {
        const bool notYet = !version.isNull() && QVersionNumber(version.majorVersion(), version.minorVersion()) <= asksItself;
        if (notYet)
            result.outcome = Outcome::Note;
        result.text =
            notYet ? QCoreApplication::translate("ProxyChecks", "Newer brokers ask each other to answer this check, and it hangs on all of them while one "
                                                                "is frozen: change it before the upgrade to 4.0.")
                   : QCoreApplication::translate("ProxyChecks", "A broker asks the others to answer this check, and it hangs on all of them while one is "
                                                                "frozen: one frozen broker would take all of them out.");
    } else if (kind == "http-on-amqp"_L1) {
        result.text = QCoreApplication::translate("ProxyChecks", "The check speaks HTTP to the AMQP port: no broker can ever pass it.");
    } else if (kind == "aliveness"_L1) {
        result.text = QCoreApplication::translate("ProxyChecks", "The aliveness test makes a queue and a message at every check, and is deprecated.");
    } else {
        result.text = QCoreApplication::translate("ProxyChecks", "The page that is asked for says nothing about whether the broker serves AMQP.");
    }
}

CheckResult failedCheck(const ProxyProfile &proxy, const ProxyDeepLook &look, const ConfigFault &fault, const QVersionNumber &version)
{
    CheckResult result = passed(proxy, look, fault.topic);
    result.outcome = Outcome::Warning;
    result.kind = fault.kind;
    const QString file = look.configFiles.value(0);
    result.facts.insert(u"section"_s, fault.section);
    result.facts.insert(u"line"_s, QString::number(fault.line));
    result.facts.insert(u"file"_s, file);
    result.facts.insert(u"seen"_s, fault.seen);
    result.seen = fault.seen.isEmpty()
                      ? QCoreApplication::translate("ProxyChecks", "no such line in “%1” (line %2 of %3)").arg(fault.section, QString::number(fault.line), file)
                      : QCoreApplication::translate("ProxyChecks", "%1 (line %2 of %3)").arg(fault.seen, QString::number(fault.line), file);
    switch (fault.topic) {
    case Topic::Mode:
        // With HTTP on it no AMQP client gets through.
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 treats AMQP as HTTP").arg(proxy.name.value);
        result.text =
            QCoreApplication::translate("ProxyChecks", "“%1” has mode http: HAProxy answers AMQP clients with an error page and hangs up.").arg(fault.section);
        break;
    case Topic::Timeout:
        result.title = fault.seen.isEmpty() ? QCoreApplication::translate("ProxyChecks", "%1 never gives up a dead client").arg(proxy.name.value)
                                            : QCoreApplication::translate("ProxyChecks", "%1 cuts quiet AMQP clients off").arg(proxy.name.value);
        result.text =
            fault.seen.isEmpty()
                ? QCoreApplication::translate("ProxyChecks", "Without a time-out in “%1” connections of vanished clients pile up.").arg(fault.section)
                : QCoreApplication::translate(
                      "ProxyChecks",
                      "“%1” ends connections that are silent for less time than passes between two heartbeats, so consumers without messages lose theirs.")
                      .arg(fault.section);
        if (fault.seen.isEmpty())
            result.outcome = Outcome::Note;
        if (fault.kind.startsWith("tight-"_L1)) {
            result.outcome = Outcome::Note;
            result.title = QCoreApplication::translate("ProxyChecks", "%1 has little patience with quiet clients").arg(proxy.name.value);
            result.text =
                QCoreApplication::translate("ProxyChecks", "Heartbeats of the usual 60 s pass every 30 s and keep a connection through “%1”. Clients with "
                                                           "none, or with longer ones, lose theirs while there are no messages.")
                    .arg(fault.section);
        }
        break;
    case Topic::Check:
        describeCheck(result, fault.kind, proxy.name.value, version);
        break;
    case Topic::Shutdown:
        result.title = QCoreApplication::translate("ProxyChecks", "%1 leaves sessions with a server that is down").arg(proxy.name.value);
        result.text = QCoreApplication::translate(
                          "ProxyChecks", "In “%1” clients of a broker that has failed its checks wait for their own time-outs instead of connecting anew.")
                          .arg(fault.section);
        break;
    }
    return result;
}

CheckResult internalPortsCheck(const ProxyProfile &proxy, const ProxyDeepLook &look, const haproxy::Config &config)
{
    CheckResult result = proxyResult(proxy, u"proxy.config.internal"_s, FaultClass::Human, look.config.took);
    result.title = QCoreApplication::translate("ProxyChecks", "%1 passes on no port that is for nodes alone").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "neither 4369 nor 25672");
    const haproxy::ConfigLine *line = haproxy::internalPortLine(config);
    if (line == nullptr)
        return result;
    result.outcome = Outcome::Warning;
    result.kind = u"passed-on"_s;
    result.title = QCoreApplication::translate("ProxyChecks", "%1 passes on a port that is for nodes alone").arg(proxy.name.value);
    result.text = QCoreApplication::translate("ProxyChecks",
                                              "Clients need neither the port mapper nor the nodes' links: through a proxy a node meets another than it asked "
                                              "for, and whoever has the Erlang cookie commands the broker from wherever the proxy is reached.");
    const QString file = look.configFiles.value(0);
    result.seen = QCoreApplication::translate("ProxyChecks", "%1 (line %2 of %3)").arg(line->words.join(u' ').left(200), QString::number(line->number), file);
    result.facts.insert(u"file"_s, file);
    result.facts.insert(u"line"_s, QString::number(line->number));
    return result;
}

CheckResult validityCheck(const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.config.valid"_s, FaultClass::Human, look.test.took);
    result.facts.insert(u"file"_s, look.configFiles.join(u' '));
    result.title = QCoreApplication::translate("ProxyChecks", "HAProxy on %1 accepts its configuration").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "“haproxy -c” finds no error");
    if (!look.test.has())
        return notJudged(result, look.test.error);
    if (look.test.value->valid)
        return result;
    result.outcome = Outcome::Warning;
    result.kind = u"invalid"_s;
    result.title = QCoreApplication::translate("ProxyChecks", "HAProxy on %1 refuses its configuration").arg(proxy.name.value);
    result.text = QCoreApplication::translate("ProxyChecks", "What runs still has the former one. The next restart would leave no proxy at all.");
    // What it notes besides, versions and paths, says nothing about the fault.
    const QStringList lines = look.test.value->said.split(u'\n', Qt::SkipEmptyParts);
    const QStringList alerts = lines.filter(u"[ALERT]"_s);
    result.seen = (alerts.isEmpty() ? lines : alerts).join(u'\n').left(600);
    return result;
}

} // namespace

haproxy::AmqpPlaces amqpPlaces(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    haproxy::AmqpPlaces places{.ports = {}, .backend = look.backend};
    for (const NodeProfile &node : profile.nodes) {
        for (const Endpoint &endpoint : {node.amqp, node.amqps}) {
            if (endpoint.port != 0)
                places.ports.insert(endpoint.port);
        }
    }
    if (proxy.address.port != 0)
        places.ports.insert(proxy.address.port);
    if (places.ports.isEmpty())
        places.ports = {5672, 5671};
    return places;
}

QList<CheckResult> proxyConfigChecks(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look, const QString &version)
{
    constexpr Topic topics[]{Topic::Mode, Topic::Timeout, Topic::Check, Topic::Shutdown};
    QList<CheckResult> results;
    std::optional<Error> unread = look.config.error;
    const Result<haproxy::Config> config = haproxy::parseConfig(look.config.value.value_or(QString()));
    if (look.config.has() && !config)
        unread = config.error();
    if (!look.config.has() || !config) {
        for (const Topic topic : topics)
            results.append(notJudged(passed(proxy, look, topic), unread));
        results.append(validityCheck(proxy, look));
        return results;
    }
    results.append(internalPortsCheck(proxy, look, *config));
    const haproxy::AmqpPlaces places = amqpPlaces(profile, proxy, look);
    if (haproxy::amqpSections(*config, places).isEmpty()) {
        // Ports may come from variables, or from files that are not here: nothing can be said of what is not seen.
        const Error none = failure(ErrorKind::NotFound, QCoreApplication::translate("ProxyChecks", "No section of the configuration is known to carry AMQP; "
                                                                                                   "addresses may stand in variables"))
                               .error();
        for (const Topic topic : topics)
            results.append(notJudged(passed(proxy, look, topic), none));
        results.append(validityCheck(proxy, look));
        return results;
    }
    const QList<ConfigFault> faults = haproxy::faultsOf(*config, places);
    for (const Topic topic : topics) {
        const auto count = results.size();
        QSet<std::pair<QString, int>> said;
        for (const ConfigFault &fault : faults) {
            // A line of the defaults is wrong once, however many sections take it.
            if (fault.topic != topic || said.contains({fault.kind, fault.line}))
                continue;
            said.insert({fault.kind, fault.line});
            results.append(failedCheck(proxy, look, fault, QVersionNumber::fromString(version)));
        }
        if (results.size() == count)
            results.append(passed(proxy, look, topic));
    }
    results.append(validityCheck(proxy, look));
    return results;
}

} // namespace warrener
