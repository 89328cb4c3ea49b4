#include "record/report/ReportStore.h"

#include "base/JsonReader.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "cluster/AllowedNames.h"
#include "judge/diagnosis/DiagnosisInput.h"
#include "record/report/ReportJson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 maxReportBytes = 32LL * 1024 * 1024;
constexpr qint64 maxSummaryBytes = 64LL * 1024;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto summaryEnd = ".summary"_L1;
constexpr auto reportEnd = ".json"_L1;

bool isReportId(const QString &id)
{
    static const QRegularExpression pattern(u"^\\d{8}T\\d{6}Z-[0-9a-f]{4}$"_s);
    return pattern.match(id).hasMatch();
}

Result<QByteArray> readBytes(const QString &file, qint64 most)
{
    QFile in(file);
    if (!in.exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("ReportStore", "There is no report %1").arg(file));
    if (!openPlainFile(in))
        return failure(ErrorKind::Io, QCoreApplication::translate("ReportStore", "The report %1 cannot be read").arg(file), in.errorString());
    const QByteArray bytes = in.read(most + 1);
    if (bytes.size() > most)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ReportStore", "The report %1 is too large").arg(file));
    return bytes;
}

QByteArray bytesOf(const ReportSummary &summary)
{
    const QJsonObject json{{u"at"_s, static_cast<double>(summary.at.time_since_epoch().count())},
                           {u"tookMs"_s, static_cast<double>(summary.took.count())},
                           {u"cancelled"_s, summary.cancelled},
                           {u"status"_s, toId(summary.status)},
                           {u"headline"_s, summary.headline},
                           {u"critical"_s, summary.critical},
                           {u"warning"_s, summary.warning}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<ReportSummary> readSummary(const QString &file)
{
    const Result<QByteArray> bytes = readBytes(file, maxSummaryBytes);
    const Result<QJsonObject> json = bytes ? jsonObjectFrom(*bytes, maxSummaryBytes) : std::unexpected(bytes.error());
    if (!json)
        return std::nullopt;
    JsonReader reader(*json);
    constexpr qint64 mostFindings = 1'000'000;
    constexpr std::array statuses{OverallStatus::Unknown, OverallStatus::Healthy, OverallStatus::Warning, OverallStatus::Unhealthy, OverallStatus::Critical};
    const ReportSummary summary{.at = TimePoint{reader.millis("at"_L1)},
                                .took = reader.millis("tookMs"_L1),
                                .status = reader.oneOf("status"_L1, statuses, OverallStatus::Unknown),
                                .headline = reader.text("headline"_L1),
                                .critical = int(reader.whole("critical"_L1, 0, mostFindings, 0)),
                                .warning = int(reader.whole("warning"_L1, 0, mostFindings, 0)),
                                .cancelled = reader.flag("cancelled"_L1)};
    if (!reader.has("at"_L1) || !reader.isGood())
        return std::nullopt;
    return summary;
}

} // namespace

ReportSummary summaryOf(const Report &report)
{
    ReportSummary summary{
        .id = report.id, .file = {}, .at = report.at, .took = report.took, .status = report.status, .headline = report.headline, .cancelled = report.cancelled};
    for (const ReportFinding &finding : report.findings) {
        summary.critical += finding.level == Level::Critical;
        summary.warning += finding.level == Level::Warning;
    }
    return summary;
}

bool isSpotless(const Report &report)
{
    return report.status == OverallStatus::Healthy && !report.cancelled
           && std::ranges::none_of(report.findings, [](const ReportFinding &finding) { return finding.level >= Level::Warning; });
}

ReportStore::ReportStore(ClusterName cluster, QString folder) : m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/reports/"_L1 + fileStem(cluster);
}

QString ReportStore::fileFor(const QString &id) const
{
    return m_folder + u'/' + id + reportEnd;
}

Status ReportStore::writeFile(const QString &file, const QByteArray &bytes) const
{
    const QDir folder;
    if (!folder.mkpath(m_folder) || !QFile::setPermissions(m_folder, ownerOnly | QFile::ExeOwner))
        return failure(ErrorKind::Io, QCoreApplication::translate("ReportStore", "The folder %1 cannot be made").arg(m_folder));
    return writeFileSafely(file, bytes);
}

Status ReportStore::write(const Report &report) const
{
    if (!isReportId(report.id))
        return failure(ErrorKind::Usage, QCoreApplication::translate("ReportStore", "“%1” is no name of a report").arg(report.id));
    const Status written = writeFile(fileFor(report.id), QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact));
    if (!written)
        return written;
    if (const Status summary = writeFile(m_folder + u'/' + report.id + summaryEnd, bytesOf(summaryOf(report))); !summary)
        return summary;
    const QList<ReportSummary> all = list();
    for (qsizetype i = most; i < all.size(); ++i) {
        if (const Status removed = remove(all[i].id); !removed)
            return removed;
    }
    return {};
}

Result<Report> ReportStore::read(const QString &id) const
{
    if (!isReportId(id))
        return failure(ErrorKind::Usage, QCoreApplication::translate("ReportStore", "“%1” is no name of a report").arg(id));
    const Result<QByteArray> bytes = readBytes(fileFor(id), maxReportBytes);
    return bytes ? reportFromBytes(*bytes) : std::unexpected(bytes.error());
}

Status ReportStore::remove(const QString &id) const
{
    QFile::remove(m_folder + u'/' + id + summaryEnd);
    QFile file(fileFor(id));
    if (file.exists() && !file.remove())
        return failure(ErrorKind::Io, QCoreApplication::translate("ReportStore", "The report %1 cannot be removed").arg(file.fileName()), file.errorString());
    return {};
}

QList<ReportSummary> ReportStore::list() const
{
    QList<ReportSummary> summaries;
    const QStringList files = QDir(m_folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &file : files) {
        const QString id = file.chopped(reportEnd.size());
        if (!isReportId(id))
            continue;
        std::optional<ReportSummary> summary = readSummary(m_folder + u'/' + id + summaryEnd);
        if (!summary) {
            // Copied here by hand, or the program ended between the two files.
            if (const Result<Report> report = read(id))
                summary = summaryOf(*report);
        }
        if (!summary)
            continue;
        summary->id = id;
        summary->file = fileFor(id);
        summaries.append(std::move(*summary));
    }
    return summaries;
}

Result<Report> ReportStore::latest(const QString &before) const
{
    const QList<ReportSummary> all = list();
    const auto found = std::ranges::find_if(all, [&before](const ReportSummary &summary) { return before.isEmpty() || summary.id < before; });
    if (found == all.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("ReportStore", "There is no earlier report"));
    return read(found->id);
}

Result<DiagnosisReference> ReportStore::reference() const
{
    const Result<QByteArray> bytes = readBytes(m_folder + "/reference.json"_L1, maxReportBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const Result<QJsonObject> json = jsonObjectFrom(*bytes, maxReportBytes);
    JsonReader reader(json.value_or(QJsonObject()));
    DiagnosisReference reference{.at = TimePoint{reader.millis("at"_L1)}, .definitions = reader.plain("definitions"_L1), .configFiles = {}};
    const QJsonObject hosts = reader.plain("configFiles"_L1);
    for (const QLatin1StringView key : {"at"_L1, "definitions"_L1}) {
        if (!reader.has(key))
            reader.missing(key);
    }
    if (!json || !reader.isGood()) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ReportStore", "The reference in %1 cannot be read").arg(m_folder),
                       json ? reader.error()->message : json.error().message);
    }
    for (auto host = hosts.begin(); host != hosts.end(); ++host) {
        const QJsonObject files = host.value().toObject();
        for (auto file = files.begin(); file != files.end(); ++file)
            reference.configFiles[HostName{host.key()}].insert(file.key(), file.value().toString());
    }
    return reference;
}

Status ReportStore::writeReference(const DiagnosisReference &reference) const
{
    QJsonObject hosts;
    for (auto host = reference.configFiles.cbegin(); host != reference.configFiles.cend(); ++host) {
        QJsonObject files;
        for (auto file = host->cbegin(); file != host->cend(); ++file)
            files.insert(file.key(), file.value());
        hosts.insert(host.key().value, files);
    }
    const QJsonObject json{
        {u"at"_s, static_cast<double>(reference.at.time_since_epoch().count())}, {u"definitions"_s, reference.definitions}, {u"configFiles"_s, hosts}};
    return writeFile(m_folder + "/reference.json"_L1, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace warrener
