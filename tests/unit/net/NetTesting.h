#pragma once

#include "base/Result.h"
#include "look/net/HttpClient.h"

#include <QCoroTask>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

namespace warrener {

/// Runs the event loop until the task is done.
template <class T>
T await(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

inline QString dataFile(const QString &name)
{
    return QFINDTESTDATA(QStringLiteral("unit/net/data/") + name);
}

inline QByteArray recorded(const QString &name)
{
    QFile file(dataFile(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No test data %s", qPrintable(name));
    return file.readAll();
}

/// A server's, with one of the certificates of data/tls.
inline QSslConfiguration serverTls(const QString &name, bool wantsClient = false)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(recorded(QStringLiteral("tls/%1.pem").arg(name)), QSsl::Pem));
    tls.setPrivateKey(QSslKey(recorded(QStringLiteral("tls/%1.key").arg(name)), QSsl::Ec));
    if (wantsClient) {
        tls.setCaCertificates(QSslCertificate::fromData(recorded(QStringLiteral("tls/ca.pem"))));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return tls;
}

/// Bytes of memory that this process holds now.
inline qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// The most that this process held since this was made, by the kernel's own mark, which it resets.
class PeakMemory
{
public:
    PeakMemory()
    {
        QFile file(QStringLiteral("/proc/self/clear_refs"));
        if (file.open(QIODevice::WriteOnly))
            file.write("5");
    }
    qint64 bytes() const
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = file.readAll();
        return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').value(0).toLongLong() * 1024;
    }
};

inline HttpRequest getRequest(const QString &path)
{
    HttpRequest request;
    request.path = path;
    return request;
}

/// One test password in all tests, so that every text can be searched for it.
inline const QString testPassword = QStringLiteral("s3cret-Pass/wörd");

inline HttpAccess accessTo(const QUrl &base)
{
    return {
        .base = base,
        .user = QStringLiteral("operator"),
        .password = testPassword,
        .timeout = Millis{2000},
        .retries = 0,
    };
}

} // namespace warrener

namespace QTest {

template <>
inline char *toString(const warrener::ErrorKind &kind)
{
    return QTest::toString(warrener::toId(kind));
}

} // namespace QTest
