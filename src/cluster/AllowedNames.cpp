#include "cluster/AllowedNames.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestClusterName = 64;
constexpr qsizetype longestName = 255;  ///< of an Erlang node, a DNS name, a file
constexpr qsizetype longestPath = 1024; ///< far below PATH_MAX: names of files are put behind it

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool consistsOf(const QString &text, QStringView more)
{
    return std::ranges::all_of(text, [more](QChar c) { return isPlain(c) || more.contains(c); });
}

/// No program takes it, or a part of it, for an option.
bool looksLikeAnOption(const QString &text)
{
    return text.startsWith(u'-') || text.contains("@-"_L1) || text.contains("/-"_L1);
}

bool isPath(const QString &text)
{
    // Letters of any script: people name their folders.
    const bool plain = std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || u" ._-+@:,=~/"_s.contains(c); });
    return plain && text.startsWith(u'/') && text.size() <= longestPath && !text.split(u'/').contains(".."_L1);
}

bool isHost(const QString &text)
{
    return text.size() <= longestName && consistsOf(text, u"@._-:[]%") && !looksLikeAnOption(text);
}

bool isSshTarget(const QString &text)
{
    const QLatin1StringView scheme("ssh://");
    const QString target = text.startsWith(scheme) ? text.sliced(scheme.size()) : text;
    return !target.isEmpty() && text.size() <= longestName && consistsOf(target, u"@._-+:[]%") && !looksLikeAnOption(target);
}

bool isSocket(const QString &text)
{
    if (!text.startsWith("tcp:"_L1))
        return isPath(text);
    const QString place = text.sliced(4);
    const qsizetype colon = place.lastIndexOf(u':');
    const QString port = place.sliced(colon + 1);
    return colon > 0 && !port.isEmpty() && std::ranges::all_of(port, [](QChar c) { return c >= u'0' && c <= u'9'; }) && isHost(place.first(colon));
}

bool isUser(const QString &text)
{
    return text.size() <= longestName
           && std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
}

} // namespace

QString whyNotAllowed(NameKind kind, const QString &text)
{
    if (text.isEmpty() && kind != NameKind::User)
        return QCoreApplication::translate("AllowedNames", "is empty");
    switch (kind) {
    case NameKind::Cluster:
        if (text.size() <= longestClusterName && consistsOf(text, u"._-") && !text.startsWith(u'.'))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no cluster's name: letters a–z, digits, “.”, “_” and “-”, at most 64, no “.” at its begin");
    case NameKind::Node:
        if (text.size() <= longestName && consistsOf(text, u"@._-") && !looksLikeAnOption(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no node's name: letters a–z, digits, “@”, “.”, “_” and “-”");
    case NameKind::Host:
        if (isHost(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no host's name: letters a–z, digits, “.”, “_”, “-” and “:”, no “-” at its begin");
    case NameKind::SshTarget:
        if (isSshTarget(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is nothing that ssh can be given: USER@HOST, of letters a–z, digits, “.”, “_”, “-”, “+” and “:”");
    case NameKind::Path:
        if (isPath(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no path: it begins with “/”, has no step “..”, no quotes, no “\\”, no “$”");
    case NameKind::Service:
        if (text.size() <= longestName && consistsOf(text, u"@._-:") && !looksLikeAnOption(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no name of a service: letters a–z, digits, “@”, “.”, “_”, “-” and “:”");
    case NameKind::Socket:
        if (isSocket(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no socket: an absolute path, or “tcp:HOST:PORT”");
    case NameKind::User:
        if (isUser(text))
            return {};
        return QCoreApplication::translate("AllowedNames", "is no user's name: at most 255 characters, none of them invisible");
    }
    Q_UNREACHABLE_RETURN({});
}

Status checkClusterName(const QString &name)
{
    if (name.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("ProfileStore", "A cluster needs a name"));
    if (name.size() > longestClusterName)
        return failure(ErrorKind::Usage, QCoreApplication::translate("ProfileStore", "A cluster's name has at most 64 characters"));
    if (!whyNotAllowed(NameKind::Cluster, name).isEmpty()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("ProfileStore", "A cluster's name holds only letters a–z, digits, “.”, “_” and “-”"));
    }
    return {};
}

QString fileStem(const ClusterName &cluster)
{
    if (whyNotAllowed(NameKind::Cluster, cluster.value).isEmpty())
        return cluster.value;
    return u'%' + QString::fromLatin1(QCryptographicHash::hash(cluster.value.toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace warrener
