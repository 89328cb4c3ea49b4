#pragma once

#include "support/FakeBackupsDesk.h"
#include "support/FakeRestoreDesk.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

class RestorePage;

/// The wizard as far as a person has come in one picture.
struct RestorePicture
{
    QString name;
    std::function<void(RestorePage &, FakeRestoreDesk &)> act{};
    QString object{};
    std::function<void(FakeBackupsDesk &, FakeRestoreDesk &)> fill{};
    QSize size{1440, 900};
};

QList<RestorePicture> restorePictures();

} // namespace warrener
