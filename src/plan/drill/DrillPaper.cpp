// An outcome on paper and in a browser.
#include "base/SafeFile.h"
#include "base/Units.h"
#include "plan/drill/DrillOutcome.h"
#include "record/paper/HtmlPdf.h"
#include "record/paper/HtmlText.h"
#include "record/paper/ReportStyle.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QPointF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostEarlier = 10;

QString drillRow(const QStringList &cells, QLatin1StringView tag = "td"_L1)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<%1>%2</%1>"_s.arg(tag, htmlText(cell));
    return row + u"</tr>"_s;
}

QString drillTable(const QStringList &head, const QList<QStringList> &rows)
{
    QString html = u"<table>"_s + drillRow(head, "th"_L1);
    for (const QStringList &row : rows)
        html += drillRow(row);
    return html + u"</table>"_s;
}

QLatin1StringView cssOf(DrillVerdict verdict)
{
    switch (verdict) {
    case DrillVerdict::Passed:
        return "ok"_L1;
    case DrillVerdict::Failed:
        return "critical"_L1;
    case DrillVerdict::Inconclusive:
        return "warning"_L1;
    case DrillVerdict::Running:
        return "note"_L1;
    }
    return "unknown"_L1;
}

QString timeText(const std::optional<Millis> &time)
{
    return time ? drillSpan(*time) : u"–"_s;
}

QString detectedText(const DrillOutcome &outcome, const QString &who)
{
    return outcome.detected.contains(who) ? drillSpan(outcome.detected.value(who)) : u"–"_s;
}

/// Confirms a second over time, the fault's span behind them.
QString drillChart(const DrillOutcome &outcome)
{
    if (outcome.samples.size() < 2)
        return {};
    constexpr double left = 8, top = 18, width = 940, height = 120;
    const TimePoint from = std::min(outcome.samples.first().at, isNever(outcome.faultFrom) ? outcome.samples.first().at : outcome.faultFrom);
    const TimePoint until = std::max(outcome.samples.last().at, outcome.faultUntil);
    const double span = std::max(1.0, double((until - from).count()));
    const auto x = [&](TimePoint at) { return left + double((at - from).count()) / span * width; };
    double most = 1;
    QList<QPointF> points;
    for (qsizetype i = 1; i < outcome.samples.size(); ++i) {
        const DrillSample &before = outcome.samples[i - 1];
        const DrillSample &here = outcome.samples[i];
        const double seconds = std::max(0.001, double((here.at - before.at).count()) / 1000);
        const double rate = std::max(0.0, double(here.confirmed - before.confirmed) / seconds);
        most = std::max(most, rate);
        points.append({x(here.at), rate});
    }
    QString line;
    for (const QPointF &point : points)
        line += u"%1,%2 "_s.arg(point.x(), 0, 'f', 1).arg(top + height - point.y() / most * height, 0, 'f', 1);
    QString svg = u"<svg viewBox=\"0 0 960 160\" role=\"img\" aria-label=\"%1\">"_s.arg(htmlText(QCoreApplication::translate("Drill", "Confirms a second")));
    if (!isNever(outcome.faultFrom)) {
        const double begin = x(outcome.faultFrom);
        const double end = x(isNever(outcome.faultUntil) ? until : outcome.faultUntil);
        svg += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"var(--critical)\" opacity=\"0.12\"/>"_s.arg(begin, 0, 'f', 1)
                   .arg(top)
                   .arg(std::max(1.0, end - begin), 0, 'f', 1)
                   .arg(height);
    }
    svg += u"<text x=\"8\" y=\"11\">%1</text>"_s.arg(
        htmlText(QCoreApplication::translate("Drill", "Confirms a second, at most %1; shaded: the fault").arg(units::count(most))));
    svg += u"<path d=\"M%1 %2H%3\" stroke=\"var(--line)\" fill=\"none\"/>"_s.arg(left).arg(top + height).arg(left + width);
    svg += u"<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"var(--l0)\" points=\"%1\"/>"_s.arg(line);
    svg += u"<text x=\"8\" y=\"154\">%1</text><text x=\"948\" y=\"154\" text-anchor=\"end\">%2</text>"_s.arg(htmlText(units::clockTime(from)),
                                                                                                             htmlText(units::clockTime(until)));
    return svg + u"</svg>"_s;
}

QString whenWord(const QString &when)
{
    return when == "before"_L1   ? QCoreApplication::translate("Drill", "before")
           : when == "during"_L1 ? QCoreApplication::translate("Drill", "during")
                                 : QCoreApplication::translate("Drill", "after");
}

QString figuresTable(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier)
{
    const auto row = [](const DrillOutcome &one) {
        qint64 confirmed = 0;
        qint64 lost = 0;
        qint64 duplicates = 0;
        Millis unavailable{0};
        for (const DrillTraffic &traffic : one.traffic) {
            confirmed += traffic.confirmed;
            lost += traffic.lost;
            duplicates += traffic.duplicates;
            unavailable = std::max(unavailable, traffic.unavailable);
        }
        return QStringList{QLocale().toString(toDateTime(one.startedAt).toLocalTime(), QLocale::ShortFormat),
                           one.mode,
                           toWord(one.verdict),
                           detectedText(one, u"console"_s),
                           detectedText(one, u"proxy"_s),
                           detectedText(one, u"cluster"_s),
                           timeText(one.failover),
                           drillSpan(unavailable),
                           timeText(one.recovery),
                           units::count(double(confirmed)),
                           units::count(double(lost)),
                           units::count(double(duplicates))};
    };
    QList<QStringList> rows{row(outcome)};
    for (const DrillOutcome &one : earlier.first(std::min(earlier.size(), mostEarlier)))
        rows.append(row(one));
    return drillTable({QCoreApplication::translate("Drill", "Run"), QCoreApplication::translate("Drill", "Mode"),
                       QCoreApplication::translate("Drill", "Verdict"), QCoreApplication::translate("Drill", "Noticed by the console"),
                       QCoreApplication::translate("Drill", "by a proxy"), QCoreApplication::translate("Drill", "by the cluster"),
                       QCoreApplication::translate("Drill", "Longest pause"), QCoreApplication::translate("Drill", "All pauses"),
                       QCoreApplication::translate("Drill", "Back in steady state"), QCoreApplication::translate("Drill", "Confirmed"),
                       QCoreApplication::translate("Drill", "Lost"), QCoreApplication::translate("Drill", "Twice")},
                      rows);
}

} // namespace

QByteArray drillHtml(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, bool forPaper)
{
    const QString title = QCoreApplication::translate("Drill", "Drill: %1").arg(outcome.title);
    QString html = u"<!DOCTYPE html><html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2</title>"_s.arg(QLocale().bcp47Name(), htmlText(title));
    html += u"<style>"_s + (forPaper ? QString() : QString(reportStyle)) + u"</style></head><body>"_s;
    html += u"<div class=\"head %1\"><p class=\"mark\">%2</p><h1>%3</h1><p>%4</p></div>"_s.arg(
        cssOf(outcome.verdict), htmlText(toWord(outcome.verdict)), htmlText(title),
        htmlText(QCoreApplication::translate("Drill", "%1 on %2 of %3, %4, run %5")
                     .arg(outcome.mode, outcome.targets.join(u", "_s), outcome.cluster,
                          QLocale().toString(toDateTime(outcome.startedAt).toLocalTime(), QLocale::LongFormat), outcome.run)));
    for (const QString &reason : outcome.reasons)
        html += u"<p>"_s + htmlText(reason) + u"</p>"_s;
    html += u"<h2>%1</h2>"_s.arg(htmlText(QCoreApplication::translate("Drill", "Measured, and against earlier runs"))) + figuresTable(outcome, earlier);
    if (!forPaper)
        html += drillChart(outcome);
    QList<QStringList> rows;
    for (const DrillHeld &held : outcome.hypothesis)
        rows.append({whenWord(held.when), held.words,
                     !held.looked ? QCoreApplication::translate("Drill", "○ nobody looked")
                     : held.holds ? QCoreApplication::translate("Drill", "✓ held")
                                  : QCoreApplication::translate("Drill", "✕ did not hold"),
                     held.reason});
    html += u"<h2>%1</h2>"_s.arg(htmlText(QCoreApplication::translate("Drill", "Hypothesis")))
            + drillTable({QCoreApplication::translate("Drill", "When"), QCoreApplication::translate("Drill", "Condition"), QString(), QString()}, rows);
    rows.clear();
    for (const DrillMoment &moment : outcome.timeline)
        rows.append({units::clockTime(moment.at), moment.words});
    html += u"<h2>%1</h2>"_s.arg(htmlText(QCoreApplication::translate("Drill", "What happened when"))) + drillTable({QString(), QString()}, rows);
    const auto part = [&html](const QString &name, const QString &words) {
        if (!words.isEmpty())
            html += u"<h2>%1</h2><p>%2</p>"_s.arg(htmlText(name), htmlText(words));
    };
    part(QCoreApplication::translate("Drill", "Expected"), outcome.expected);
    part(QCoreApplication::translate("Drill", "Who feels it"), outcome.blastRadius);
    if (outcome.verdict == DrillVerdict::Failed)
        part(QCoreApplication::translate("Drill", "What to improve"), outcome.improve);
    return (html + u"</body></html>"_s).toUtf8();
}

Status exportDrill(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, const QString &file)
{
    if (file.endsWith(".json"_L1))
        return writeFileSafely(file, QJsonDocument(toJson(outcome)).toJson());
    if (file.endsWith(".html"_L1))
        return writeFileSafely(file, drillHtml(outcome, earlier));
    if (!file.endsWith(".pdf"_L1))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "%1 ends neither in .json nor in .html or .pdf").arg(file));
    const Result<QByteArray> pages = htmlPdf(QString::fromUtf8(drillHtml(outcome, earlier, true)));
    if (!pages)
        return std::unexpected(pages.error());
    return writeFileSafely(file, *pages);
}

} // namespace warrener
