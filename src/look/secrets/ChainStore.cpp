#include "look/secrets/ChainStore.h"

#include <QCoreApplication>

namespace warrener {

namespace {

Error noStore()
{
    return {
        .kind = ErrorKind::NotAvailable, .message = QCoreApplication::translate("Secrets", "There is no place where a password could be kept"), .detail = {}};
}

} // namespace

QCoro::Task<Result<QString>> ChainStore::read(ClusterName cluster, QString user)
{
    const Stores stores = m_stores;
    Error reason{.kind = ErrorKind::NotFound,
                 .message = QCoreApplication::translate("Secrets", "There is no password for the user “%1” of %2").arg(user, cluster.value),
                 .detail = {}};
    for (const std::shared_ptr<SecretStore> &store : stores) {
        Result<QString> secret = co_await store->read(cluster, user);
        if (secret)
            co_return secret;
        if (reason.kind == ErrorKind::NotFound && secret.error().kind != ErrorKind::NotFound)
            reason = secret.error();
    }
    co_return std::unexpected(reason);
}

QCoro::Task<Status> ChainStore::write(ClusterName cluster, QString user, QString secret)
{
    const Stores stores = m_stores;
    for (const std::shared_ptr<SecretStore> &store : stores) {
        Status status = co_await store->write(cluster, user, secret);
        if (status || status.error().kind != ErrorKind::NotAvailable)
            co_return status;
    }
    co_return std::unexpected(noStore());
}

QCoro::Task<Status> ChainStore::remove(ClusterName cluster, QString user)
{
    const Stores stores = m_stores;
    for (const std::shared_ptr<SecretStore> &store : stores) {
        Status status = co_await store->remove(cluster, user);
        if (status || status.error().kind != ErrorKind::NotAvailable)
            co_return status;
    }
    co_return std::unexpected(noStore());
}

} // namespace warrener
