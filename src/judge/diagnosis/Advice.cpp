#include "judge/diagnosis/Advice.h"

#include "judge/diagnosis/AdvicePlaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

static void initAdviceResource()
{
    Q_INIT_RESOURCE(warrener_advice);
}

namespace warrener {

namespace {

Worded worded(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {.en = object.value("en"_L1).toString(), .zh = object.value("zh"_L1).toString()};
}

bool isWhole(const Worded &words)
{
    return !words.en.isEmpty() && !words.zh.isEmpty();
}

Result<AdviceEntry> entryFrom(const QJsonObject &json)
{
    AdviceEntry entry{.id = json.value("id"_L1).toString()};
    const auto wrong = [&entry](QLatin1StringView what) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Advice", "The advice “%1” is not complete: %2").arg(entry.id, what));
    };
    const QJsonArray checks = json.value("for"_L1).toArray();
    for (const QJsonValue &check : checks)
        entry.checks.append(check.toString());
    entry.title = worded(json.value("title"_L1));
    entry.why = worded(json.value("why"_L1));
    entry.risk = worded(json.value("risk"_L1));
    entry.duration = worded(json.value("duration"_L1));
    const QJsonArray steps = json.value("steps"_L1).toArray();
    for (const QJsonValue &value : steps) {
        const QJsonObject step = value.toObject();
        entry.steps.append({worded(step.value("words"_L1)), step.value("on"_L1).toString(u"host"_s), step.value("command"_L1).toString()});
        if (!isWhole(entry.steps.last().words))
            return wrong("steps"_L1);
    }
    const QJsonArray read = json.value("read"_L1).toArray();
    for (const QJsonValue &value : read)
        entry.read.append({value.toObject().value("title"_L1).toString(), QUrl(value.toObject().value("url"_L1).toString())});
    entry.plan = json.value("plan"_L1).toString();
    if (!entry.plan.isEmpty() && !QStringList{u"failover"_s, u"restart"_s, u"revive"_s}.contains(entry.plan))
        return wrong("plan"_L1);
    if (entry.id.isEmpty() || entry.checks.isEmpty())
        return wrong("for"_L1);
    if (!isWhole(entry.title) || !isWhole(entry.why) || !isWhole(entry.risk) || !isWhole(entry.duration))
        return wrong("title, why, risk, duration"_L1);
    if (entry.steps.isEmpty())
        return wrong("steps"_L1);
    return entry;
}

/// How exactly a pattern names a check; 0: not at all.
qsizetype exactness(const QString &pattern, const QString &check, const QString &kind)
{
    if (pattern == check + u'/' + kind)
        return 100'000;
    if (pattern == check)
        return 10'000;
    if (!kind.isEmpty() && pattern.endsWith("*/"_L1 + kind) && check.startsWith(QStringView(pattern).chopped(kind.size() + 2)))
        return 1'000 + pattern.size();
    if (pattern.endsWith(u'*') && check.startsWith(QStringView(pattern).chopped(1)))
        return pattern.size();
    return 0;
}

} // namespace

QString Worded::text() const
{
    return QLocale().language() == QLocale::Chinese ? zh : en;
}

Result<AdviceCatalogue> AdviceCatalogue::load()
{
    initAdviceResource();
    QList<QJsonObject> files;
    const QDir folder(u":/advice"_s);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QJsonParseError error;
        const QJsonDocument document = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll(), &error) : QJsonDocument();
        if (!document.isObject()) {
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Advice", "The advice file %1 cannot be read").arg(name),
                           u"%1, offset %2"_s.arg(error.errorString()).arg(error.offset));
        }
        files.append(document.object());
    }
    return fromJson(files);
}

Result<AdviceCatalogue> AdviceCatalogue::fromJson(const QList<QJsonObject> &files)
{
    AdviceCatalogue catalogue;
    for (const QJsonObject &file : files) {
        const QJsonArray entries = file.value("advice"_L1).toArray();
        for (const QJsonValue &value : entries) {
            Result<AdviceEntry> entry = entryFrom(value.toObject());
            if (!entry)
                return std::unexpected(entry.error());
            catalogue.m_entries.append(std::move(*entry));
        }
    }
    return catalogue;
}

const AdviceEntry *AdviceCatalogue::entryFor(const QString &check, const QString &kind) const
{
    const AdviceEntry *best = nullptr;
    qsizetype exact = 0;
    for (const AdviceEntry &entry : m_entries) {
        for (const QString &pattern : entry.checks) {
            if (const qsizetype mark = exactness(pattern, check, kind); mark > exact) {
                exact = mark;
                best = &entry;
            }
        }
    }
    return best;
}

Recommendation AdviceCatalogue::fillIn(const AdviceEntry &entry, const CheckResult &result, const ClusterProfile &profile) const
{
    const AdvicePlaces places(result, profile);
    Recommendation advice{.id = entry.id,
                          .title = places.inWords(entry.title.text()),
                          .why = places.inWords(entry.why.text()),
                          .risk = entry.risk.text(),
                          .duration = entry.duration.text(),
                          .steps = {},
                          .read = entry.read,
                          .plan = entry.plan};
    for (const AdviceEntry::Step &step : entry.steps)
        advice.steps.append({.words = places.inWords(step.words.text()), .command = places.inCommand(step.command, step.on)});
    return advice;
}

const AdviceCatalogue &adviceCatalogue()
{
    static const AdviceCatalogue catalogue = AdviceCatalogue::load().value_or(AdviceCatalogue{});
    return catalogue;
}

} // namespace warrener
