#include "look/probe/ReachNames.h"

#include "base/OffThread.h"
#include "cluster/AllowedNames.h"
#include "look/amqp/Abandonable.h"
#include "look/host/ProcessRun.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <netdb.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

Result<QStringList> resolve(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int code = ::getaddrinfo(name.constData(), nullptr, &hints, &found);
    if (code != 0) {
        return failure(ErrorKind::Unresolved, QCoreApplication::translate("ReachNames", "The name %1 has no address").arg(QString::fromUtf8(name)),
                       QString::fromUtf8(::gai_strerror(code)));
    }
    QStringList addresses;
    for (const addrinfo *at = found; at != nullptr && addresses.size() < 50; at = at->ai_next) {
        const QString text = QHostAddress(at->ai_addr).toString();
        if (!addresses.contains(text))
            addresses.append(text);
    }
    ::freeaddrinfo(found);
    return addresses;
}

Result<QStringList> resolveInTime(const QString &name, Millis timeout, const std::stop_token &stop)
{
    const auto found = abandonable<Result<QStringList>>([bytes = name.toUtf8()] { return resolve(bytes); }, timeout, stop);
    if (found)
        return *found;
    if (stop.stop_requested())
        return failure(ErrorKind::Cancelled, QCoreApplication::translate("ReachNames", "The look-up of %1 was cancelled").arg(name));
    return failure(ErrorKind::Timeout, QCoreApplication::translate("ReachNames", "The look-up of %1 got no answer").arg(name));
}

} // namespace

QCoro::Task<Result<QStringList>> lookUp(QString name, Millis timeout, std::stop_token stop)
{
    if (name.isEmpty())
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("ReachNames", "The profile names no address"));
    co_return co_await WaitingThread([name, timeout, stop] { return resolveInTime(name, timeout, stop); });
}

Result<Endpoint> parseSshConfiguration(const QByteArray &text)
{
    Endpoint endpoint{.host = {}, .port = 22};
    const QList<QByteArray> lines = text.left(256 * 1024).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype blank = line.indexOf(' ');
        const QByteArray key = line.left(blank).toLower();
        const QByteArray value = blank < 0 ? QByteArray() : line.mid(blank + 1).trimmed();
        if (key == "hostname")
            endpoint.host = QString::fromUtf8(value);
        else if (key == "port")
            endpoint.port = value.toUShort();
        else if ((key == "proxyjump" || key == "proxycommand") && value.toLower() != "none")
            return failure(ErrorKind::NotConfigured, QCoreApplication::translate("ReachNames", "SSH goes there through another host"));
    }
    if (!endpoint.isSet())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ReachNames", "What ssh says about its configuration cannot be understood"));
    return endpoint;
}

QCoro::Task<Result<Endpoint>> sshEndpoint(HostTarget target, std::stop_token stop)
{
    if (!whyNotAllowed(NameKind::SshTarget, target.ssh).isEmpty())
        co_return failure(ErrorKind::NotConfigured, QCoreApplication::translate("ReachNames", "The profile names no SSH target"));
    QStringList arguments{u"-G"_s};
    if (!target.sshConfig.isEmpty())
        arguments += {u"-F"_s, target.sshConfig};
    arguments += {u"--"_s, target.ssh};
    const Result<CommandResult> result = co_await ProcessRun::start({.program = target.sshProgram, .arguments = arguments, .label = u"ssh -G"_s},
                                                                    {.timeout = 3s, .maxBytes = 256 * 1024}, stop, nullptr);
    if (!result)
        co_return std::unexpected(result.error());
    co_return parseSshConfiguration(result->out);
}

} // namespace warrener
