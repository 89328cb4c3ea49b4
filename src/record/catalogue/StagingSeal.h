#pragma once

#include <QByteArray>

#include <memory>

namespace warrener {

/// What makes staged files unreadable to everybody but this process: AES-256 in counter mode, by OpenSSL, under a key that is
/// drawn by chance and stands in this process's memory only. When it ends, however it ends, nobody can read them any more. Whether
/// they are what was written is not its business: each has its hash.
class StagingSeal final
{
public:
    StagingSeal();
    Q_DISABLE_COPY_MOVE(StagingSeal)
    ~StagingSeal();

    /// For one file, written or read from its beginning to its end; every file has a nonce of its own.
    class Stream final
    {
    public:
        Stream(const StagingSeal &seal, const QByteArray &nonce);
        Q_DISABLE_COPY_MOVE(Stream)
        ~Stream();

        /// Sealed, or opened: the same. `to` has the room of `bytes`, and may be where they stand.
        void apply(QByteArrayView bytes, char *to);

    private:
        struct Free
        {
            void operator()(void *context) const;
        };
        std::unique_ptr<void, Free> m_context; ///< EVP_CIPHER_CTX
    };

    static QByteArray newNonce(); ///< 16 bytes

private:
    QByteArray m_key;
};

} // namespace warrener
