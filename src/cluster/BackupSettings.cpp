#include "cluster/BackupSettings.h"

#include "cluster/ProfileKeys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostScheduled = 32;
constexpr qsizetype mostRecipients = 64;

constexpr auto backupKey = "backup"_L1;
constexpr auto rpoKey = "rpoMinutes"_L1;
constexpr auto folderKey = "folder"_L1;
constexpr auto retentionKey = "retention"_L1;
constexpr auto secondPlaceKey = "secondPlace"_L1;
constexpr auto recipientsKey = "recipients"_L1;
constexpr auto scheduleKey = "schedule"_L1;
constexpr auto typeKey = "type"_L1;
constexpr auto calendarKey = "calendar"_L1;

struct RetentionRule
{
    QLatin1StringView key;
    int BackupRetention::*rule;
    Bounds bounds;
};

constexpr std::array retentionRules{
    RetentionRule{"days"_L1, &BackupRetention::days, backupbounds::days},     RetentionRule{"last"_L1, &BackupRetention::last, backupbounds::kept},
    RetentionRule{"hourly"_L1, &BackupRetention::hourly, backupbounds::kept}, RetentionRule{"daily"_L1, &BackupRetention::daily, backupbounds::kept},
    RetentionRule{"weekly"_L1, &BackupRetention::weekly, backupbounds::kept}, RetentionRule{"monthly"_L1, &BackupRetention::monthly, backupbounds::kept},
    RetentionRule{"yearly"_L1, &BackupRetention::yearly, backupbounds::kept}, RetentionRule{"minimum"_L1, &BackupRetention::minimum, backupbounds::minimum},
};

BackupRetention retentionFrom(const QJsonObject &json)
{
    BackupRetention retention;
    for (const RetentionRule &one : retentionRules)
        retention.*one.rule = profilekeys::within(json, one.key, one.bounds, retention.*one.rule);
    return retention;
}

void putRetention(QJsonObject &backup, const BackupRetention &retention)
{
    const BackupRetention normal;
    QJsonObject json = backup.value(retentionKey).toObject();
    for (const RetentionRule &one : retentionRules)
        profilekeys::put(json, one.key, retention.*one.rule, normal.*one.rule);
    profilekeys::putObject(backup, retentionKey, json);
}

QStringList recipientsFrom(const QJsonValue &value)
{
    QStringList recipients;
    for (const auto all = value.toArray(); const QJsonValue &one : all) {
        if (recipients.size() == mostRecipients)
            break;
        if (const QString text = one.toString(); !text.isEmpty())
            recipients.append(text);
    }
    return recipients;
}

QList<ScheduledBackup> scheduleFrom(const QJsonValue &value)
{
    QList<ScheduledBackup> schedule;
    for (const auto all = value.toArray(); const QJsonValue &one : all) {
        if (schedule.size() == mostScheduled)
            break;
        ScheduledBackup entry{.type = one[typeKey].toString(), .calendar = one[calendarKey].toString()};
        if (!entry.type.isEmpty() && !entry.calendar.isEmpty())
            schedule.append(std::move(entry));
    }
    return schedule;
}

QJsonArray scheduleJson(const QList<ScheduledBackup> &schedule)
{
    QJsonArray array;
    for (const ScheduledBackup &entry : schedule)
        array.append(QJsonObject{{typeKey, entry.type}, {calendarKey, entry.calendar}});
    return array;
}

} // namespace

BackupSettings backupSettings(const ClusterProfile &profile)
{
    const QJsonObject json = profile.other.value(backupKey).toObject();
    const BackupSettings normal;
    return {
        .rpo = std::chrono::minutes{profilekeys::within(json, rpoKey, backupbounds::rpoMinutes, int(normal.rpo.count()))},
        .folder = json.value(folderKey).toString(),
        .retention = retentionFrom(json.value(retentionKey).toObject()),
        .secondPlace = json.value(secondPlaceKey).toString(),
        .recipients = recipientsFrom(json.value(recipientsKey)),
        .schedule = scheduleFrom(json.value(scheduleKey)),
    };
}

void placeBackupFolder(ClusterProfile &profile, const QString &file)
{
    QJsonObject backup = profile.other.value("backup"_L1).toObject();
    const QString said = backup.value("folder"_L1).toString();
    if (said.isEmpty() || QDir::isAbsolutePath(said))
        return;
    const bool isHome = said == "~"_L1 || said.startsWith("~/"_L1);
    const QString folder = QDir::cleanPath(isHome ? QDir::homePath() + said.sliced(1) : QFileInfo(file).absolutePath() + u'/' + said);
    backup.insert("folder"_L1, folder);
    profile.other.insert("backup"_L1, backup);
    profile.remarks.append(isHome ? QCoreApplication::translate("BackupSettings", "backup.folder is “%1” in the profile, and taken as %2").arg(said, folder)
                                  : QCoreApplication::translate("BackupSettings",
                                                                "backup.folder is “%1” in the profile, which is no absolute path: it is taken as %2, "
                                                                "beside the profile, wherever this program is started")
                                        .arg(said, folder));
}

void setBackupSettings(ClusterProfile &profile, const BackupSettings &settings)
{
    const BackupSettings normal;
    QJsonObject json = profile.other.value(backupKey).toObject();
    profilekeys::put(json, rpoKey, int(settings.rpo.count()), int(normal.rpo.count()));
    profilekeys::put(json, folderKey, settings.folder, normal.folder);
    putRetention(json, settings.retention);
    profilekeys::put(json, secondPlaceKey, settings.secondPlace, normal.secondPlace);
    profilekeys::put(json, recipientsKey, QJsonArray::fromStringList(settings.recipients), QJsonArray());
    profilekeys::put(json, scheduleKey, scheduleJson(settings.schedule), QJsonArray());
    profilekeys::putObject(profile.other, backupKey, json);
}

void checkBackupSettings(JsonReader profile)
{
    JsonReader backup = profile.object(backupKey);
    profilekeys::check(backup, rpoKey);
    for (const QLatin1StringView key : {QLatin1StringView(folderKey), QLatin1StringView(secondPlaceKey)}) {
        // No file system has such a name: what is written “there” would be nowhere.
        if (std::ranges::any_of(backup.text(key), [](QChar c) { return c.category() == QChar::Other_Control; }))
            backup.wrong(key, QCoreApplication::translate("ClusterProfile", "holds a control character"));
    }
    backup.texts(recipientsKey);
    backup.list(scheduleKey, [](JsonReader one) { return one.text(typeKey) + one.text(calendarKey); });
    JsonReader retention = backup.object(retentionKey);
    for (const RetentionRule &one : retentionRules)
        profilekeys::check(retention, one.key);
}

} // namespace warrener
