#include "record/paper/ReportPdf.h"

#include "base/Units.h"
#include "record/paper/ReportChart.h"
#include "record/paper/ReportStyle.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <iterator>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Ink of the paper: status, lines, quiet text.
QString inkOf(Level level)
{
    switch (level) {
    case Level::Critical:
        return paper::critical;
    case Level::Warning:
        return paper::warning;
    case Level::Ok:
        return paper::ok;
    case Level::Note:
        return paper::note;
    case Level::Unknown:
        return paper::quiet;
    }
    Q_UNREACHABLE_RETURN({});
}

QImage chartImage(const ReportChart &chart)
{
    constexpr int width = 1600, height = 330, plot = 1200;
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::GlobalColor::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(26);
    painter.setFont(font);
    const QRectF box(10, 40, plot, 230);
    painter.setPen(QPen(QColor::fromString(paper::line), 2));
    painter.drawLine(box.topLeft(), box.topRight());
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(QColor::fromString(paper::quiet));
    painter.drawText(QPointF(10, 30), chart.top);
    painter.drawText(QPointF(10, 310), units::clockTime(chart.from));
    painter.drawText(QRectF(box.right() - 300, 280, 300, 40), Qt::AlignRight, units::clockTime(chart.until));
    for (qsizetype i = 0; i < chart.lines.size(); ++i) {
        const QColor ink = QColor::fromString(paper::series[static_cast<std::size_t>(i) % std::size(paper::series)]);
        painter.setPen(QPen(ink, 3));
        for (const QList<QPointF> &run : chart.lines[i].runs) {
            QPolygonF line;
            for (const QPointF &point : run)
                line.append({box.left() + point.x() * box.width(), box.top() + point.y() * box.height()});
            painter.drawPolyline(line);
        }
        const double y = 70.0 + 85.0 * static_cast<double>(i);
        painter.drawText(QPointF(plot + 40, y), chart.lines[i].name);
        painter.setPen(QColor::fromString(paper::quiet));
        painter.drawText(QPointF(plot + 40, y + 34), chart.lines[i].last);
    }
    return image;
}

/// Many lines of a name or a log line stay many lines.
QString textOf(const QString &text)
{
    return text.trimmed().toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

/// The text of a document, in the subset of HTML that QTextDocument sets.
class Setter
{
public:
    explicit Setter(QTextDocument &document) : m_document(document) {}

    void line(const QString &text, const QString &style = {}) { m_html += u"<p style=\"margin:3px 0;%1\">%2</p>"_s.arg(style, textOf(text)); }
    void verdict(const Report &report)
    {
        const QString ink = inkOf(levelOf(report.status));
        m_html +=
            u"<table width=\"100%\" cellpadding=\"8\" cellspacing=\"0\" style=\"margin:8px 0\"><tr><td width=\"5\" bgcolor=\"%1\" style=\"padding:0\"></td>"
            "<td bgcolor=\"%2\"><span style=\"font-size:15pt;font-weight:bold;color:%1\">%3</span><br>%4</td></tr></table>"_s.arg(
                ink, paper::panel, textOf(report.headline), textOf(report.line));
    }
    void sections(const Report &report)
    {
        m_html += "<table width=\"100%\" cellpadding=\"6\" cellspacing=\"0\" style=\"margin:4px 0\"><tr>"_L1;
        section(QCoreApplication::translate("ReportPdf", "System"), report.system);
        section(QCoreApplication::translate("ReportPdf", "Broker"), report.broker);
        section(QCoreApplication::translate("ReportPdf", "Network"), report.network);
        m_html += "</tr></table>"_L1;
    }
    void finding(const Report &report, const ReportFinding &finding)
    {
        const bool isCause = finding.cause < 0;
        if (isCause)
            m_html += "<hr>"_L1;
        QStringList under{finding.id, toWord(finding.fault)};
        if (!isNever(finding.since))
            under.append(QCoreApplication::translate("ReportPdf", "since %1").arg(units::timeAndAge(finding.since, report.at)));
        m_html += u"<p style=\"margin:8px 0 0 0;font-size:%1pt\"><b><span style=\"color:%2\">%3</span>&nbsp; %4</b></p>"_s.arg(
            isCause ? u"11"_s : u"10"_s, inkOf(finding.level), toWord(finding.level).toHtmlEscaped(), textOf(finding.title));
        line(under.join(u" · "_s), u"color:%1;margin-top:0"_s.arg(paper::quiet));
        if (!finding.text.isEmpty())
            line(finding.text);
        for (const auto all = chartsOf(report, finding); const ReportChart &chart : all) {
            const QUrl name(u"chart:%1"_s.arg(m_charts++));
            m_document.addResource(QTextDocument::ImageResource, name, chartImage(chart));
            m_html += u"<p><img src=\"%1\" width=\"480\"></p>"_s.arg(name.toString());
        }
        evidence(finding);
        for (const int index : finding.recommendations)
            advice(report.recommendations.at(index));
    }
    void finish() { m_document.setHtml(m_html); }

private:
    void section(const QString &title, const HealthSection &section)
    {
        QString figures;
        for (const auto &[name, value] : section.figures)
            figures += u"<tr><td><span style=\"color:%3\">%1</span></td><td align=\"right\">%2</td></tr>"_s.arg(textOf(name), textOf(value), paper::quiet);
        m_html += u"<td width=\"33%\" valign=\"top\"><b>%1</b>&nbsp; <b><span style=\"color:%2\">%3</span></b><br>%4"
                  "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"1\">%5</table></td>"_s.arg(
                      title.toHtmlEscaped(), inkOf(section.level), toWord(section.level).toHtmlEscaped(), textOf(section.line), figures);
    }
    void evidence(const ReportFinding &finding)
    {
        if (finding.evidence.isEmpty())
            return;
        m_html += "<table width=\"100%\" cellpadding=\"2\" cellspacing=\"0\" style=\"margin:4px 0\">"_L1;
        const auto row = [this](const QString &quiet, const QString &check, const QString &where, const QString &seen, const QString &expected) {
            m_html += u"<tr><td width=\"24%\"><span style=\"color:%6\">%1</span></td><td width=\"12%\"><span style=\"%5\">%2</span></td>"
                      "<td width=\"36%\"><span style=\"%5\">%3</span></td><td width=\"28%\"><span style=\"%5\">%4</span></td></tr>"_s.arg(
                          textOf(check), textOf(where), textOf(seen), textOf(expected), quiet, paper::quiet);
        };
        row(u"color:"_s + paper::quiet, QCoreApplication::translate("ReportHtml", "Check"), QCoreApplication::translate("ReportHtml", "Where"),
            QCoreApplication::translate("ReportHtml", "Seen"), QCoreApplication::translate("ReportHtml", "Expected"));
        for (const Evidence &line : finding.evidence)
            row({}, line.check, line.where, line.seen, line.expected);
        m_html += "</table>"_L1;
    }
    void advice(const Recommendation &advice)
    {
        line(QCoreApplication::translate("ReportPdf", "What to do: %1").arg(advice.title), u"font-weight:bold;margin-top:8px"_s);
        line(advice.why);
        line(QCoreApplication::translate("ReportPdf", "Takes %1. Risk: %2").arg(advice.duration, advice.risk), u"color:%1"_s.arg(paper::quiet));
        m_html += "<ol style=\"margin:4px 0\">"_L1;
        for (const AdviceStep &step : advice.steps) {
            m_html += "<li>"_L1 + textOf(step.words);
            if (!step.command.isEmpty())
                m_html += u"<p style=\"font-family:monospace;font-size:8pt;margin:2px 0 6px 0;background:%1\">%2</p>"_s.arg(paper::panel, textOf(step.command));
            m_html += "</li>"_L1;
        }
        m_html += "</ol>"_L1;
        for (const auto &[title, url] : advice.read) {
            if (url.scheme() == "https"_L1)
                m_html +=
                    u"<p style=\"margin:1px 0\"><a href=\"%1\" style=\"color:%3;text-decoration:none\">%2</a> <span style=\"color:%4\">%1</span></p>"_s.arg(
                        url.toString(QUrl::FullyEncoded).toHtmlEscaped(), textOf(title), paper::note, paper::quiet);
        }
    }

    QTextDocument &m_document;
    QString m_html;
    int m_charts = 0;
};

/// A block with a background is not torn between two pages: the one before it goes along.
void keepTogether(QTextDocument &document, double height)
{
    const auto pageOf = [height](double y) { return static_cast<int>(y / height); };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().background().style() == Qt::NoBrush || !block.previous().isValid())
            continue;
        const QRectF box = document.documentLayout()->blockBoundingRect(block);
        const QTextBlock words = block.previous();
        if (pageOf(document.documentLayout()->blockBoundingRect(words).top()) == pageOf(box.bottom() - 1))
            continue;
        QTextCursor cursor(words);
        QTextBlockFormat format = words.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
    }
}

/// The document page by page, with a line at the foot of each. QTextDocument::print() would add
/// margins of its own to the paper's.
void paint(QTextDocument &document, QPdfWriter &writer, const QString &foot)
{
    QPainter painter(&writer);
    const double footer = writer.resolution() / 3.0;
    const QSizeF page(writer.width(), writer.height() - footer);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setPageSize(page);
    keepTogether(document, page.height());
    QFont small = document.defaultFont();
    small.setPointSizeF(7.5);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        document.drawContents(&painter, QRectF(QPointF(0, number * page.height()), page));
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor::fromString(paper::quiet));
        const QRectF line(0, page.height(), page.width(), footer);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, foot);
        painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, QCoreApplication::translate("ReportPdf", "Page %1 of %2").arg(number + 1).arg(pages));
    }
}

} // namespace

Result<QByteArray> reportPdf(const Report &report)
{
    QTextDocument document;
    document.setDefaultFont(QFont(u"Inter"_s, 9));
    Setter setter(document);
    setter.line(QCoreApplication::translate("ReportPdf", "Diagnosis of %1 (%2), %3; %4 checks in %5")
                    .arg(report.cluster.value, toWord(report.environment), QLocale().toString(toDateTime(report.at).toLocalTime(), QLocale::LongFormat),
                         units::count(static_cast<double>(report.checks.size())), units::duration(report.took)),
                u"color:%1"_s.arg(paper::quiet));
    setter.verdict(report);
    setter.sections(report);
    for (const ReportFinding &finding : report.findings)
        setter.finding(report, finding);
    setter.finish();

    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool opened = buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(300);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 12), QPageLayout::Millimeter);
        writer.setTitle(report.headline);
        writer.setCreator(u"Warrener "_s + report.warrener);
        paint(document, writer,
              QCoreApplication::translate("ReportPdf", "%1: report %2, made by Warrener %3").arg(report.cluster.value, report.id, report.warrener));
    }
    if (!opened || !bytes.startsWith("%PDF"))
        return failure(ErrorKind::Io, QCoreApplication::translate("ReportPdf", "The PDF could not be made"));
    return bytes;
}

} // namespace warrener
