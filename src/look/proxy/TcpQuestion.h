#pragma once

#include "base/Patience.h"
#include "base/Pending.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

class QTcpSocket;

namespace warrener {

/// One question over a TCP connection of its own: sends some bytes, and takes what comes back
/// until the other side closes. Deletes itself when it has ended.
class TcpQuestion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TcpQuestion)

public:
    using Answer = Pending<Result<QByteArray>>;

    static Answer ask(Endpoint whom, QByteArray question, qint64 maxBytes, Millis timeout, std::stop_token stop);

private:
    TcpQuestion(Endpoint whom, qint64 maxBytes);
    ~TcpQuestion() override = default;
    void onTimeout();
    void onError();
    void onData();
    void end(Result<QByteArray> result);

    const Endpoint m_whom;
    const qint64 m_maxBytes;
    const Answer m_answer;
    QTcpSocket *m_socket;
    Patience m_timeout{[this] { onTimeout(); }};
    QByteArray m_data;
    bool m_wasConnected = false;
    // The last member: its destructor waits for a callback that runs in another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace warrener
