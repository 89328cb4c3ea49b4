#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "look/net/HttpClient.h"
#include "look/net/ManagementAnswers.h"

#include <QCoroTask>
#include <QList>
#include <QObject>

#include <cstdint>
#include <optional>
#include <stop_token>

namespace warrener {

/// What a person knows of a cluster when he begins: one URL and an account.
struct DiscoveryRequest
{
    QUrl management{}; ///< of any node: http(s)://host[:port][/prefix]; without a port the broker's own, else that of the scheme
    QString user{};
    QString password{};
    TlsProfile tls{};
    Millis timeout{3000}; ///< of each probe
};

/// One thing that was tried, and how it went.
struct DiscoveryStep
{
    enum class Outcome : std::uint8_t {
        Passed,
        Failed,   ///< it should be there: `error` says why not
        NotThere, ///< it may be missing, and it is (an exporter, TLS, SSH)
        Untried,  ///< something answers there; whether it lets us in was not tried
    };

    QString id{};      ///< stable: "login", "nodes", "management", "management-tls", "amqp", "amqps", "metrics", "exporter", "ssh"
    QString subject{}; ///< node or host it is about; empty: the cluster
    QString what{};    ///< translated, short: "Management API of broker2"
    Outcome outcome = Outcome::Passed;
    QString text{}; ///< translated: what was found, or what failed and what to do
    std::optional<Error> error{};
    Millis took{0};

    bool operator==(const DiscoveryStep &) const = default;
};

struct DiscoveryResult
{
    ClusterProfile profile;     ///< a draft: valid as it stands, to be corrected by the person
    QList<DiscoveryStep> steps; ///< in the order of nodes, then of parts
    WhoAmI account;
};

/// `url` at the first of these ports that takes a connection, or at the first of them where none does; as it is where it names one.
/// Nothing is sent. Each has `timeout`.
QCoro::Task<QUrl> withOpenPort(QUrl url, QList<quint16> ports, Millis timeout, std::stop_token stop = {});

/// Draws up a cluster profile from one management URL: asks who we are and which nodes there are,
/// then tries the parts of every node side by side. What cannot be reached is left out of the draft
/// where it is optional, and kept (with a failed step) where it must be there. Fails as a whole only
/// when the first URL does not answer or does not let us in.
class Discovery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Discovery)

public:
    explicit Discovery(QObject *parent = nullptr);
    ~Discovery() override;

    /// One at a time; destroying the object cancels it.
    QCoro::Task<Result<DiscoveryResult>> run(DiscoveryRequest request, std::stop_token stop = {});

Q_SIGNALS:
    void stepDone(const warrener::DiscoveryStep &step);

private:
    std::stop_source m_stop;
};

} // namespace warrener

Q_DECLARE_METATYPE(warrener::DiscoveryStep)
