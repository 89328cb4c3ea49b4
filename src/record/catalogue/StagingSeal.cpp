#include "record/catalogue/StagingSeal.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace warrener {

namespace {

constexpr qsizetype sealKeyBytes = 32;
constexpr qsizetype sealNonceBytes = 16;
/// OpenSSL counts in ints.
constexpr qsizetype sealedAtOnce = 64 * 1024 * 1024;

QByteArray byChance(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(size)) != 1)
        qFatal("OpenSSL has no random numbers");
    return bytes;
}

EVP_CIPHER_CTX *cipherOf(void *context)
{
    return static_cast<EVP_CIPHER_CTX *>(context);
}

const unsigned char *numbers(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

} // namespace

StagingSeal::StagingSeal() : m_key(byChance(sealKeyBytes)) {}

StagingSeal::~StagingSeal()
{
    OPENSSL_cleanse(m_key.data(), size_t(m_key.size()));
}

QByteArray StagingSeal::newNonce()
{
    return byChance(sealNonceBytes);
}

void StagingSeal::Stream::Free::operator()(void *context) const
{
    EVP_CIPHER_CTX_free(cipherOf(context));
}

// Every OpenSSL has this cipher; without it nothing may be written.
StagingSeal::Stream::Stream(const StagingSeal &seal, const QByteArray &nonce) : m_context(EVP_CIPHER_CTX_new())
{
    if (nonce.size() != sealNonceBytes
        || EVP_EncryptInit_ex2(cipherOf(m_context.get()), EVP_aes_256_ctr(), numbers(seal.m_key.constData()), numbers(nonce.constData()), nullptr) != 1)
        qFatal("OpenSSL has no AES-256 in counter mode");
}

StagingSeal::Stream::~Stream() = default;

void StagingSeal::Stream::apply(QByteArrayView bytes, char *to)
{
    while (!bytes.isEmpty()) {
        const qsizetype some = std::min(bytes.size(), sealedAtOnce);
        int done = 0;
        if (EVP_EncryptUpdate(cipherOf(m_context.get()), reinterpret_cast<unsigned char *>(to), &done, numbers(bytes.data()), int(some)) != 1 || done != some)
            qFatal("OpenSSL does not encrypt");
        bytes = bytes.sliced(some);
        to += some;
    }
}

} // namespace warrener
