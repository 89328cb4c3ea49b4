#include "ui/clusters/NetPlacesRun.h"

#include "look/host/HostShell.h"
#include "look/proxy/HaproxyClient.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString saidBy(const HostTrial &trial)
{
    const QString who = QCoreApplication::translate("PlacesDialog", "%1 logged in on %2").arg(trial.user, trial.hostName);
    return trial.root ? QCoreApplication::translate("PlacesDialog", "%1, commands run as root").arg(who)
                      : QCoreApplication::translate("PlacesDialog", "%1, but not as root: %2").arg(who, trial.root.error().message);
}

constexpr qsizetype mostSockets = 4;

/// Whether the sockets that its file names answer, what they permit, and which backends run there: the file may
/// have been changed since.
QCoro::Task<> askSockets(PlaceTrial &trial, HostShell &shell, std::stop_token stop)
{
    const QList<haproxy::FoundSocket> named = trial.config->sockets;
    if (named.isEmpty() && !trial.config->unusable.isEmpty())
        trial.proxyProblem = QCoreApplication::translate("PlacesDialog", "Its file names admin sockets that cannot be asked from here: %1")
                                 .arg(trial.config->unusable.join(u", "_s));
    else if (named.isEmpty())
        trial.proxyProblem = QCoreApplication::translate("PlacesDialog", "Its file names no admin socket (“stats socket … level admin”)");
    for (const auto all = named.first(std::min(named.size(), mostSockets)); const haproxy::FoundSocket &found : all) {
        SocketTrial asked{.socket = found.socket};
        const HaproxyClient client({.name = {trial.host.value}, .host = trial.host, .socket = found.socket}, &shell);
        const Result<HaproxyClient::Whole> whole = co_await client.whole(stop);
        if (!whole)
            asked.problem = whole.error().message;
        else if (!whole->mayWrite)
            asked.problem = readOnlySocket(client.profile(), whole->level).message;
        if (whole) {
            for (const haproxy::ServerTable &table : whole->tables)
                asked.backends.insert(table.backend, static_cast<int>(table.servers.size()));
        }
        trial.sockets.append(asked);
    }
}

QCoro::Task<PlaceTrial> tryOne(HostProfile host, QString sshConfig, haproxy::BrokerPlaces brokers, std::stop_token stop)
{
    PlaceTrial trial{.host = host.name, .by = host};
    const HostTarget target{.ssh = host.ssh, .sshConfig = sshConfig, .sudo = host.sudo};
    HostShell shell(target);
    const Result<HostTrial> login = co_await warrener::tryHost(shell, stop);
    if (!login) {
        trial.text = login.error().message;
        trial.detail = login.error().detail;
        if (login.error().kind != ErrorKind::Tls)
            co_return trial;
        const Result<QList<HostKey>> keys = co_await askHostKeys(target, stop);
        if (keys)
            trial.unknown = *keys;
        else
            trial.text = keys.error().message;
        co_return trial;
    }
    trial.passed = login->root.has_value();
    trial.text = saidBy(*login);
    trial.installed = {.broker = login->broker, .proxy = login->proxy};
    if (!login->root || !login->proxy)
        co_return trial;
    Result<haproxy::FoundConfig> config = co_await haproxy::searchProxy(shell, host, brokers, stop);
    if (!config) {
        trial.proxyProblem = config.error().message;
        co_return trial;
    }
    trial.config = std::move(*config);
    co_await askSockets(trial, shell, stop);
    co_return trial;
}

} // namespace

void NetPlacesRun::tryHost(const HostProfile &host, const QString &sshConfig, const haproxy::BrokerPlaces &brokers)
{
    QCoro::connect(tryOne(host, sshConfig, brokers, m_stop.get_token()), this, [this](const PlaceTrial &trial) { Q_EMIT tried(trial); });
}

} // namespace warrener
