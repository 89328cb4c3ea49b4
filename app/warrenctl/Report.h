#pragma once

#include "app/warrenctl/Options.h"

#include <QJsonObject>
#include <QString>

namespace warrener::ctl {

/// What a command found: for people, for scripts, and for the shell.
struct Report
{
    QString text;
    QJsonObject json;
    ExitCode exitCode = Done;
};

} // namespace warrener::ctl
