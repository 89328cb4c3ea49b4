#pragma once

#include "Pages.h"
#include "support/FakeCareDesk.h"
#include "support/FakeDesk.h"
#include "support/FakeFailoverDesk.h"
#include "support/QuietPages.h"
#include "support/SampleRestore.h"
#include "ui/backups/BackupsPage.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/restore/RestorePage.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace warrener {

using namespace Qt::StringLiterals;

/// The backup of everything in the samples.
inline const QString full = QString::fromLatin1(sampleData::fullBackup);

/// The window with its restore over played desks, driven as a person would.
struct RestoreWindow
{
    explicit RestoreWindow(const QString &profiles)
        : directory(ProfileStore(profiles)), desk(sampleData::backupsNow()), runs(sampleData::backupsNow()),
          store(sampleData::storeOf(sampleData::ordersProd())), reports(store->profile().name), care(*store), window(std::make_shared<SystemClock>(), nullptr)
    {
        sampleData::fillRestore(backups, desk);
        PageServices services = quietServices(directory);
        services.desk = [this](const ClusterStore &) { return &reports; };
        services.runs = [this](const ClusterStore &) { return &runs; };
        services.failover = [this](const ClusterStore &) { return &failover; };
        services.backups = [this](const ClusterStore &) { return &backups; };
        services.restore = [this](const ClusterStore &) { return &desk; };
        services.care = [this](const ClusterStore &) { return &care; };
        registerPages(window, services);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.go({u"backups"_s, {}});
        window.show();
        window.activateWindow();
        ready = QTest::qWaitForWindowActive(&window);
    }
    void begin(const QString &object = u"new"_s) { window.go({u"restore"_s, object}); }

    RestorePage *page() { return qobject_cast<RestorePage *>(window.page(u"restore"_s)); }
    template <class Part>
    Part *part(const char *name)
    {
        const QList<Part *> all = window.findChildren<Part *>(QString::fromLatin1(name));
        for (Part *each : all) {
            if (each->isVisible())
                return each;
        }
        return all.value(0);
    }
    QPushButton *next() { return page()->findChild<QPushButton *>(u"restoreNext"_s); }
    QPushButton *back() { return page()->findChild<QPushButton *>(u"restoreBack"_s); }
    QString reason() { return page()->findChild<QLabel *>(u"restoreReason"_s)->text(); }
    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr ? at : &window, static_cast<Qt::Key>(key), modifiers);
    }
    /// As a hand does: each letter goes to what has the focus by then.
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClicks(QApplication::focusWidget(), QString(letter));
    }
    bool reaches(RestoreStage stage)
    {
        return QTest::qWaitFor([&] { return page()->stage() == stage; });
    }
    bool canGoOn()
    {
        return QTest::qWaitFor([&] { return next()->isEnabled(); });
    }
    /// Tab until that one has the focus; false: it cannot be reached.
    bool tabTo(const QWidget *widget)
    {
        for (int i = 0; i < 120; ++i) {
            if (QApplication::focusWidget() == widget)
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }

    ClusterDirectory directory;
    FakeBackupsDesk backups;
    FakeRestoreDesk desk;
    FakeRunDesk runs;
    FakeFailoverDesk failover;
    std::unique_ptr<ClusterStore> store;
    FakeDesk reports;
    FakeCareDesk care;
    MainWindow window;
    bool ready = false;
};

} // namespace warrener
