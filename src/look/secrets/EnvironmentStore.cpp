#include "look/secrets/EnvironmentStore.h"

#include <QCoreApplication>

namespace warrener {

QCoro::Task<Result<QString>> EnvironmentStore::read(ClusterName, QString)
{
    if (m_secret.isEmpty())
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Secrets", "%1 is not set").arg(m_variable));
    co_return QString(m_secret);
}

QCoro::Task<Status> EnvironmentStore::write(ClusterName, QString, QString)
{
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Secrets", "A password cannot be kept in the environment"));
}

QCoro::Task<Status> EnvironmentStore::remove(ClusterName, QString)
{
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Secrets", "A password cannot be removed from the environment"));
}

} // namespace warrener
