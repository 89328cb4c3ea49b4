#include "cluster/BackupSettings.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

class BackupSettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const BackupSettings settings{
            .rpo = 60min,
            .folder = u"/srv/backups"_s,
            .retention = {.days = 7, .last = 2, .hourly = 24, .daily = 7, .weekly = 4, .monthly = 12, .yearly = 1, .minimum = 5},
            .secondPlace = u"sftp:vault:/srv/second"_s,
            .recipients = {u"age1abc"_s, u"age1def"_s},
            .schedule = {{u"incremental"_s, u"hourly"_s}, {u"full"_s, u"*-*-* 02:00:00"_s}},
        };
        ClusterProfile profile;
        setBackupSettings(profile, settings);
        QCOMPARE(backupSettings(profile), settings);
        // The profile is a file.
        profile.name = {u"orders"_s};
        NodeProfile node;
        node.name = {u"rabbit@broker1"_s};
        node.management = QUrl(u"http://broker1:15672"_s);
        profile.nodes = {node};
        const Result<ClusterProfile> again = profileFromJson(toJson(profile));
        QVERIFY(again);
        QCOMPARE(backupSettings(*again), settings);
    }

    void defaultsAreNotWrittenAndOtherKeysStay()
    {
        ClusterProfile profile;
        setBackupSettings(profile, {});
        QVERIFY(!profile.other.contains("backup"_L1));
        profile.other.insert("backup"_L1, QJsonObject{{"newer"_L1, 1}, {"retention"_L1, QJsonObject{{"lunar"_L1, 2}, {"days"_L1, 9}}}});
        setBackupSettings(profile, {});
        QCOMPARE(profile.other.value("backup"_L1).toObject(), (QJsonObject{{"newer"_L1, 1}, {"retention"_L1, QJsonObject{{"lunar"_L1, 2}}}}));
    }

    void whatIsWrongIsAsEver()
    {
        ClusterProfile profile;
        profile.other.insert("backup"_L1, QJsonObject{
                                              {"rpoMinutes"_L1, -5},
                                              {"folder"_L1, 7},
                                              {"retention"_L1, QJsonObject{{"days"_L1, "many"_L1}, {"hourly"_L1, 1e9}, {"minimum"_L1, 0}}},
                                              {"recipients"_L1, QJsonArray{1, "age1x"_L1, QString()}},
                                              {"schedule"_L1, QJsonArray{QJsonObject{{"type"_L1, "full"_L1}},
                                                                         QJsonObject{{"type"_L1, "full"_L1}, {"calendar"_L1, "daily"_L1}}, 3}},
                                          });
        const BackupSettings read = backupSettings(profile);
        QCOMPARE(read.rpo, 0min);
        QCOMPARE(read.folder, QString());
        QCOMPARE(read.retention.days, 30);
        QCOMPARE(read.retention.hourly, 10'000);
        QCOMPARE(read.retention.minimum, 1);
        QCOMPARE(read.recipients, QStringList{u"age1x"_s});
        QCOMPARE(read.schedule, (QList<ScheduledBackup>{{u"full"_s, u"daily"_s}}));
    }
};

QTEST_GUILESS_MAIN(BackupSettingsTest)
#include "BackupSettingsTest.moc"
