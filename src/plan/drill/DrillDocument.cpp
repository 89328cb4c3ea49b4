#include "plan/drill/DrillDocument.h"

#include "base/JsonLines.h"
#include "base/JsonReader.h"
#include "base/WrittenJson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype largestDocument = 256 * 1024;
constexpr qsizetype longestDrillText = 4000;
constexpr qint64 mostSeconds = longestFault.count();
constexpr qsizetype mostModes = 20;
constexpr qsizetype mostActs = 20;

Worded drillWords(JsonReader &reader, QLatin1StringView key)
{
    return worded(reader.object(key), Languages::English, longestDrillText);
}

QJsonObject toJson(const Worded &text)
{
    return {{u"en"_s, text.en}, {u"zh"_s, text.zh}};
}

std::chrono::seconds secondsAt(JsonReader &reader, QLatin1StringView key, int least, std::chrono::seconds otherwise)
{
    return std::chrono::seconds{reader.whole(key, least, mostSeconds, otherwise.count())};
}

/// A misspelled “abort” would be a drill that nothing breaks off.
void refuseUnknownDrillKeys(JsonReader &reader)
{
    reader.refuseRest(QCoreApplication::translate("Drill", "is no key of a drill"));
}

QList<DrillCondition> conditionsAt(JsonReader &reader, QLatin1StringView key)
{
    return reader.list(
        key,
        [](JsonReader one) {
            const DrillCondition condition = drillConditionFrom(one);
            refuseUnknownDrillKeys(one);
            return condition;
        },
        mostDrillConditions);
}

DrillAct actFrom(JsonReader one)
{
    DrillAct act{.peers = one.oneOfWritten("peers"_L1, std::array{DrillPeers::Others, DrillPeers::Brokers, DrillPeers::Proxies}, DrillPeers::Others),
                 .amount = int(one.whole("amount"_L1, 0, largestFaultAmount, 0)),
                 .seconds = secondsAt(one, "seconds"_L1, 0, {}),
                 .on = int(one.whole("on"_L1, 0, 20, 0))};
    if (one.has("fault"_L1)) {
        act.fault = faultKindFromId(one.text("fault"_L1));
        if (!act.fault)
            one.wrong("fault"_L1, QCoreApplication::translate("Drill", "is no fault that is known here"));
    } else if (act.seconds.count() == 0) {
        one.missing("fault"_L1);
    }
    if (act.fault == FaultKind::PacketLoss && (act.amount < 1 || act.amount > 100))
        one.wrong("amount"_L1, QCoreApplication::translate("Drill", "must be 1 to 100 for this fault"));
    if ((act.fault == FaultKind::Latency || act.fault == FaultKind::ClockHost || act.fault == FaultKind::ClockBroker) && act.amount < 1)
        one.wrong("amount"_L1, QCoreApplication::translate("Drill", "must be at least 1 for this fault"));
    if (act.fault && act.fault != FaultKind::PacketLoss && act.amount > mostAmountOf(*act.fault))
        one.wrong("amount"_L1, QCoreApplication::translate("Drill", "must be at most %1 for this fault").arg(mostAmountOf(*act.fault)));
    refuseUnknownDrillKeys(one);
    return act;
}

DrillMode modeFrom(JsonReader one)
{
    DrillMode mode{.id = one.text("id"_L1, {}, 60), .title = drillWords(one, "title"_L1)};
    if (one.has("target"_L1))
        mode.target = one.oneOfWritten("target"_L1, std::array{DrillTarget::Node, DrillTarget::Proxy}, DrillTarget::Node);
    mode.method = one.list("method"_L1, actFrom, mostActs);
    if (mode.method.isEmpty())
        one.missing("method"_L1);
    refuseUnknownDrillKeys(one);
    return mode;
}

} // namespace

QString toId(DrillTarget target)
{
    return target == DrillTarget::Node ? u"node"_s : u"proxy"_s;
}

QString toId(DrillPeers peers)
{
    switch (peers) {
    case DrillPeers::Others:
        return u"others"_s;
    case DrillPeers::Brokers:
        return u"brokers"_s;
    case DrillPeers::Proxies:
        return u"proxies"_s;
    }
    return {};
}

int DrillMode::leastTargets() const
{
    int least = 1;
    for (const DrillAct &act : method)
        least = std::max(least, act.on);
    return least;
}

const DrillMode *DrillDocument::mode(const QString &wanted) const
{
    if (wanted.isEmpty())
        return modes.isEmpty() ? nullptr : &modes.first();
    const auto found = std::ranges::find(modes, wanted, &DrillMode::id);
    return found == modes.end() ? nullptr : &*found;
}

Result<DrillDocument> drillDocumentFromBytes(const QByteArray &bytes)
{
    static const QRegularExpression idForm(u"^[a-z0-9][a-z0-9-]{0,59}\\z"_s);
    const auto json = writtenPlainly(bytes, {.bytes = largestDocument, .values = 5000, .depth = 12});
    if (!json) {
        const WrittenTrouble &trouble = json.error();
        return failure(trouble.error.kind,
                       trouble.column > 0
                           ? QCoreApplication::translate("Drill", "Line %1, column %2: %3").arg(trouble.line).arg(trouble.column).arg(trouble.error.message)
                           : QCoreApplication::translate("Drill", "Line %1: %2").arg(trouble.line).arg(trouble.error.message),
                       trouble.error.detail);
    }
    JsonReader reader(*json);
    reader.ignore({u"$schema"_s});
    DrillDocument document{.id = reader.text("id"_L1, {}, 60),
                           .title = drillWords(reader, "title"_L1),
                           .description = drillWords(reader, "description"_L1),
                           .expected = drillWords(reader, "expected"_L1),
                           .blastRadius = drillWords(reader, "blastRadius"_L1),
                           .improve = reader.has("improve"_L1) ? drillWords(reader, "improve"_L1) : Worded()};
    if (!idForm.match(document.id).hasMatch())
        reader.wrong("id"_L1, QCoreApplication::translate("Drill", "must be 1 to 60 of a–z, 0–9 and “-”"));
    document.target = reader.oneOfWritten("target"_L1, std::array{DrillTarget::Node, DrillTarget::Proxy}, DrillTarget::Node);
    document.mostTargets = int(reader.whole("mostTargets"_L1, 1, 20, 1));
    JsonReader seconds = reader.object("seconds"_L1);
    document.least = secondsAt(seconds, "least"_L1, 5, document.least);
    document.most = secondsAt(seconds, "most"_L1, 5, document.most);
    document.usual = secondsAt(seconds, "usual"_L1, 5, document.usual);
    if (document.least > document.usual || document.usual > document.most)
        seconds.wrong("usual"_L1, QCoreApplication::translate("Drill", "must lie between least and most"));
    const QString automatic = reader.text("automatic"_L1, u"stands-by"_s);
    document.automaticIsMeasured = automatic == "measured"_L1;
    if (!document.automaticIsMeasured && automatic != "stands-by"_L1)
        reader.wrong("automatic"_L1, QCoreApplication::translate("Drill", "must be stands-by or measured"));
    document.backup = std::chrono::hours{reader.whole("backupHours"_L1, 0, 24 * 365, 0)};
    if (reader.has("probe"_L1)) {
        document.probe = probeWishFromJson(reader.plain("probe"_L1));
        JsonReader probe = reader.object("probe"_L1);
        // What a plan of before makes of it is as usual; who writes a document hears of it.
        const ProbeWish usual;
        probe.whole("rate"_L1, 1, mostProbeRate, usual.rate);
        probe.whole("queues"_L1, 1, mostProbeQueues, usual.queues);
        const QStringList types = probe.texts("types"_L1, probeTypes().size());
        if (!std::ranges::all_of(types, [](const QString &type) { return probeTypes().contains(type); }))
            probe.wrong("types"_L1, QCoreApplication::translate("Drill", "takes quorum, classic and stream"));
        if (probe.has("expects"_L1)) {
            // What is not understood would fail the drill, or let it pass.
            const QJsonObject expects = probe.plain("expects"_L1);
            for (auto it = expects.begin(); it != expects.end(); ++it) {
                if (!probeTypes().contains(it.key()) || !probeExpectationFromId(it.value().toString()))
                    probe.wrong("expects"_L1, QCoreApplication::translate("Drill", "takes quorum, classic and stream, each holds, may-pause or may-lose"));
            }
        }
    }
    JsonReader hypothesis = reader.object("steady-state-hypothesis"_L1);
    document.steady = conditionsAt(hypothesis, "conditions"_L1);
    if (document.steady.isEmpty() && reader.isGood())
        reader.missing("steady-state-hypothesis"_L1);
    JsonReader during = reader.object("during"_L1);
    document.during = conditionsAt(during, "conditions"_L1);
    document.settle = secondsAt(during, "settleSeconds"_L1, 0, document.settle);
    document.abort = conditionsAt(reader, "abort"_L1);
    document.recovery = secondsAt(reader, "recoverySeconds"_L1, 5, document.recovery);
    document.modes = reader.list("modes"_L1, modeFrom, mostModes);
    if (document.modes.isEmpty())
        reader.missing("modes"_L1);
    QStringList ids;
    for (const DrillMode &mode : std::as_const(document.modes)) {
        if (!idForm.match(mode.id).hasMatch() || ids.contains(mode.id))
            reader.wrong("modes"_L1, QCoreApplication::translate("Drill", "must have ids of their own, of a–z, 0–9 and “-”"));
        if (mode.leastTargets() > document.mostTargets)
            reader.wrong("mostTargets"_L1, QCoreApplication::translate("Drill", "is less than the target that “%1” makes a fault on: %2")
                                               .arg(mode.id, QString::number(mode.leastTargets())));
        ids.append(mode.id);
    }
    refuseUnknownDrillKeys(reader);
    if (const auto wrong = reader.error()) {
        return failure(wrong->kind, QCoreApplication::translate("Drill", "Line %1: %2").arg(JsonLines(bytes).lineOf(reader.place())).arg(wrong->message),
                       wrong->detail);
    }
    return document;
}

QJsonObject toJson(const DrillDocument &document)
{
    QJsonArray modes;
    for (const DrillMode &mode : document.modes) {
        QJsonArray method;
        for (const DrillAct &act : mode.method) {
            QJsonObject one{{u"peers"_s, toId(act.peers)}, {u"amount"_s, act.amount}, {u"seconds"_s, qint64(act.seconds.count())}};
            if (act.fault)
                one.insert(u"fault"_s, toId(*act.fault));
            if (act.on > 0)
                one.insert(u"on"_s, act.on);
            method.append(one);
        }
        QJsonObject one{{u"id"_s, mode.id}, {u"title"_s, toJson(mode.title)}, {u"method"_s, method}};
        if (mode.target)
            one.insert(u"target"_s, toId(*mode.target));
        modes.append(one);
    }
    QJsonObject json{
        {u"id"_s, document.id},
        {u"title"_s, toJson(document.title)},
        {u"description"_s, toJson(document.description)},
        {u"expected"_s, toJson(document.expected)},
        {u"blastRadius"_s, toJson(document.blastRadius)},
        {u"target"_s, toId(document.target)},
        {u"mostTargets"_s, document.mostTargets},
        {u"seconds"_s,
         QJsonObject{{u"usual"_s, qint64(document.usual.count())}, {u"least"_s, qint64(document.least.count())}, {u"most"_s, qint64(document.most.count())}}},
        {u"automatic"_s, document.automaticIsMeasured ? u"measured"_s : u"stands-by"_s},
        {u"backupHours"_s, qint64(document.backup.count())},
        {u"probe"_s, toJson(document.probe)},
        {u"steady-state-hypothesis"_s, QJsonObject{{u"conditions"_s, toJson(document.steady)}}},
        {u"during"_s, QJsonObject{{u"conditions"_s, toJson(document.during)}, {u"settleSeconds"_s, qint64(document.settle.count())}}},
        {u"abort"_s, toJson(document.abort)},
        {u"recoverySeconds"_s, qint64(document.recovery.count())},
        {u"modes"_s, modes}};
    if (!document.improve.isEmpty())
        json.insert(u"improve"_s, toJson(document.improve));
    return json;
}

} // namespace warrener
