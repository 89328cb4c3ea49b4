#pragma once

#include "support/SampleRecovery.h"

#include <QSize>
#include <QString>

#include <functional>

namespace warrener {

class RecoveryPage;

/// The page as far as a person has come in one picture.
struct RecoveryPicture
{
    QString name;
    std::function<void(RecoveryPage &, FakeRecoveryDesk &)> act{};
    QString object{};
    std::function<void(FakeRecoveryDesk &)> fill{};
    QSize size{1440, 900};
    QString page = QStringLiteral("recovery");
    bool onStaging = false; ///< a cluster that is no production
};

QList<RecoveryPicture> recoveryPictures();

} // namespace warrener
