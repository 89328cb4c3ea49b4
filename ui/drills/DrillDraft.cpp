#include "ui/drills/DrillDraft.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener::drills {

namespace {

constexpr std::chrono::seconds snap{5};
constexpr std::chrono::seconds longestBlock{3600};
constexpr std::chrono::seconds usualPause{20};
constexpr qsizetype longestId = 60;

QString freeId(const QString &wanted, const QStringList &taken)
{
    QString id = wanted.left(longestId);
    for (int number = 2; taken.contains(id); ++number) {
        const QString end = u'-' + QString::number(number);
        id = wanted.left(longestId - end.size()) + end;
    }
    return id;
}

} // namespace

DrillDocument newDraft(const QStringList &taken)
{
    const auto words = [](const QString &text) { return Worded{.en = text, .zh = text}; }; // until somebody translates it
    DrillDocument document{.id = freeId(u"own-drill"_s, taken),
                           .title = words(QCoreApplication::translate("DrillDraft", "Own drill")),
                           .description = words(QCoreApplication::translate("DrillDraft", "What it does.")),
                           .expected = words(QCoreApplication::translate("DrillDraft", "What is to be seen.")),
                           .blastRadius = words(QCoreApplication::translate("DrillDraft", "Who feels it."))};
    using enum DrillConditionKind;
    document.steady = {{.kind = NodesRunning},   {.kind = NoAlarms},     {.kind = NoPartitions},
                       {.kind = QueuesComplete}, {.kind = ProxiesServe}, {.kind = ProbeFlows, .amount = 3000}};
    document.during = {{.kind = QueuesAvailable}};
    document.abort = {{.kind = ProbeFlows, .amount = 30'000}, {.kind = ProbeComplete, .amount = 30'000}, {.kind = ProbeLatency, .amount = 30'000}};
    document.modes = {{.id = u"usual"_s, .title = words(QCoreApplication::translate("DrillDraft", "usual")), .method = {actOf(FaultKind::ServiceStop)}}};
    return document;
}

DrillDocument copyOf(const DrillDocument &document, const QStringList &taken)
{
    DrillDocument copy = document;
    copy.id = freeId(document.id.left(longestId - 5) + "-copy"_L1, taken);
    copy.title.en += u", own"_s; // each in its own language, whatever the window's is
    if (!copy.title.zh.isEmpty())
        copy.title.zh += u"（自有）"_s;
    return copy;
}

TextIn ownText()
{
    return QLocale().language() == QLocale::Chinese ? TextIn::Chinese : TextIn::English;
}

const QString &textIn(const Worded &words, TextIn language)
{
    return language == TextIn::Chinese ? words.zh : words.en;
}

void setText(Worded &words, TextIn language, const QString &text)
{
    QString &own = language == TextIn::Chinese ? words.zh : words.en;
    QString &other = language == TextIn::Chinese ? words.en : words.zh;
    if (own == text)
        return;
    if (language == ownText() && (other.isEmpty() || other == own))
        other = text;
    own = text;
}

bool isOtherBehind(const DrillDocument &now, const DrillDocument &first, TextIn language)
{
    const TextIn other = language == TextIn::English ? TextIn::Chinese : TextIn::English;
    return std::ranges::any_of(
        std::array{&DrillDocument::title, &DrillDocument::description, &DrillDocument::expected, &DrillDocument::blastRadius, &DrillDocument::improve},
        [&](Worded DrillDocument::*text) {
            const Worded &is = now.*text, &was = first.*text;
            return textIn(is, language) != textIn(was, language) && textIn(is, other) == textIn(was, other) && !textIn(is, other).isEmpty() && is.en != is.zh;
        });
}

int limitOf(const DrillDocument &document, DrillConditionKind kind)
{
    const auto known = std::ranges::find(document.abort, kind, &DrillCondition::kind);
    return known == document.abort.end() ? 0 : static_cast<int>(std::chrono::ceil<std::chrono::seconds>(boundOf(*known)).count());
}

void setLimit(DrillDocument &document, DrillConditionKind kind, int seconds)
{
    // What a file says in milliseconds stays as it is until somebody says something else.
    if (seconds == limitOf(document, kind))
        return;
    const auto known = std::ranges::find(document.abort, kind, &DrillCondition::kind);
    if (seconds <= 0)
        document.abort.removeIf([kind](const DrillCondition &condition) { return condition.kind == kind; });
    else if (known != document.abort.end())
        known->amount = seconds * 1000;
    else
        document.abort.append({.kind = kind, .amount = seconds * 1000});
}

QList<DraftBlock> blocksOf(const DrillMode &mode, std::chrono::seconds usual)
{
    QList<DraftBlock> blocks;
    std::chrono::seconds at{0};
    for (const DrillAct &act : mode.method) {
        const std::chrono::seconds length = act.seconds.count() > 0 ? act.seconds : usual;
        blocks.append({.from = at, .length = length, .lane = act.fault ? act.on : 0});
        at += length;
    }
    return blocks;
}

int placeAt(const DrillMode &mode, std::chrono::seconds usual, int index, std::chrono::seconds at)
{
    DrillMode rest = without(mode, index);
    int place = 0;
    for (const auto all = blocksOf(rest, usual); const DraftBlock &block : all) {
        if (at < block.from + block.length / 2)
            break;
        ++place;
    }
    return place;
}

DrillMode moved(DrillMode mode, int from, int to)
{
    if (from >= 0 && from < mode.method.size())
        mode.method.move(from, std::clamp<qsizetype>(to, 0, mode.method.size() - 1));
    return mode;
}

DrillMode stretched(DrillMode mode, int index, std::chrono::seconds length)
{
    if (index >= 0 && index < mode.method.size())
        mode.method[index].seconds = std::clamp((length + snap / 2) / snap * snap, snap, longestBlock);
    return mode;
}

DrillMode onLane(DrillMode mode, int index, int lane)
{
    if (index >= 0 && index < mode.method.size() && mode.method.at(index).fault)
        mode.method[index].on = std::max(0, lane);
    return mode;
}

DrillMode without(DrillMode mode, int index)
{
    if (index >= 0 && index < mode.method.size())
        mode.method.removeAt(index);
    return mode;
}

DrillMode with(DrillMode mode, int index, const DrillAct &act)
{
    mode.method.insert(index < 0 ? mode.method.size() : std::min<qsizetype>(index + 1, mode.method.size()), act);
    return mode;
}

DrillAct actOf(std::optional<FaultKind> fault)
{
    DrillAct act{.fault = fault};
    if (!fault)
        act.seconds = usualPause;
    else if (*fault == FaultKind::PacketLoss)
        act.amount = 30;
    else if (*fault == FaultKind::Latency)
        act.amount = 200;
    else if (*fault == FaultKind::ClockHost || *fault == FaultKind::ClockBroker)
        act.amount = 300;
    return act;
}

DraftCheck checkDraft(const DrillDocument &document)
{
    static const QRegularExpression number(u"\\d+"_s);
    DraftCheck check{.bytes = QJsonDocument(toJson(document)).toJson()};
    const Result<DrillDocument> read = drillDocumentFromBytes(check.bytes);
    if (read)
        return check;
    check.sound = std::unexpected(read.error());
    // It begins with its line, in every language.
    if (const auto match = number.match(read.error().message); match.hasMatch())
        check.line = match.captured().toInt();
    return check;
}

} // namespace warrener::drills
