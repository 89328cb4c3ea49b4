#include "ui/settings/BackupSettingsCard.h"

#include "support/SuiteTheme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

class BackupSettingsCardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotTouchedIsNotChanged()
    {
        const BackupSettings settings{
            .rpo = 61min,
            .folder = u"/srv/backups"_s,
            .retention = {.days = 3, .last = 1, .hourly = 24, .daily = 7, .weekly = 4, .monthly = 12, .yearly = 2, .minimum = 9},
            .secondPlace = u"sftp:vault:/srv/second"_s,
            .recipients = {u"age1a"_s, u"ssh-ed25519 AAAA x"_s},
            // What somebody wrote by hand, and a type that has no line here.
            .schedule = {{u"queue-data"_s, u"hourly"_s}, {u"full"_s, u"Mon *-*-* 03:33:00"_s}},
        };
        BackupSettingsCard card;
        card.setSettings(settings);
        QCOMPARE(card.settings(), settings);
        QCOMPARE(card.problem(), QString());
        card.setSettings({});
        QCOMPARE(card.settings(), BackupSettings());
    }

    void whatIsEnteredIsWhatIsSet()
    {
        BackupSettingsCard card;
        card.setSettings({});
        QSignalSpy changed(&card, &BackupSettingsCard::changed);
        card.findChild<QSpinBox *>(u"backupRpo"_s)->setValue(60);
        card.findChild<QSpinBox *>(u"keepHourly"_s)->setValue(24);
        card.findChild<QLineEdit *>(u"backupRecipientsSetting"_s)->setText(u" age1a ,age1b,"_s);
        auto *times = card.findChild<QComboBox *>(u"scheduleIncremental"_s);
        times->setCurrentIndex(times->findData(u"hourly"_s));
        QVERIFY(changed.size() >= 4);
        QCOMPARE(card.settings().rpo, 60min);
        QCOMPARE(card.settings().retention.hourly, 24);
        QCOMPARE(card.settings().recipients, (QStringList{u"age1a"_s, u"age1b"_s}));
        QCOMPARE(card.settings().schedule, (QList<ScheduledBackup>{{u"incremental"_s, u"hourly"_s}}));
        times->setCurrentIndex(0);
        QVERIFY(card.settings().schedule.isEmpty());
    }

    void places_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QString() << QString() << true;
        QTest::newRow("absolute") << u"/srv/a"_s << u"/mnt/b"_s << true;
        QTest::newRow("sftp") << QString() << u"sftp:vault:/srv/b"_s << true;
        QTest::newRow("sftp, of the home") << QString() << u"sftp:ops@vault:backups"_s << true;
        QTest::newRow("relative") << u"backups"_s << QString() << false;
        QTest::newRow("relative second") << QString() << u"mnt/b"_s << false;
        QTest::newRow("sftp without a path") << QString() << u"sftp:vault:"_s << false;
        QTest::newRow("sftp without a host") << QString() << u"sftp::/srv"_s << false;
        QTest::newRow("the same") << u"/srv/a"_s << u"/srv/a"_s << false;
    }
    void places()
    {
        QFETCH(QString, folder);
        QFETCH(QString, second);
        QFETCH(bool, good);
        BackupSettingsCard card;
        card.setSettings({.folder = folder, .secondPlace = second});
        QCOMPARE(card.problem().isEmpty(), good);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(BackupSettingsCardTest)
#include "BackupSettingsCardTest.moc"
