#pragma once

#include "support/FakeCareDesk.h"
#include "support/FakeFailoverDesk.h"
#include "support/FakeRunDesk.h"
#include "support/SampleData.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

/// What the desks of plans and runs hold in one picture.
struct RunPicture
{
    QString name;
    Sample (*sample)();
    std::function<void(FakeFailoverDesk &, FakeRunDesk &)> fill;
    QString page;
    QString object{};
    QSize size{1440, 900};
    /// The name of the cluster is typed, all but its last letter.
    bool typed = false;
    /// "Finish or undo…" is clicked; the picture is of the dialog.
    QString button{};
    QString dialog{};
    QStringList pressed{}; ///< in the dialog, one after the other
};

/// A small plan's dialog over the page that offers it.
struct CarePicture
{
    QString name;
    Sample (*sample)();
    CareWish wish;
    QHash<QString, QString> refuses{}; ///< guard → reason
    QString problem{};                 ///< why there is no plan
};
QList<CarePicture> carePictures();

/// The page of failovers before, during and after runs, and the runs of Activity.
QList<RunPicture> runPictures();

} // namespace warrener
