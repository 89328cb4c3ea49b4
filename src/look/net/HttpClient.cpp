#include "look/net/HttpClient.h"

#include "look/net/HttpErrors.h"
#include "look/net/HttpExchange.h"
#include "look/net/TlsSetup.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace warrener {

QString pathSegment(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QByteArray wholeText(const HttpReply &reply)
{
    return reply.isWhole && !reply.body.isEmpty() && !reply.body.endsWith('\n') ? reply.body + '\n' : reply.body;
}

HttpClient::HttpClient(HttpAccess access, QObject *parent)
    : QObject(parent), m_access(std::move(access)), m_network(std::make_unique<QNetworkAccessManager>(this))
{
    m_clock.start();
    // A password in the URL would end up in messages; the profile keeps it apart.
    m_access.base.setUserInfo(QString());
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);

    const QString scheme = m_access.base.scheme();
    if (!m_access.base.isValid() || m_access.base.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1)) {
        m_broken = failure(ErrorKind::NotConfigured,
                           m_access.base.isEmpty() ? tr("No address is configured") : tr("%1 is not an http or https address").arg(shownUrl(m_access.base)))
                       .error();
    } else if (scheme == "https"_L1) {
        auto tls = tlsConfiguration(m_access.tls);
        if (!QSslSocket::supportsSsl())
            m_broken = failure(ErrorKind::Tls, tr("Qt finds no TLS library on this computer")).error();
        else if (!tls)
            m_broken = tls.error();
        else
            m_tls = std::make_unique<QSslConfiguration>(*std::move(tls));
    }
}

HttpClient::~HttpClient()
{
    // While everything they use is still there.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

QString HttpClient::serverText() const
{
    return warrener::serverText(m_access.base);
}

QCoro::Task<Result<HttpReply>> HttpClient::send(HttpRequest request, std::stop_token stop)
{
    auto *exchange = new HttpExchange(*this, std::move(request), std::move(stop));
    // Nothing of this object may be touched from here on: it may be gone when the answer is in.
    co_return co_await exchange->start();
}

void HttpClient::lookUpHost()
{
    // Tells a name server that is silent from a host that is: Qt's own reply does not.
    if (m_lookedUp)
        return;
    m_lookedUp = true;
    if (!QHostAddress(m_access.base.host()).isNull()) {
        m_hostResolved = true; // looking up an address would ask for its name
        return;
    }
    QHostInfo::lookupHost(m_access.base.host(), this, [this](const QHostInfo &info) {
        m_hostResolved = info.error() == QHostInfo::NoError;
        m_lookedUp = m_hostResolved;
    });
}

} // namespace warrener
