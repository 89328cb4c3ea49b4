#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QString>

namespace warrener {

/// Where passwords are kept. A secret leaves a store only as the value of read(): it is in no
/// message, detail or log. NotFound: the store works and holds no such secret; NotAvailable:
/// the store cannot do this at all; NotConfigured: there is no keychain service to ask.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) = 0;
    /// In place of what is there.
    virtual QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) = 0;
    /// Removing what is not there succeeds.
    virtual QCoro::Task<Status> remove(ClusterName cluster, QString user) = 0;
};

} // namespace warrener
