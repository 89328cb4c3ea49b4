#include "record/paper/ReportExport.h"

#include "base/SafeFile.h"
#include "record/paper/ReportHtml.h"
#include "record/paper/ReportPdf.h"
#include "record/report/ReportJson.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString endOf(const QString &file)
{
    return QFileInfo(file).suffix().toLower();
}

} // namespace

bool isExportable(const QString &file)
{
    return QStringList{u"json"_s, u"html"_s, u"pdf"_s}.contains(endOf(file));
}

bool needsGui(const QString &file)
{
    return endOf(file) == "pdf"_L1;
}

Status exportReport(const Report &report, const QString &file)
{
    if (!isExportable(file))
        return failure(ErrorKind::Usage, QCoreApplication::translate("ReportExport", "A report is written as .json, .html or .pdf, not as %1").arg(file));
    Result<QByteArray> bytes = endOf(file) == "pdf"_L1    ? reportPdf(report)
                               : endOf(file) == "html"_L1 ? Result<QByteArray>(reportHtml(report))
                                                          : Result<QByteArray>(QJsonDocument(toJson(report)).toJson());
    if (!bytes)
        return std::unexpected(bytes.error());
    return writeFileSafely(file, *bytes);
}

} // namespace warrener
