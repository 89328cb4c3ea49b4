#pragma once

#include "look/secrets/SecretStore.h"

namespace warrener {

/// The password in an environment variable, for every cluster and user alike. Read-only.
class EnvironmentStore final : public SecretStore
{
public:
    explicit EnvironmentStore(QString variable = QStringLiteral("WARRENER_PASSWORD")) : m_variable(std::move(variable)) {}

    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    const QString m_variable;
};

} // namespace warrener
