#pragma once

#include "support/FakeDrillDesk.h"
#include "support/FakeRunDesk.h"
#include "support/SampleData.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

class DrillsPage;

/// What the desk of drills holds in one picture, and what a person has done.
struct DrillPicture
{
    QString name;
    Sample (*sample)();
    std::function<void(FakeDrillDesk &, FakeRunDesk &)> fill{};
    QString object{};
    std::function<void(DrillsPage &)> act{};
    QString dialog{}; ///< the picture is of it
    QSize size{1440, 900};
};

QList<DrillPicture> drillPictures();

} // namespace warrener
