#pragma once

#include "base/Clock.h"
#include "look/secrets/SecretStore.h"

#include <memory>

namespace warrener {

/// The password from an open file descriptor, read once, up to the first line break, at most
/// 4 KiB; for every cluster and user alike. Waits for it without blocking the thread. Read-only.
class DescriptorStore final : public SecretStore
{
public:
    explicit DescriptorStore(int descriptor, Millis patience = Millis{30000});
    ~DescriptorStore() override;

    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace warrener
