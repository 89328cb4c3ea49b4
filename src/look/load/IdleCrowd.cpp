#include "look/load/IdleCrowd.h"

#include "look/load/Client.h"

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener::load {

void IdleCrowd::run(std::stop_token end)
{
    std::vector<std::unique_ptr<AmqpSession>> crowd(size_t(m_options.idleConnections));
    // Several looks in each heartbeat interval.
    const Millis round = m_options.heartbeat.count() > 0 ? std::chrono::duration_cast<Millis>(m_options.heartbeat) / 4 : Millis{1000};
    quint64 lost = 0;
    qsizetype turn = 0;
    while (!end.stop_requested()) {
        const auto began = std::chrono::steady_clock::now();
        int open = 0;
        for (size_t i = 0; i < crowd.size() && !end.stop_requested(); ++i) {
            if (crowd[i] && !crowd[i]->keepAlive()) {
                crowd[i].reset();
                ++lost;
            }
            if (!crowd[i]) {
                if (auto opened = AmqpSession::open(m_options.session(turn++ % m_options.places(), u"idle-%1"_s.arg(i)), end))
                    crowd[i] = std::move(*opened);
                else
                    break; // the others would fail alike: first a pause
            }
            ++open;
            // A long round of opening must not starve those that are open.
            if (std::chrono::steady_clock::now() - began > round)
                break;
        }
        m_book.idle(int(std::ranges::count_if(crowd, [](const auto &one) { return one != nullptr; })), lost);
        if (open == int(crowd.size()) || std::chrono::steady_clock::now() - began < round)
            pause(std::min(round, Millis{1000}), end);
    }
}

} // namespace warrener::load
