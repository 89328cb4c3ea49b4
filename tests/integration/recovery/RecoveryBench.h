#pragma once

#include "integration/failover/Bench.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace warrener::bench {

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

} // namespace warrener::bench
