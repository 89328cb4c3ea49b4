#include "look/host/SshFailure.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace warrener {

Error sshFailure(const QString &label, const QByteArray &standardError)
{
    const QString detail = QString::fromUtf8(standardError).trimmed().right(1000);
    const auto says = [&](std::initializer_list<QLatin1StringView> texts) {
        return std::ranges::any_of(texts, [&](QLatin1StringView text) { return detail.contains(text, Qt::CaseInsensitive); });
    };
    const auto error = [&](ErrorKind kind, const QString &message) { return Error{.kind = kind, .message = message.arg(label), .detail = detail}; };

    if (says({"configuration option"_L1, "user config file"_L1, "Bad owner or permissions"_L1, "extra arguments"_L1})) {
        return error(ErrorKind::NotConfigured, QCoreApplication::translate("SshFailure", "The SSH configuration for %1 is not valid"));
    }
    // From the particular to the general: a changed key also ends in "verification failed".
    if (says({"HOST IDENTIFICATION HAS CHANGED"_L1})) {
        return error(ErrorKind::Tls, QCoreApplication::translate(
                                         "SshFailure", "The host key of %1 has changed: it was installed anew, or another machine answers in its place"));
    }
    if (says({"Host key verification failed"_L1, "host key is known for"_L1})) {
        return error(ErrorKind::Tls,
                     QCoreApplication::translate("SshFailure", "The host key of %1 is not known yet: connect once with ssh in a terminal and accept it"));
    }
    if (says({"Unable to negotiate"_L1})) {
        return error(ErrorKind::Tls, QCoreApplication::translate("SshFailure", "%1 and this machine have no SSH algorithm in common"));
    }
    if (says({"Could not resolve hostname"_L1}))
        return error(ErrorKind::Unresolved, QCoreApplication::translate("SshFailure", "The host name of %1 has no address"));
    if (says({"Permission denied"_L1, "Too many authentication failures"_L1})) {
        return error(ErrorKind::Unauthorized, QCoreApplication::translate("SshFailure", "%1 does not accept the SSH login: it knows none of the keys offered"));
    }
    if (says({"Connection refused"_L1})) {
        return error(ErrorKind::Refused, QCoreApplication::translate("SshFailure", "%1 refuses SSH: no SSH service listens there"));
    }
    if (says({"banner exchange"_L1, "timed out while waiting to read"_L1})) {
        return error(ErrorKind::Silent, QCoreApplication::translate("SshFailure", "%1 accepts the connection, but its SSH service does not answer"));
    }
    if (says({"not responding"_L1, "closed by"_L1, "Connection reset"_L1, "Broken pipe"_L1, "kex_exchange_identification"_L1})) {
        return error(ErrorKind::Disconnected, QCoreApplication::translate("SshFailure", "The SSH connection to %1 was lost"));
    }
    if (says({"timed out"_L1, "No route to host"_L1, "is unreachable"_L1, "Host is down"_L1})) {
        return error(ErrorKind::Unreachable, QCoreApplication::translate("SshFailure", "%1 cannot be reached by SSH"));
    }
    // What nobody knows here is no sign that the machine is gone.
    return error(ErrorKind::Disconnected, QCoreApplication::translate("SshFailure", "SSH to %1 failed"));
}

} // namespace warrener
