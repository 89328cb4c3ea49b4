#include "record/paper/HtmlPdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace warrener {

Result<QByteArray> htmlPdf(const QString &html, const QString &title, const QString &style, const QHash<QString, QImage> &images)
{
    QTextDocument document;
    document.setDefaultFont(QFont(u"Inter"_s, 9));
    const QString plain = u"table { border-collapse: collapse } td, th { padding: 2px 6px 2px 0; text-align: left } h1 { font-size: 15pt } h2 { "
                          "font-size: 11pt }"_s;
    document.setDefaultStyleSheet(style.isEmpty() ? plain : style);
    for (auto it = images.cbegin(); it != images.cend(); ++it)
        document.addResource(QTextDocument::ImageResource, QUrl(it.key()), it.value());
    document.setHtml(html);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool opened = buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(300);
        writer.setTitle(title);
        writer.setCreator(u"Warrener"_s);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 12), QPageLayout::Millimeter);
        document.print(&writer);
    }
    if (!opened || !bytes.startsWith("%PDF"))
        return failure(ErrorKind::Io, QCoreApplication::translate("ReportPdf", "The PDF could not be made"));
    return bytes;
}

} // namespace warrener
