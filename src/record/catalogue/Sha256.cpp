#include "record/catalogue/Sha256.h"

#include <openssl/evp.h>

namespace warrener {

namespace {

constexpr qsizetype sha256Bytes = 32;

EVP_MD_CTX *contextOf(void *context)
{
    return static_cast<EVP_MD_CTX *>(context);
}

/// Looked up once: OpenSSL asks its providers each time.
const EVP_MD *algorithm()
{
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return sha256;
}

} // namespace

void Sha256::Free::operator()(void *context) const
{
    EVP_MD_CTX_free(contextOf(context));
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    begin();
}

Sha256::~Sha256() = default;

// Every OpenSSL has this algorithm; without it nothing here is to be believed.
void Sha256::begin()
{
    if (EVP_DigestInit_ex2(contextOf(m_context.get()), algorithm(), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
}

void Sha256::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(contextOf(m_context.get()), bytes.data(), size_t(bytes.size())) != 1)
        qFatal("OpenSSL does not hash");
}

QByteArray Sha256::result()
{
    QByteArray bytes(sha256Bytes, Qt::Uninitialized);
    if (EVP_DigestFinal_ex(contextOf(m_context.get()), reinterpret_cast<unsigned char *>(bytes.data()), nullptr) != 1)
        qFatal("OpenSSL does not hash");
    begin();
    return bytes;
}

QString Sha256::hexOf(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace warrener
