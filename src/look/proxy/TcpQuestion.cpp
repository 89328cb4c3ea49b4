#include "look/proxy/TcpQuestion.h"

#include "base/Post.h"

#include <QTcpSocket>

namespace warrener {

TcpQuestion::Answer TcpQuestion::ask(Endpoint whom, QByteArray question, qint64 maxBytes, Millis timeout, std::stop_token stop)
{
    auto *self = new TcpQuestion(std::move(whom), maxBytes);
    Answer answer = self->m_answer;
    const auto cancel = [self] { self->end(failure(ErrorKind::Cancelled, tr("The question to %1 was cancelled").arg(toText(self->m_whom)))); };
    if (stop.stop_requested()) {
        cancel();
        return answer;
    }
    if (stop.stop_possible()) {
        // May be called in any thread; the queued call comes to nothing once the object is gone.
        self->m_onStop.emplace(std::move(stop), [self, cancel] { post(self, cancel); });
    }
    connect(self->m_socket, &QTcpSocket::connected, self, [self, question] {
        self->m_wasConnected = true;
        self->m_socket->write(question);
    });
    self->m_timeout.start(timeout);
    self->m_socket->connectToHost(self->m_whom.host, self->m_whom.port);
    return answer;
}

TcpQuestion::TcpQuestion(Endpoint whom, qint64 maxBytes) : m_whom(std::move(whom)), m_maxBytes(maxBytes), m_socket(new QTcpSocket(this))
{
    connect(m_socket, &QTcpSocket::readyRead, this, &TcpQuestion::onData);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &TcpQuestion::onError);
}

void TcpQuestion::onTimeout()
{
    const QString whom = toText(m_whom);
    if (!m_wasConnected)
        end(failure(ErrorKind::Unreachable, tr("%1 cannot be reached").arg(whom)));
    else if (m_data.isEmpty())
        end(failure(ErrorKind::Silent, tr("%1 accepts the connection, but does not answer").arg(whom)));
    else
        end(failure(ErrorKind::Timeout, tr("%1 did not answer in full in time").arg(whom)));
}

void TcpQuestion::onError()
{
    const QString whom = toText(m_whom);
    const QString why = m_socket->errorString();
    switch (m_socket->error()) {
    case QAbstractSocket::RemoteHostClosedError:
        onData();
        end(std::move(m_data));
        break;
    case QAbstractSocket::ConnectionRefusedError:
        end(failure(ErrorKind::Refused, tr("%1 refuses the connection").arg(whom), why));
        break;
    case QAbstractSocket::HostNotFoundError:
        end(failure(ErrorKind::Unresolved, tr("The host name of %1 has no address").arg(whom), why));
        break;
    default:
        if (m_wasConnected)
            end(failure(ErrorKind::Disconnected, tr("The connection to %1 was lost").arg(whom), why));
        else
            end(failure(ErrorKind::Unreachable, tr("%1 cannot be reached").arg(whom), why));
    }
}

void TcpQuestion::onData()
{
    m_data += m_socket->readAll();
    if (m_data.size() > m_maxBytes)
        end(failure(ErrorKind::TooLarge, tr("%1 answered with more than is sensible").arg(toText(m_whom))));
}

void TcpQuestion::end(Result<QByteArray> result)
{
    m_answer.finish(std::move(result));
    m_timeout.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    deleteLater();
}

} // namespace warrener
