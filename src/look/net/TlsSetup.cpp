#include "look/net/TlsSetup.h"

#include "base/PlainFile.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 mostFileBytes = 1024 * 1024;

Result<QByteArray> readPem(const QString &name)
{
    QFile file(name);
    if (!openPlainFile(file)) {
        return failure(ErrorKind::Io, QCoreApplication::translate("TlsSetup", "The file %1 cannot be read").arg(name), file.errorString());
    }
    const QByteArray content = file.read(mostFileBytes + 1);
    if (content.size() > mostFileBytes) {
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("TlsSetup", "The file %1 is too large for a certificate or key").arg(name));
    }
    return content;
}

Result<QList<QSslCertificate>> readCertificates(const QString &name)
{
    const auto pem = readPem(name);
    if (!pem)
        return std::unexpected(pem.error());
    QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    certificates.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (certificates.isEmpty()) {
        return failure(ErrorKind::Tls, QCoreApplication::translate("TlsSetup", "The file %1 holds no certificate in PEM form").arg(name));
    }
    return certificates;
}

Result<QSslKey> readKey(const QString &name)
{
    const auto pem = readPem(name);
    if (!pem)
        return std::unexpected(pem.error());
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    if (pem->contains("ENCRYPTED")) {
        return failure(ErrorKind::Tls, QCoreApplication::translate("TlsSetup", "The key %1 is locked by a passphrase: give one without").arg(name));
    }
    return failure(ErrorKind::Tls, QCoreApplication::translate("TlsSetup", "The file %1 holds no private key in PEM form").arg(name));
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsProfile &profile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!profile.ca.isEmpty()) {
        const auto authorities = readCertificates(profile.ca);
        if (!authorities)
            return std::unexpected(authorities.error());
        tls.setCaCertificates(*authorities);
    }
    if (!profile.clientCertificate.isEmpty()) {
        const auto chain = readCertificates(profile.clientCertificate);
        if (!chain)
            return std::unexpected(chain.error());
        // A key in the same file is common.
        const auto key = readKey(profile.clientKey.isEmpty() ? profile.clientCertificate : profile.clientKey);
        if (!key)
            return std::unexpected(key.error());
        tls.setLocalCertificateChain(*chain);
        tls.setPrivateKey(*key);
    }
    return tls;
}

} // namespace warrener
