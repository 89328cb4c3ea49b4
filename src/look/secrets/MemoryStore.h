#pragma once

#include "look/secrets/SecretStore.h"

#include <QHash>

#include <utility>

namespace warrener {

/// What a person has given, for as long as the program runs: nobody is asked twice where there is no keychain.
class MemoryStore final : public SecretStore
{
public:
    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    QHash<std::pair<ClusterName, QString>, QString> m_secrets;
};

} // namespace warrener
