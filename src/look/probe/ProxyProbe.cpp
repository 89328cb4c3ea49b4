#include "look/probe/ProxyProbe.h"

#include "look/examination/HaproxyConfig.h"
#include "look/host/HostShell.h"
#include "look/probe/ProxyAnswers.h"
#include "look/proxy/HaproxyFiles.h"
#include "look/proxy/HaproxySocket.h"
#include "look/proxy/HaproxyText.h"
#include "look/proxy/TcpQuestion.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis mostTime = 6s;
constexpr qint64 mostBytes = 16 * 1024 * 1024;
constexpr auto stateQuestion = "show cli level;show info;show stat;show servers state\n";

void failAll(ProxyDeepLook &look, const Error &error)
{
    look.processes.error = look.workers.error = look.config.error = look.test.error = error;
    if (!look.servers.has())
        look.servers.error = error;
}

/// Where the profile names no backend: the one that leads to brokers.
Result<QString> backendOf(const QList<ProxyServerLook> &servers, const haproxy::BrokerPlaces &brokers)
{
    QList<haproxy::ServerTable> tables;
    for (const ProxyServerLook &server : servers) {
        auto table = std::ranges::find(tables, server.backend, &haproxy::ServerTable::backend);
        if (table == tables.end())
            table = tables.insert(tables.end(), {.backend = server.backend, .servers = {}});
        table->servers.append({.name = server.name, .address = server.address, .port = quint16(server.port)});
    }
    return haproxy::brokerBackend(tables, brokers);
}

void readServers(ProxyDeepLook &look, const QByteArray &text, const haproxy::BrokerPlaces &brokers, Millis took)
{
    Result<QList<ProxyServerLook>> servers = parseProxyState(text);
    if (servers && look.backend.isEmpty() && !servers->isEmpty()) {
        if (const Result<QString> backend = backendOf(*servers, brokers))
            look.backend = *backend;
        else
            servers = std::unexpected(backend.error());
    }
    look.level = haproxy::toId(haproxy::parseLevel(text.trimmed()));
    look.servers = Answer<QList<ProxyServerLook>>::of(std::move(servers), took);
}

void readSections(ProxyDeepLook &look, const QMap<QString, ProxySection> &sections, const ProxyProfile &proxy, const haproxy::BrokerPlaces &brokers,
                  Millis took)
{
    const QString host = proxy.host.value;
    const ProxySection processes = sections.value(u"process"_s);
    if (processes.exitCode == 127)
        look.processes.error = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Haproxy", "%1 has no program “ps”").arg(host)).error();
    else
        look.processes = {.value = int(processes.text.simplified().isEmpty() ? 0 : processes.text.simplified().split(' ').size()), .error = {}, .took = took};

    if (const auto state = sections.constFind(u"state"_s); state != sections.cend()) {
        readServers(look, state->text, brokers, took);
        if (!look.servers.has() && state->exitCode != 0)
            look.servers.error = haproxy::socketError(state->text, host, proxy.socket);
    }
    if (const auto proc = sections.constFind(u"proc"_s); proc != sections.cend()) {
        Result<QList<ProxyWorker>> workers = parseShowProc(proc->text);
        if (!workers && proc->exitCode != 0)
            workers = std::unexpected(haproxy::socketError(proc->text, host, proxy.masterSocket));
        look.workers = Answer<QList<ProxyWorker>>::of(std::move(workers), took);
    }
    look.configFiles = QString::fromUtf8(sections.value(u"files"_s).text.left(4096)).split(u'\n', Qt::SkipEmptyParts);
    const ProxySection config = sections.value(u"config"_s);
    if (config.exitCode == 0)
        look.config = {.value = haproxy::maskSecrets(QString::fromUtf8(config.text)), .error = {}, .took = took};
    else
        look.config.error = failure(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "HAProxy's configuration on %1 cannot be read").arg(host),
                                    look.configFiles.join(u", "_s))
                                .error();
    const ProxySection test = sections.value(u"test"_s);
    const QString said = haproxy::maskSecrets(QString::fromUtf8(test.text)).trimmed().right(2000);
    if (test.exitCode < 0 || test.exitCode == 127 || said.startsWith("sudo:"_L1))
        look.test.error = failure(ErrorKind::NotConfigured,
                                  QCoreApplication::translate("Haproxy", "HAProxy on %1 cannot be asked to check its configuration").arg(host), said)
                              .error();
    else
        look.test = {.value = ProxyConfigTest{.valid = test.exitCode == 0, .said = said}, .error = {}, .took = took};
    static const QRegularExpression version(uR"(version ([0-9][^\s]{0,40}))"_s);
    look.version = version.match(QString::fromUtf8(sections.value(u"version"_s).text)).captured(1);
}

QCoro::Task<> askOldWorkers(ProbeContext context, ProxyProfile proxy, ProxyDeepLook *look, std::stop_token stop)
{
    QList<qint64> pids;
    for (const auto all = look->workers.value.value_or(QList<ProxyWorker>{}); const ProxyWorker &worker : all) {
        if (worker.old && pids.size() < 20)
            pids.append(worker.pid);
    }
    HostShell *shell = context.access->shell(proxy.host);
    if (pids.isEmpty() || shell == nullptr)
        co_return;
    const QString root = shell->target().sudo ? u"sudo -n"_s : QString();
    const Result<CommandResult> result = co_await shell->run(workerScript(proxy.masterSocket, pids, root), {.timeout = mostTime, .maxBytes = mostBytes}, stop);
    const QMap<QString, ProxySection> sections = result ? proxySections(result->out) : QMap<QString, ProxySection>{};
    for (ProxyWorker &worker : *look->workers.value) {
        if (!worker.old)
            continue;
        const auto info = haproxy::parseInfo(sections.value(u"worker-%1"_s.arg(worker.pid)).text);
        // The socket that asks is no session of a client.
        if (info && info->contains("CurrConns"))
            worker.sessions = {.value = std::max<qint64>(0, info->value("CurrConns").toLongLong()), .error = {}, .took = {}};
        else
            worker.sessions.error = result ? (info ? failure(ErrorKind::Malformed, {}).error() : info.error()) : result.error();
    }
}

} // namespace

QCoro::Task<ProxyDeepLook> lookAtProxy(ProbeContext context, ProxyProfile proxy, std::stop_token stop)
{
    const QString what = QCoreApplication::translate("ProxyProbe", "%1: HAProxy").arg(proxy.name.value);
    if (context.progress)
        context.progress(what, false);
    QElapsedTimer timer;
    timer.start();
    ProxyDeepLook look;
    look.backend = proxy.backend;
    const Error unset =
        failure(ErrorKind::NotConfigured, QCoreApplication::translate("Haproxy", "The profile names no admin socket of %1").arg(proxy.name.value)).error();
    look.servers.error = unset;
    const haproxy::BrokerPlaces brokers = haproxy::brokerPlaces(context.profile());

    if (proxy.socket.startsWith("tcp:"_L1)) {
        const Endpoint endpoint = endpointFromText(proxy.socket.mid(4), 0);
        if (endpoint.isSet()) {
            const Result<QByteArray> answer = co_await TcpQuestion::ask(endpoint, stateQuestion, mostBytes, mostTime, stop);
            if (answer)
                readServers(look, *answer, brokers, Millis{timer.elapsed()});
            else
                look.servers.error = answer.error();
        }
    }
    HostShell *shell = context.access->shell(proxy.host);
    const HostProfile *host = context.profile().host(proxy.host);
    if (shell == nullptr || host == nullptr) {
        failAll(look, failure(ErrorKind::NotConfigured,
                              QCoreApplication::translate("Haproxy", "The profile names no SSH login to the host of %1").arg(proxy.name.value))
                          .error());
    } else {
        const QString socket = haproxy::isSocketPath(proxy.socket) ? proxy.socket : QString();
        const QString master = haproxy::isSocketPath(proxy.masterSocket) ? proxy.masterSocket : QString();
        const QString root = shell->target().sudo ? u"sudo -n"_s : QString();
        const Result<CommandResult> result =
            co_await shell->run(proxyScript(socket, master, haproxy::usualFile(*host), root), {.timeout = mostTime, .maxBytes = mostBytes}, stop);
        if (result)
            readSections(look, proxySections(result->out), proxy, brokers, Millis{timer.elapsed()});
        else
            failAll(look, result.error());
        co_await askOldWorkers(context, proxy, &look, stop);
    }
    if (context.progress)
        context.progress(what, true);
    co_return look;
}

QCoro::Task<QMap<ProxyName, ProxyDeepLook>> lookAtProxies(ProbeContext context, std::stop_token stop)
{
    std::vector<std::pair<ProxyName, QCoro::Task<ProxyDeepLook>>> tasks;
    for (const ProxyProfile &proxy : context.profile().proxies)
        tasks.emplace_back(proxy.name, lookAtProxy(context, proxy, stop));
    QMap<ProxyName, ProxyDeepLook> looks;
    for (auto &[name, task] : tasks)
        looks.insert(name, co_await std::move(task));
    co_return looks;
}

} // namespace warrener
