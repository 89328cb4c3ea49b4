// An outcome on paper and in a browser.
#include "base/Phrases.h"
#include "base/Units.h"
#include "plan/drill/DrillOutcome.h"
#include "record/paper/Paper.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostEarlier = 10;

QString timeText(const std::optional<Millis> &time)
{
    return time ? units::span(*time) : u"–"_s;
}

QString beganText(const DrillOutcome &outcome)
{
    return QLocale().toString(toDateTime(outcome.startedAt).toLocalTime(), QLocale::ShortFormat);
}

QString whenWord(const QString &when)
{
    return when == "before"_L1   ? QCoreApplication::translate("Drill", "before")
           : when == "during"_L1 ? QCoreApplication::translate("Drill", "during")
                                 : QCoreApplication::translate("Drill", "after");
}

/// Confirms a second over time, of each type of queue where there are several; the fault's span behind them.
Paper::Chart chartOf(const DrillOutcome &outcome)
{
    if (outcome.samples.size() < 2)
        return {};
    const TimePoint from = std::min(outcome.samples.first().at, isNever(outcome.faultFrom) ? outcome.samples.first().at : outcome.faultFrom);
    const TimePoint until = std::max(outcome.samples.last().at, outcome.faultUntil);
    const double whole = std::max(1.0, double((until - from).count()));
    const auto x = [&](TimePoint at) { return double((at - from).count()) / whole; };
    QList<Paper::Chart::Line> lines;
    double most = 1;
    const auto draw = [&](const QString &name, const std::function<qint64(const DrillSample &)> &confirmed) {
        Paper::Chart::Line line{.name = name};
        for (qsizetype i = 1; i < outcome.samples.size(); ++i) {
            const DrillSample &before = outcome.samples[i - 1];
            const DrillSample &here = outcome.samples[i];
            const double seconds = std::max(0.001, double((here.at - before.at).count()) / 1000);
            const double rate = std::max(0.0, double(confirmed(here) - confirmed(before)) / seconds);
            most = std::max(most, rate);
            line.points.append({x(here.at), rate});
        }
        lines.append(line);
    };
    QStringList types;
    for (const DrillTypeSample &type : outcome.samples.last().types)
        types.append(type.type);
    for (const QString &type : std::as_const(types)) {
        draw(type, [type](const DrillSample &sample) {
            const auto its = std::ranges::find(sample.types, type, &DrillTypeSample::type);
            return its == sample.types.end() ? qint64{0} : its->confirmed;
        });
    }
    if (types.isEmpty())
        draw(QCoreApplication::translate("Drill", "confirmed"), [](const DrillSample &sample) { return sample.confirmed; });
    for (Paper::Chart::Line &line : lines) {
        for (QPointF &point : line.points)
            point.setY(1 - point.y() / most);
    }
    Paper::Chart chart{.title = QCoreApplication::translate("Drill", "Confirms a second"),
                       .top = units::count(most),
                       .from = units::clockTime(from),
                       .until = units::clockTime(until),
                       .lines = lines};
    if (!isNever(outcome.faultFrom)) {
        chart.span = {x(outcome.faultFrom), x(isNever(outcome.faultUntil) ? until : outcome.faultUntil)};
        chart.spanWord = QCoreApplication::translate("Drill", "the fault");
    }
    return chart;
}

Paper::Section measuredSection(const DrillOutcome &outcome, const QList<DrillOutcome> &shown)
{
    Paper::Section section{.title = QCoreApplication::translate("Drill", "Measured, and against earlier runs"), .chart = chartOf(outcome)};
    section.columns = {QCoreApplication::translate("Drill", "Run"),           QCoreApplication::translate("Drill", "Mode"),
                       QCoreApplication::translate("Drill", "Verdict"),       QCoreApplication::translate("Drill", "Noticed by the console"),
                       QCoreApplication::translate("Drill", "by a proxy"),    QCoreApplication::translate("Drill", "by the cluster"),
                       QCoreApplication::translate("Drill", "Longest pause"), QCoreApplication::translate("Drill", "Back in steady state")};
    for (const DrillOutcome &one : shown)
        section.rows.append({beganText(one), one.mode, toWord(one.verdict), noticedText(one, u"console"_s), noticedText(one, u"proxy"_s),
                             noticedText(one, u"cluster"_s), timeText(one.failover), timeText(one.recovery)});
    return section;
}

/// What became of the messages, a line for each type of queue and run.
Paper::Section typesSection(const QList<DrillOutcome> &shown)
{
    Paper::Section section{.title = QCoreApplication::translate("Drill", "Messages, by type of queue")};
    section.columns = {QCoreApplication::translate("Drill", "Queues"),
                       QCoreApplication::translate("Drill", "Run"),
                       QCoreApplication::translate("Drill", "Confirmed"),
                       QCoreApplication::translate("Drill", "Lost"),
                       QCoreApplication::translate("Drill", "Twice"),
                       QCoreApplication::translate("Drill", "Reordered"),
                       QCoreApplication::translate("Drill", "All pauses"),
                       QCoreApplication::translate("Drill", "Longest pause of a client"),
                       QCoreApplication::translate("Drill", "Confirmed within, 99 of 100")};
    for (const auto all = probeTypes(); const QString &type : all) {
        for (const DrillOutcome &one : shown) {
            const auto its = std::ranges::find(one.traffic, type, &DrillTraffic::type);
            if (its == one.traffic.end())
                continue;
            if (!its->error.isEmpty())
                section.rows.append({type, beganText(one), its->error});
            else
                section.rows.append({type, beganText(one), units::count(double(its->confirmed)), units::count(double(its->lost)),
                                     units::count(double(its->duplicates)), units::count(double(its->reordered)), units::span(its->unavailable),
                                     units::span(std::max(its->longestGap, its->longestSilence)), units::span(its->latency99)});
        }
    }
    return section;
}

} // namespace

Paper drillPaper(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier)
{
    QStringList reasons = outcome.reasons;
    Paper paper{.title = QCoreApplication::translate("Drill", "Drill: %1").arg(outcome.title),
                .about = QCoreApplication::translate("Drill", "%1 on %2 of %3, %4, run %5")
                             .arg(outcome.mode, phrases::list(outcome.targets), outcome.cluster,
                                  QLocale().toString(toDateTime(outcome.startedAt).toLocalTime(), QLocale::LongFormat), outcome.run),
                .level = levelOf(outcome.verdict),
                .verdict = toWord(outcome.verdict),
                .headline = reasons.isEmpty() ? QString() : reasons.takeFirst()};
    QList<DrillOutcome> shown{outcome};
    shown += earlier.first(std::min(earlier.size(), mostEarlier));
    paper.sections.append({.title = reasons.isEmpty() ? QString() : QCoreApplication::translate("Drill", "Also"), .items = reasons});
    QList<QPair<QString, QString>> people{{QCoreApplication::translate("Drill", "Run by"), outcome.who}};
    if (!outcome.approver.isEmpty())
        people.append({QCoreApplication::translate("Drill", "Agreed to by"), outcome.approver});
    paper.sections.append({.facts = people});
    paper.sections.append(measuredSection(outcome, shown));
    paper.sections.append(typesSection(shown));
    Paper::Section hypothesis{
        .title = QCoreApplication::translate("Drill", "Hypothesis"),
        .columns = {QCoreApplication::translate("Drill", "When"), QCoreApplication::translate("Drill", "Condition"), QString(), QString()}};
    for (const DrillHeld &held : outcome.hypothesis)
        hypothesis.rows.append({whenWord(held.when), held.words,
                                !held.looked ? QCoreApplication::translate("Drill", "○ nobody looked")
                                : held.holds ? QCoreApplication::translate("Drill", "✓ held")
                                             : QCoreApplication::translate("Drill", "✕ did not hold"),
                                held.reason});
    paper.sections.append(hypothesis);
    Paper::Section timeline{.title = QCoreApplication::translate("Drill", "What happened when")};
    for (const DrillMoment &moment : outcome.timeline)
        timeline.facts.append({units::clockTime(moment.at), moment.words});
    paper.sections.append(timeline);
    paper.sections.append({.title = QCoreApplication::translate("Drill", "Left behind"), .items = outcome.left});
    paper.sections.append({.title = QCoreApplication::translate("Drill", "Expected"), .text = outcome.expected});
    paper.sections.append({.title = QCoreApplication::translate("Drill", "Who feels it"), .text = outcome.blastRadius});
    if (outcome.verdict == DrillVerdict::Failed)
        paper.sections.append({.title = QCoreApplication::translate("Drill", "What to improve"), .text = outcome.improve});
    return paper;
}

Status exportDrill(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier, const QString &file)
{
    return exportPaper(drillPaper(outcome, earlier), toJson(outcome, earlier), file);
}

} // namespace warrener
