#include "record/catalogue/EntryPaths.h"

#include "record/catalogue/Manifest.h"

#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestPart = 200;
constexpr qsizetype longestOnDisk = 255;
constexpr qsizetype longestPath = 4'000;

/// Of "/etc/rabbitmq/rabbitmq.conf": each part by itself, so that nothing in it leads elsewhere.
QString partsOf(const QString &path)
{
    QStringList parts;
    for (const auto all = path.split(u'/', Qt::SkipEmptyParts); const QString &name : all)
        parts.append(entrypath::part(name));
    return parts.join(u'/');
}

} // namespace

namespace entrypath {

QString part(const QString &name)
{
    QByteArray encoded = name.toUtf8().toPercentEncoding();
    if (encoded.startsWith('.'))
        encoded.replace(0, 1, "%2E");
    if (encoded.size() > longestPart) {
        qsizetype end = longestPart;
        // Not within a "%2F".
        if (const qsizetype percent = encoded.lastIndexOf('%', end - 1); percent > end - 3)
            end = percent;
        encoded = encoded.first(end) + '~' + sha256Hex(name.toUtf8()).first(16).toLatin1();
    }
    return QString::fromLatin1(encoded.isEmpty() ? QByteArray("%") : encoded);
}

QString vhostDefinitions(const QString &vhost)
{
    return ofVhosts + part(vhost) + u".json"_s;
}

QString configuration(const QString &host, const QString &path)
{
    return ofConfiguration + part(host) + u'/' + partsOf(path);
}

QString log(const QString &host, const QString &path)
{
    return ofLogs + part(host) + u'/' + partsOf(path);
}

QString messages(const QString &vhost, const QString &queue)
{
    return u"messages/"_s + part(vhost) + u'/' + part(queue) + u".cborseq"_s;
}

QString data(const QString &node)
{
    return ofData + part(node) + u".tar"_s;
}

QString hostOf(const QString &path)
{
    const bool isData = path.startsWith(ofData);
    if (!isData && !path.startsWith(ofConfiguration) && !path.startsWith(ofLogs))
        return {};
    QString name = path.section(u'/', 1, 1);
    if (isData && name.endsWith(".tar"_L1))
        name.chop(4);
    return QUrl::fromPercentEncoding(name.toUtf8());
}

} // namespace entrypath

bool isEntryPath(const QString &path)
{
    if (path.isEmpty() || path.size() > longestPath)
        return false;
    for (const QChar c : path) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f || c == u'\\')
            return false;
    }
    if (!path.isValidUtf16() || path.toUtf8().size() > longestPath)
        return false;
    for (const auto all = QStringView(path).split(u'/'); const QStringView part : all) {
        if (part.isEmpty() || part == u"." || part == u".." || part.toUtf8().size() > longestOnDisk)
            return false;
    }
    return true;
}

} // namespace warrener
