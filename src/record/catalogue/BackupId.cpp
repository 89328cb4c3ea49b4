#include "record/catalogue/BackupId.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A cluster's name as the IDs of its backups have it.
QString clusterInBackupId(const QString &cluster)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9_]+"_s);
    QString name = cluster.left(200);
    name.replace(unsafe, u"-"_s);
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    name.truncate(60);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"cluster"_s : name;
}

} // namespace

QString newBackupId(BackupType type, const QString &cluster, TimePoint at)
{
    const QString chance = u"%1"_s.arg(QRandomGenerator::system()->bounded(0x10000), 4, 16, QLatin1Char('0'));
    return toDateTime(at).toUTC().toString(u"yyyyMMdd-HHmmss"_s) + u'-' + toId(type) + u'-' + clusterInBackupId(cluster) + u'-' + chance;
}

bool isIdOfCluster(const QString &id, const QString &cluster)
{
    if (!isBackupId(id))
        return false;
    // Behind the time and the type, in front of the four digits: a name may hold anything that an ID may.
    constexpr qsizetype atType = 16;
    constexpr qsizetype lengthOfChance = 5;
    const QString named = id.sliced(atType).chopped(lengthOfChance);
    return std::ranges::any_of(backupTypes, [&](BackupType type) { return named == toId(type) + u'-' + clusterInBackupId(cluster); });
}

bool isBackupId(const QString &text)
{
    static const QRegularExpression pattern(u"^[0-9]{8}-[0-9]{6}-(full|incremental|config|queue-data)-[A-Za-z0-9_-]{1,80}-[0-9a-f]{4}\\z"_s);
    return text.size() <= 120 && pattern.match(text).hasMatch();
}

TimePoint timeOfBackupId(const QString &id)
{
    if (!isBackupId(id))
        return {};
    QDateTime at = QDateTime::fromString(id.first(15), u"yyyyMMdd-HHmmss"_s);
    if (!at.isValid())
        return {};
    at.setTimeZone(QTimeZone::UTC);
    return fromDateTime(at);
}

} // namespace warrener
