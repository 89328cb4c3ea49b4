#pragma once

#include "look/secrets/SecretStore.h"

namespace warrener {

/// The password that stood in an environment variable, for every cluster and user alike. Read-only: who
/// makes it has taken the variable out of the environment at the program's start (takeFromEnvironment()).
class EnvironmentStore final : public SecretStore
{
public:
    static constexpr auto usualVariable = "WARRENER_PASSWORD";

    /// `secret` empty: the variable was not set.
    explicit EnvironmentStore(QString secret, QString variable = QString::fromLatin1(usualVariable))
        : m_secret(std::move(secret)), m_variable(std::move(variable))
    {
    }

    QCoro::Task<Result<QString>> read(ClusterName cluster, QString user) override;
    QCoro::Task<Status> write(ClusterName cluster, QString user, QString secret) override;
    QCoro::Task<Status> remove(ClusterName cluster, QString user) override;

private:
    const QString m_secret;
    const QString m_variable;
};

} // namespace warrener
