#include "look/probe/TlsDial.h"

#include "base/Post.h"
#include "base/Units.h"
#include "look/net/TlsSetup.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>

namespace warrener {

namespace {

constexpr qsizetype mostCertificates = 10;
constexpr qsizetype mostNames = 100;

bool isAboutDates(const QSslError &error)
{
    return error.error() == QSslError::CertificateExpired || error.error() == QSslError::CertificateNotYetValid;
}

} // namespace

CertificateLook certificateLook(const QSslCertificate &certificate)
{
    CertificateLook look{.subject = certificate.subjectDisplayName().left(200),
                         .issuer = certificate.issuerDisplayName().left(200),
                         .serial = QString::fromLatin1(certificate.serialNumber()).left(200),
                         .from = fromDateTime(certificate.effectiveDate()),
                         .until = fromDateTime(certificate.expiryDate())};
    look.names = certificate.subjectAlternativeNames().values().first(std::min<qsizetype>(mostNames, certificate.subjectAlternativeNames().size()));
    return look;
}

TlsDial::Outcome TlsDial::dial(Endpoint whom, QSslConfiguration tls, Millis timeout, std::stop_token stop)
{
    auto *self = new TlsDial(std::move(whom), std::move(tls));
    Outcome outcome = self->m_outcome;
    self->begin(timeout, std::move(stop));
    return outcome;
}

TlsDial::TlsDial(Endpoint whom, QSslConfiguration tls) : m_whom(std::move(whom))
{
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket.setSslConfiguration(tls);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QSslSocket::hostFound, this, [this] { m_resolved = true; });
    connect(&m_socket, &QSslSocket::connected, this, [this] { m_connected = true; });
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsDial::onComplaints);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { end(seen()); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &TlsDial::onError);
}

void TlsDial::begin(Millis timeout, std::stop_token stop)
{
    const auto cancel = [this] { end(failure(ErrorKind::Cancelled, tr("The question to %1 was cancelled").arg(toText(m_whom)))); };
    if (stop.stop_requested()) {
        cancel();
        return;
    }
    if (stop.stop_possible()) {
        // May be called in any thread; the queued call comes to nothing once the object is gone.
        m_onStop.emplace(std::move(stop), [this, cancel] { post(this, cancel); });
    }
    m_timeout.start(timeout);
    m_socket.connectToHostEncrypted(m_whom.host, m_whom.port);
}

void TlsDial::onComplaints(const QList<QSslError> &complaints)
{
    for (const QSslError &complaint : complaints) {
        if (!isAboutDates(complaint) && !m_complaints.contains(complaint.errorString()))
            m_complaints.append(complaint.errorString());
    }
    m_socket.ignoreSslErrors();
}

TlsDial::Certificates TlsDial::seen() const
{
    Certificates certificates{.chain = {}, .complaints = m_complaints};
    const QList<QSslCertificate> chain = m_socket.peerCertificateChain();
    for (const auto all = chain.first(std::min(mostCertificates, chain.size())); const QSslCertificate &certificate : all)
        certificates.chain.append(certificateLook(certificate));
    return certificates;
}

void TlsDial::onError(QAbstractSocket::SocketError error)
{
    const QString where = toText(m_whom);
    const QString words = m_socket.errorString();
    if (error == QAbstractSocket::ConnectionRefusedError)
        end(failure(ErrorKind::Refused, tr("%1 refuses the connection").arg(where), words));
    else if (error == QAbstractSocket::HostNotFoundError)
        end(failure(ErrorKind::Unresolved, tr("The name of %1 has no address").arg(where), words));
    else if (error == QAbstractSocket::SslHandshakeFailedError)
        end(failure(ErrorKind::Tls, tr("%1 and the console did not agree on TLS").arg(where), words));
    else if (m_connected)
        end(failure(ErrorKind::Disconnected, tr("%1 closed the connection in the middle of the TLS handshake").arg(where), words));
    else
        end(failure(ErrorKind::Unreachable, tr("There is no way to %1").arg(where), words));
}

void TlsDial::onTimeout()
{
    const QString where = toText(m_whom);
    if (m_connected)
        end(failure(ErrorKind::Silent, tr("%1 accepts connections and does not answer").arg(where)));
    else if (m_resolved)
        end(failure(ErrorKind::Unreachable, tr("No connection to %1 within %2").arg(where, units::duration(m_timeout.patience()))));
    else
        end(failure(ErrorKind::Unresolved, tr("The name of %1 was not resolved in time").arg(where)));
}

void TlsDial::end(Result<Certificates> result)
{
    if (m_outcome.isFinished())
        return;
    m_timeout.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    m_outcome.finish(std::move(result));
    deleteLater();
}

QCoro::Task<TlsLook> lookAtTls(QString protocol, Endpoint whom, TlsProfile tls, Millis timeout, std::stop_token stop)
{
    TlsLook look{.protocol = protocol, .endpoint = whom, .chain = {}, .complaints = {}};
    const Result<QSslConfiguration> configuration = tlsConfiguration(tls);
    if (!configuration) {
        look.chain.error = configuration.error();
        co_return look;
    }
    QElapsedTimer timer;
    timer.start();
    const Result<TlsDial::Certificates> seen = co_await TlsDial::dial(whom, *configuration, timeout, stop);
    if (seen)
        look.complaints = seen->complaints;
    look.chain = Answer<QList<CertificateLook>>::of(seen.transform([](const TlsDial::Certificates &certificates) { return certificates.chain; }),
                                                    Millis{timer.elapsed()});
    co_return look;
}

} // namespace warrener
