#include "record/journal/JournalRecord.h"

#include "base/JsonReader.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array kinds{
    std::pair{RecordKind::RunStarted, "run-started"_L1},
    std::pair{RecordKind::GuardRefused, "guard-refused"_L1},
    std::pair{RecordKind::Overridden, "override"_L1},
    std::pair{RecordKind::LeaseTaken, "lease-taken"_L1},
    std::pair{RecordKind::LeaseLost, "lease-lost"_L1},
    std::pair{RecordKind::Recovered, "recovered"_L1},
    std::pair{RecordKind::StepIntent, "step-intent"_L1},
    std::pair{RecordKind::StepKept, "step-kept"_L1},
    std::pair{RecordKind::Retrying, "retrying"_L1},
    std::pair{RecordKind::StepDone, "step-done"_L1},
    std::pair{RecordKind::StepFailed, "step-failed"_L1},
    std::pair{RecordKind::StepSkipped, "step-skipped"_L1},
    std::pair{RecordKind::Asked, "asked"_L1},
    std::pair{RecordKind::Answered, "answered"_L1},
    std::pair{RecordKind::UndoIntent, "undo-intent"_L1},
    std::pair{RecordKind::UndoDone, "undo-done"_L1},
    std::pair{RecordKind::UndoFailed, "undo-failed"_L1},
    std::pair{RecordKind::UndoSkipped, "undo-skipped"_L1},
    std::pair{RecordKind::Paused, "paused"_L1},
    std::pair{RecordKind::Resumed, "resumed"_L1},
    std::pair{RecordKind::AbortAsked, "abort"_L1},
    std::pair{RecordKind::Sample, "sample"_L1},
    std::pair{RecordKind::Output, "output"_L1},
    std::pair{RecordKind::Progress, "progress"_L1},
    std::pair{RecordKind::RunEnded, "run-ended"_L1},
    std::pair{RecordKind::Note, "note"_L1},
    std::pair{RecordKind::Repaired, "repaired"_L1},
};

constexpr qsizetype hashDigits = 64;
constexpr QByteArrayView hashKey = ",\"hash\":\"";

QByteArray hashOf(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
}

std::unexpected<Error> malformed(const QString &why, const QString &detail = {})
{
    return failure(ErrorKind::Malformed, why, detail);
}

} // namespace

QString toId(RecordKind kind)
{
    for (const auto &[known, id] : kinds) {
        if (known == kind)
            return id;
    }
    return u"unknown"_s;
}

RecordKind recordKindFromId(const QString &id)
{
    for (const auto &[kind, known] : kinds) {
        if (known == id)
            return kind;
    }
    return RecordKind::Unknown;
}

QByteArray noHash()
{
    return QByteArray(hashDigits, '0');
}

QByteArray toLine(const JournalRecord &record, const QByteArray &prev)
{
    QJsonObject json{
        {u"n"_s, record.number},
        {u"at"_s, toDateTime(record.at).toUTC().toString(Qt::ISODateWithMs)},
        {u"kind"_s, record.kind == RecordKind::Unknown ? record.kindId : toId(record.kind)},
        {u"prev"_s, QString::fromLatin1(prev)},
    };
    if (!record.run.isEmpty())
        json.insert("run"_L1, record.run);
    if (!record.step.isEmpty())
        json.insert("step"_L1, record.step);
    if (!record.who.isEmpty())
        json.insert("who"_L1, record.who);
    if (!record.data.isEmpty())
        json.insert("data"_L1, record.data);
    const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return body.chopped(1) + hashKey.toByteArray() + hashOf(body) + "\"}";
}

Result<JournalLine> lineFromText(const QByteArray &line)
{
    const qsizetype tail = hashKey.size() + hashDigits + 2;
    const qsizetype cut = line.size() - tail;
    if (cut <= 0 || !line.endsWith("\"}") || line.sliced(cut, hashKey.size()) != hashKey)
        return malformed(QCoreApplication::translate("Journal", "The line does not end with a hash"));
    const QByteArray hash = line.sliced(cut + hashKey.size(), hashDigits);
    if (hashOf(line.first(cut) + '}') != hash)
        return malformed(QCoreApplication::translate("Journal", "The line was changed after it was written: its hash is wrong"));
    const Result<QJsonObject> json = jsonObjectFrom(line, line.size());
    if (!json)
        return malformed(QCoreApplication::translate("Journal", "The line is no journal record"), json.error().detail);
    JsonReader reader(*json);
    constexpr qint64 mostRecords = qint64{1} << 53;
    JournalLine read{.record = {.number = reader.whole("n"_L1, 1, mostRecords, 0),
                                .at = reader.time("at"_L1),
                                .run = reader.text("run"_L1),
                                .kind = RecordKind::Unknown,
                                .step = reader.text("step"_L1),
                                .who = reader.text("who"_L1),
                                .data = reader.plain("data"_L1)},
                     .prev = reader.text("prev"_L1).toLatin1(),
                     .hash = hash};
    const QString kind = reader.text("kind"_L1);
    for (const QLatin1StringView key : {"n"_L1, "at"_L1, "kind"_L1}) {
        if (!reader.has(key))
            reader.missing(key);
    }
    if (const std::optional<Error> trouble = reader.error())
        return malformed(QCoreApplication::translate("Journal", "The line is no journal record"), trouble->message);
    read.record.kind = recordKindFromId(kind);
    if (read.record.kind == RecordKind::Unknown)
        read.record.kindId = kind;
    return read;
}

} // namespace warrener
