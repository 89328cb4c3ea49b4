#pragma once

#include "Pages.h"
#include "support/FakeDesk.h"
#include "support/FakeFailoverDesk.h"
#include "support/QuietPages.h"
#include "support/SampleRecovery.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

#include <algorithm>

namespace warrener {

using namespace Qt::StringLiterals;

/// The window with its page of recovery over played desks, driven as a person would.
struct RecoveryWindow
{
    explicit RecoveryWindow(const QString &profiles, Sample sample = sampleData::unhealthyProduction())
        : directory(ProfileStore(profiles)), now(sample.now), store(sampleData::storeOf(std::move(sample))), desk(store->profile(), now),
          reports(store->profile().name), window(std::make_shared<SystemClock>(), nullptr)
    {
        desk.setView(sampleData::recoveryView(now));
        PageServices services = quietServices(directory);
        services.desk = [this](const ClusterStore &) { return &reports; };
        services.runs = [this](const ClusterStore &) { return &desk.run; };
        services.failover = [this](const ClusterStore &) { return &failover; };
        services.recovery = [this](const ClusterStore &) { return &desk; };
        registerPages(window, services);
        window.resize(1440, 900);
        window.setStore(store.get());
        window.show();
    }

    bool open(const QString &object = {})
    {
        window.go({u"recovery"_s, object});
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    /// The one that is seen: a rehearsal has a room of its own, with the same parts.
    template <class T>
    T *part(const QString &name) const
    {
        const QList<T *> all = window.page(u"recovery"_s)->findChildren<T *>(name);
        const auto seen = std::ranges::find_if(all, [](const T *each) { return each->isVisible(); });
        return seen != all.end() ? *seen : all.value(0);
    }
    QString text(const QString &name) const
    {
        auto *label = part<QLabel>(name);
        return label ? label->text() : u"(none)"_s;
    }
    void click(const QString &name) const
    {
        auto *button = part<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool shows(const QString &name) const
    {
        auto *widget = part<QWidget>(name);
        return widget && widget->isVisible();
    }

    ClusterDirectory directory;
    TimePoint now;
    std::unique_ptr<ClusterStore> store;
    FakeRecoveryDesk desk;
    FakeFailoverDesk failover;
    FakeDesk reports;
    MainWindow window;
};

/// One with all that a plan restores.
inline BackupSummary wholeBackup(const QString &id, const QString &cluster, TimePoint at)
{
    BackupSummary summary{.id = id};
    summary.cluster = cluster;
    summary.at = at;
    summary.holds = {BackupPart::Definitions, BackupPart::Messages};
    return summary;
}

} // namespace warrener
