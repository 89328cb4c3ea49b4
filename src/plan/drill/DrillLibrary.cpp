#include "plan/drill/DrillLibrary.h"

#include "base/PlainFile.h"
#include "base/SafeFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 mostBytes = 300'000; ///< more is too large for a document
constexpr qsizetype mostFiles = 500;

Result<DrillDocument> drillIn(const QString &path, const Result<QByteArray> &bytes)
{
    if (!bytes)
        return failure(bytes.error().kind, QCoreApplication::translate("Drill", "%1 cannot be read").arg(path), bytes.error().message);
    Result<DrillDocument> document = drillDocumentFromBytes(*bytes);
    if (!document)
        return failure(document.error().kind, path + u": "_s + document.error().message, document.error().detail);
    return document;
}

Result<DrillDocument> readDrill(const QString &path)
{
    return drillIn(path, readPlainFile(path, mostBytes));
}

} // namespace

Result<DrillDocument> drillOfFile(const QString &file)
{
    return drillIn(file, readNamedFile(file, mostBytes));
}

QString ownDrillsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/drills"_L1;
}

QList<DrillEntry> drillLibrary(const QString &folder)
{
    QList<DrillEntry> entries;
    const auto addAll = [&entries](const QString &place, bool own) {
        for (const auto listed = QDir(place)
                                     .entryList({u"*.json"_s}, QDir::Files, QDir::Name)
                                     .sliced(0, std::min(mostFiles, QDir(place).entryList({u"*.json"_s}, QDir::Files).size()));
             const QString &name : listed) {
            if (own && name == "stop.json"_L1) // the lever
                continue;
            const QString path = place + u'/' + name;
            Result<DrillDocument> document = readDrill(path);
            DrillEntry entry{.id = document ? document->id : name.chopped(5), .file = own ? path : QString(), .document = std::move(document)};
            const auto same = std::ranges::find(entries, entry.id, &DrillEntry::id);
            if (same == entries.end())
                entries.append(std::move(entry));
            else
                *same = std::move(entry);
        }
    };
    addAll(u":/drills"_s, false);
    addAll(folder.isEmpty() ? ownDrillsFolder() : folder, true);
    return entries;
}

Status saveOwnDrill(const DrillDocument &document, const QString &folder)
{
    const QByteArray bytes = QJsonDocument(toJson(document)).toJson();
    if (const Result<DrillDocument> read = drillDocumentFromBytes(bytes); !read)
        return std::unexpected(read.error());
    const QString place = folder.isEmpty() ? ownDrillsFolder() : folder;
    if (!QDir().mkpath(place))
        return failure(ErrorKind::Io, QCoreApplication::translate("Drill", "%1 cannot be made").arg(place));
    QString file = place + u'/' + document.id + ".json"_L1;
    for (const auto listed = drillLibrary(folder); const DrillEntry &entry : listed) {
        if (entry.id == document.id && !entry.file.isEmpty())
            file = entry.file; // under whatever name it lies there
    }
    // The lever lies in the same folder.
    if (document.id == "stop"_L1)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "The id “stop” is taken by the stop-all switch"));
    return writeFileSafely(file, bytes);
}

Status removeOwnDrill(const QString &id, const QString &folder)
{
    for (const auto listed = drillLibrary(folder); const DrillEntry &entry : listed) {
        if (entry.id != id || entry.file.isEmpty())
            continue;
        QFile file(entry.file);
        if (!file.remove())
            return failure(ErrorKind::Io, QCoreApplication::translate("Drill", "%1 cannot be removed").arg(entry.file), file.errorString());
        return {};
    }
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Drill", "No own drill has the id %1").arg(id));
}

Result<DrillDocument> findDrill(const QString &id, const QString &folder)
{
    QStringList ids;
    for (DrillEntry &entry : drillLibrary(folder)) {
        if (entry.id == id)
            return std::move(entry.document);
        ids.append(entry.id);
    }
    return failure(ErrorKind::NotFound, QCoreApplication::translate("Drill", "There is no drill “%1”; there are %2").arg(id, ids.join(u", "_s)));
}

QByteArray drillSchema()
{
    QFile file(u":/drill-schema/schema.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace warrener
