#pragma once

#include "look/monitor/PollContext.h"
#include "look/monitor/Recurring.h"
#include "look/proxy/HaproxyClient.h"

namespace warrener {

/// Asks one proxy for its servers and sessions.
class ProxyPoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyPoller)

public:
    ProxyPoller(std::shared_ptr<const PollContext> context, const ProxyProfile &profile, QObject *parent);

    void start(Millis interval) { m_question.start(interval); }
    void setInterval(Millis interval) { m_question.setInterval(interval); }
    void askNow() { m_question.askNow(); }

private:
    QCoro::Task<bool> ask();

    std::shared_ptr<const PollContext> m_context;
    ProxyName m_name;
    HaproxyClient m_client;
    Recurring m_question;
};

} // namespace warrener
