#include "cluster/BackupSettings.h"

#include "cluster/ProfileKeys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostDays = 36'500;
constexpr int mostKept = 10'000;
constexpr int mostRpo = 525'600;
constexpr int mostScheduled = 32;
constexpr qsizetype mostRecipients = 64;

BackupRetention retentionFrom(const QJsonObject &json)
{
    const BackupRetention normal;
    return {
        .days = profilekeys::within(json, "days"_L1, 0, mostDays, normal.days),
        .last = profilekeys::within(json, "last"_L1, 0, mostKept, normal.last),
        .hourly = profilekeys::within(json, "hourly"_L1, 0, mostKept, normal.hourly),
        .daily = profilekeys::within(json, "daily"_L1, 0, mostKept, normal.daily),
        .weekly = profilekeys::within(json, "weekly"_L1, 0, mostKept, normal.weekly),
        .monthly = profilekeys::within(json, "monthly"_L1, 0, mostKept, normal.monthly),
        .yearly = profilekeys::within(json, "yearly"_L1, 0, mostKept, normal.yearly),
        .minimum = profilekeys::within(json, "minimum"_L1, 1, mostKept, normal.minimum),
    };
}

void putRetention(QJsonObject &backup, const BackupRetention &retention)
{
    const BackupRetention normal;
    QJsonObject json = backup.value("retention"_L1).toObject();
    profilekeys::put(json, "days"_L1, retention.days, normal.days);
    profilekeys::put(json, "last"_L1, retention.last, normal.last);
    profilekeys::put(json, "hourly"_L1, retention.hourly, normal.hourly);
    profilekeys::put(json, "daily"_L1, retention.daily, normal.daily);
    profilekeys::put(json, "weekly"_L1, retention.weekly, normal.weekly);
    profilekeys::put(json, "monthly"_L1, retention.monthly, normal.monthly);
    profilekeys::put(json, "yearly"_L1, retention.yearly, normal.yearly);
    profilekeys::put(json, "minimum"_L1, retention.minimum, normal.minimum);
    profilekeys::putObject(backup, "retention"_L1, json);
}

QStringList recipientsFrom(const QJsonValue &value)
{
    QStringList recipients;
    for (const QJsonValue &one : value.toArray()) {
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
    for (const QJsonValue &one : value.toArray()) {
        if (schedule.size() == mostScheduled)
            break;
        ScheduledBackup entry{.type = one["type"_L1].toString(), .calendar = one["calendar"_L1].toString()};
        if (!entry.type.isEmpty() && !entry.calendar.isEmpty())
            schedule.append(std::move(entry));
    }
    return schedule;
}

QJsonArray scheduleJson(const QList<ScheduledBackup> &schedule)
{
    QJsonArray array;
    for (const ScheduledBackup &entry : schedule)
        array.append(QJsonObject{{"type"_L1, entry.type}, {"calendar"_L1, entry.calendar}});
    return array;
}

} // namespace

BackupSettings backupSettings(const ClusterProfile &profile)
{
    const QJsonObject json = profile.other.value("backup"_L1).toObject();
    const BackupSettings normal;
    return {
        .rpo = std::chrono::minutes{profilekeys::within(json, "rpoMinutes"_L1, 0, mostRpo, int(normal.rpo.count()))},
        .folder = json.value("folder"_L1).toString(),
        .retention = retentionFrom(json.value("retention"_L1).toObject()),
        .secondPlace = json.value("secondPlace"_L1).toString(),
        .recipients = recipientsFrom(json.value("recipients"_L1)),
        .schedule = scheduleFrom(json.value("schedule"_L1)),
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
    QJsonObject json = profile.other.value("backup"_L1).toObject();
    profilekeys::put(json, "rpoMinutes"_L1, int(settings.rpo.count()), int(normal.rpo.count()));
    profilekeys::put(json, "folder"_L1, settings.folder, normal.folder);
    putRetention(json, settings.retention);
    profilekeys::put(json, "secondPlace"_L1, settings.secondPlace, normal.secondPlace);
    profilekeys::put(json, "recipients"_L1, QJsonArray::fromStringList(settings.recipients), QJsonArray());
    profilekeys::put(json, "schedule"_L1, scheduleJson(settings.schedule), QJsonArray());
    profilekeys::putObject(profile.other, "backup"_L1, json);
}

} // namespace warrener
