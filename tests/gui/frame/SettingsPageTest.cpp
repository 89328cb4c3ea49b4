// Settings, and the word that says they are saved.

#include "ui/settings/SettingsPage.h"

#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Toast.h"
#include "ui/theme/Glyph.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class SettingsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSavedAndReverted()
    {
        ClusterProfile kept;
        Status answer{};
        const ClusterProfile profile = sampleData::healthyStaging().profile;
        SettingsPage page(profile, {}, [&](const ClusterProfile &wanted, const std::function<void(const Status &)> &done) {
            kept = wanted;
            done(answer);
        });
        page.show();
        auto *save = page.findChild<QPushButton *>(u"saveSettings"_s);
        auto *poll = page.findChild<QSpinBox *>(u"pollInterval"_s);
        auto *warning = page.findChild<QDoubleSpinBox *>(u"cpuWarning"_s);
        QVERIFY(page.findChild<Label *>(u"clearText"_s)->text().contains(u"unencrypted"_s));
        QVERIFY(!save->isEnabled());
        poll->setValue(9);
        QVERIFY(save->isEnabled());
        QVERIFY(page.escape());
        QCOMPARE(poll->value(), 5);
        QVERIFY(!page.escape());
        warning->setValue(95);
        QVERIFY(!save->isEnabled());
        warning->setValue(70);
        poll->setValue(2);
        QSignalSpy succeeded(&page, &Page::succeeded);
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(kept.poll.count(), 2);
        QCOMPARE(kept.thresholds.cpuWarning, 70.0);
        QCOMPARE(kept.nodes, profile.nodes);
        QCOMPARE(succeeded.count(), 1);
        QVERIFY(!save->isEnabled());
    }

    /// Labels that had claimed their heights at another width left an empty place at the end, which the first choice took away:
    /// the next click met another field than the one that was aimed at.
    void theFormEndsWithItsLastCard()
    {
        SettingsPage page(sampleData::unhealthyProduction().profile, {}, [](const ClusterProfile &, const std::function<void(const Status &)> &) {});
        page.resize(1188, 720);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto *scroll = page.findChild<QScrollArea *>();
        const QWidget *form = scroll->widget();
        const auto rest = [form] { return form->height() - 1 - form->childrenRect().bottom(); };
        QTRY_VERIFY2(rest() <= 4, qPrintable(QString::number(rest())));
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        auto *full = page.findChild<QComboBox *>(u"scheduleFull"_s);
        const QPoint before = full->mapTo(&page, QPoint());
        full->setCurrentIndex(1);
        QCoreApplication::processEvents();
        QCOMPARE(full->mapTo(&page, QPoint()), before);
    }

    /// A tick stands only before what went well.
    void aWarningHasNoTick()
    {
        QWidget area;
        area.resize(600, 400);
        Toast toast(&area);
        const auto *glyph = toast.findChild<GlyphLabel *>();
        toast.say(u"Saved"_s);
        QCOMPARE(glyph->kind(), GlyphKind::Ok);
        toast.warn(u"There is no keychain here"_s);
        QCOMPARE(glyph->kind(), GlyphKind::Warn);
        toast.say(u"Saved"_s);
        QCOMPARE(glyph->kind(), GlyphKind::Ok);
    }

    /// What is not saved yet is named, and language and colours are no exception.
    void thePageSaysWhatHasBeenChanged()
    {
        int saves = 0;
        SettingsPage page(sampleData::healthyStaging().profile, {}, [&](const ClusterProfile &, const std::function<void(const Status &)> &done) {
            ++saves;
            done({});
        });
        page.show();
        QSignalSpy program(&page, &SettingsPage::programChanged);
        auto *save = page.findChild<QPushButton *>(u"saveSettings"_s);
        auto *language = page.findChild<QComboBox *>(u"language"_s);
        const auto says = [&page](const QString &words) {
            const QList<Label *> labels = page.findChildren<Label *>();
            return std::ranges::any_of(labels, [&words](const Label *label) { return label->text() == words; });
        };
        language->setCurrentIndex(language->findData(u"zh_CN"_s));
        QCOMPARE(program.count(), 0);
        QVERIFY(save->isEnabled());
        QVERIFY(says(u"Holds once it is saved: Language"_s));
        QVERIFY(page.escape());
        QCOMPARE(language->currentData().toString(), QString());
        page.findChild<QComboBox *>(u"scheduleFull"_s)->setCurrentIndex(4);
        language->setCurrentIndex(language->findData(u"en"_s));
        QVERIFY(says(u"Holds once it is saved: Full backup, Language"_s));
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(saves, 1);
        QCOMPARE(program.count(), 1);
        QCOMPARE(program.first().first().value<SettingsPage::Program>().language, u"en"_s);
        QVERIFY(says(u"Nothing has been changed"_s));
        // Of this program alone: the cluster's profile is left where it is.
        language->setCurrentIndex(0);
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(saves, 1);
        QCOMPARE(program.count(), 2);
        QSignalSpy edit(&page, &SettingsPage::editRequested);
        page.findChild<QPushButton *>(u"editCluster"_s)->click();
        QCOMPARE(edit.count(), 1);
        // What is not saved yet would be lost by what is saved of the profile elsewhere.
        language->setCurrentIndex(1);
        for (const QString &door : {u"editCluster"_s, u"editPlaces"_s})
            QVERIFY2(!page.findChild<QPushButton *>(door)->isEnabled(), qPrintable(door));
        QVERIFY(page.escape());
        for (const QString &door : {u"editCluster"_s, u"editPlaces"_s})
            QVERIFY2(page.findChild<QPushButton *>(door)->isEnabled(), qPrintable(door));
    }

private:
    SuiteTheme m_theme{u"Inter"_s};
};

QTEST_MAIN(SettingsPageTest)

#include "SettingsPageTest.moc"
