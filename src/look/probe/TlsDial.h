#pragma once

#include "base/Patience.h"
#include "base/Pending.h"
#include "look/examination/ReachLook.h"

#include <QCoroTask>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

/// What of a certificate is kept.
CertificateLook certificateLook(const QSslCertificate &certificate);

/// One TLS handshake that is made to read the certificates, also those that nobody should trust:
/// nothing is sent over it. Deletes itself when it is done.
class TlsDial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TlsDial)

public:
    struct Certificates
    {
        QList<CertificateLook> chain;
        QStringList complaints;
    };
    using Outcome = Pending<Result<Certificates>>;

    static Outcome dial(Endpoint whom, QSslConfiguration tls, Millis timeout, std::stop_token stop);

private:
    TlsDial(Endpoint whom, QSslConfiguration tls);
    ~TlsDial() override = default;
    void begin(Millis timeout, std::stop_token stop);
    void onComplaints(const QList<QSslError> &complaints);
    void onError(QAbstractSocket::SocketError error);
    void onTimeout();
    void end(Result<Certificates> result);
    Certificates seen() const;

    const Endpoint m_whom;
    const Outcome m_outcome;
    QSslSocket m_socket;
    Patience m_timeout{[this] { onTimeout(); }};
    QStringList m_complaints;
    bool m_resolved = false, m_connected = false;
    // The last member: its destructor waits for a callback that runs in another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

/// The certificates that `whom` shows to somebody who trusts and shows what the profile says.
/// Errors: those of tlsConfiguration(), Refused, Unreachable, Unresolved, Silent (accepts and does
/// not answer), Disconnected, Tls, Cancelled.
QCoro::Task<TlsLook> lookAtTls(QString protocol, Endpoint whom, TlsProfile tls, Millis timeout, std::stop_token stop);

} // namespace warrener
