#include "look/net/RaftAnswers.h"

#include "cluster/Queue.h"
#include "look/net/PrometheusText.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace warrener {

Result<std::vector<RaftIndex>> raftIndexesFromText(const QByteArray &text)
{
    std::vector<RaftIndex> indexes;
    QHash<QueueRef, std::size_t> places;
    const auto take = [&](const PrometheusSample &sample) {
        constexpr std::string_view prefix = "rabbitmq_detailed_raft_";
        if (!sample.name.starts_with(prefix))
            return;
        const std::string_view name = sample.name.substr(prefix.size());
        const bool isWritten = name == "log_last_written_index" || name == "last_written_index";
        const bool isCommit = name == "log_commit_index" || name == "commit_index";
        if ((!isWritten && !isCommit) || !sample.label("queue") || !sample.label("vhost"))
            return;
        const QueueRef ref{.vhost = sample.labelText("vhost"), .name = sample.labelText("queue")};
        auto place = places.find(ref);
        if (place == places.end()) {
            place = places.insert(ref, indexes.size());
            indexes.push_back({.vhost = ref.vhost, .queue = ref.name});
        }
        (isWritten ? indexes[*place].lastWritten : indexes[*place].commit) = sample.value;
    };
    const auto parsed = parsePrometheus({text.constData(), static_cast<std::size_t>(text.size())}, take, BrokenLines::Skip);
    if (!parsed)
        return std::unexpected(parsed.error());
    return indexes;
}

} // namespace warrener
