#pragma once

#include "support/SampleBackups.h"
#include "support/ShownText.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/BackupsPage.h"
#include "ui/backups/ContentsModel.h"
#include "ui/parts/TableView.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <functional>
#include <memory>

namespace warrener {

/// Of the samples: a full one that is good, and what lies in it.
inline const QString fullId = QString::fromLatin1(sampleData::fullBackup);
inline const QString dlqPath = QStringLiteral("messages/%2F/payments.dlq.cborseq");

/// The page of backups on a desk that is played, and what a person does there.
class BackupsShown
{
public:
    explicit BackupsShown(const std::function<void(FakeBackupsDesk &)> &fill = sampleData::fillBackups, const QString &object = {})
        : store(sampleData::storeOf(sampleData::ordersProd())), page((fill(desk), *store), desk)
    {
        page.resize(1232, 818);
        QObject::connect(&page, &Page::openRequested, &page, [this](const PageTarget &target) {
            requested = target;
            if (target.page == QLatin1StringView("backups"))
                page.open(target.object);
        });
        QObject::connect(&page, &Page::succeeded, &page, [this](const QString &text) { said = text; });
        QObject::connect(&page, &Page::badgeChanged, &page, [this] { ++badges; });
        page.show();
        ready = QTest::qWaitForWindowExposed(&page);
        page.activate();
        page.open(object);
    }

    template <class Part>
    Part *part(const char *name)
    {
        return page.findChild<Part *>(QString::fromLatin1(name));
    }
    QString textOf(const char *name) { return shownText(page, name); }
    bool says(const QString &text)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    TableView *table() { return part<TableView>("backupsTable"); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    void choose(int row) { table()->setCurrentIndex(table()->model()->index(row, BackupsModel::TypeColumn)); }
    QTreeView *tree() { return part<QTreeView>("contentsTree"); }
    void openEntry(const QString &path) { tree()->setCurrentIndex(qobject_cast<const ContentsModel *>(tree()->model())->indexOf(path)); }
    QString chosenEntry() { return tree()->currentIndex().data(ContentsModel::PathRole).toString(); }
    void click(const char *name) { QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton); }
    /// The menu "More" is filled when it opens.
    void trigger(const char *action)
    {
        QMetaObject::invokeMethod(part<QAbstractButton>("moreBackupActions"), "aboutToOpen");
        part<QAction>(action)->trigger();
    }
    bool offers(const char *action)
    {
        QMetaObject::invokeMethod(part<QAbstractButton>("moreBackupActions"), "aboutToOpen");
        return part<QAction>(action)->isEnabled();
    }
    QStringList askedFor(const QString &what) const { return desk.asked.filter(what); }

    std::unique_ptr<ClusterStore> store;
    FakeBackupsDesk desk;
    BackupsPage page;
    PageTarget requested;
    QString said;
    int badges = 0;
    bool ready = false;
};

} // namespace warrener
