#include "record/catalogue/Sidecar.h"

#include "base/JsonBounds.h"
#include "base/JsonReader.h"
#include "base/PlainFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// Every byte of a sidecar is one of these, or stands under a hash.
constexpr QByteArrayView sidecarOpening = R"({"format":"warrener-sidecar","version":)";
constexpr QByteArrayView sidecarVersion = R"(1,"check":")";
constexpr QByteArrayView sidecarSummary = R"(","summary":)";
constexpr QByteArrayView sidecarLineEnd = ",\n";
constexpr QByteArrayView sidecarTable = R"("table":{"check":")";
constexpr QByteArrayView sidecarPlaces = R"(","places":)";
constexpr QByteArrayView sidecarEnd = "}}\n";
constexpr qsizetype lengthOfCheckSum = 64;
constexpr qsizetype longestSidecar = 256 * 1024 * 1024;
constexpr qint64 mostOffset = 1LL << 53;

std::unexpected<Error> badSidecar(const QString &detail = {})
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Sidecar", "The sidecar is damaged"), detail);
}

void putTime(QJsonObject &json, QLatin1StringView key, TimePoint at)
{
    if (!isNever(at))
        json.insert(key, toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

void putText(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QByteArray summaryBytes(const BackupSummary &summary)
{
    QJsonArray holds;
    for (const BackupPart part : summary.holds)
        holds.append(toId(part));
    QJsonObject json{{u"id"_s, summary.id},
                     {u"type"_s, toId(summary.type)},
                     {u"cluster"_s, summary.cluster},
                     {u"manifestSha256"_s, summary.manifestSha256},
                     {u"archiveSha256"_s, summary.archiveSha256},
                     {u"archiveBytes"_s, summary.archiveBytes},
                     {u"contentBytes"_s, summary.contentBytes},
                     {u"entries"_s, summary.entries},
                     {u"queues"_s, summary.queues},
                     {u"messages"_s, summary.messages},
                     {u"holds"_s, holds}};
    if (summary.missing > 0)
        json.insert("missing"_L1, summary.missing);
    if (summary.cold)
        json.insert("cold"_L1, true);
    if (summary.isEncrypted)
        json.insert("encrypted"_L1, true);
    putText(json, "environment"_L1, summary.environment);
    putTime(json, "at"_L1, summary.at);
    putTime(json, "cutAt"_L1, summary.cutAt);
    putTime(json, "finishedAt"_L1, summary.finishedAt);
    putText(json, "description"_L1, summary.description);
    putText(json, "onlyQueues"_L1, summary.onlyQueues);
    if (summary.parent)
        json.insert("parent"_L1, QJsonObject{{u"id"_s, summary.parent->id}, {u"manifestSha256"_s, summary.parent->manifestSha256}});
    if (!summary.needs.isEmpty())
        json.insert("needs"_L1, QJsonArray::fromStringList(summary.needs));
    if (summary.verification != Verification::Never) {
        json.insert("verification"_L1, toId(summary.verification));
        putTime(json, "verifiedAt"_L1, summary.verifiedAt);
        putText(json, "verifyTrouble"_L1, summary.verifyTrouble);
    }
    putTime(json, "copiedAt"_L1, summary.copiedAt);
    putText(json, "copiedTo"_L1, summary.copiedTo);
    putTime(json, "copyCheckedAt"_L1, summary.copyCheckedAt);
    putText(json, "copyTrouble"_L1, summary.copyTrouble);
    putTime(json, "provenAt"_L1, summary.provenAt);
    putText(json, "provenOn"_L1, summary.provenOn);
    putText(json, "provenTrouble"_L1, summary.provenTrouble);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<BackupSummary> summaryFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    BackupSummary summary{.id = json.text("id"_L1, {}, 200)};
    summary.type = json.oneOf("type"_L1, std::array{BackupType::Full, BackupType::Incremental, BackupType::Config, BackupType::QueueData}, BackupType::Full);
    summary.cold = json.flag("cold"_L1);
    summary.isEncrypted = json.flag("encrypted"_L1);
    summary.cluster = json.text("cluster"_L1);
    summary.environment = json.text("environment"_L1);
    summary.at = json.time("at"_L1);
    summary.cutAt = json.time("cutAt"_L1);
    summary.finishedAt = json.time("finishedAt"_L1);
    summary.description = json.text("description"_L1);
    summary.onlyQueues = json.text("onlyQueues"_L1);
    if (json.has("parent"_L1)) {
        JsonReader parent = json.object("parent"_L1);
        summary.parent = BackupParent{.id = parent.text("id"_L1, {}, 200), .manifestSha256 = parent.text("manifestSha256"_L1, {}, 64)};
    }
    summary.manifestSha256 = json.text("manifestSha256"_L1, {}, 64);
    summary.archiveSha256 = json.text("archiveSha256"_L1, {}, 64);
    summary.archiveBytes = json.whole("archiveBytes"_L1, 0, mostOffset, 0);
    summary.contentBytes = json.whole("contentBytes"_L1, 0, mostOffset, 0);
    summary.entries = json.whole("entries"_L1, 0, mostOffset, 0);
    summary.queues = json.whole("queues"_L1, 0, mostOffset, 0);
    summary.messages = json.whole("messages"_L1, 0, mostOffset, 0);
    summary.missing = json.whole("missing"_L1, 0, mostOffset, 0);
    for (const auto all = json.texts("holds"_L1, 100); const QString &id : all) {
        if (const auto part = backupPartFromId(id))
            summary.holds.append(*part);
    }
    summary.needs = json.texts("needs"_L1);
    summary.verification =
        json.oneOf("verification"_L1, std::array{Verification::Never, Verification::Good, Verification::Bad, Verification::Bytes}, Verification::Never);
    if (summary.verification != Verification::Never) {
        summary.verifiedAt = json.time("verifiedAt"_L1);
        summary.verifyTrouble = json.text("verifyTrouble"_L1);
    }
    summary.copiedAt = json.time("copiedAt"_L1);
    summary.copiedTo = json.text("copiedTo"_L1);
    summary.copyCheckedAt = json.time("copyCheckedAt"_L1);
    summary.copyTrouble = json.text("copyTrouble"_L1);
    summary.provenAt = json.time("provenAt"_L1);
    summary.provenOn = json.text("provenOn"_L1);
    summary.provenTrouble = json.text("provenTrouble"_L1);
    if (const auto error = json.error())
        return std::unexpected(*error);
    return summary;
}

/// Takes `expected` off the front.
bool goesOn(QByteArrayView &bytes, QByteArrayView expected)
{
    if (!bytes.startsWith(expected))
        return false;
    bytes = bytes.sliced(expected.size());
    return true;
}

/// The text under a hash that stands in front of it, up to where `end` stands at the very end.
std::optional<QByteArrayView> checkedText(QByteArrayView bytes, QByteArrayView between, QByteArrayView end)
{
    if (bytes.size() < lengthOfCheckSum)
        return std::nullopt;
    const QByteArrayView sum = bytes.first(lengthOfCheckSum);
    bytes = bytes.sliced(lengthOfCheckSum);
    if (!goesOn(bytes, between) || !bytes.endsWith(end))
        return std::nullopt;
    bytes = bytes.chopped(end.size());
    return sha256Hex(bytes).toLatin1() == sum ? std::optional(bytes) : std::nullopt;
}

} // namespace

QByteArray toBytes(const Sidecar &sidecar)
{
    const QByteArray summary = summaryBytes(sidecar.summary);
    QJsonArray places;
    for (const auto &[path, place] : sidecar.places)
        places.append(QJsonArray{path, place.offset, place.packed, place.size});
    const QByteArray table = QJsonDocument(places).toJson(QJsonDocument::Compact);
    QByteArray bytes;
    bytes.reserve(summary.size() + table.size() + 400);
    bytes.append(sidecarOpening).append(sidecarVersion).append(sha256Hex(summary).toLatin1()).append(sidecarSummary).append(summary).append(sidecarLineEnd);
    bytes.append(sidecarTable).append(sha256Hex(table).toLatin1()).append(sidecarPlaces).append(table).append(sidecarEnd);
    return bytes;
}

Result<BackupSummary> summaryFromSidecar(QByteArrayView firstLine)
{
    QByteArrayView bytes = firstLine;
    if (!goesOn(bytes, sidecarOpening))
        return badSidecar(u"opening"_s);
    if (!goesOn(bytes, sidecarVersion)) {
        const bool isNumber = !bytes.isEmpty() && bytes.front() >= '2' && bytes.front() <= '9';
        return isNumber ? failure(ErrorKind::NotAvailable, QCoreApplication::translate("Sidecar", "The sidecar was written by a newer Warrener"))
                        : badSidecar(u"version"_s);
    }
    const auto text = checkedText(bytes, sidecarSummary, sidecarLineEnd);
    if (!text)
        return badSidecar(u"summary"_s);
    const Result<QJsonObject> json = jsonObjectFrom(text->toByteArray(), longestSidecar);
    return json ? summaryFromJson(*json) : std::unexpected(json.error());
}

Result<Sidecar> sidecarFromBytes(const QByteArray &bytes)
{
    if (bytes.size() > longestSidecar)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Sidecar", "The sidecar is too large"));
    const qsizetype lineEnd = bytes.indexOf('\n');
    if (lineEnd < 0)
        return badSidecar(u"lines"_s);
    const Result<BackupSummary> summary = summaryFromSidecar(QByteArrayView(bytes).first(lineEnd + 1));
    if (!summary)
        return std::unexpected(summary.error());
    QByteArrayView second = QByteArrayView(bytes).sliced(lineEnd + 1);
    const auto text = goesOn(second, sidecarTable) ? checkedText(second, sidecarPlaces, sidecarEnd) : std::nullopt;
    if (!text)
        return badSidecar(u"table"_s);
    Sidecar sidecar{.summary = *summary};
    // As many as a manifest may name, and its own two.
    constexpr qsizetype mostPlaces = ManifestBounds{}.entries + 2;
    constexpr qsizetype valuesOfPlace = 5;
    if (const Status fits = withinBounds(*text, {.bytes = longestSidecar, .values = 2 * valuesOfPlace * mostPlaces, .depth = 2}); !fits)
        return badSidecar(fits.error().message);
    const QJsonDocument document = QJsonDocument::fromJson(text->toByteArray());
    if (!document.isArray())
        return badSidecar(u"places"_s);
    const QJsonArray places = document.array();
    sidecar.places.reserve(places.size());
    for (const QJsonValue &value : places) {
        const QJsonArray fields = value.toArray();
        const EntryPlace place{.offset = fields.at(1).toInteger(-1), .packed = fields.at(2).toInteger(-1), .size = fields.at(3).toInteger(-1)};
        if (fields.size() != 4 || !fields.at(0).isString() || place.offset < 0 || place.packed < 0 || place.size < 0 || place.offset > mostOffset
            || place.packed > mostOffset)
            return badSidecar(u"place"_s);
        sidecar.places.emplaceBack(fields.at(0).toString(), place);
    }
    return sidecar;
}

Result<Sidecar> readSidecar(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Sidecar", "The sidecar is missing"));
    if (!openPlainFile(in))
        return failure(ErrorKind::Io, QCoreApplication::translate("Sidecar", "The sidecar cannot be read"), in.errorString());
    return sidecarFromBytes(in.read(longestSidecar + 1));
}

} // namespace warrener
