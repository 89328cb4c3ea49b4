#include "ui/nodes/NodeFacts.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::nodeFacts {

namespace {

struct CheckWords
{
    const char *id; ///< as in the URL; what follows a slash is left out
    const char *passed;
    const char *failed;
};

constexpr CheckWords checkWords[] = {
    {"local-alarms", QT_TRANSLATE_NOOP("HealthCheck", "No alarm on this node"), QT_TRANSLATE_NOOP("HealthCheck", "Alarm on this node")},
    {"alarms", QT_TRANSLATE_NOOP("HealthCheck", "No alarm in the cluster"), QT_TRANSLATE_NOOP("HealthCheck", "Alarm in the cluster")},
    {"virtual-hosts", QT_TRANSLATE_NOOP("HealthCheck", "Virtual hosts run"), QT_TRANSLATE_NOOP("HealthCheck", "Virtual host stopped")},
    {"node-is-quorum-critical", QT_TRANSLATE_NOOP("HealthCheck", "Not quorum-critical"), QT_TRANSLATE_NOOP("HealthCheck", "Quorum-critical")},
    {"node-is-mirror-sync-critical", QT_TRANSLATE_NOOP("HealthCheck", "Mirrors in sync"), QT_TRANSLATE_NOOP("HealthCheck", "Mirrors not in sync")},
    {"port-listener", QT_TRANSLATE_NOOP("HealthCheck", "AMQP port listens"), QT_TRANSLATE_NOOP("HealthCheck", "AMQP port closed")},
    {"certificate-expiration", QT_TRANSLATE_NOOP("HealthCheck", "Certificates valid"), QT_TRANSLATE_NOOP("HealthCheck", "Certificate expires soon")},
    {"ready-to-serve-clients", QT_TRANSLATE_NOOP("HealthCheck", "Ready to serve clients"), QT_TRANSLATE_NOOP("HealthCheck", "Not ready for clients")},
    {"is-in-service", QT_TRANSLATE_NOOP("HealthCheck", "In service"), QT_TRANSLATE_NOOP("HealthCheck", "Not in service")},
    {"below-node-connection-limit", QT_TRANSLATE_NOOP("HealthCheck", "Below the connection limit"),
     QT_TRANSLATE_NOOP("HealthCheck", "Connection limit reached")},
    {"metadata-store", QT_TRANSLATE_NOOP("HealthCheck", "Metadata store ready"), QT_TRANSLATE_NOOP("HealthCheck", "Metadata store not ready")},
    {"quorum-queues-without-elected-leaders", QT_TRANSLATE_NOOP("HealthCheck", "Quorum queues have leaders"),
     QT_TRANSLATE_NOOP("HealthCheck", "Quorum queue without leader")},
    {"reached-target-cluster-size", QT_TRANSLATE_NOOP("HealthCheck", "Cluster is complete"), QT_TRANSLATE_NOOP("HealthCheck", "Cluster is not complete")},
};

QString wordsOf(const HealthCheck &check)
{
    const QString id = check.id.section(u'/', 0, 0);
    const auto found = std::ranges::find_if(checkWords, [&](const CheckWords &words) { return id == QLatin1StringView(words.id); });
    if (found == std::end(checkWords))
        return check.id;
    return QCoreApplication::translate("HealthCheck", check.outcome == HealthCheck::Outcome::Failed ? found->failed : found->passed);
}

/// Checks about what comes next, not about what is wrong now.
bool warnsOnly(const QString &id)
{
    return id.startsWith("node-is-"_L1) || id.startsWith("certificate-"_L1) || id.startsWith("reached-target"_L1);
}

QString versionOrThis(const NodeLook &node)
{
    const QString version = rabbitmqVersion(node);
    return version.isEmpty() ? QCoreApplication::translate("NodeFacts", "not available in this version")
                             : QCoreApplication::translate("NodeFacts", "not available in %1").arg(version);
}

FactCell label(const QString &text)
{
    return {.text = text, .tone = Token::Text2};
}

FactCell value(const QString &text)
{
    return text.isEmpty() ? FactCell{.text = u"–"_s, .tone = Token::Text3} : FactCell{.text = text, .weight = QFont::Medium};
}

FactCell note(const QString &text, Token tone = Token::Text2, const QString &toolTip = {})
{
    return {.text = text, .tone = tone, .toolTip = toolTip};
}

/// How a value of this node stands beside the others': "same on 3 nodes", "4.0.4 on broker1".
FactCell compared(const Snapshot &snapshot, const NodeLook &node, const QString &mine, QString (*of)(const NodeLook &))
{
    if (mine.isEmpty())
        return note(QCoreApplication::translate("NodeFacts", "no data"), Token::Text3);
    QMap<QString, QStringList> others;
    qsizetype same = 1;
    for (const NodeLook &other : snapshot.nodes) {
        if (other.name == node.name)
            continue;
        const QString theirs = of(other);
        if (theirs == mine)
            ++same;
        else if (!theirs.isEmpty())
            others[theirs].append(shortName(other.name));
    }
    if (others.isEmpty())
        return same == 1 ? note({}) : note(QCoreApplication::translate("NodeFacts", "same on %1 nodes").arg(same));
    QStringList words;
    for (auto other = others.cbegin(); other != others.cend(); ++other)
        words.append(QCoreApplication::translate("NodeFacts", "%1 on %2").arg(other.key(), phrases::list(other.value())));
    return note(phrases::clauses(words), Token::Warn, words.join(u'\n'));
}

FactRow plugins(const Snapshot &snapshot, const NodeLook &node)
{
    const auto pluginsOf = [](const NodeLook &look) {
        return look.answer.has() ? QSet<QString>(look.answer.value->self.enabledPlugins.begin(), look.answer.value->self.enabledPlugins.end())
                                 : QSet<QString>();
    };
    const QSet<QString> mine = pluginsOf(node);
    FactRow row{label(QCoreApplication::translate("NodeFacts", "Plugins")),
                value(mine.isEmpty() ? QString() : QCoreApplication::translate("NodeFacts", "%1 on").arg(mine.size()))};
    QStringList differing;
    qsizetype known = 0;
    for (const NodeLook &other : snapshot.nodes) {
        const QSet<QString> theirs = pluginsOf(other);
        known += theirs.isEmpty() ? 0 : 1;
        if (!theirs.isEmpty() && !mine.isEmpty() && theirs != mine)
            differing.append(shortName(other.name));
    }
    if (!differing.isEmpty())
        row.append(note(QCoreApplication::translate("NodeFacts", "others on %1").arg(phrases::list(differing)), Token::Warn));
    else
        row.append(note(known > 1 && !mine.isEmpty() ? QCoreApplication::translate("NodeFacts", "same on %1 nodes").arg(known) : QString()));
    return row;
}

void addFlags(QList<FactRow> &rows, const QList<FeatureFlag> &flags)
{
    QStringList off;
    bool khepriKnown = false;
    bool khepri = false;
    for (const FeatureFlag &flag : flags) {
        const bool on = flag.state == "enabled"_L1;
        if (!on)
            off.append(flag.name);
        if (flag.name == "khepri_db"_L1) {
            khepriKnown = true;
            khepri = on;
        }
    }
    if (khepriKnown) {
        rows.append({label(QCoreApplication::translate("NodeFacts", "Metadata store")), value(khepri ? u"Khepri"_s : u"Mnesia"_s),
                     note(khepri ? QString() : QCoreApplication::translate("NodeFacts", "Khepri available, off"))});
    }
    rows.append({label(QCoreApplication::translate("NodeFacts", "Feature flags")),
                 value(QCoreApplication::translate("NodeFacts", "%1 of %2 on").arg(flags.size() - off.size()).arg(flags.size())),
                 off.isEmpty() ? note({}) : note(QCoreApplication::translate("NodeFacts", "%1 off").arg(phrases::list(off)), Token::Info, off.join(u'\n'))});
}

QString noteOf(const Listener &listener, const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    if (listener.protocol == "clustering"_L1 && node.answer.has() && node.answer.value->self.clusterPeers) {
        return QCoreApplication::translate("NodeFacts", "%1 of %2 peers").arg(node.answer.value->self.clusterPeers->size()).arg(snapshot.nodes.size() - 1);
    }
    if (listener.protocol == "amqp"_L1 && detail && detail->connections.has())
        return (detail->connections.value->size() == 1 ? QCoreApplication::translate("NodeFacts", "%1 connection")
                                                       : QCoreApplication::translate("NodeFacts", "%1 connections"))
            .arg(units::count(static_cast<double>(detail->connections.value->size())));
    if (listener.protocol == "http"_L1 || listener.protocol == "https"_L1)
        return QCoreApplication::translate("NodeFacts", "management");
    if (listener.protocol.endsWith("prometheus"_L1))
        return QCoreApplication::translate("NodeFacts", "metrics");
    return {};
}

FactCell stateOf(const PortCheck &port)
{
    if (port.connectTime) {
        return {.text = QCoreApplication::translate("NodeFacts", "Open, %1").arg(units::duration(*port.connectTime)), .glyph = GlyphKind::Ok};
    }
    const QString reason = port.error ? describe(port.error->kind) : QString();
    return {.text = reason.isEmpty() ? QCoreApplication::translate("NodeFacts", "Closed") : reason,
            .glyph = GlyphKind::Bad,
            .toolTip = port.error ? port.error->message : QString()};
}

FactRow listenerRow(const Listener &listener, const FactCell &state, const QString &noteText)
{
    return {{.text = protocolWord(listener.protocol), .weight = QFont::Medium}, {.text = QString::number(listener.port), .right = true}, state, note(noteText)};
}

} // namespace

QString since(TimePoint at)
{
    return QCoreApplication::translate("NodeFacts", "since %1")
        .arg(QLocale().toString(toDateTime(at), QCoreApplication::translate("NodeFacts", "d MMM yyyy HH:mm", "a day's format")));
}

QString protocolWord(const QString &protocol)
{
    if (protocol == "amqp/ssl"_L1)
        return u"amqps"_s;
    return protocol.startsWith("http/"_L1) || protocol.startsWith("https/"_L1) ? protocol.section(u'/', 1) : protocol;
}

QList<FactRow> listeners(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    QList<FactRow> rows;
    if (detail && detail->ports.has()) {
        for (const PortCheck &port : *detail->ports.value) {
            const Listener listener{.node = node.name, .protocol = port.protocol, .address = {}, .port = port.port};
            rows.append(listenerRow(listener, stateOf(port), noteOf(listener, snapshot, node, detail)));
        }
        return rows;
    }
    if (!snapshot.totals.has())
        return rows;
    for (const Listener &listener : snapshot.totals.value->listeners) {
        if (listener.node == node.name) {
            rows.append(listenerRow(listener, {.text = QCoreApplication::translate("NodeFacts", "Asking"), .glyph = GlyphKind::Pending},
                                    noteOf(listener, snapshot, node, detail)));
        }
    }
    return rows;
}

QList<FactRow> checks(const NodeLook &node, const NodeDetail &detail)
{
    QList<FactRow> failed, passed, notAsked, absent;
    QStringList absentNames;
    if (!detail.checks.has())
        return {};
    using Outcome = HealthCheck::Outcome;
    for (const HealthCheck &check : *detail.checks.value) {
        const QString words = wordsOf(check);
        switch (check.outcome) {
        case Outcome::Failed:
            failed.append({{.text = words, .glyph = warnsOnly(check.id) ? GlyphKind::Warn : GlyphKind::Bad}, note(check.reason, Token::Text2, check.reason)});
            break;
        case Outcome::Passed:
            passed.append({{.text = words, .glyph = GlyphKind::Ok}, note(QCoreApplication::translate("NodeFacts", "passed"))});
            break;
        case Outcome::NotAsked:
            notAsked.append({{.text = words, .glyph = GlyphKind::Skipped},
                             note(check.reason.isEmpty() ? QCoreApplication::translate("NodeFacts", "not asked")
                                                         : QCoreApplication::translate("NodeFacts", "not asked: %1").arg(check.reason),
                                  Token::Text2, check.reason)});
            break;
        case Outcome::NotAvailable:
            absent.append({{.text = words, .glyph = GlyphKind::NoData}, note(versionOrThis(node))});
            absentNames.append(words);
            break;
        }
    }
    if (absent.size() > 2) {
        absent = {{{.text = (absentNames.size() == 1 ? QCoreApplication::translate("NodeFacts", "%1 more check")
                                                     : QCoreApplication::translate("NodeFacts", "%1 more checks"))
                                .arg(absentNames.size()),
                    .glyph = GlyphKind::NoData,
                    .toolTip = absentNames.join(u'\n')},
                   note(versionOrThis(node), Token::Text2, absentNames.join(u'\n'))}};
    }
    return failed + passed + notAsked + absent;
}

QList<FactRow> versions(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    const QString rabbitmq = rabbitmqVersion(node);
    const QString erlang = erlangVersion(node);
    QList<FactRow> rows{{label(u"RabbitMQ"_s), value(rabbitmq), compared(snapshot, node, rabbitmq, &rabbitmqVersion)},
                        {label(u"Erlang"_s), value(erlang), compared(snapshot, node, erlang, &erlangVersion)}};
    if (detail && detail->featureFlags.has())
        addFlags(rows, *detail->featureFlags.value);
    rows.append(plugins(snapshot, node));
    const BestFigures best = bestFigures(node);
    const QStringList parted = best.figures.partitions;
    rows.append({label(QCoreApplication::translate("NodeFacts", "Partitions")),
                 parted.isEmpty() ? value(best.asOf == TimePoint{} ? QString() : QCoreApplication::translate("NodeFacts", "none"))
                                  : FactCell{.text = QString::number(parted.size()), .tone = Token::Bad, .weight = QFont::DemiBold},
                 parted.isEmpty() ? note({}) : note(phrases::list(parted), Token::Bad, parted.join(u'\n'))});
    if (best.figures.uptime && best.current) {
        rows.append({label(QCoreApplication::translate("NodeFacts", "Uptime")), value(units::duration(*best.figures.uptime)),
                     note(since(best.asOf - *best.figures.uptime))});
    }
    if (!best.figures.osPid.isEmpty()) {
        rows.append({label(QCoreApplication::translate("NodeFacts", "Process")), value(best.figures.osPid),
                     note(best.figures.dataFolder, Token::Text2, best.figures.dataFolder)});
    }
    return rows;
}

QString line(const NodeLook &node, const BestFigures &best, const HostLook *host)
{
    QStringList parts{node.name.value};
    if (best.current && best.figures.uptime)
        parts.append(QCoreApplication::translate("NodeFacts", "running for %1").arg(units::duration(*best.figures.uptime)));
    else if (!best.current && !isNever(best.asOf))
        parts.append(QCoreApplication::translate("NodeFacts", "last answer at %1").arg(units::clockTime(best.asOf)));
    const bool hostKnown = host && host->figures.has();
    const int cores = best.figures.processors.value_or(hostKnown ? host->figures.value->cores : 0);
    if (cores == 1)
        parts.append(QCoreApplication::translate("NodeFacts", "1 core"));
    else if (cores > 0)
        parts.append(QCoreApplication::translate("NodeFacts", "%1 cores").arg(cores));
    if (hostKnown && host->figures.value->memoryTotal)
        parts.append(units::bytes(*host->figures.value->memoryTotal));
    return phrases::facts(parts);
}

} // namespace warrener::nodeFacts
