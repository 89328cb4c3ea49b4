#include "record/paper/Paper.h"

#include "base/SafeFile.h"
#include "record/paper/HtmlPdf.h"
#include "record/paper/HtmlText.h"
#include "record/paper/ReportExport.h"
#include "record/paper/ReportStyle.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

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

QString sectionHtml(const Paper::Section &section)
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

QString bodyHtml(const Paper &paper)
{
    QString html = u"<div class=\"head %1\"><p class=\"quiet\">%2</p><h1>%3</h1><p><span class=\"mark\">%4</span> %5</p></div>\n"_s.arg(
        toId(paper.level), htmlText(paper.about), htmlText(paper.title), htmlText(paper.verdict), htmlText(paper.headline));
    for (const Paper::Section &section : paper.sections) {
        if (!section.isEmpty())
            html += sectionHtml(section);
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
    return htmlPdf(bodyHtml(paper), paper.title, pdfStyle());
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
