#include "app/warrenctl/Json.h"
#include "app/warrenctl/RecoveryWishes.h"
#include "app/warrenctl/Terminal.h"
#include "app/warrenctl/TextTable.h"
#include "base/JsonReader.h"
#include "base/LineDiff.h"
#include "base/Units.h"
#include "plan/recovery/RecoveryText.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QJsonObject pointJson(const ReadinessPoint &point)
{
    return {{u"id"_s, point.id}, {u"words"_s, point.words}, {u"points"_s, point.points}, {u"most"_s, point.most}, {u"earn"_s, text(point.earn)}};
}

QJsonObject entryJson(const RecoveryEntry &entry, const Readiness &readiness)
{
    QJsonArray points;
    for (const ReadinessPoint &point : readiness.points)
        points.append(pointJson(point));
    QJsonObject json{{u"id"_s, entry.id},
                     {u"title"_s, entry.document ? entry.document->title.text() : entry.id},
                     {u"version"_s, entry.document ? QJsonValue(entry.document->version) : QJsonValue::Null},
                     {u"file"_s, text(entry.file)},
                     {u"valid"_s, entry.document.has_value()},
                     {u"error"_s, error(entry.error)},
                     {u"readiness"_s, QJsonObject{{u"score"_s, readiness.score}, {u"points"_s, points}}},
                     {u"rpo"_s, QJsonObject{{u"targetMs"_s, QJsonValue::Null}, {u"measuredMs"_s, number(readiness.rpo)}}},
                     {u"rto"_s, QJsonObject{{u"targetMs"_s, QJsonValue::Null}, {u"measuredMs"_s, number(readiness.rto)}, {u"at"_s, time(readiness.rtoAt)}}}};
    if (entry.document) {
        QJsonObject parts;
        for (const auto &[part, age] : readiness.rpoParts)
            parts.insert(toId(part), double(age.count()));
        json.insert("rpo"_L1,
                    QJsonObject{{u"targetMs"_s, double(Millis(entry.document->rpo).count())}, {u"measuredMs"_s, number(readiness.rpo)}, {u"partsMs"_s, parts}});
        json.insert("rto"_L1, QJsonObject{{u"targetMs"_s, double(Millis(entry.document->rto).count())},
                                          {u"measuredMs"_s, number(readiness.rto)},
                                          {u"at"_s, time(readiness.rtoAt)}});
    }
    return json;
}

QString measuredWords(const std::optional<Millis> &measured, std::chrono::seconds target)
{
    return QCoreApplication::translate("warrenctl", "%1 of %2").arg(measured ? units::duration(*measured) : u"–"_s, units::duration(target));
}

QString stepText(const RecoveryStep &step, int number)
{
    QString line = u"%1. %2  [%3] %4"_s.arg(number, 3).arg(step.id, toId(step.action), toWord(step.role));
    if (!step.title.isEmpty())
        line += u": "_s + step.title.text();
    else if (step.condition)
        line += u": "_s + toWord(*step.condition);
    line += u'\n';
    const QString indent = u"     "_s;
    if (step.when && step.when->condition) {
        line += indent
                + (step.when->holds ? QCoreApplication::translate("warrenctl", "only where this is so: %1").arg(toWord(*step.when->condition))
                                    : QCoreApplication::translate("warrenctl", "only where this is not so: %1").arg(toWord(*step.when->condition)))
                + u'\n';
    } else if (step.when) {
        line += indent + QCoreApplication::translate("warrenctl", "only where “%1” came to %2").arg(step.when->step, step.when->outcomes.join(u", "_s)) + u'\n';
    }
    if (!step.instructions.isEmpty())
        line += indent + step.instructions.text() + u'\n';
    for (const QString &command : step.commands)
        line += indent + u"$ "_s + command + u'\n';
    if (!step.undo.isEmpty())
        line += indent + QCoreApplication::translate("warrenctl", "undo: %1").arg(step.undo) + u'\n';
    if (!step.cannotBeUndone.isEmpty())
        line += indent + QCoreApplication::translate("warrenctl", "cannot be undone: %1").arg(step.cannotBeUndone.text()) + u'\n';
    return line;
}

QString documentText(const RecoveryDocument &document)
{
    QString lines = u"%1  %2 (%3)\n%4\n\n"_s.arg(document.id, document.title.text(), document.version, document.scenario.text());
    lines += QCoreApplication::translate("warrenctl", "Targets: RPO %1, RTO %2. RabbitMQ %3.")
                 .arg(units::duration(document.rpo), units::duration(document.rto), document.brokers.join(u", "_s))
             + u"\n\n"_s;
    lines += QCoreApplication::translate("warrenctl", "Told by:") + u'\n';
    for (const RecoverySign &sign : document.detection)
        lines += u"  - "_s + sign.words.text() + (sign.findings.isEmpty() ? QString() : u"  ["_s + sign.findings.join(u", "_s) + u']') + u'\n';
    int number = 0;
    lines += u'\n' + QCoreApplication::translate("warrenctl", "At once:") + u'\n';
    for (const RecoveryStep &step : document.immediate)
        lines += stepText(step, ++number);
    lines += u'\n' + QCoreApplication::translate("warrenctl", "Then:") + u'\n';
    for (const RecoveryStep &step : document.steps)
        lines += stepText(step, ++number);
    lines += u'\n' + QCoreApplication::translate("warrenctl", "Good when:") + u'\n';
    for (const ClusterCondition condition : document.validation)
        lines += u"  - "_s + toWord(condition) + u'\n';
    if (!document.fallback.isEmpty()) {
        lines += u'\n' + QCoreApplication::translate("warrenctl", "If it fails:") + u' ' + document.fallback.text()
                 + (document.fallbackPlan.isEmpty() ? QString() : u" → "_s + document.fallbackPlan) + u'\n';
    }
    for (const RecoveryReplacement &replaced : document.replaces)
        lines += u'\n' + QCoreApplication::translate("warrenctl", "Not: %1. %2").arg(replaced.instead.text(), replaced.why.text()) + u'\n';
    return lines;
}

} // namespace

Report recoveryListReport(const QList<RecoveryEntry> &entries, const QList<Readiness> &readiness)
{
    using enum TextTable::Align;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Plan"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Scenario"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Ready"), Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "RPO"));
    table.addColumn(QCoreApplication::translate("warrenctl", "RTO"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Next"));
    QJsonArray plans;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const RecoveryEntry &entry = entries.at(i);
        const Readiness &ready = readiness.at(i);
        QString next;
        for (const ReadinessPoint &point : ready.points) {
            if (!point.earn.isEmpty() && next.isEmpty())
                next = point.earn;
        }
        table.addRow({entry.id, entry.document ? entry.document->title.text() : withDetail(entry.error.value_or(Error{})), QString::number(ready.score),
                      entry.document ? measuredWords(ready.rpo, entry.document->rpo) : QString(),
                      entry.document ? measuredWords(ready.rto, entry.document->rto) : QString(), next});
        plans.append(entryJson(entry, ready));
    }
    return {.text = table.toText(), .json = {{u"plans"_s, plans}}};
}

Report recoveryShowReport(const RecoveryEntry &entry)
{
    return {.text = entry.document ? documentText(*entry.document) : withDetail(entry.error.value_or(Error{})) + u'\n',
            .json = {{u"id"_s, entry.id},
                     {u"file"_s, text(entry.file)},
                     {u"error"_s, error(entry.error)},
                     {u"document"_s, jsonObjectFrom(entry.text).value_or(QJsonObject())}},
            .exitCode = entry.document ? Done : Failed};
}

Report recoveryVersionsReport(const QString &id, const QList<RecoveryVersion> &versions)
{
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "Name"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Version"));
    table.addColumn(QCoreApplication::translate("warrenctl", "Until"));
    table.addColumn(QCoreApplication::translate("warrenctl", "File"));
    QJsonArray list;
    for (const RecoveryVersion &version : versions) {
        const QString until = toDateTime(version.until).toUTC().toString(Qt::ISODate);
        table.addRow({version.name, version.entry.document ? version.version() : withDetail(version.entry.error.value_or(Error{})), until, version.entry.file});
        list.append(QJsonObject{{u"name"_s, version.name},
                                {u"version"_s, text(version.version())},
                                {u"until"_s, time(version.until)},
                                {u"file"_s, version.entry.file},
                                {u"valid"_s, version.entry.document.has_value()},
                                {u"error"_s, error(version.entry.error)}});
    }
    return {.text = versions.isEmpty() ? QCoreApplication::translate("warrenctl", "No older version of %1 is kept.").arg(id) + u'\n' : table.toText(),
            .json = {{u"id"_s, id}, {u"versions"_s, list}}};
}

Report recoveryDiffReport(const RecoveryVersion &older, const RecoveryEntry &present)
{
    const QList<DiffLine> diff = lineDiff(recoveryTextOf(older.entry.text), recoveryTextOf(present.text));
    const QString lines = toText(diff);
    QJsonArray json;
    for (const DiffLine &line : diff) {
        if (line.kind != DiffLine::Kind::Same)
            json.append(QJsonObject{{u"kind"_s, line.kind == DiffLine::Kind::Added ? u"added"_s : u"removed"_s}, {u"text"_s, line.text}});
    }
    return {.text = lines.isEmpty() ? QCoreApplication::translate("warrenctl", "%1 says what the present one says.").arg(older.name) + u'\n' : lines + u'\n',
            .json = {{u"id"_s, present.id}, {u"older"_s, older.name}, {u"lines"_s, json}}};
}

Report recoveryCheckReport(const QList<RecoveryEntry> &entries, const Status &together)
{
    QString lines;
    QJsonArray plans;
    bool good = together.has_value();
    for (const RecoveryEntry &entry : entries) {
        good = good && entry.document;
        const QString name = entry.file.isEmpty() ? entry.id : entry.file;
        lines += entry.document ? QCoreApplication::translate("warrenctl", "%1: good, version %2").arg(name, entry.document->version) + u'\n'
                                : name + u": "_s + withDetail(entry.error.value_or(Error{})) + u'\n';
        plans.append(
            QJsonObject{{u"id"_s, entry.id}, {u"file"_s, text(entry.file)}, {u"valid"_s, entry.document.has_value()}, {u"error"_s, error(entry.error)}});
    }
    if (!together)
        lines += withDetail(together.error()) + u'\n';
    QJsonObject json{{u"valid"_s, good}, {u"plans"_s, plans}};
    json.insert("error"_L1, together ? QJsonValue::Null : error(together.error()));
    return {.text = lines, .json = json, .exitCode = good ? Done : Failed};
}

} // namespace warrener::ctl
