#pragma once

#include "integration/failover/Bench.h"

#include <QDateTime>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace warrener::bench {

inline bool hasHosts()
{
    return !qEnvironmentVariableIsEmpty("TESTBED_DIR");
}

/// Of initTestCase(): with the journal in a folder of its own; skipped without the hosts.
inline void beginOnHosts(const QTemporaryDir &home)
{
    if (!hasHosts())
        QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
    QVERIFY(home.isValid());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
}

/// Of cleanupTestCase().
inline void endOnHosts()
{
    if (!hasHosts())
        return;
    QVERIFY(reset());
    removeQueues();
}

/// What was before. False: could not be brought about.
inline bool anew()
{
    // Where the disaster before was not healed, nothing brings the hosts back but hosts anew.
    const bool is = reset() || (shell(QStringLiteral("testbed-reset --hard")).code == 0 && reset());
    removeQueues();
    return is;
}

/// A disaster of the test hosts, healed by `warrenctl recovery run`.
struct Healed
{
    Ended run;
    QJsonObject report; ///< of `recovery report`

    QString verdict() const { return report.value(QStringLiteral("verdict")).toString(); }
    double rtoMs() const { return report.value(QStringLiteral("rto")).toObject().value(QStringLiteral("measuredMs")).toDouble(-1); }
    QString phaseOf(const QString &step) const
    {
        for (const QJsonValue each : report.value(QStringLiteral("steps")).toArray()) {
            if (each.toObject().value(QStringLiteral("id")).toString() == step)
                return each.toObject().value(QStringLiteral("phase")).toString();
        }
        return {};
    }
    /// What was not done, and why; the whole report is far longer than what Qt Test shows.
    QByteArray words() const
    {
        QByteArray all = verdict().toUtf8() + ", exit code " + QByteArray::number(run.code) + '\n';
        for (const QJsonValue each : report.value(QStringLiteral("steps")).toArray()) {
            const QJsonObject step = each.toObject();
            const QString phase = step.value(QStringLiteral("phase")).toString();
            if (phase != QLatin1StringView("done") && phase != QLatin1StringView("skipped"))
                all += (step.value(QStringLiteral("id")).toString() + QStringLiteral(": ") + phase + QStringLiteral(", ")
                        + step.value(QStringLiteral("words")).toString() + QLatin1Char('\n'))
                           .toUtf8();
        }
        return report.isEmpty() ? all + run.out + run.err : all + run.err;
    }
};

inline QString nowText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

inline Healed heal(const QString &plan, const QString &since, const QStringList &more = {})
{
    Healed healed{
        .run = warrenctl(QStringList{QStringLiteral("recovery"), QStringLiteral("run"), plan, QStringLiteral("--yes"), QStringLiteral("--since"), since} + more,
                         std::chrono::minutes{10}),
        .report = {}};
    healed.report = warrenctl({QStringLiteral("recovery"), QStringLiteral("report")}).json();
    if (healed.verdict() == QLatin1StringView("done"))
        qInfo("%s: service back after %.1f s", qPrintable(plan), healed.rtoMs() / 1000);
    return healed;
}

/// Of each quorum queue of the load how many members it has, by broker1 and online.
inline QList<int> onlineMembers()
{
    const Ended said = shell(QStringLiteral("curl -sf -u \"warrener:$WARRENER_PASSWORD\" http://broker1:15672/api/queues/%2F | "
                                            "jq -r '.[] | select(.name | startswith(\"failover-test-\")) | .online | unique | length'"));
    QList<int> counts;
    for (const QByteArray &line : said.out.split('\n')) {
        if (!line.isEmpty())
            counts.append(line.toInt());
    }
    return counts;
}

// The disasters: scripts for shell().

/// `curl` at the API of that host, to be followed by a path.
inline QString api(const QString &host)
{
    return QStringLiteral("curl -sf -m 10 -u \"warrener:$WARRENER_PASSWORD\" -H 'content-type: application/json' http://%1:15672/api").arg(host);
}

/// How many nodes run, as this one tells; 0: it does not.
inline int runningBy(const QString &host)
{
    return shell(api(host) + QStringLiteral("/nodes | jq '[.[] | select(.running)] | length'")).out.toInt();
}

inline constexpr QLatin1StringView kept{"/queues/%2F/failover-test-kept"};

/// 50 messages in a quorum queue of all nodes.
inline bool keepMessages()
{
    const QString put = api(QStringLiteral("broker1")) + kept
                        + QStringLiteral(" -X PUT -d '{\"durable\":true,\"arguments\":{\"x-queue-type\":\"quorum\"}}'; for i in $(seq 50); do ");
    const QString publish = api(QStringLiteral("broker1"))
                            + QStringLiteral("/exchanges/%2F/amq.default/publish -o /dev/null -d '{\"properties\":{\"delivery_mode\":2},"
                                             "\"routing_key\":\"failover-test-kept\",\"payload\":\"m\",\"payload_encoding\":\"string\"}' || exit 1; done");
    return shell(put + publish).code == 0;
}

/// "MESSAGES MEMBERS" of it.
inline QByteArray held(const QString &host)
{
    return shell(api(host) + kept + QStringLiteral(" | jq '.messages, (.members | length)'")).out.simplified();
}

/// People do this as soon as that step of a run that has not ended waits for them.
inline std::unique_ptr<QProcess> whileStepRuns(const QString &step, const QString &command)
{
    auto people = std::make_unique<QProcess>();
    // No longer than the run itself may take: where it never comes there, nobody waits for it.
    const QString waits = QStringLiteral("until ") + QStringLiteral(WARRENCTL)
                          + QStringLiteral(" --format json recovery report | jq -e 'select(.verdict == \"open\") | .steps[] | select(.id == \"%1\") | "
                                           ".phase == \"running\"'; do [ $SECONDS -lt 600 ] || exit 1; sleep 0.3; done\n")
                                .arg(step);
    people->start(QStringLiteral("bash"), {QStringLiteral("-euc"), waits + command});
    return people;
}

/// Stopped, and their disks are empty.
inline QString emptied(const QStringList &hosts)
{
    return QStringLiteral("for h in %1; do on $h \"sudo -n systemctl stop rabbitmq-server; sudo -n sh -c 'rm -rf /var/lib/rabbitmq/mnesia/*'\" & done; wait")
        .arg(hosts.join(QLatin1Char(' ')));
}

inline QString killedAndEmptied(const QStringList &hosts)
{
    return QStringLiteral("for h in %1; do on $h \"sudo -n systemctl kill -s KILL rabbitmq-server; sudo -n systemctl stop rabbitmq-server; "
                          "sudo -n sh -c 'rm -rf /var/lib/rabbitmq/mnesia/*'\" & done; wait")
        .arg(hosts.join(QLatin1Char(' ')));
}

/// Killed, and all of its files are damaged.
inline QString damaged(const QString &host)
{
    return QStringLiteral("on %1 \"sudo -n systemctl kill -s KILL rabbitmq-server; sudo -n systemctl stop rabbitmq-server; "
                          "sudo -n sh -c 'find /var/lib/rabbitmq/mnesia -type f -size +0 | while read f; do head -c 4096 /dev/urandom > \\$f; done'\"")
        .arg(host);
}

/// "ignore", "autoheal": what brokers do by themselves about a partition.
inline QString handled(const QString &how)
{
    return QStringLiteral("for h in broker1 broker2 broker3; do "
                          "on $h \"sudo -n rabbitmqctl eval 'application:set_env(rabbit, cluster_partition_handling, %1).'\"; done")
        .arg(how);
}

/// broker3 and the two others do not hear each other; everybody hears the rest of the world.
inline QString cut()
{
    return QStringLiteral("for h in broker1 broker2; do getent ahostsv4 $h | head -1 | cut -d' ' -f1; done | tr '\\n' ' ' > $TESTBED_DIR/parted; "
                          "a=$(sed 's/ *$//; s/ /, /' $TESTBED_DIR/parted); "
                          "echo \"table inet parted { chain in { type filter hook input priority 0; ip saddr { $a } drop; }; "
                          "chain out { type filter hook output priority 0; ip daddr { $a } drop; }; }\" | on broker3 sudo -n nft -f -");
}

inline QString mended()
{
    return QStringLiteral("on broker3 sudo -n nft delete table inet parted");
}

/// "900000GB" is more than broker2 has.
inline QString diskLimit(const QString &bytes)
{
    return QStringLiteral("on broker2 sudo -n rabbitmqctl set_disk_free_limit ") + bytes;
}

inline bool isAlarmed()
{
    return shell(api(QStringLiteral("broker1")) + QStringLiteral("/nodes | jq -e 'any(.[]; .disk_free_alarm)'")).code == 0;
}

inline QString cookieKept()
{
    return QStringLiteral("on broker3 \"sudo -n sh -c 'cp -p /var/lib/rabbitmq/.erlang.cookie /root/cookie-before'\"");
}

inline QString cookieBack()
{
    return QStringLiteral("on broker3 \"sudo -n sh -c 'cp -p /root/cookie-before /var/lib/rabbitmq/.erlang.cookie'\"");
}

inline QString cookieWrong()
{
    return QStringLiteral(
        "on broker3 \"sudo -n systemctl stop rabbitmq-server; sudo -n sh -c 'printf WRONGWRONGWRONGWRONG > /var/lib/rabbitmq/.erlang.cookie'; "
        "sudo -n systemctl start --no-block rabbitmq-server\"");
}

/// The files of broker2's certificate: "broker2", "expired". It is not read yet.
inline QString certificate(const QString &name)
{
    return QStringLiteral("for f in pem key; do on broker2 \"sudo -n sh -c 'cat > /etc/rabbitmq/tls/server.$f'\" < $TESTBED_DIR/tls/%1.$f || exit 1; done; ")
        .arg(name);
}

inline QString certificateRead()
{
    return QStringLiteral("on broker2 \"sudo -n rabbitmqctl eval 'ssl:clear_pem_cache().'\"");
}

/// Exit code 0: broker2 serves a certificate that has not ended.
inline QString isServedValid()
{
    return QStringLiteral("openssl s_client -connect broker2:5671 -CAfile $TESTBED_DIR/tls/ca.pem </dev/null 2>/dev/null | openssl x509 -noout -checkend 0");
}

/// All nodes stopped, and started again without that feature flag. Whoever stopped last starts first, and the others when it is there;
/// `together`: with Khepri none is there before the others are.
inline QString flagLeftOff(const QString &flag, bool together)
{
    return QStringLiteral("for h in broker3 broker2 broker1; do on $h sudo -n systemctl stop rabbitmq-server || exit 1; done; "
                          "for h in broker1 broker2 broker3; do f=/var/lib/rabbitmq/mnesia/rabbit@$h-feature_flags; "
                          // A flag that the file does not name was never switched off.
                          "on $h \"sudo -n grep -q %1 $f && sudo -n sed -i 's/%1,//; s/,%1]/]/; /^ *%1,\\{0,1\\}$/d' $f\" || exit 1; done; "
                          "on broker1 sudo -n systemctl start %2 rabbitmq-server || exit 1; "
                          "for h in broker2 broker3; do on $h sudo -n systemctl start --no-block rabbitmq-server; done")
        .arg(flag, together ? QStringLiteral("--no-block") : QString());
}

/// Exit code 0: it is off.
inline QString isFlagOff(const QString &flag)
{
    return QStringLiteral("curl -sf -m 5 -u \"warrener:$WARRENER_PASSWORD\" http://broker1:15672/api/feature-flags | "
                          "jq -e '.[] | select(.name == \"%1\") | .state == \"disabled\"'")
        .arg(flag);
}

/// As where two sites share their proxies: the standby's server stands in their files, and is off; $TESTBED_DIR/standby.json is its profile.
inline QString standbyShares()
{
    return QStringLiteral("a=$(getent ahostsv4 dr1 | head -1 | cut -d' ' -f1); for lb in lb1 lb2; do "
                          "on $lb \"sudo -n sed -i '/^backend be_amqp\\$/,/^\\$/ s/^ *server broker3 .*\\$/&\\n    server dr1 $a:5672 disabled/' "
                          "/etc/haproxy/haproxy.cfg; sudo -n systemctl reload haproxy\" || exit 1; done; "
                          "jq --slurpfile p \"$WARRENER_PROFILE\" '.proxies = $p[0].proxies | .hosts += [$p[0].hosts[] | select(.role == \"proxy\")]' "
                          "\"$WARRENER_DR_PROFILE\" > $TESTBED_DIR/standby.json; chmod 600 $TESTBED_DIR/standby.json");
}

} // namespace warrener::bench
