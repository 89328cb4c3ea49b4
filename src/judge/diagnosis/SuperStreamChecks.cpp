// Super streams: an exchange with the argument x-super-stream, and a stream behind each of its bindings. Nothing else
// holds them together, so half of one can be deleted and the answer be "done".
#include "base/Phrases.h"
#include "base/ShownName.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto superStreamId = "queue.superstream"_L1;

struct InOrder
{
    bool operator()(const QueueRef &a, const QueueRef &b) const { return std::tie(a.vhost, a.name) < std::tie(b.vhost, b.name); }
};
template <class T>
using ByRef = std::map<QueueRef, T, InOrder>;

/// One super stream as it is defined.
struct SuperStream
{
    QList<qint64> orders; ///< of its bindings
    bool lacksOrder = false;
    QStringList strangers; ///< streams that are named as its partitions, and are not bound to it
};

/// What the definitions tell of super streams and of streams that might belong to one.
class SuperStreams
{
public:
    explicit SuperStreams(const QJsonObject &definitions)
    {
        readExchanges(definitions.value("exchanges"_L1).toArray());
        readBindings(definitions.value("bindings"_L1).toArray());
        readStreams(definitions.value("queues"_L1).toArray());
    }

    ByRef<SuperStream> known;
    ByRef<QStringList> leftOver; ///< by the name that they have in common; with a gap in their numbers

private:
    static QueueRef refOf(const QJsonObject &row, QLatin1StringView name)
    {
        return {.vhost = row.value("vhost"_L1).toString(), .name = row.value(name).toString()};
    }

    void readExchanges(const QJsonArray &rows)
    {
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            if (row.value("arguments"_L1).toObject().value("x-super-stream"_L1).toBool())
                known.try_emplace(refOf(row, "name"_L1));
        }
    }
    void readBindings(const QJsonArray &rows)
    {
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            if (row.value("destination_type"_L1) != "queue"_L1)
                continue;
            m_bound.insert(refOf(row, "destination"_L1));
            const auto stream = known.find(refOf(row, "source"_L1));
            if (stream == known.end())
                continue;
            const QJsonValue order = row.value("arguments"_L1).toObject().value("x-stream-partition-order"_L1);
            stream->second.lacksOrder = stream->second.lacksOrder || !order.isDouble();
            stream->second.orders.append(order.toInteger(-1));
        }
    }
    void readStreams(const QJsonArray &rows)
    {
        static const QRegularExpression partition(u"^(.+)-(\\d{1,6})$"_s, QRegularExpression::DotMatchesEverythingOption);
        ByRef<QSet<qint64>> numbers;
        ByRef<QStringList> names;
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            const bool isStream = row.value("type"_L1) == "stream"_L1 || row.value("arguments"_L1).toObject().value("x-queue-type"_L1) == "stream"_L1;
            const QueueRef ref = refOf(row, "name"_L1);
            const QRegularExpressionMatch match = partition.match(ref.name);
            if (!isStream || !match.hasMatch())
                continue;
            const QueueRef whole{.vhost = ref.vhost, .name = match.captured(1)};
            numbers[whole].insert(match.captured(2).toLongLong());
            if (m_bound.contains(ref))
                continue;
            const auto stream = known.find(whole);
            if (stream != known.end())
                stream->second.strangers.append(ref.name);
            else
                names[whole].append(ref.name);
        }
        // Numbers from 0 on without a gap are just streams with numbers, as anybody may name them.
        for (const auto &[whole, unbound] : names) {
            const QSet<qint64> &found = numbers[whole];
            if (*std::ranges::max_element(found) + 1 != found.size())
                leftOver.try_emplace(whole, unbound);
        }
    }

    QSet<QueueRef> m_bound;
};

bool isWhole(QList<qint64> orders)
{
    std::ranges::sort(orders);
    for (qsizetype i = 0; i < orders.size(); ++i) {
        if (orders.at(i) != i)
            return false;
    }
    return !orders.isEmpty();
}

QString shownNames(QStringList names)
{
    std::ranges::sort(names);
    const qsizetype more = names.size() - 6;
    QStringList shown;
    for (const auto listed = names.first(std::min<qsizetype>(names.size(), 6)); const QString &name : listed)
        shown.append(shownName(name));
    return more > 0 ? QCoreApplication::translate("QueueChecks", "%1 and %2 more").arg(phrases::list(shown), QString::number(more)) : phrases::list(shown);
}

} // namespace

QList<CheckResult> superStreamChecks(const DiagnosisInput &input)
{
    CheckResult all = aboutCluster(superStreamId, FaultClass::Software);
    all.title = QCoreApplication::translate("QueueChecks", "Every super stream has all of its partitions");
    const auto &answer = input.examination->broker.definitions;
    if (isUnanswered(all, answer))
        return {all};
    const SuperStreams streams(*answer.value);
    QList<CheckResult> found;
    for (const auto &[ref, stream] : streams.known) {
        if (stream.strangers.isEmpty() && isWhole(stream.orders))
            continue;
        CheckResult result = all;
        result.outcome = Outcome::Warning;
        result.took = answer.took;
        const QString name = queueWord(ref);
        result.facts = {{u"vhost"_s, ref.vhost}, {u"exchange"_s, ref.name}};
        result.seen = QCoreApplication::translate("QueueChecks", "%1 partitions bound").arg(stream.orders.size());
        if (!stream.strangers.isEmpty()) {
            result.kind = u"unbound"_s;
            result.title = QCoreApplication::translate("QueueChecks", "The super stream %1 has lost partitions: %2").arg(name, shownNames(stream.strangers));
            result.text =
                QCoreApplication::translate("QueueChecks", "These streams are named as its partitions and are not bound to it: who reads and writes the "
                                                           "super stream passes them by, and their messages stay.");
            result.facts.insert(u"queue"_s, stream.strangers.first());
        } else if (stream.orders.isEmpty()) {
            result.kind = u"empty"_s;
            result.title = QCoreApplication::translate("QueueChecks", "The super stream %1 has no partition").arg(name);
            result.text = QCoreApplication::translate("QueueChecks", "Nobody can write to it: it was half deleted, or half made.");
        } else {
            result.kind = stream.lacksOrder ? u"no-order"_s : u"gap"_s;
            result.title = QCoreApplication::translate("QueueChecks", "The partitions of the super stream %1 are not in order").arg(name);
            result.text = QCoreApplication::translate(
                "QueueChecks", "Clients choose a partition by the order of the bindings (x-stream-partition-order), which should count from 0 "
                               "without a gap: one is gone, or they were restored without it, and keys go to other partitions than before.");
        }
        found.append(result);
    }
    for (const auto &[ref, names] : streams.leftOver) {
        CheckResult result = all;
        result.outcome = Outcome::Note;
        result.kind = u"left-over"_s;
        result.took = answer.took;
        result.facts = {{u"vhost"_s, ref.vhost}, {u"queue"_s, names.first()}};
        result.title = QCoreApplication::translate("QueueChecks", "Streams that look like left-over partitions of a super stream: %1").arg(shownNames(names));
        result.text =
            QCoreApplication::translate("QueueChecks", "There is no super stream %1, and their numbers have a gap. They keep their messages and their disk "
                                                       "space until somebody deletes them.")
                .arg(shownName(ref.name));
        found.append(result);
    }
    if (found.isEmpty())
        return {all};
    QList<CheckResult> results;
    appendSome(results, found);
    return results;
}

} // namespace warrener
