#pragma once

#include "base/Clock.h"
#include "look/secrets/SecretStore.h"

namespace warrener {

/// The system's keychain by QtKeychain: Secret Service, KWallet, macOS, Windows. Service
/// "warrener", key "CLUSTER/user". Never its insecure fallback to a plain file. Use it in the
/// main thread: a service may ask the person to unlock it.
class KeychainStore final : public SecretStore
{
public:
    /// `patience`: how long a service may take, unlocking by the person included.
    explicit KeychainStore(Millis patience = Millis{60000}) : m_patience(patience) {}

    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    const Millis m_patience;
};

} // namespace warrener
