#include "ui/drills/DrillWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::drills {

GlyphKind glyphOf(DrillVerdict verdict)
{
    switch (verdict) {
    case DrillVerdict::Passed:
        return GlyphKind::Ok;
    case DrillVerdict::Failed:
        return GlyphKind::Bad;
    case DrillVerdict::Inconclusive:
        return GlyphKind::Warn;
    case DrillVerdict::Running:
        return GlyphKind::Running;
    }
    return GlyphKind::NoData;
}

GlyphKind glyphOf(std::optional<bool> lamp)
{
    return !lamp ? GlyphKind::Pending : *lamp ? GlyphKind::Ok : GlyphKind::Bad;
}

QString wordOf(std::optional<bool> lamp)
{
    if (!lamp)
        return QCoreApplication::translate("DrillWords", "not yet known");
    return *lamp ? QCoreApplication::translate("DrillWords", "holds") : QCoreApplication::translate("DrillWords", "does not hold");
}

QString countdown(Millis left)
{
    return units::stopwatch(std::chrono::ceil<std::chrono::seconds>(left));
}

QString targetWord(const DrillDocument &document, const DrillMode *mode)
{
    const DrillTarget target = mode && mode->target ? *mode->target : document.target;
    return target == DrillTarget::Node ? QCoreApplication::translate("DrillWords", "a node") : QCoreApplication::translate("DrillWords", "a proxy");
}

QString methodWords(const DrillMode &mode)
{
    QStringList acts;
    for (const DrillAct &act : mode.method) {
        QString words = act.fault ? toWord(*act.fault) : QCoreApplication::translate("DrillWords", "a pause");
        if (act.seconds.count() > 0)
            words = QCoreApplication::translate("DrillWords", "%1 for %2").arg(words, units::span(act.seconds));
        acts.append(words);
    }
    return phrases::clauses(acts);
}

QString lineOf(const DrillLive &live, TimePoint now)
{
    const QString name = QCoreApplication::translate("DrillWords", "Drill %1").arg(live.outcome.title);
    const auto then = [&name](const QString &words) {
        //: a drill, and what is said of it
        return words.isEmpty() ? name : QCoreApplication::translate("DrillWords", "%1. %2").arg(name, words);
    };
    if (live.stage == DrillStage::Ended) {
        // All of them stand in the card of what happened when.
        const QStringList &reasons = live.outcome.reasons;
        const auto more = static_cast<int>(reasons.size()) - 1;
        return then(more < 1 ? reasons.value(0) : QCoreApplication::translate("DrillWords", "%1; %n more below", nullptr, more).arg(reasons.first()));
    }
    if (live.stage != DrillStage::FaultOn || isNever(live.faultFrom))
        return then(live.step);
    const Millis on = std::max(Millis{0}, now - live.faultFrom);
    return QCoreApplication::translate("DrillWords", "%1, on for %2 of about %3. Expected: %4")
        .arg(name, units::span(std::chrono::floor<std::chrono::seconds>(on)), units::span(live.length), live.outcome.expected);
}

} // namespace warrener::drills
