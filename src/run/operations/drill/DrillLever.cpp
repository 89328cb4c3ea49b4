#include "run/operations/drill/DrillLever.h"

#include "base/JsonReader.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype largestLever = 4096;

QString leverOr(const QString &path)
{
    return path.isEmpty() ? drillLeverPath() : path;
}

} // namespace

QString drillLeverPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/drills/stop.json"_L1;
}

std::optional<DrillLever> readDrillLever(const QString &path)
{
    const QFileInfo info(leverOr(path));
    if (!info.exists())
        return std::nullopt;
    DrillLever lever{.at = fromDateTime(info.lastModified()), .held = true};
    QFile file(info.filePath());
    if (!openPlainFile(file))
        return lever;
    const Result<QJsonObject> json = jsonObjectFrom(file.read(largestLever), largestLever);
    if (!json)
        return lever;
    JsonReader reader(*json);
    const DrillLever said{
        .at = reader.time("at"_L1), .who = reader.text("who"_L1, {}, 200), .why = reader.text("why"_L1, {}, 500), .held = reader.flag("held"_L1)};
    return reader.isGood() && !isNever(said.at) ? said : lever;
}

std::optional<QString> whyLeverStops(const std::optional<DrillLever> &lever, TimePoint began)
{
    if (!lever || (!lever->held && (isNever(began) || lever->at < began)))
        return std::nullopt;
    return QCoreApplication::translate("Drill", "The lever was pulled by %1: %2").arg(lever->who.isEmpty() ? u"?"_s : lever->who, lever->why);
}

Status pullDrillLever(const DrillLever &lever, const QString &path)
{
    const QString file = leverOr(path);
    if (!QDir().mkpath(QFileInfo(file).path()))
        return failure(ErrorKind::Io, QCoreApplication::translate("Drill", "%1 cannot be made").arg(QFileInfo(file).path()));
    QFile::setPermissions(QFileInfo(file).path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QJsonObject json{
        {u"at"_s, toDateTime(lever.at).toUTC().toString(Qt::ISODateWithMs)}, {u"who"_s, lever.who}, {u"why"_s, lever.why}, {u"held"_s, lever.held}};
    return writeFileSafely(file, QJsonDocument(json).toJson());
}

Status releaseDrillLever(const QString &path)
{
    QFile file(leverOr(path));
    if (file.exists() && !file.remove())
        return failure(ErrorKind::Io, QCoreApplication::translate("Drill", "%1 cannot be removed").arg(file.fileName()), file.errorString());
    return {};
}

} // namespace warrener
