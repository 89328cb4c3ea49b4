#pragma once

#include "support/FakeDesk.h"
#include "support/SampleData.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

/// What the desk of the page holds in one picture.
struct DeskPicture
{
    QString name;
    Sample (*sample)();
    std::function<void(FakeDesk &)> fill;
    QString object{};
    QSize size{1440, 900};
};

QList<DeskPicture> deskPictures();

} // namespace warrener
