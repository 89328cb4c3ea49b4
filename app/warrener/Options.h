#pragma once

#include "base/Result.h"
#include "ui/theme/Theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace warrener {

/// What was asked for on the command line.
struct WindowOptions
{
    QString profileFile;
    QString cluster;
    std::optional<Theme::Scheme> scheme;
    QString language;   ///< empty: as set, else the system's
    QString screenshot; ///< a file: take the picture, then end
    QSize size{};       ///< empty: as remembered
    QString page;
    std::chrono::seconds timeout{60};
    int passwordDescriptor = -1;
    QString environmentPassword; ///< what WARRENER_PASSWORD held
};

/// Ends the program by itself for --help and --version. Usage: what is wrong with the arguments.
Result<WindowOptions> windowOptions(const QStringList &arguments);

} // namespace warrener
