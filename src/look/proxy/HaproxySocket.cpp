#include "look/proxy/HaproxySocket.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

namespace {

constexpr qsizetype longestSocketPath = 107; // sun_path of unix(7), without its end
constexpr qsizetype longestSaid = 500;

bool isPlain(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z') || (character >= u'0' && character <= u'9')
           || QStringView(u"/._-@+").contains(character);
}

} // namespace

bool isSocketPath(const QString &path)
{
    return path.startsWith(u'/') && path.size() <= longestSocketPath && std::ranges::all_of(path, isPlain);
}

Error socketError(const QByteArray &said, const QString &where, const QString &path)
{
    const QString detail = QString::fromUtf8(said).trimmed().right(longestSaid);
    const auto error = [&](ErrorKind kind, const QString &message) { return Error{.kind = kind, .message = message, .detail = detail}; };
    if (detail.contains(noSocketProgram)) {
        return error(ErrorKind::NotConfigured,
                     QCoreApplication::translate("Haproxy", "%1 has neither socat nor nc to reach HAProxy's socket: install socat there").arg(where));
    }
    if (detail.contains("No such file"_L1))
        return error(ErrorKind::NotFound, QCoreApplication::translate("Haproxy", "%1 has no HAProxy socket %2").arg(where, path));
    if (detail.contains("Connection refused"_L1))
        return error(ErrorKind::Refused, QCoreApplication::translate("Haproxy", "HAProxy does not run on %1").arg(where));
    // socat writes it large, others small.
    if (detail.contains("permission denied"_L1, Qt::CaseInsensitive) || detail.startsWith("sudo:"_L1))
        return error(ErrorKind::Forbidden, QCoreApplication::translate("Haproxy", "The login on %1 has no right to HAProxy's socket %2").arg(where, path));
    return error(ErrorKind::Command, QCoreApplication::translate("Haproxy", "HAProxy's socket %2 on %1 could not be asked").arg(where, path));
}

} // namespace warrener::haproxy
