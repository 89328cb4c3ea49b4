#pragma once

#include "look/load/Client.h"

#include <QHash>

#include <stop_token>

namespace warrener::load {

/// Consumes its queues, writes down every number, acknowledges in batches.
class Consumer final
{
public:
    Consumer(const LoadOptions &options, Book &book, int number);
    Q_DISABLE_COPY_MOVE(Consumer)

    void run(std::stop_token end);

private:
    Status subscribe(AmqpSession &session, const std::stop_token &end);
    Status takeOne(AmqpSession &session, const std::stop_token &end);
    Status acknowledge(AmqpSession &session);

    const LoadOptions &m_options;
    Book &m_book;
    QHash<QString, int> m_queues;        ///< name → number
    QHash<QString, qint64> m_streamNext; ///< where to go on reading after a reconnect
    Client m_client;
    quint64 m_lastTag = 0;
    int m_unacknowledged = 0;
    std::chrono::steady_clock::time_point m_oldest; ///< when the first of them came
};

} // namespace warrener::load
