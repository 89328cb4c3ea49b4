#pragma once

#include "look/secrets/SecretStore.h"

#include <memory>
#include <vector>

namespace warrener {

/// Several stores, asked in order. read(): the first that has the secret; where none has it,
/// the first error that is more than NotFound. write() and remove(): the first store that can.
class ChainStore final : public SecretStore
{
public:
    using Stores = std::vector<std::shared_ptr<SecretStore>>;

    explicit ChainStore(Stores stores) : m_stores(std::move(stores)) {}

    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    const Stores m_stores;
};

} // namespace warrener
