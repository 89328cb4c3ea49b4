#include "look/secrets/MemoryStore.h"

#include <QCoreApplication>

namespace warrener {

QCoro::Task<Result<QString>> MemoryStore::read(ClusterName cluster, QString user)
{
    const auto found = m_secrets.constFind({cluster, user});
    if (found == m_secrets.cend())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("MemoryStore", "No password was given for %1 yet").arg(cluster.value));
    co_return *found;
}

QCoro::Task<Status> MemoryStore::write(ClusterName cluster, QString user, QString secret)
{
    m_secrets.insert({cluster, user}, secret);
    co_return Status{};
}

QCoro::Task<Status> MemoryStore::remove(ClusterName cluster, QString user)
{
    m_secrets.remove({cluster, user});
    co_return Status{};
}

} // namespace warrener
