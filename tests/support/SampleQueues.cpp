#include "support/SampleParts.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

struct Named
{
    const char *name;
    int vhost; ///< index below
    QueueType type;
    QueueState state;
    int leader; ///< 0…2; −1: none
    double ready, unacked, in, out, ack;
    int consumers;
    double memory; ///< bytes
    int missing = -1;
};

const QList<QString> vhosts{u"/"_s, u"payments"_s, u"stores"_s, u"audit"_s};

const std::vector<Named> &named()
{
    constexpr auto q = QueueType::Quorum;
    constexpr auto c = QueueType::Classic;
    constexpr auto s = QueueType::Stream;
    constexpr auto running = QueueState::Running;
    static const std::vector<Named> rows{
        {"payments.settle", 0, q, running, 1, 1243880, 0, 820, 0, 0, 0, 684.2 * mib},
        {"orders.store.00417.out", 2, c, running, 0, 18214, 250, 46, 31, 31, 1, 38.1 * mib},
        {"orders.invoice.pdf", 0, q, running, 2, 9120, 400, 112, 118, 117, 8, 21.7 * mib},
        {"payments.capture", 0, q, running, 0, 4410, 320, 388, 402, 399, 16, 18.9 * mib, 1},
        {"orders.created", 0, q, running, 2, 1862, 480, 611, 609, 608, 24, 14.2 * mib},
        {"orders.audit", 0, s, running, 1, 1704, 0, 1240, 2480, 0, 2, 9.8 * mib},
        {"payments.refund.legacy", 1, q, QueueState::Minority, -1, 1377, 0, 0, 0, 0, 0, 3.1 * mib, 3},
        {"orders.ship.labels", 0, q, running, 1, 911, 60, 74, 76, 75, 4, 5.6 * mib},
        {"orders.mail.confirm", 0, c, running, 0, 640, 100, 58, 57, 57, 2, 2.9 * mib},
        {"payments.dlq", 1, q, running, 0, 588, 0, 0.2, 0, 0, 0, 1.8 * mib},
        {"payments.authorise", 1, q, running, 2, 301, 210, 402, 401, 401, 12, 7.7 * mib},
        {"orders.stock.reserve", 0, q, running, 1, 240, 120, 198, 198, 197, 6, 4.4 * mib},
        {"payments.webhook.out", 1, q, running, 0, 188, 64, 96, 97, 96, 4, 3.0 * mib},
        {"orders.search.index", 0, c, running, 2, 120, 20, 210, 210, 210, 3, 1.6 * mib},
        {"orders.import.erp", 0, c, QueueState::Flow, 0, 96, 500, 940, 941, 938, 2, 12.4 * mib},
        {"payments.ledger", 1, q, running, 2, 77, 40, 188, 188, 188, 4, 3.3 * mib},
        {"orders.replay", 0, s, QueueState::Idle, 0, 41, 0, 0, 0, 0, 0, 0.5 * mib},
        {"payments.fraud.score", 1, q, running, 1, 12, 8, 61, 61, 61, 2, 1.1 * mib},
        {"orders.returns", 0, q, running, 0, 9, 4, 18, 18, 18, 2, 0.8 * mib},
    };
    return rows;
}

QueueRow rowOf(const Named &from, bool inNeed)
{
    QueueRow row;
    row.name = QString::fromLatin1(from.name);
    row.vhost = from.vhost;
    row.type = from.type;
    row.state = inNeed || from.state == QueueState::Idle ? from.state : QueueState::Running;
    row.leaderKnown = true;
    row.leader = static_cast<std::int16_t>(inNeed ? from.leader : std::max(from.leader, 0));
    row.membersKnown = true;
    if (from.type == QueueType::Classic)
        row.members = row.online = {row.leader};
    else
        row.members = row.online = {0, 1, 2};
    if (inNeed && from.missing == 3)
        row.online = {2};
    else if (inNeed && from.missing >= 0)
        std::erase(row.online, static_cast<std::int16_t>(from.missing));
    const bool stuck = !inNeed && from.consumers == 0;
    row.ready = static_cast<qint64>(stuck ? 0 : inNeed ? from.ready : std::min(from.ready, 60.0));
    row.unacked = static_cast<qint64>(from.unacked);
    row.consumers = !inNeed && from.consumers == 0 ? 1 : from.consumers;
    row.memory = static_cast<qint64>(from.memory);
    row.inRate = static_cast<float>(from.in);
    row.outRate = static_cast<float>(from.out);
    row.ackRate = static_cast<float>(from.ack);
    return row;
}

} // namespace

std::shared_ptr<const QueueTable> queueTable(int count, TimePoint now, bool inNeed)
{
    auto table = std::make_shared<QueueTable>();
    table->vhosts = vhosts;
    table->nodes = {{u"rabbit@broker1"_s}, {u"rabbit@broker2"_s}, {u"rabbit@broker3"_s}};
    table->asOf = now - Millis{2000};
    table->total = count;
    for (const Named &each : named()) {
        if (static_cast<int>(table->rows.size()) < count)
            table->rows.push_back(rowOf(each, inNeed));
    }
    for (int i = 0; static_cast<int>(table->rows.size()) < count; ++i) {
        const double level = noise(7, i * 1.7) * 0.5 + 0.5;
        QueueRow row;
        row.name = u"orders.store.%1.out"_s.arg((i * 37) % 99999, 5, 10, QLatin1Char('0'));
        row.vhost = 2;
        row.type = i % 5 == 0 ? QueueType::Quorum : QueueType::Classic;
        row.state = i % 11 == 0 ? QueueState::Idle : QueueState::Running;
        row.leader = static_cast<std::int16_t>(i % 3);
        row.leaderKnown = row.membersKnown = true;
        if (row.type == QueueType::Quorum)
            row.members = row.online = {0, 1, 2};
        else
            row.members = row.online = {row.leader};
        const bool idle = row.state == QueueState::Idle;
        row.ready = idle ? 0 : static_cast<qint64>(level * level * 40);
        row.unacked = idle ? 0 : static_cast<qint64>(level * 10);
        row.consumers = 1;
        row.memory = static_cast<qint64>((300 + 400 * level) * 1024);
        row.inRate = row.outRate = row.ackRate = idle ? 0.0F : static_cast<float>(std::round(level * 12));
        table->rows.push_back(row);
    }
    return table;
}

} // namespace warrener::sampleData
