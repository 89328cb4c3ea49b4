#include "judge/assess/QueueFindings.h"

#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/assess/QueueCondition.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Of one condition; %1 how many queues, %2 the first of them, %3 whom they miss.
struct QueueWords
{
    QueueCondition condition;
    bool byNodes; ///< a lost node may bring it about
    const char *titleOne, *textOne, *clauseOne, *briefOne;
    const char *titleMany, *textMany, *clauseMany, *briefMany;
};

constexpr QueueWords queueWords[] = {
    {QueueCondition::Minority, true, QT_TRANSLATE_NOOP("Diagnosis", "Queue without majority"),
     QT_TRANSLATE_NOOP("Diagnosis", "%2 has lost the majority of its members and takes no messages"),
     QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 has lost its majority"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue without majority"),
     QT_TRANSLATE_NOOP("Diagnosis", "Queues without majority"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have lost the majority of their members and take no messages; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have lost their majority"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues without majority")},
    {QueueCondition::NoLeader, true, QT_TRANSLATE_NOOP("Diagnosis", "Queue without leader"),
     QT_TRANSLATE_NOOP("Diagnosis", "%2 has no leader and takes no messages"), QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 has no leader"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 queue without leader"), QT_TRANSLATE_NOOP("Diagnosis", "Queues without leader"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have no leader and take no messages; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have no leader"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues without leader")},
    {QueueCondition::Down, true, QT_TRANSLATE_NOOP("Diagnosis", "Queue down"), QT_TRANSLATE_NOOP("Diagnosis", "%2 is down: the nodes that hold it do not run"),
     QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 is down"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue down"), QT_TRANSLATE_NOOP("Diagnosis", "Queues down"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are down: the nodes that hold them do not run; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are down"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues down")},
    {QueueCondition::Crashed, false, QT_TRANSLATE_NOOP("Diagnosis", "Queue crashed"),
     QT_TRANSLATE_NOOP("Diagnosis", "%2 has crashed and was not started again"), QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 has crashed"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 queue crashed"), QT_TRANSLATE_NOOP("Diagnosis", "Queues crashed"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have crashed and were not started again; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have crashed"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues crashed")},
    {QueueCondition::Terminated, false, QT_TRANSLATE_NOOP("Diagnosis", "Queue ended"), QT_TRANSLATE_NOOP("Diagnosis", "%2 has ended and takes no messages"),
     QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 has ended"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue ended"), QT_TRANSLATE_NOOP("Diagnosis", "Queues ended"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have ended and take no messages; the first is %2"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues have ended"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues ended")},
    {QueueCondition::MemberMissing, true, QT_TRANSLATE_NOOP("Diagnosis", "Member missing"), QT_TRANSLATE_NOOP("Diagnosis", "%2 runs without %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 runs without %3"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue short of a member"),
     QT_TRANSLATE_NOOP("Diagnosis", "Members missing"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues run without %3; a second lost node may stop them"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues run without %3"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues short of a member")},
    {QueueCondition::NoConsumers, false, QT_TRANSLATE_NOOP("Diagnosis", "Queue without consumer"),
     QT_TRANSLATE_NOOP("Diagnosis", "messages wait in %2, and nobody takes them"), QT_TRANSLATE_NOOP("Diagnosis", "nobody takes the messages of the queue %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 queue without consumer"), QT_TRANSLATE_NOOP("Diagnosis", "Queues without consumer"),
     QT_TRANSLATE_NOOP("Diagnosis", "messages wait in %1 queues, and nobody takes them; the fullest is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "nobody takes the messages of %1 queues"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues without consumer")},
    {QueueCondition::Stopped, true, QT_TRANSLATE_NOOP("Diagnosis", "Queue stopped"), QT_TRANSLATE_NOOP("Diagnosis", "%2 is stopped"),
     QT_TRANSLATE_NOOP("Diagnosis", "the queue %2 is stopped"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue stopped"),
     QT_TRANSLATE_NOOP("Diagnosis", "Queues stopped"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are stopped; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are stopped"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues stopped")},
    {QueueCondition::FlowLong, false, QT_TRANSLATE_NOOP("Diagnosis", "Publishers slowed down"),
     QT_TRANSLATE_NOOP("Diagnosis", "flow control has held back the publishers of %2 for ten minutes: it does not keep up with them"),
     QT_TRANSLATE_NOOP("Diagnosis", "the publishers of the queue %2 are held back"), QT_TRANSLATE_NOOP("Diagnosis", "1 queue does not keep up"),
     QT_TRANSLATE_NOOP("Diagnosis", "Publishers slowed down"),
     QT_TRANSLATE_NOOP("Diagnosis", "flow control has held back the publishers of %1 queues for ten minutes; the first is %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the publishers of %1 queues are held back"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues do not keep up")},
};

struct Counted
{
    int count = 0;
    const QueueRow *first = nullptr; ///< of those without consumers the fullest
    std::vector<bool> missing;       ///< by node index: some queue misses its member there
};

void noteMissing(Counted &counted, const QueueRow &row)
{
    for (const std::int16_t member : row.members) {
        if (member < 0 || std::ranges::contains(row.online, member))
            continue;
        const auto place = static_cast<std::size_t>(member);
        if (counted.missing.size() <= place)
            counted.missing.resize(place + 1);
        counted.missing[place] = true;
    }
}

/// "broker3", "broker2 or broker3"
QString missingNames(const Counted &counted, const QueueTable &table)
{
    QStringList names;
    for (std::size_t i = 0; i < counted.missing.size() && i < static_cast<std::size_t>(table.nodes.size()); ++i) {
        if (counted.missing[i])
            names.append(shortName(table.nodes.at(static_cast<qsizetype>(i))));
    }
    return names.size() == 1 ? names.first() : QCoreApplication::translate("Diagnosis", "one of their members");
}

bool isSeenOtherwise(const QueueRow &row, const std::vector<bool> &missed)
{
    return row.type == QueueType::Stream && std::ranges::any_of(row.online, [&missed](std::int16_t node) {
               return node >= 0 && static_cast<std::size_t>(node) < missed.size() && missed[std::size_t(node)];
           });
}

QueueRow rowAsSeen(QueueRow row, const std::vector<bool> &missed)
{
    const auto isGone = [&missed](std::int16_t node) { return node >= 0 && static_cast<std::size_t>(node) < missed.size() && missed[std::size_t(node)]; };
    // Who leads is left: the table may be older than the death, and a coordinator with a majority has another elected.
    std::erase_if(row.online, isGone);
    return row;
}

constexpr auto listRefused = "cluster.queues-refused"_L1;
constexpr auto listUnread = "cluster.queues-unread"_L1;

/// Who cannot read the queues does not say that nothing is to be done.
std::optional<Draft> listFinding(const QueueTable &table, bool isOld)
{
    constexpr std::array refusals{ErrorKind::Http, ErrorKind::Forbidden, ErrorKind::Malformed, ErrorKind::TooLarge};
    const bool isDetour = table.detour && !isOld;
    const bool isRefused = isDetour || (table.error && table.source == QueueSource::Api && std::ranges::contains(refusals, table.error->kind));
    // Who took too long once is told by what is said of the node; the queues are known of the time before.
    if (!isRefused && !(table.error && isOld))
        return std::nullopt;
    const QString title = queueListTitle(isDetour);
    const QString text = isDetour ? queueListText(table.detour->refused, table.detour->by, table.detour->unlisted) : queueListText(*table.error);
    return Draft{.finding = {.id = isRefused ? listRefused : listUnread,
                             .level = isRefused ? Level::Warning : Level::Unknown,
                             .subject = {},
                             .title = title,
                             .text = text,
                             .since = isDetour ? table.detour->since : TimePoint{}},
                 .clause = isRefused ? fill(QT_TRANSLATE_NOOP("Diagnosis", "the broker refuses the list of its queues"))
                                     : fill(QT_TRANSLATE_NOOP("Diagnosis", "what the queues are like")),
                 .name = {},
                 .briefOne = QT_TRANSLATE_NOOP("Diagnosis", "queues not listed")};
}

/// Nodes are asked every few seconds, queues that no page shows more rarely: what is older than the rest says so.
QString withAge(const QString &text, const QueueTable &table, const Snapshot &snapshot)
{
    const Millis age = snapshot.at - table.asOf;
    if (age < std::max<Millis>(15s, 2 * snapshot.pollInterval))
        return text;
    return QCoreApplication::translate("Diagnosis", "%1 (as of %2 ago)").arg(text, units::age(table.asOf, snapshot.at));
}

} // namespace

std::vector<bool> missedNodes(const Snapshot &snapshot, const QueueTable &table)
{
    std::vector<bool> missed;
    for (const NodeName &node : table.nodes)
        missed.push_back(isMissed(snapshot, node));
    return std::ranges::contains(missed, true) ? missed : std::vector<bool>();
}

std::shared_ptr<const QueueTable> asSeen(std::shared_ptr<const QueueTable> table, const std::vector<bool> &missed)
{
    const auto isOther = [&missed](const QueueRow &row) { return isSeenOtherwise(row, missed); };
    if (!table || missed.empty() || std::ranges::none_of(table->rows, isOther))
        return table;
    auto seen = std::make_shared<QueueTable>(*table);
    for (QueueRow &row : seen->rows) {
        if (isOther(row))
            row = rowAsSeen(std::move(row), missed);
    }
    return seen;
}

QList<Draft> queueFindings(const Snapshot &snapshot)
{
    if (!snapshot.queues)
        return {};
    const QueueTable &table = *snapshot.queues;
    QList<Draft> drafts;
    // Nobody looks at the table any more, or it cannot be had: it says nothing about now.
    const bool isOld = snapshot.at - table.asOf > std::max<Millis>({60s, 4 * snapshot.pollInterval, 5 * table.interval / 2});
    if (const auto ofList = listFinding(table, isOld))
        drafts.append(*ofList);
    if (isOld)
        return drafts;
    std::array<Counted, numQueueConditions> counted;
    const std::vector<bool> missed = missedNodes(snapshot, table);
    qint64 notAsked = 0;
    for (const QueueRow &row : table.rows) {
        const bool isOther = isSeenOtherwise(row, missed);
        // Whether it grows is not asked here: that is no more than a note.
        const QueueCondition condition = conditionOf(isOther ? rowAsSeen(row, missed) : row, false);
        notAsked += condition == QueueCondition::Unknown;
        if (levelOf(condition) < Level::Warning)
            continue;
        Counted &place = counted.at(static_cast<std::size_t>(condition));
        ++place.count;
        if (!place.first || (condition == QueueCondition::NoConsumers && row.ready > place.first->ready))
            place.first = &row;
        if (condition == QueueCondition::MemberMissing)
            noteMissing(place, isOther ? rowAsSeen(row, missed) : row);
    }
    for (const QueueWords &entry : queueWords) {
        const Counted &place = counted.at(static_cast<std::size_t>(entry.condition));
        if (place.count == 0)
            continue;
        const bool one = place.count == 1;
        const bool isLeast = mayBeMore(entry.condition, notAsked, table.leavesOut());
        const QString count = units::count(place.count);
        const QStringList values{isLeast ? units::atLeast(count) : count, shownName(place.first->name), missingNames(place, table)};
        drafts.append({.finding = {.id = "queues."_L1 + toId(entry.condition),
                                   .level = levelOf(entry.condition),
                                   .subject = {},
                                   .title = fill(one ? entry.titleOne : entry.titleMany),
                                   .text = withAge(fill(one ? entry.textOne : entry.textMany, values), table, snapshot),
                                   .since = {},
                                   .count = place.count,
                                   .isLeast = isLeast},
                       .clause = fill(one ? entry.clauseOne : entry.clauseMany, values),
                       .name = {},
                       .briefOne = entry.briefOne,
                       .briefMany = entry.briefMany});
    }
    return drafts;
}

QString queueListTitle(bool isHadOtherwise)
{
    return isHadOtherwise ? QCoreApplication::translate("QueueChecks", "The queues cannot be listed at once")
                          : QCoreApplication::translate("QueueChecks", "The queues cannot be listed");
}

QString queueListText(const Error &refused)
{
    return QCoreApplication::translate("QueueChecks", "%1. What the queues are like is not known.").arg(refused.message);
}

QString queueListText(const Error &refused, QueueDetour::By by, const QList<UnlistedQueues> &unlisted)
{
    return phrases::sentences({QCoreApplication::translate("QueueChecks", "%1.").arg(refused.message), describe(by, unlisted)});
}

bool isOfQueueList(const QString &id)
{
    return id == listRefused || id == listUnread;
}

bool isOfQueuesAlone(const QString &id)
{
    return std::ranges::any_of(queueWords, [&id](const QueueWords &entry) { return !entry.byNodes && id == "queues."_L1 + toId(entry.condition); });
}

} // namespace warrener
