#pragma once

#include "support/FakeBackupsDesk.h"

#include <QSize>
#include <QString>

#include <functional>

class QWidget;

namespace warrener {

/// What the desk of backups holds in one picture, and what a person has done before it is taken.
struct BackupPicture
{
    QString name;
    std::function<void(FakeBackupsDesk &)> fill;
    QString object{};
    std::function<void(QWidget &page)> act{};
    QString dialog{}; ///< the picture is of that one
    QSize size{1440, 900};
};

QList<BackupPicture> backupPictures();

} // namespace warrener
