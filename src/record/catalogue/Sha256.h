#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace warrener {

/// SHA-256 (FIPS 180-4) of bytes as they come, by OpenSSL, which uses the processor's own instructions: backups are hashed
/// as a whole, and QCryptographicHash takes ten times as long.
class Sha256 final
{
public:
    Sha256();
    ~Sha256();
    Q_DISABLE_COPY_MOVE(Sha256)

    void add(QByteArrayView bytes);
    /// 32 bytes, of all that was added; it begins anew.
    QByteArray result();
    /// 64 digits, likewise.
    QString hex() { return QString::fromLatin1(result().toHex()); }

    static QString hexOf(QByteArrayView bytes);

private:
    struct Free
    {
        void operator()(void *context) const;
    };
    void begin();

    std::unique_ptr<void, Free> m_context; ///< EVP_MD_CTX
};

} // namespace warrener
