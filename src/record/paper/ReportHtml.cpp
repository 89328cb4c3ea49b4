#include "record/paper/ReportHtml.h"

#include "base/Units.h"
#include "record/paper/HtmlText.h"
#include "record/paper/ReportChart.h"
#include "record/paper/ReportStyle.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString element(QLatin1StringView tag, const QString &text, QLatin1StringView cssClass = {})
{
    const QString open = cssClass.isEmpty() ? QString(tag) : u"%1 class=\"%2\""_s.arg(tag, cssClass);
    return u'<' + open + u'>' + htmlText(text) + "</"_L1 + tag + u'>';
}

/// Glyph and word together: state is never colour alone.
QString mark(Level level)
{
    const auto glyph = [level] {
        switch (level) {
        case Level::Critical:
            return u"✕"_s;
        case Level::Warning:
            return u"▲"_s;
        case Level::Ok:
            return u"✓"_s;
        case Level::Note:
            return u"i"_s;
        case Level::Unknown:
            return u"?"_s;
        }
        Q_UNREACHABLE_RETURN(QString());
    }();
    return u"<span class=\"mark %1\">%2 %3</span>"_s.arg(toId(level), glyph, htmlText(toWord(level)));
}

QString whenText(TimePoint at)
{
    return QLocale().toString(toDateTime(at).toLocalTime(), QLocale::LongFormat);
}

QString chartSvg(const ReportChart &chart)
{
    constexpr double left = 8, top = 18, width = 760, height = 120;
    QString svg = u"<svg viewBox=\"0 0 960 160\" role=\"img\" aria-label=\"%1\">"_s.arg(htmlText(chart.title));
    svg += u"<text x=\"8\" y=\"11\">%1</text>"_s.arg(htmlText(chart.top));
    svg += u"<path d=\"M%1 %2H%3M%1 %4H%3\" stroke=\"var(--line)\" fill=\"none\"/>"_s.arg(left).arg(top).arg(left + width).arg(top + height);
    svg += u"<text x=\"8\" y=\"154\">%1</text><text x=\"768\" y=\"154\" text-anchor=\"end\">%2</text>"_s.arg(htmlText(units::clockTime(chart.from)),
                                                                                                             htmlText(units::clockTime(chart.until)));
    int index = 0;
    for (const ReportChart::Line &line : chart.lines) {
        for (const QList<QPointF> &run : line.runs) {
            QString points;
            for (const QPointF &point : run)
                points += u"%1,%2 "_s.arg(left + point.x() * width, 0, 'f', 1).arg(top + point.y() * height, 0, 'f', 1);
            svg += u"<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"var(--l%1)\" points=\"%2\"/>"_s.arg(index % 3).arg(points);
        }
        svg += u"<text x=\"780\" y=\"%1\" style=\"fill:var(--l%2)\">%3</text><text x=\"780\" y=\"%4\">%5</text>"_s.arg(
            QString::number(30 + 36 * index), QString::number(index % 3), htmlText(line.name), QString::number(44 + 36 * index), htmlText(line.last));
        ++index;
    }
    return svg + "</svg>"_L1;
}

QString evidenceTable(const ReportFinding &finding)
{
    QString html = u"<table><tr>%1%2%3%4</tr>"_s.arg(
        element("th"_L1, QCoreApplication::translate("ReportHtml", "Check")), element("th"_L1, QCoreApplication::translate("ReportHtml", "Where")),
        element("th"_L1, QCoreApplication::translate("ReportHtml", "Seen")), element("th"_L1, QCoreApplication::translate("ReportHtml", "Expected")));
    for (const Evidence &line : finding.evidence) {
        html += u"<tr><td><code>%1</code></td>%2%3%4</tr>"_s.arg(htmlText(line.check), element("td"_L1, line.where), element("td"_L1, line.seen),
                                                                 element("td"_L1, line.expected));
    }
    return html + "</table>"_L1;
}

QString adviceHtml(const Recommendation &advice)
{
    QString html = u"<details open><summary>%1</summary>"_s.arg(htmlText(QCoreApplication::translate("ReportHtml", "What to do: %1").arg(advice.title)));
    html += element("p"_L1, advice.why);
    html += element("p"_L1, QCoreApplication::translate("ReportHtml", "Takes %1. Risk: %2").arg(advice.duration, advice.risk), "quiet"_L1);
    html += "<ol>"_L1;
    for (const AdviceStep &step : advice.steps) {
        html += "<li>"_L1 + htmlText(step.words);
        if (!step.command.isEmpty())
            html += "<pre>"_L1 + htmlText(step.command) + "</pre>"_L1;
        html += "</li>"_L1;
    }
    html += "</ol>"_L1;
    for (const auto &[title, url] : advice.read) {
        if (url.scheme() == "https"_L1)
            html += u"<p><a href=\"%1\" rel=\"noreferrer\">%2</a></p>"_s.arg(htmlText(url.toString(QUrl::FullyEncoded)), htmlText(title));
    }
    return html + "</details>"_L1;
}

QString findingHtml(const Report &report, const ReportFinding &finding)
{
    QString html = u"<section class=\"finding %1%2\">"_s.arg(toId(finding.level), finding.cause < 0 ? QString() : u" child"_s);
    html += u"<h3>%1 %2</h3>"_s.arg(mark(finding.level), htmlText(finding.title));
    QStringList under{finding.id, toWord(finding.fault)};
    if (!isNever(finding.since))
        under.append(QCoreApplication::translate("ReportHtml", "since %1").arg(units::timeAndAge(finding.since, report.at)));
    html += element("p"_L1, under.join(u" · "_s), "quiet"_L1);
    if (!finding.text.isEmpty())
        html += element("p"_L1, finding.text);
    for (const auto all = chartsOf(report, finding); const ReportChart &chart : all)
        html += chartSvg(chart);
    if (!finding.evidence.isEmpty()) {
        html += u"<details%1><summary>%2</summary>%3</details>"_s.arg(finding.cause < 0 && finding.level >= Level::Warning ? u" open"_s : QString(),
                                                                      htmlText(QCoreApplication::translate("ReportHtml", "Evidence")), evidenceTable(finding));
    }
    for (const int index : finding.recommendations)
        html += adviceHtml(report.recommendations.at(index));
    return html + "</section>"_L1;
}

QString sectionHtml(const QString &title, const HealthSection &section)
{
    QString html = u"<div class=\"section\"><h3>%1</h3><p>%2</p>%3<dl>"_s.arg(htmlText(title), mark(section.level), element("p"_L1, section.line));
    for (const auto &[name, value] : section.figures)
        html += element("dt"_L1, name) + element("dd"_L1, value);
    return html + "</dl></div>"_L1;
}

QString checksHtml(const Report &report)
{
    QString html = u"<details><summary>%1</summary><table>"_s.arg(
        htmlText(QCoreApplication::translate("ReportHtml", "All %1 checks").arg(units::count(static_cast<double>(report.checks.size())))));
    for (const CheckResult &check : report.checks) {
        html +=
            u"<tr><td><code>%1</code></td>%2%3%4</tr>"_s.arg(htmlText(check.id), element("td"_L1, check.subject.name), element("td"_L1, toWord(check.outcome)),
                                                             element("td"_L1, check.seen.isEmpty() ? check.title : check.seen));
    }
    return html + "</table></details>"_L1;
}

} // namespace

QByteArray reportHtml(const Report &report)
{
    QString html = u"<!doctype html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"_s.arg(QLocale().bcp47Name());
    html += element("title"_L1, report.headline) + "<style>"_L1 + reportStyle + "</style></head><body>"_L1;
    html += element("p"_L1,
                    QCoreApplication::translate("ReportHtml", "Diagnosis of %1 (%2), %3; %4 checks in %5")
                        .arg(report.cluster.value, toWord(report.environment), whenText(report.at), units::count(static_cast<double>(report.checks.size())),
                             units::duration(report.took)),
                    "quiet"_L1);
    html += u"<div class=\"head %1\"><h1>%2</h1>%3</div>"_s.arg(toId(levelOf(report.status)), htmlText(report.headline), element("p"_L1, report.line));
    html += "<div class=\"sections\">"_L1;
    html += sectionHtml(QCoreApplication::translate("ReportHtml", "System"), report.system);
    html += sectionHtml(QCoreApplication::translate("ReportHtml", "Broker"), report.broker);
    html += sectionHtml(QCoreApplication::translate("ReportHtml", "Network"), report.network);
    html += "</div>"_L1;
    if (!report.findings.isEmpty())
        html += element("h2"_L1, QCoreApplication::translate("ReportHtml", "Findings"));
    for (const ReportFinding &finding : report.findings)
        html += findingHtml(report, finding);
    html += element("h2"_L1, QCoreApplication::translate("ReportHtml", "Checks")) + checksHtml(report);
    html += element("p"_L1, QCoreApplication::translate("ReportHtml", "Made by Warrener %1; report %2").arg(report.warrener, report.id), "quiet"_L1);
    return (html + "</body></html>\n"_L1).toUtf8();
}

} // namespace warrener
