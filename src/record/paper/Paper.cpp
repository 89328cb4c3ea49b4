#include "record/paper/Paper.h"

#include "base/SafeFile.h"
#include "record/paper/HtmlPdf.h"
#include "record/paper/HtmlText.h"
#include "record/paper/ReportExport.h"
#include "record/paper/ReportStyle.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString cells(const QStringList &texts, QLatin1StringView tag)
{
    QString row = u"<tr>"_s;
    for (const QString &text : texts)
        row += u'<' + tag + u'>' + htmlText(text).replace(u'\n', u"<br>"_s) + "</"_L1 + tag + u'>';
    return row + "</tr>\n"_L1;
}

constexpr double chartLeft = 8, chartTop = 34, chartWide = 944, chartTall = 130, chartAll = 184;

/// Where a line's point is on the drawing.
QPointF placed(QPointF point)
{
    return {chartLeft + point.x() * chartWide, chartTop + point.y() * chartTall};
}

QRectF placed(const QPair<double, double> &span)
{
    const double from = chartLeft + std::clamp(span.first, 0.0, 1.0) * chartWide;
    const double until = chartLeft + std::clamp(span.second, 0.0, 1.0) * chartWide;
    return {from, chartTop, std::max(1.5, until - from), chartTall};
}

QString headOf(const Paper::Chart &chart)
{
    const QStringList head{chart.title, QCoreApplication::translate("Paper", "at most %1").arg(chart.top),
                           chart.span ? QCoreApplication::translate("Paper", "shaded: %1").arg(chart.spanWord) : QString()};
    QStringList words;
    for (const QString &one : head) {
        if (!one.isEmpty())
            words.append(one);
    }
    return words.join(u" · "_s);
}

/// For a browser: lines in the colours of the reader's theme.
QString chartSvg(const Paper::Chart &chart)
{
    QString svg = u"<svg viewBox=\"0 0 960 %1\" role=\"img\" aria-label=\"%2\">\n"_s.arg(chartAll).arg(htmlText(headOf(chart)));
    const auto text = [&svg](double x, double y, const QString &words, const QString &more = {}) {
        svg += u"<text x=\"%1\" y=\"%2\"%3>%4</text>\n"_s.arg(x, 0, 'f', 1).arg(y, 0, 'f', 1).arg(more, htmlText(words));
    };
    if (chart.span) {
        const QRectF box = placed(*chart.span);
        svg += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"var(--critical)\" opacity=\"0.12\"/>\n"_s.arg(box.x(), 0, 'f', 1)
                   .arg(box.y(), 0, 'f', 1)
                   .arg(box.width(), 0, 'f', 1)
                   .arg(box.height(), 0, 'f', 1);
    }
    text(chartLeft, 12, headOf(chart));
    double x = chartLeft;
    for (qsizetype i = 0; i < chart.lines.size(); ++i) {
        const Paper::Chart::Line &line = chart.lines[i];
        svg += u"<path d=\"M%1 24h14\" stroke-width=\"2\" stroke=\"var(--l%2)\" fill=\"none\"/>\n"_s.arg(x, 0, 'f', 1).arg(i % 3);
        text(x + 18, 28, line.name);
        x += 40 + 7 * double(line.name.size());
        QString points;
        for (const QPointF &point : line.points)
            points += u"%1,%2 "_s.arg(placed(point).x(), 0, 'f', 1).arg(placed(point).y(), 0, 'f', 1);
        svg += u"<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"var(--l%1)\" points=\"%2\"/>\n"_s.arg(i % 3).arg(points.trimmed());
    }
    svg += u"<path d=\"M%1 %2h%3\" stroke=\"var(--line)\" fill=\"none\"/>\n"_s.arg(chartLeft).arg(chartTop + chartTall).arg(chartWide);
    text(chartLeft, chartAll - 6, chart.from);
    text(chartLeft + chartWide, chartAll - 6, chart.until, u" text-anchor=\"end\""_s);
    return svg + "</svg>\n"_L1;
}

/// The same for pages: a text document knows pictures, and no drawings.
QImage chartImage(const Paper::Chart &chart)
{
    constexpr int fine = 3;
    QImage image(960 * fine, int(chartAll) * fine, QImage::Format_RGB32);
    image.fill(Qt::GlobalColor::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(fine, fine);
    QFont font(u"Inter"_s);
    font.setPixelSize(12);
    painter.setFont(font);
    const QColor quiet = QColor::fromString(paper::quiet);
    if (chart.span) {
        QColor shade = QColor::fromString(paper::critical);
        shade.setAlphaF(0.12F);
        painter.fillRect(placed(*chart.span), shade);
    }
    painter.setPen(quiet);
    painter.drawText(QPointF(chartLeft, 12), headOf(chart));
    double x = chartLeft;
    for (qsizetype i = 0; i < chart.lines.size(); ++i) {
        const Paper::Chart::Line &line = chart.lines[i];
        painter.setPen(QPen(QColor::fromString(paper::series[i % 3]), 1.5));
        painter.drawLine(QPointF(x, 24), QPointF(x + 14, 24));
        QPolygonF points;
        for (const QPointF &point : line.points)
            points.append(placed(point));
        painter.drawPolyline(points);
        painter.setPen(quiet);
        painter.drawText(QPointF(x + 18, 28), line.name);
        x += 40 + painter.fontMetrics().horizontalAdvance(line.name);
    }
    painter.setPen(QColor::fromString(paper::line));
    painter.drawLine(QPointF(chartLeft, chartTop + chartTall), QPointF(chartLeft + chartWide, chartTop + chartTall));
    painter.setPen(quiet);
    painter.drawText(QPointF(chartLeft, chartAll - 6), chart.from);
    painter.drawText(QRectF(chartLeft, chartAll - 18, chartWide, 16), int(Qt::AlignRight | Qt::AlignVCenter), chart.until);
    return image;
}

/// `images`: for pages, where charts go as pictures; null: as drawings.
QString sectionHtml(const Paper::Section &section, QHash<QString, QImage> *images)
{
    QString html;
    if (!section.title.isEmpty())
        html += "<h2>"_L1 + htmlText(section.title) + "</h2>\n"_L1;
    if (!section.text.isEmpty())
        html += "<p>"_L1 + htmlText(section.text) + "</p>\n"_L1;
    if (!section.facts.isEmpty()) {
        html += u"<table>"_s;
        for (const auto &[name, value] : section.facts)
            html += "<tr><th>"_L1 + htmlText(name) + "</th><td>"_L1 + htmlText(value) + "</td></tr>\n"_L1;
        html += u"</table>\n"_s;
    }
    if (!section.chart.isEmpty() && images == nullptr) {
        html += chartSvg(section.chart);
    } else if (!section.chart.isEmpty()) {
        const QString name = u"chart%1"_s.arg(images->size());
        images->insert(name, chartImage(section.chart));
        html += u"<p><img src=\"%1\" width=\"660\"></p>\n"_s.arg(name);
    }
    if (!section.columns.isEmpty()) {
        html += "<table>"_L1 + cells(section.columns, "th"_L1);
        for (const QStringList &row : section.rows)
            html += cells(row, "td"_L1);
        html += u"</table>\n"_s;
    }
    if (!section.items.isEmpty()) {
        html += u"<ul>"_s;
        for (const QString &item : section.items)
            html += "<li>"_L1 + htmlText(item) + "</li>\n"_L1;
        html += u"</ul>\n"_s;
    }
    return html;
}

QString bodyHtml(const Paper &paper, QHash<QString, QImage> *images = nullptr)
{
    QString html = u"<div class=\"head %1\"><p class=\"quiet\">%2</p><h1>%3</h1><p><span class=\"mark\">%4</span> %5</p></div>\n"_s.arg(
        toId(paper.level), htmlText(paper.about), htmlText(paper.title), htmlText(paper.verdict), htmlText(paper.headline));
    for (const Paper::Section &section : paper.sections) {
        if (!section.isEmpty())
            html += sectionHtml(section, images);
    }
    return html + "<p class=\"quiet\">"_L1 + htmlText(paper.foot) + "</p>\n"_L1;
}

/// What a text document understands of style sheets.
QString pdfStyle()
{
    return u"h1{font-size:18pt}h2{font-size:12pt;margin-top:14pt}th{color:%1;text-align:left;font-weight:normal}td,th{padding:2px 10px 2px 0}.quiet{color:%1}.mark{font-weight:bold}"_s
        .arg(paper::quiet);
}

} // namespace

QByteArray paperHtml(const Paper &paper)
{
    return ("<!doctype html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>"_L1
            + htmlText(paper.title) + "</title><style>"_L1 + reportStyle + "</style></head><body>\n"_L1 + bodyHtml(paper) + "</body></html>\n"_L1)
        .toUtf8();
}

Result<QByteArray> paperPdf(const Paper &paper)
{
    QHash<QString, QImage> images;
    const QString html = bodyHtml(paper, &images);
    return htmlPdf(html, paper.title, pdfStyle(), images);
}

Status exportPaper(const Paper &paper, const QJsonObject &json, const QString &file)
{
    if (!isExportable(file))
        return failure(ErrorKind::Usage, QCoreApplication::translate("ReportExport", "A report is written as .json, .html or .pdf, not as %1").arg(file));
    const QString end = QFileInfo(file).suffix().toLower();
    Result<QByteArray> bytes = end == "pdf"_L1    ? paperPdf(paper)
                               : end == "html"_L1 ? Result<QByteArray>(paperHtml(paper))
                                                  : Result<QByteArray>(QJsonDocument(json).toJson());
    if (!bytes)
        return std::unexpected(bytes.error());
    return writeFileSafely(file, *bytes);
}

} // namespace warrener
