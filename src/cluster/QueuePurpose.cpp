#include "cluster/QueuePurpose.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Words that names of such queues are built from, as the client libraries and handbooks spell them.
constexpr std::array holdingWords{"dlq"_L1,          "dlx"_L1,     "dlk"_L1,     "dead"_L1,       "deadletter"_L1, "deadletters"_L1,
                                  "deadlettered"_L1, "parked"_L1,  "parking"_L1, "parkinglot"_L1, "poison"_L1,     "quarantine"_L1,
                                  "retry"_L1,        "retries"_L1, "delay"_L1,   "delayed"_L1,    "archive"_L1,    "archived"_L1};
/// Anybody's words, which mean such a queue only at the end of its name: "orders_error", not "error.handler".
constexpr std::array lastWords{"error"_L1, "skipped"_L1, "audit"_L1};

template <class Words>
bool isAmong(const Words &words, QStringView word)
{
    return std::ranges::any_of(words, [word](QLatin1StringView known) { return word.compare(known, Qt::CaseInsensitive) == 0; });
}

} // namespace

bool isMadeToHold(const QString &name)
{
    // Words end at a sign, at a digit, and where a small letter is followed by a capital one.
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= name.size(); ++i) {
        const bool ends = i == name.size() || !name.at(i).isLetter();
        const bool turns = !ends && i > begin && name.at(i).isUpper() && name.at(i - 1).isLower();
        if (!ends && !turns)
            continue;
        const QStringView word = QStringView(name).mid(begin, i - begin);
        if (isAmong(holdingWords, word) || (i == name.size() && isAmong(lastWords, word)))
            return true;
        begin = turns ? i : i + 1;
    }
    return false;
}

bool isMadeToHold(const QueueInfo &queue)
{
    return (queue.expires && queue.deadLetters) || queue.isDeadLetterTarget || isMadeToHold(queue.ref.name);
}

void markDeadLetterTargets(QList<QueueInfo> &queues)
{
    QSet<QueueRef> targets;
    for (const QueueInfo &queue : std::as_const(queues)) {
        for (const QString &name : queue.deadLetterTo) {
            if (name != queue.ref.name)
                targets.insert({.vhost = queue.ref.vhost, .name = name});
        }
    }
    if (targets.isEmpty())
        return;
    for (QueueInfo &queue : queues)
        queue.isDeadLetterTarget = targets.contains(queue.ref);
}

bool mayWaitUnread(bool madeToHold, qint64 delivered)
{
    return madeToHold && delivered <= 0;
}

} // namespace warrener
