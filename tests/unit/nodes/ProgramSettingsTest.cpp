#include "ui/model/ProgramSettings.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ProgramSettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(u"Unknown Organization"_s));
    }

    void takesOverOnceWhatIsNotThereYet()
    {
        {
            QSettings old(oldFile(), QSettings::IniFormat);
            old.setValue(u"queues/hiddenColumns"_s, QStringList{u"1"_s, u"4"_s});
            old.setValue(u"diagnosis/known/orders-prod"_s, QByteArray(R"([{"finding":"a","level":"warning"}])"));
            old.setValue(u"look/scheme"_s, 2);
        }
        QSettings settings(programSettingsFile(m_folder->path()), QSettings::IniFormat);
        settings.setValue(u"look/scheme"_s, 1);
        takeOverSettings(settings, m_folder->path());
        QCOMPARE(settings.value(u"queues/hiddenColumns"_s).toStringList(), (QStringList{u"1"_s, u"4"_s}));
        QCOMPARE(settings.value(u"diagnosis/known/orders-prod"_s).toByteArray(), R"([{"finding":"a","level":"warning"}])");
        QCOMPARE(settings.value(u"look/scheme"_s).toInt(), 1);

        // What is taken away later stays away.
        settings.remove(u"queues/hiddenColumns"_s);
        takeOverSettings(settings, m_folder->path());
        QVERIFY(!settings.contains(u"queues/hiddenColumns"_s));
        QVERIFY(QFile::exists(oldFile()));
    }

    void withoutAnOldFileNothingIsWritten()
    {
        QSettings settings(programSettingsFile(m_folder->path()), QSettings::IniFormat);
        takeOverSettings(settings, m_folder->path());
        QCOMPARE(settings.allKeys(), QStringList());
        QVERIFY(!QFile::exists(programSettingsFile(m_folder->path())));
    }

private:
    QString oldFile() const { return m_folder->filePath(u"Unknown Organization/warrener.conf"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ProgramSettingsTest)
#include "ProgramSettingsTest.moc"
