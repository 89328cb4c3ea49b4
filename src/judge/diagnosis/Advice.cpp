#include "judge/diagnosis/Advice.h"

#include "base/JsonReader.h"
#include "judge/diagnosis/AdvicePlaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

static void initAdviceResource()
{
    Q_INIT_RESOURCE(warrener_advice);
}

namespace warrener {

namespace {

constexpr qsizetype largestAdvice = qsizetype{4} << 20;

AdviceEntry entryFrom(JsonReader json)
{
    AdviceEntry entry{.id = json.text("id"_L1),
                      .role = json.text("role"_L1),
                      .checks = json.texts("for"_L1),
                      .title = worded(json.object("title"_L1)),
                      .why = worded(json.object("why"_L1)),
                      .risk = worded(json.object("risk"_L1)),
                      .duration = worded(json.object("duration"_L1))};
    entry.steps = json.list("steps"_L1, [](JsonReader step) {
        const QString plan = step.text("plan"_L1);
        if (!plan.isEmpty() && !plansOfAdvice().contains(plan))
            step.wrong("plan"_L1, QCoreApplication::translate("Advice", "is no plan that advice can offer"));
        return AdviceEntry::Step{worded(step.object("words"_L1)), step.text("on"_L1, u"host"_s), step.text("command"_L1), plan};
    });
    entry.read = json.list("read"_L1, [](JsonReader link) { return QPair<QString, QUrl>{link.text("title"_L1), QUrl(link.text("url"_L1))}; });
    const auto isCalled = [&entry](HostRole role) { return toId(role) == entry.role; };
    if (!entry.role.isEmpty() && std::ranges::none_of(std::array{HostRole::Broker, HostRole::Proxy, HostRole::Standby, HostRole::Other}, isCalled))
        json.wrong("role"_L1, QCoreApplication::translate("Advice", "is no role of a host"));
    if (entry.id.isEmpty())
        json.missing("id"_L1);
    if (entry.checks.isEmpty())
        json.missing("for"_L1);
    if (entry.steps.isEmpty())
        json.missing("steps"_L1);
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

QStringList plansOfAdvice()
{
    return {u"failover"_s, u"rebalance"_s, u"restart"_s, u"resume-listeners"_s, u"revive"_s, u"start"_s, u"start-app"_s, u"thaw"_s};
}

Result<AdviceCatalogue> AdviceCatalogue::load()
{
    initAdviceResource();
    AdviceCatalogue catalogue;
    const QDir folder(u":/advice"_s);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const Result<QJsonObject> json = jsonObjectFrom(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), largestAdvice);
        const Result<AdviceCatalogue> entries = json ? fromJson({*json}) : std::unexpected(json.error());
        if (!entries) {
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Advice", "The advice file %1 cannot be read").arg(name),
                           entries.error().message + u' ' + entries.error().detail);
        }
        catalogue.m_entries.append(entries->m_entries);
    }
    return catalogue;
}

Result<AdviceCatalogue> AdviceCatalogue::fromJson(const QList<QJsonObject> &files)
{
    AdviceCatalogue catalogue;
    for (const QJsonObject &file : files) {
        JsonReader reader(file);
        catalogue.m_entries.append(reader.list("advice"_L1, entryFrom));
        if (const std::optional<Error> trouble = reader.error())
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Advice", "The advice is not complete: %1").arg(trouble->message));
    }
    return catalogue;
}

const AdviceEntry *AdviceCatalogue::entryFor(const QString &check, const QString &kind, std::optional<HostRole> role) const
{
    const AdviceEntry *best = nullptr;
    qsizetype exact = 0;
    for (const AdviceEntry &entry : m_entries) {
        const bool isForRole = !entry.role.isEmpty();
        if (isForRole && (!role || toId(*role) != entry.role))
            continue;
        for (const QString &pattern : entry.checks) {
            const qsizetype how = exactness(pattern, check, kind);
            if (const qsizetype mark = how == 0 ? 0 : 2 * how + (isForRole ? 1 : 0); mark > exact) {
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
                          .read = entry.read};
    for (const AdviceEntry::Step &step : entry.steps)
        advice.steps.append({.words = places.inWords(step.words.text()), .command = places.inCommand(step.command, step.on), .plan = step.plan});
    return advice;
}

const AdviceCatalogue &adviceCatalogue()
{
    static const AdviceCatalogue catalogue = AdviceCatalogue::load().value_or(AdviceCatalogue{});
    return catalogue;
}

} // namespace warrener
